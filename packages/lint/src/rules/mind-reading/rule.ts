import {
  clauseSpan,
  isAuthored,
  isAuthors,
  isPeople,
  isUnclear,
  namesSource,
  wordsBetween,
} from '../../language/actors.ts';
import { registerCue } from '../../language/cues.ts';
import { phrasing } from '../../language/phrasing/phrasing.ts';
import type { Clause, NounPhrase, Sentence } from '../../language/prose.ts';
import { wordSet } from '../../language/words/word-set.ts';
import type { Rule, RuleContext } from '../../rule.ts';

const cue = registerCue(`
assume assumes assumed assuming think thinks thought thinking believe believes believed believing ignore ignores ignored ignoring
rush rushes rushed rushing panic panics panicked panicking care cared cares confused confuse disregard disregarded dismiss
dismissed presume presumed figured felt hoped hoping gambled gamble convinced guessed bother bothered refused refuse wanted
imagined supposed misunderstood overconfident afraid nervous scared hurry impatient frustrated desperate lazy bored worried
reluctant unwilling froze frozen doubted trusted misinterpreted oblivious overwhelmed annoyed embarrassed confident proud sure certain positive impression denial misjudged misjudges stubbornly shrugged
brushed waved intended pretended knew granted mistook concluded underestimated overestimated complacent distracted flustered supposed suppose anxious fearful unsure keen
decided chose safe trust trusts must eager interested mistook mistaken faith value took seriously set spread broke reigned crept want frustration fear laziness impatience panic boredom haste spite pressured pressure keen desperation eagerness
`);

/** Inner states and manners that nobody else can see. */
const inner = wordSet(`
assume think believe ignore rush panic disregard dismiss presume figure hope gamble misunderstand imagine underestimate
overestimate suppose trust mistake doubt shrug pretend freeze guess misjudge
`);

/** Reports of an investigation use these for working hypotheses. */
const hypotheses = wordSet('think believe figure guess hope doubt presume imagine');

const STATES = phrasing(
  /^(?:(?:\w+ly|so|too|very|clearly|simply|just|a bit|rather|more|probably|in) )*(?:confused|panicked|panicking|rushing|under (?:\w+ )?pressure to|in a (?:hurry|rush|panic)|afraid|scared|nervous|overconfident|over-confident|confident|proud|impatient|frustrated|desperate|bored|worried|anxious|reluctant|unwilling|convinced|overwhelmed|annoyed|embarrassed|flustered|keen to|eager to|determined to|oblivious|(?:more|less|only|mainly|not) interested in|(?:more|too) (?:worried|concerned) about|safe (?:because|since|with|as|in|knowing)|(?:sure|certain|positive) (?:that|it|the|he|she|they|of|this|everything|nothing|all)|under the impression|in denial|hoping|trying to (?:hide|cover|look|impress|save)|unbothered|indifferent)\b/,
);
const PARTICLE: ReadonlyMap<string, RegExp> = new Map([
  ['brush', /^(?:off|aside)$/],
  ['shrug', /^off$/],
  ['wave', /^away$/],
]);

export const rule: Rule = {
  id: 'mind-reading',
  title: 'Somebody’s thoughts without a source',
  severity: 'warning',
  group: 'language',
  scope: 'sentence',
  yieldsTo: ['normative-verdict'],
  why: 'Nobody saw the thought: what was seen is a cue on a screen and what was done next.',
  check(context: RuleContext): void {
    for (const sentence of context.prose.sentences) {
      if (!sentence.has(cue) || !isAuthored(sentence) || sentence.question || sentence.role === 'action')
        continue;
      const clause = sentence.clauses.find(
        (one) =>
          readsMind(sentence, one) ||
          hasMotive(sentence, one) ||
          (one === sentence.clauses[0] && feelsAhead(sentence)),
      );
      const place = clause === undefined ? moodOf(sentence) : clauseSpan(clause);
      if (place === null || namesSource(sentence)) continue;
      context.report({
        ...place,
        message:
          'This tells what somebody thought or felt. Who said so, and where? Otherwise: which cue was on the screen, and what was done next?',
        rewrite: '[Who] saw [cue] and did [action]; “[their own words]” (interview).',
      });
    }
  },
};

