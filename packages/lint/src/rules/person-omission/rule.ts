import {
  clauseSpan,
  isAuthored,
  isAuthors,
  isPeople,
  isUnclear,
  personOwner,
  wordsBetween,
} from '../../language/actors.ts';
import { registerCue } from '../../language/cues.ts';
import type { Clause, NounPhrase, Sentence } from '../../language/prose.ts';
import { wordSet } from '../../language/words/word-set.ts';
import type { Rule, RuleContext } from '../../rule.ts';
import { isBehind, isLapseOfPeople, isLeftUndone, leavesOut, slippedBy, withoutAnyone } from './left-out.ts';
import { expected, isNotDone } from './not-done.ts';

const cue = registerCue(`
fail fails failed failing failure neglect neglects neglected neglecting forget forgets forgot forgotten forgetting overlook
overlooks overlooked overlooking miss misses missed missing omit omits omitted omitting did didn never without not nobody
no-one nor slow late left leaves unaware aware lost lose stopped stop none oversight omission lapse crossed cross slipped slipping escaped fell fallen oblivious had hadn one wasn weren haven hasn doesn don isn aren unnoticed skipped skip skips neither
`);

/** Doing without: the verb itself says that something was left undone. */
const omitting = wordSet('neglect forget overlook miss omit skip');

/** Of nobody these tell no omission. */
const OF_NO_ONE = wordSet(
  'be lose suffer complain get need use own have want like die experience leave work dare care trust believe hurt access connect receive join reply depend rely',
);
/** `nobody ticked it`, not `nobody with the rights needed was …`. */
function isPlainDeed({ verb, subject, firstIndex }: Clause): boolean {
  return !OF_NO_ONE.has(verb.lemma) && subject !== null && firstIndex <= subject.last + 2;
}
const GAVE_UP =
  /^(?:looking|checking|reading|testing|watching|reviewing|paying|updating|monitoring|maintaining|rehearsing)\b/;

const harmlessObjects = wordSet(
  'slo slos sla slas target targets goal goals deadline deadlines quorum beat window budget train',
);

export const rule: Rule = {
  id: 'person-omission',
  title: 'What people did not do',
  severity: 'warning',
  group: 'language',
  scope: 'sentence',
  why: 'An omission is visible only afterwards; what was visible then is what can be changed.',
  check(context: RuleContext): void {
    for (const sentence of context.prose.sentences) {
      if (!sentence.has(cue) || !isAuthored(sentence) || sentence.question || sentence.role === 'action')
        continue;
      const place = find(sentence);
      if (place === null) continue;
      context.report({
        ...place,
        severity: sentence.role === 'cause' || sentence.role === 'why-answer' ? 'error' : 'warning',
        message:
          'This names what people did not do. What was on their screens then, what drew their attention, and what would have made the sign stand out?',
        rewrite: '[The sign] was shown at [place] as [form]; at that time [other demand] was in view.',
      });
    }
  },
};

function find(sentence: Sentence): { from: number; to: number } | null {
  for (const clause of sentence.clauses) {
    if (clause.verb.quoted || clause.conditional) continue;
    if (isOmission(sentence, clause)) return clauseSpan(clause);
  }
  const alone = withoutAnyone(sentence) ?? slippedBy(sentence);
  if (alone !== null) return alone;
  for (const phrase of sentence.phrases)
    if (isNeitherNor(sentence, phrase) || isNamedFailure(sentence, phrase))
      return { from: phrase.from, to: phrase.to };
  return null;
}

function isOmission(sentence: Sentence, clause: Clause): boolean {
  const doer = clause.voice === 'passive' ? clause.agent : clause.subject;
  const verb = clause.verb.lemma;
  const nobody = clause.subject !== null && /^(?:nobody|no-one|none)$/.test(clause.subject.head.lower);
  if (clause.verb.lower === 'missing' || /^(?:him|her|them|our)sel/.test(clause.subject?.head.lower ?? ''))
    return false;
  // `…, so nobody noticed`: what followed from what was there to see.
  if (nobody)
    return (
      !/^else\b/i.test(sentence.tokens[clause.subject!.last + 1]?.lower ?? '') &&
      !/\belse$/i.test(clause.subject!.text) &&
      sentence.tokens[clause.subject!.first - 1]?.lower !== 'so' &&
      clause.voice === 'active' &&
      clause.tense === 'past' &&
      clause.modal === null &&
      (expected.has(verb) || (/^(?:cause|lesson|why-answer)$/.test(sentence.role) && isPlainDeed(clause)))
    );
  if (clause.tense === 'future' || clause.tense === 'imperative' || clause.modal !== null) return false;
  if (clause.voice === 'passive' && doer === null) return isForgottenThing(sentence, clause);
  if (doer === null || !isDoer(doer)) return false;
  if (clause.voice === 'passive' && clause.negated && INDEFINITE.test(doer.text)) return false;
  if (verb === 'leave' && clause.voice === 'active') return !clause.negated && leavesOut(sentence, clause);
  if (verb === 'be') return isBehind(sentence, clause, isAuthors(doer));
  if (verb === 'lose' && clause.voice === 'active')
    return (
      !clause.negated &&
      /^(?:track|sight) of\b/.test(wordsBetween(sentence, clause.verbIndex + 1, clause.verbIndex + 2))
    );
  if (verb === 'stop' && clause.voice === 'active')
    return (
      !clause.negated && GAVE_UP.test(wordsBetween(sentence, clause.verbIndex + 1, clause.verbIndex + 2))
    );
  if (verb === 'fail' && clause.voice === 'active') return !clause.negated && failsTo(sentence, clause);
  if (omitting.has(verb))
    return !clause.negated && clause.tense !== 'infinitive' && !isHarmless(sentence, clause, doer);
  if (clause.negated) return isNotDone(sentence, clause, doer);
  return leftOut(sentence, clause, doer);
}

