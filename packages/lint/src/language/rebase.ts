/** Moves a kept analysis to where its words now stand. */
import type { Analysis } from './analysis.ts';
import type { Clause, NounPhrase, Token } from './prose.ts';

/** The same analysis for the same words at another place. */
export function rebase(analysis: Analysis, by: number): Analysis {
  if (by === 0) return analysis;
  const tokens = analysis.tokens.map(
    ({ from, to, text, lower, lemma, pos, quoted }): Token => ({
      from: from + by,
      to: to + by,
      text,
      lower,
      lemma,
      pos,
      quoted,
    }),
  );
  const made = new Map<NounPhrase, NounPhrase>();
  const phrase = (one: NounPhrase): NounPhrase => {
    const known = made.get(one);
    if (known !== undefined) return known;
    const moved: NounPhrase = {
      ...one,
      from: one.from + by,
      to: one.to + by,
      head: tokens[analysis.tokens.indexOf(one.head, one.first)]!,
      possessor: one.possessor === null ? null : phrase(one.possessor),
    };
    made.set(one, moved);
    return moved;
  };
  const maybe = (one: NounPhrase | null): NounPhrase | null => (one === null ? null : phrase(one));
  const clauses = analysis.clauses.map(
    (one): Clause => ({
      ...one,
      verb: tokens[one.verbIndex]!,
      group: { ...one.group, from: one.group.from + by, to: one.group.to + by },
      subject: maybe(one.subject),
      object: maybe(one.object),
      agent: maybe(one.agent),
    }),
  );
  return { tokens, phrases: analysis.phrases.map(phrase), clauses };
}