/** `Believing the pump was isolated, the fitter opened it`: the thinker stands after the comma. */
function thinksAhead(sentence: Sentence, clause: Clause): boolean {
  if (clause.subject !== null || clause.tense !== 'participle' || clause.verbIndex > 1) return false;
  if (
    !/^(?:believing|assuming|thinking|convinced|presuming|fearing|hoping|figuring|supposing)$/.test(
      clause.verb.lower,
    )
  )
    return false;
  const comma = sentence.tokens.findIndex((token, at) => at > clause.verbIndex && token.text === ',');
  const doer = comma < 0 ? undefined : sentence.phrases.find((phrase) => phrase.first === comma + 1);
  return doer !== undefined && isPeople(doer) && !isAuthors(doer);
}

const AHEAD =
  /^(?:so |too |very )?(?:afraid|fearful|convinced|confident|unsure|certain|sure|worried|eager|keen|anxious|nervous|confused|frustrated|bored|proud|annoyed|embarrassed|overwhelmed)\b[^,;.]{0,60},/i;

/** `Afraid of blame, the trainee kept silent`. */
function feelsAhead(sentence: Sentence): boolean {
  if (!AHEAD.test(sentence.plain)) return false;
  const comma = sentence.tokens.findIndex((token) => token.text === ',');
  const doer = sentence.phrases.find((phrase) => phrase.first === comma + 1);
  return doer !== undefined && isPeople(doer) && !isAuthors(doer);
}

/** `Nobody wanted to stop it`, `no one dared to ask`. */
function isNobodyWilling({ plain }: Sentence, { subject, verb, tense, modal }: Clause): boolean {
  return (
    subject !== null &&
    /^(?:nobody|no-one)$/.test(subject.head.lower) &&
    tense === 'past' &&
    modal === null &&
    (/^(?:want|dare|care|like|trust|believe|bother)$/.test(verb.lemma) ||
      (verb.lemma === 'take' && /\bseriously\b/i.test(plain)))
  );
}

const MOOD =
  /\b(?:panic|confusion|complacency|fear|frustration|overconfidence|anxiety|nervousness|hysteria|fatigue|boredom) (?:\w+ )?(?:set in|spread|broke out|took over|reigned|crept in|gripped)\b/i;

/** `Panic set in among the responders`: a feeling with no one named for it. */
function moodOf(sentence: Sentence): { from: number; to: number } | null {
  const match = MOOD.exec(sentence.plain);
  if (match === null) return null;
  const from = sentence.from + match.index;
  const to = from + match[0].length;
  return sentence.tokens.some((token) => token.quoted && token.from < to && token.to > from)
    ? null
    : { from, to };
}

function readsMind(sentence: Sentence, clause: Clause): boolean {
  if (thinksAhead(sentence, clause)) return true;
  if (clause.verb.quoted || clause.conditional) return false;
  if (clause.modal !== null && !(clause.modal === 'must' && clause.perfect)) return false;
  if (clause.tense === 'future' || clause.tense === 'imperative') return false;
  if (clause.tense === 'conditional' && clause.modal === null) return false;
  if (clause.voice === 'passive') return isIgnoredSignal(clause);
  const { subject } = clause;
  if (isNobodyWilling(sentence, clause)) return true;
  if (subject === null || !isPeople(subject) || isAuthors(subject) || standsForThings(sentence, subject))
    return false;
  const verb = clause.verb.lemma;
  const rest = wordsBetween(sentence, clause.verbIndex + 1, clause.verbIndex + 7);
  if (verb === 'be' || verb === 'get' || verb === 'become' || verb === 'seem' || verb === 'feel')
    return !clause.negated && clause.tense !== 'infinitive' && STATES.test(rest);
  if (isStateGroup(sentence, clause)) return true;
  if (PARTICLE.get(verb)?.test(clause.particle ?? '') === true) return true;
  if (verb === 'brush' || verb === 'wave') return !clause.negated && /\b(?:aside|away)\b/.test(rest);
  if (verb === 'care' || verb === 'bother') return clause.negated;
  if (verb === 'want' && clause.negated) return clause.tense === 'past' && rest.startsWith('to ');
  if (verb === 'want')
    return (
      clause.tense === 'past' &&
      /^(?:to (?:avoid|finish|go|get|leave|hide|be|look|please|prove|save)|the|to \w+ (?:[\w-]+ )?(?:at (?:any|all) (?:price|cost|costs)|quickly|no matter))\b/.test(
        rest,
      )
    );
  if (verb === 'refuse')
    return /^to (?:listen|believe|accept|look|admit|see|acknowledge|understand|cooperate|help|learn|wait|stop|follow|use|call|ask|check|do|let|take)\b/.test(
      rest,
    );
  if (verb === 'mistake') return clause.object !== null && !clause.negated;
  if (verb === 'take')
    return /^(?:(?:it|this|that|the \w+) )?for granted\b|^(?:[\w-]+ ){1,6}(?:at face value|too lightly|lightly)\b/.test(
      rest,
    );
  if (verb === 'lose')
    return /^(?:(?:all |any |their |his |her )?(?:faith|trust|confidence|sight)|patience|interest|heart|(?:his|her|their) (?:nerve|head|cool|patience))\b/.test(
      rest,
    );
  if (verb === 'convince') return /^(?:himself|herself|themselves)\b/.test(rest);
  if (verb === 'choose' || verb === 'decide' || verb === 'prefer')
    return /^(?:not to (?:bother|care|look|listen)|to (?:ignore|disregard|overlook|dismiss))\b/.test(rest);
  if (!inner.has(verb)) return false;
  if (verb === 'trust')
    return !clause.negated && /^(?:that|the|it|them|his|her|their|blindly|too)\b/.test(rest);
  if (verb === 'rush') return !/^(?:to (?:help|fix|the (?:office|site|datacenter|data))|in\b)/.test(rest);
  if (verb === 'think' && clause.negated && clause.tense === 'past') return sentence.role !== 'timeline';
  if (hypotheses.has(verb))
    return (
      !clause.negated &&
      !/^(?:timeline|detection|response)$/.test(sentence.role) &&
      !/^(?:about|through|over|out)\b/.test(rest)
    );
  if (verb === 'assume')
    return (
      !/^(?:command|the role|control|responsibility|ownership|leadership|duty|incident command|ic)\b/.test(
        rest,
      ) && !clause.negated
    );
  return !clause.negated || verb === 'think' || verb === 'believe';
}

