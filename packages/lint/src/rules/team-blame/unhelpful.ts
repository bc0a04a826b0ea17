/** Blame without a deed: the other side kept silent, did not help, has a vice. */
import type { Clause, NounPhrase, Sentence } from '../../language/prose.ts';

/** `They never tell us anything`: a habit laid at a team's door. */
export const NEVER = /\bnever\b/i;
export const LISTENS =
  /^(?:tell|listen|answer|inform|reply|warn|help|test|document|ask|respond|care|read|check|follow|announce|coordinate)$/;

/** `the data team's neglect`. */
export function isVice(phrase: NounPhrase): boolean {
  const owner = phrase.possessor;
  return (
    owner !== null &&
    /^(?:neglect|negligence|incompetence|carelessness|laziness|inaction|sloppiness|indifference|blunder|screw-up|arrogance)$/.test(
      phrase.head.lower,
    ) &&
    (owner.referent === 'team' || owner.referent === 'organisation')
  );
}

/** `The provider was no help at all`. */
export function isNoHelp(sentence: Sentence, { subject, verb, verbIndex, tense }: Clause): boolean {
  if (verb.lemma !== 'be' || tense !== 'past' || subject === null || verb.quoted) return false;
  if (subject.referent !== 'team' && subject.referent !== 'organisation') return false;
  const rest = sentence.tokens
    .slice(verbIndex + 1, verbIndex + 5)
    .map((token) => token.lower)
    .join(' ');
  return /^(?:\w+ly )?(?:of )?(?:no (?:great |big |real )?help\b|(?:not|n't) (?:\w+ )?(?:helpful|cooperative)\b|useless\b|unhelpful\b|uncooperative\b)/.test(
    rest,
  );
}

/** `Security never got back to us`, `Marketing didn't bother to tell anyone`. */
export function isSilent(sentence: Sentence, clause: Clause): boolean {
  const { subject, verb, negated, tense } = clause;
  if (!negated || subject === null || verb.quoted || tense !== 'past' || clause.conditional) return false;
  if (
    subject.referent !== 'team' &&
    (subject.referent !== 'organisation' || /^(?:customer|client)s?$/.test(subject.head.lower))
  )
    return false;
  if (verb.lemma === 'bother') return true;
  if (!NEVER.test(sentence.plain)) return false;
  const rest = sentence.plain.slice(verb.to - sentence.from, verb.to - sentence.from + 30);
  return (
    /^\s+(?:back )?(?:to )?(?:us|anyone|anybody|ou?r)\b/i.test(rest) &&
    (LISTENS.test(verb.lemma) || /^(?:get|call|come|write|let)$/.test(verb.lemma))
  );
}