/** `not reviewed by another developer`: nobody in particular is said to have left it undone. */
const INDEFINITE = /^(?:an?|another|any|some|one)\b/i;

function isDoer(phrase: NounPhrase | null): boolean {
  if (phrase === null) return false;
  return (
    isPeople(phrase) ||
    (phrase.referent === 'organisation' &&
      /^(?:vendor|supplier|provider|contractor|subcontractor|carrier|integrator|agency|landlord)$/.test(
        phrase.head.lower,
      ))
  );
}

function failsTo(sentence: Sentence, clause: Clause): boolean {
  const rest = wordsBetween(sentence, clause.verbIndex + 1, clause.verbIndex + 3);
  if (/^to (?:log in|sign in|connect|reach|load|join|authenticate|access|log on)\b/.test(rest)) return false;
  if (!rest.startsWith('to ')) return /^(?:in (?:his|her|their))\b/.test(rest);
  return (
    !isAuthors(clause.subject!) ||
    !/^to (?:reproduce|find|connect|recover|restore|fix|start|replicate|mitigate|determine|resolve|log|reach|get|trigger|identify)\b/.test(
      rest,
    )
  );
}

function isHarmless(sentence: Sentence, clause: Clause, doer: NounPhrase): boolean {
  const object = clause.object?.head;
  if (
    object !== undefined &&
    (harmlessObjects.has(object.lower) || /^(?:opportunity|chance)$/.test(object.lower))
  )
    return true;
  if (clause.verb.lemma === 'miss' && clause.particle === 'out') return true;
  if (clause.verb.lemma === 'skip')
    return isAuthors(doer) || /^(?:update|version|release|lunch|row|rows|ahead)s?$/.test(object?.lemma ?? '');
  return (
    clause.tense === 'participle' &&
    clause.voice === 'active' &&
    sentence.tokens[clause.verbIndex]!.lower === 'missing'
  );
}

/** `deployed without checking`. */
function leftOut(sentence: Sentence, clause: Clause, doer: NounPhrase): boolean {
  if (clause.tense !== 'past' || isAuthors(doer) || isUnclear(doer)) return false;
  const end = Math.min(clause.verbIndex + 12, sentence.tokens.length - 1);
  for (let index = clause.verbIndex + 1; index < end; index++) {
    const { lower } = sentence.tokens[index]!;
    if (lower === 'without')
      return (
        isLeftUndone(sentence.tokens[index + 1]!.lower) ||
        isLeftUndone(sentence.tokens[index + 2]?.lower ?? '')
      );
    if (/^[;:.]$/.test(lower)) return false;
  }
  return false;
}

/** `It was not noticed that …`: by whom, if not by people. */
function isUnnoticed({ negated, subject, tense, verb }: Clause): boolean {
  return (
    negated &&
    tense === 'past' &&
    subject?.head.lower === 'it' &&
    /^(?:notice|realise|realize|recognise|recognize|spot|consider|anticipate|foresee|appreciate|understand)$/.test(
      verb.lemma,
    )
  );
}

/** `the step was forgotten`: no agent is named, but only people forget. */
function isForgottenThing(sentence: Sentence, clause: Clause): boolean {
  if (isUnnoticed(clause)) return true;
  if (clause.negated || clause.tense === 'infinitive') return false;
  if (!/^(?:forget|overlook|neglect)$/.test(clause.verb.lemma)) return false;
  return clause.tense !== 'participle' && !sentence.plain.toLowerCase().includes('must not be forgotten');
}

/** `The crew neither read the bulletin nor tested …`. */
function isNeitherNor(sentence: Sentence, phrase: NounPhrase): boolean {
  const next = sentence.tokens[phrase.last + 1];
  return (
    next?.lower === 'neither' && isPeople(phrase) && sentence.tokens.some((token) => token.lower === 'nor')
  );
}

/** `the reviewer's failure to check`, `failure of the on-call to act`. */
function isNamedFailure(sentence: Sentence, phrase: NounPhrase): boolean {
  const { head } = phrase;
  if (!/^(?:failure|neglect|inability|oversight|omission|lapse)$/.test(head.lower)) return false;
  const words = wordsBetween(sentence, phrase.last + 1, phrase.last + 2);
  if (/^(?:oversight|omission|lapse)$/.test(head.lower)) return isLapseOfPeople(sentence, phrase, words);
  if (personOwner(phrase) !== null || /^(?:their|his|her)$/.test(sentence.tokens[phrase.first]!.lower))
    return words.startsWith('to ');
  if (!/^(?:of|by)\b/.test(words)) return false;
  const doer = sentence.phrases.find((other) => other.first === phrase.last + 2) ?? null;
  return doer !== null && isPeople(doer) && sentence.tokens[doer.last + 1]?.lower === 'to';
}