const MOTIVE =
  /\bout of (?:\w+ )?(?:frustration|fear|laziness|impatience|panic|boredom|haste|spite|desperation|pride|anger|embarrassment|convenience)\b|\b(?:in (?:a|his|her|their) (?:\w+ )?(?:panic|haste|frustration|hurry|rush)|in desperation)\b/i;

/** `Out of frustration, the engineer rebooted it`: a motive that nobody could see. */
function hasMotive(sentence: Sentence, clause: Clause): boolean {
  const { subject } = clause;
  if (subject === null || !isPeople(subject) || isAuthors(subject) || clause.voice === 'passive')
    return false;
  return clause.tense === 'past' && !clause.conditional && MOTIVE.test(sentence.plain);
}

/** `was confused`, `got rattled`: read as a passive by grammar, as a state of mind by people. */
function isStateGroup(sentence: Sentence, clause: Clause): boolean {
  return (
    !clause.negated &&
    STATES.test(wordsBetween(sentence, clause.verbIndex, clause.verbIndex + 3)) &&
    clause.tense !== 'infinitive'
  );
}

/** `The alert was ignored`: who else than people? Parsers ignore keys, and say so by an agent. */
function isIgnoredSignal(clause: Clause): boolean {
  if (clause.negated) return false;
  const { subject, agent } = clause;
  if (/^(?:ignore|disregard|dismiss|brush|shrug)$/.test(clause.verb.lemma)) {
    if (agent !== null) return isPeople(agent) && !isAuthors(agent);
    return (
      clause.tense !== 'participle' &&
      clause.tense !== 'present' &&
      /^(?:alert|alarm|page|warning|email|mail|ticket|notification|message|report|complaint|advice|concern|sign|signal|runbook|request|recommendation)$/.test(
        subject?.head.lemma ?? '',
      )
    );
  }
  if (
    /^(?:confuse|panic|fluster|overwhelm|frustrate|annoy|convince|distract|embarrass|scare|bore|worry|mislead)$/.test(
      clause.verb.lemma,
    )
  ) {
    return (
      subject !== null &&
      isPeople(subject) &&
      !isAuthors(subject) &&
      clause.verb.lemma !== 'mislead' &&
      clause.tense !== 'participle'
    );
  }
  return /^(?:rush)$/.test(clause.verb.lemma) && agent !== null && isPeople(agent);
}

/** `they` with a machine before it in the sentence. */
function standsForThings(sentence: Sentence, subject: NounPhrase): boolean {
  if (!isUnclear(subject)) return false;
  const before = sentence.phrases.filter((phrase) => phrase.last < subject.first);
  return (
    before.some((phrase) => phrase.referent === 'system') &&
    !before.some((phrase) => phrase.referent === 'person' || phrase.referent === 'team')
  );
}
