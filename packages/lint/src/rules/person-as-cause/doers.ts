/** Whom a clause names as doing it: directly, through what is theirs, or across `what … was`. */
import { isAuthors, isPerson, isSomeoneElse, personOwner } from '../../language/actors.ts';
import { phrasing } from '../../language/phrasing/phrasing.ts';
import type { Clause, NounPhrase, Sentence } from '../../language/prose.ts';
import { changeNouns } from '../../language/words/things.ts';

export const SLIP = phrasing(
  /^(?:mistake|error|blunder|typo|slip|oversight|misjudgement|misjudgment|misclick|keystroke|carelessness|negligence|inattention|inaction|misconfiguration|fault|omission|mistakes|errors)$/,
);

/** The person whom the clause names as doing it, directly or through what is theirs. */
export function doerOf(clause: Clause, sentence: Sentence): NounPhrase | null {
  if (clause.voice === 'passive') {
    if (isPerson(clause.agent)) return clause.agent;
    return ownerOfChange(clause.agent) ?? agentNoun(clause, sentence);
  }
  if (isPerson(clause.subject)) return clause.subject;
  return ownerOfChange(clause.subject) ?? slipBy(clause.subject, sentence);
}

/** `A misclick by Siobhán suspended …`, `an edit by the on-call took …`. */
export function slipBy(phrase: NounPhrase | null, sentence: Sentence): NounPhrase | null {
  if (phrase === null || !(changeNouns.has(phrase.head.lower) || SLIP.test(phrase.head.lower))) return null;
  if (sentence.tokens[phrase.last + 1]?.lower !== 'by') return null;
  const doer = sentence.phrases.find((other) => other.first === phrase.last + 2) ?? null;
  return isPerson(doer) && !isAuthors(doer) ? doer : null;
}

/** `caused by an engineer deleting …`, `by a change from Priya`. */
function agentNoun(clause: Clause, sentence: Sentence): NounPhrase | null {
  if (clause.agent === null || !changeNouns.has(clause.agent.head.lower)) return null;
  const next = sentence.tokens[clause.agent.last + 1];
  if (next === undefined || !/^(?:by|from|of)$/.test(next.lower)) return null;
  const doer = sentence.phrases.find((phrase) => phrase.first === clause.agent!.last + 2) ?? null;
  return isPerson(doer) && !isAuthors(doer) ? doer : null;
}

export function ownerOfChange(phrase: NounPhrase | null): NounPhrase | null {
  if (phrase === null) return null;
  const owner = personOwner(phrase);
  if (owner === null || owner.referent === 'team') return null;
  return changeNouns.has(phrase.head.lower) || changeNouns.has(phrase.head.lemma) ? owner : null;
}

/** `What took us down was Hamid's change`, `Joanna's edit is what flooded the queue`. */
export function doerOfCleft(sentence: Sentence, clause: Clause): NounPhrase | null {
  if (clause.voice === 'passive' || clause.subject?.head.lower !== 'what') return null;
  const at = sentence.clauses.indexOf(clause);
  const after = sentence.clauses[at + 1];
  const ahead = sentence.clauses[at - 1];
  const named =
    ahead?.verb.lemma === 'be' && ahead.object === clause.subject
      ? ahead.subject
      : after?.verb.lemma === 'be' && !after.negated
        ? after.object
        : null;
  return isSomeoneElse(named) ? named : (ownerOfChange(named) ?? slipBy(named, sentence));
}
