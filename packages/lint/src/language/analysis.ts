/** The grammar of one sentence, with offsets relative to it, kept for as long as the words stay the same. */
import { findClauses, type RawClause } from './clauses.ts';
import { findPhrases, type Phrase } from './phrases.ts';
import type { Clause, NounPhrase, Token } from './prose.ts';
import type { Roster } from './roster.ts';
import type { Range } from './split-sentences.ts';
import { tag } from './tag.ts';
import { tokenise } from './tokenise.ts';
import type { TaggedToken } from './word-forms.ts';

export interface Analysis {
  readonly tokens: readonly Token[];
  readonly phrases: readonly NounPhrase[];
  readonly clauses: readonly Clause[];
}

const LONGEST = 4000;

/** Analyses one masked sentence that stands at `base`; `quoted` are stretches of it in other people's words. */
export function analyse(masked: string, base: number, quoted: readonly Range[], roster: Roster): Analysis {
  const raw = tokenise(masked.length > LONGEST ? masked.slice(0, LONGEST) : masked);
  for (const token of raw)
    token.quoted = quoted.some((part) => part.from <= token.from && token.to <= part.to);
  const tagged = tag(raw, roster);
  const rawPhrases = findPhrases(tagged, roster);
  const rawClauses = findClauses(tagged, rawPhrases);
  const tokens = tagged.map((token): Token => place(token, base));
  const made = new Map<Phrase, NounPhrase>();
  const phrase = (one: Phrase): NounPhrase => {
    const known = made.get(one);
    if (known !== undefined) return known;
    const from = tokens[one.first]!.from;
    const to = tokens[one.last]!.to;
    const built: NounPhrase = {
      from,
      to,
      text: masked.slice(from - base, to - base),
      head: tokens[one.head]!,
      referent: one.referent,
      first: one.first,
      last: one.last,
      possessor: one.possessor === null ? null : phrase(one.possessor),
    };
    made.set(one, built);
    return built;
  };
  const maybe = (one: Phrase | null): NounPhrase | null => (one === null ? null : phrase(one));
  const clause = (one: RawClause): Clause => {
    const from = tokens[one.group.first]!.from;
    const to = tokens[one.group.last]!.to;
    return {
      verb: tokens[one.group.main]!,
      group: { from, to, text: masked.slice(from - base, to - base) },
      tense: one.tense,
      voice: one.voice,
      negated: one.group.negated,
      modal: one.group.modal,
      perfect: one.group.perfect,
      subject: maybe(one.subject),
      object: maybe(one.object),
      agent: maybe(one.agent),
      conditional: one.conditional,
      particle: one.particle,
      firstIndex: one.group.first,
      verbIndex: one.group.main,
      inverted: one.group.inverted !== null,
    };
  };
  return { tokens, phrases: rawPhrases.map(phrase), clauses: rawClauses.map(clause) };
}

function place(token: TaggedToken, base: number): Token {
  return {
    from: token.from + base,
    to: token.to + base,
    text: token.text,
    lower: token.lower,
    lemma: token.lemma,
    pos: token.pos,
    quoted: token.quoted,
  };
}
