/** `did not …`: which deeds count as left undone when somebody is said not to have done them. */
import { clauseEnd, isAuthors, isPerson, isUnclear, wordsBetween } from '../../language/actors.ts';
import type { Clause, NounPhrase, Sentence } from '../../language/prose.ts';
import { wordSet } from '../../language/words/word-set.ts';
import { LIGHT } from './left-out.ts';

/** What people are said not to have done. */
export const expected = wordSet(`
notice check realise realize follow spot catch read test verify review understand recognise recognize act respond
escalate communicate inform notify tell look monitor consider anticipate account plan ask validate double-check foresee
think watch confirm inspect question consult appreciate remember heed document announce warn raise bother pay care
prepare rehearse practise practice react page call investigate see know update run rollback roll declare coordinate follow-up
acknowledge answer attend share mention flag report complete wait pause stop open attend compare wake log listen object intervene alert sound reply forward brief label lock return ring sign clarify set add enable disable include apply pick take make grasp try attempt
`);

/** Among causes any deed that somebody is said not to have done, unless the reason stands beside it. */
function isStepLeft({ role, plain }: Sentence, { verb, voice, group }: Clause, doer: NounPhrase): boolean {
  return (
    (role === 'cause' || role === 'why-answer') &&
    voice === 'active' &&
    isPerson(doer) &&
    !/^(?:has|have|do|does|is|are)\b/i.test(group.text) &&
    !isAuthors(doer) &&
    !isUnclear(doer) &&
    !NO_STEP.has(verb.lemma) &&
    !/\b(?:because|since|so that|as the|due to)\b/i.test(plain)
  );
}
const NO_STEP = wordSet(
  'be have do want need cause intend mean get like use work own lose break delete remove change touch make belong exist',
);

/** With `we`, these are plain facts about what there was to see. */
const plainForUs = wordSet(
  'acknowledge answer attend see know find look run act set add enable disable include apply update share report stop pause wait complete call have receive mention page understand respond roll declare',
);

export function isNotDone(sentence: Sentence, clause: Clause, doer: NounPhrase): boolean {
  const { lemma } = clause.verb;
  if (lemma === 'get')
    return /^a?round to\b/.test(wordsBetween(sentence, clause.verbIndex + 1, clause.verbIndex + 2));
  if (clause.tense !== 'past' && !clause.perfect) return false;
  if (!expected.has(lemma) && !isStepLeft(sentence, clause, doer)) return false;
  const light = LIGHT.get(lemma);
  if (light !== undefined && !light.test(wordsBetween(sentence, clause.verbIndex + 1, clause.verbIndex + 8)))
    return false;
  if (
    /\b(?:yet|longer|only|need|have to)\b/.test(
      wordsBetween(sentence, clause.firstIndex, clause.verbIndex + 6),
    )
  )
    return false;
  if (
    isUnclear(doer) &&
    sentence.phrases.some((phrase) => phrase.referent === 'system' && phrase.last < doer.first)
  )
    return false;
  if (isObservation(clause)) return false;
  if (!isAuthors(doer)) return true;
  if (lemma === 'look' && /^(?:at|in|into|through)$/.test(sentence.tokens[clause.verbIndex + 1]?.lower ?? ''))
    return true;
  if (plainForUs.has(lemma)) return false;
  const end = clauseEnd(sentence, clause);
  const rest = wordsBetween(sentence, clause.verbIndex + 1, end);
  return (
    !/\b(?:any|anything)\b/.test(rest) ||
    /^(?:check|test|verify|review|consider|communicate|escalate)$/.test(lemma)
  );
}

/** `did not see errors`: there were none to see; `did not see the alert` is another matter. */
function isObservation(clause: Clause): boolean {
  if (!/^(?:see|find|receive)$/.test(clause.verb.lemma) || clause.object === null) return false;
  return !/^(?:the|this|that|these|those|its|his|her|their|our|a|an)\b/i.test(clause.object.text);
}
