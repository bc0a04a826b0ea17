/** Steps that are harm only because the sentence gives them as the cause. */
import { isAsserted, isAuthors, isSomeoneElse } from '../../language/actors.ts';
import { spoilingVerbs } from '../../language/harm.ts';
import { phrasing } from '../../language/phrasing/phrasing.ts';
import type { Clause, Sentence } from '../../language/prose.ts';
import { wordSet } from '../../language/words/word-set.ts';

/** Here a `because` tells why it went well, was seen or ended. */
const WELL: ReadonlySet<string> = new Set([
  'went-well',
  'lucky',
  'resolution',
  'response',
  'detection',
  'timeline',
]);

/** `because Tariq disabled the check, …`: the sentence itself makes the step the cause. */
export function isGivenAsCause(sentence: Sentence, clause: Clause): boolean {
  if (isSuspected(sentence, clause) || isOffBy(sentence, clause) || isToldAsCause(sentence, clause))
    return true;
  if (clause.subject === null || clause.object === null || !isAsserted(clause) || clause.tense !== 'past')
    return false;
  if (isAuthors(clause.subject) || WELL.has(sentence.sectionKind)) return false;
  const lead = sentence.tokens[clause.subject.first - 1]?.lower ?? '';
  if (lead === 'because') return !HARMLESS.has(clause.verb.lemma);
  return (
    sentence.role === 'cause' &&
    /^(?:when|after|as)$/.test(lead) &&
    STEPS.test(clause.verb.lemma) &&
    hasFailure(sentence)
  );
}

/** `This could have been done by someone from the staff`: a person suspected where the cause is asked for. */
function isSuspected({ role }: Sentence, { voice, modal, perfect, negated, agent, verb }: Clause): boolean {
  return (
    role === 'cause' &&
    voice === 'passive' &&
    perfect &&
    !negated &&
    /^(?:could|may|might|must)$/.test(modal ?? '') &&
    isSomeoneElse(agent) &&
    /^(?:do|mastermind|cause|trigger|perpetrate|commit|leak|orchestrate|perform|introduce|delete|change|make|initiate)$/.test(
      verb.lemma,
    )
  );
}

/** `The alarm was disabled by an assistant`: among causes, a guard that somebody took away. */
function isOffBy(sentence: Sentence, clause: Clause): boolean {
  return (
    sentence.role === 'cause' &&
    clause.voice === 'passive' &&
    clause.tense === 'past' &&
    isAsserted(clause) &&
    isSomeoneElse(clause.agent) &&
    TAKES_AWAY.test(clause.verb.lemma)
  );
}

/** Among causes, `an operator had set the record to …` ends the search at the operator, whatever came of it. */
function isToldAsCause({ role, sectionKind, plain, tokens }: Sentence, clause: Clause): boolean {
  return (
    role === 'cause' &&
    !MENDS.test(plain) &&
    !/^(?:who|that|which)$/.test(tokens[clause.firstIndex - 1]?.lower ?? '') &&
    !WELL.has(sectionKind) &&
    clause.voice === 'active' &&
    clause.object !== null &&
    (clause.tense === 'past' || (clause.perfect && clause.modal === null)) &&
    isAsserted(clause) &&
    isSomeoneElse(clause.subject) &&
    !/^(?:they|someone|somebody|everyone|everybody|people)$/.test(clause.subject!.head.lower) &&
    DEEDS.test(clause.verb.lemma)
  );
}

/** A step on the way back: `turned it back on`, `pushed the corrected policy`. */
const MENDS =
  /\b(?:back|again|fix|fixed|fixes|corrected|repaired|restored|recovered|hotfix|workaround|mitigat\w+|resolv\w+|reverted|revert|rollback)\b/i;

const DEEDS = phrasing(
  /^(?:flip|yank|pull|unplug|rename|set|disable|mute|silence|change|edit|switch|turn|delete|drop|move|overwrite|merge|deploy|push|toggle|revoke|type|enter|select|press|hit|swap|replace|point|truncate|purge|bypass|override|force|misread|mislabel|misplace|confuse|mix|shut|close|disconnect|cut|stop)$/,
);

const TAKES_AWAY =
  /^(?:disable|mute|silence|remove|revoke|unplug|disconnect|deactivate|delete|bypass|override)$/;

/** Somewhere in the sentence a thing failed. */
function hasFailure(sentence: Sentence): boolean {
  return sentence.clauses.some(
    (clause) =>
      clause.tense === 'past' &&
      !clause.negated &&
      clause.subject !== null &&
      clause.subject.referent !== 'person' &&
      FAILS.test(clause.verb.lemma),
  );
}

const FAILS =
  /^(?:stop|fail|crash|trip|break|collapse|die|hang|disappear|vanish|freeze|overflow|burst|stall)$/;

/** After `because` these tell of what people knew, saw or said, not of a step that did it. */
const HARMLESS = wordSet(
  'be have see know notice report say tell ask call want need find hear read expect think believe assume receive lack get use follow own share mean like work raise open file page restore revert fix repair acknowledge',
);

const STEPS = phrasing(
  /^(?:disable|restart|stop|kill|change|edit|mute|silence|remove|revoke|upgrade|reboot|turn|switch|merge|deploy|push|approve|edit|modify|rotate|shut|close|open|unplug|overwrite|delete|drop|truncate|erase|purge|expose|clear|rename|move|enter|set|run|type|press|select|replace|pull)$/,
);
/** `locked the table for 48 minutes and thereby stopped all postings`: among causes, the effect makes it harm. */
export function stopsWithEffect(sentence: Sentence, clause: Clause): boolean {
  return (
    (sentence.role === 'cause' || sentence.role === 'summary') &&
    clause.tense === 'past' &&
    clause.voice === 'active' &&
    ((spoilingVerbs.has(clause.verb.lemma) && EFFECT.test(sentence.plain)) ||
      (sentence.role === 'cause' && HARMED.test(sentence.plain) && !MENDS.test(sentence.plain)))
  );
}

/** What followed was harm, whatever the step was called. */
const HARMED =
  /, (?:which|and thereby|thereby) (?:then |in turn |promptly |immediately )?(?:black(?:ed|ing) out|knock(?:ed|ing) out|wip(?:ed|ing)|crash(?:ed|ing)|corrupt(?:ed|ing)|flood(?:ed|ing)|overload(?:ed|ing)|trip(?:ped|ping)|took down|taking down|brought down|bringing down|broke|breaking|cut off|cutting off|shut down|shutting down|lock(?:ed|ing) out) /i;

const EFFECT =
  /\bby \w+ing (?:an?|the|in|\w+s)\b|\b(?:thereby|as a result|and so|leaving|causing|which (?:then |in turn )?(?:caused|stopped|led|took|made|left|broke|blocked|brought))\b/i;
