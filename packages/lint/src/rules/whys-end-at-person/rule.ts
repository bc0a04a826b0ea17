import type { Why } from '@debrief/document';
import { isAuthors, isPeople, isSomeoneElse, isUnclear, personOwner } from '../../language/actors.ts';
import { phrasing } from '../../language/phrasing/phrasing.ts';
import type { Clause, NounPhrase, Prose, Sentence } from '../../language/prose.ts';
import type { Rule, RuleContext } from '../../rule.ts';

const LACKING = phrasing(
  /\b(?:unfamiliar|untrained|unaware|inattentive|inexperienced|distracted|tired|exhausted|(?:in|on|only in|still in) (?:his|her|their|the) (?:first|second) (?:day|week|month|shift)|fatigued|sleepy|new|inexpert|unsure|uncertain|confused|careless|overworked|stressed|busy|junior|ignorant|unqualified|complacent|under pressure|in a hurry|rushed|rushing|not (?:\w+ )?(?:trained|aware|familiar|experienced|paying|careful|attentive|sure|told|informed|qualified|used to|knowledgeable|focused)|not on (?:the )?(?:call|shift)|asleep|on (?:holiday|vacation|leave)|absent|away|sick|overconfident|lazy|sloppy|negligent|hasty|panicking|nervous|afraid|reluctant|unwilling|inept|incompetent|impatient|forgetful|overwhelmed|burned out|burnt out|multitasking|preoccupied)\b/i,
);
const VERBS = phrasing(
  /^(?:forget|assume|miss|overlook|mistake|misread|misunderstand|misjudge|rush|ignore|neglect|fail|lack|panic|mistype|misconfigure|skip|omit|think|believe|misinterpret|guess|break|delete|confuse|fat-finger|wipe|bypass|misremember|mis-type|sleep|oversleep|underestimate|overestimate|disregard|hurry)$/,
);
const STATE =
  /^(?:distract|confuse|tire|exhaust|rush|overwork|annoy|bore|frustrate|stress|overwhelm|preoccupy|interrupt)$/;
const NOT_KNOWN = phrasing(
  /^(?:know|understand|realise|realize|notice|check|read|remember|follow|test|think|see|learn|review|pay|care|bother|have|expect|verify|ask|look|consider|communicate|escalate|recognise|recognize|say|tell|receive|get|want|double-check|validate|speak|anticipate|appreciate|spot|catch|attend|listen|take|do)$/,
);
/** `Nobody had trained the desk`: what people owe each other. */
const TAUGHT = /^(?:train|inform|tell|brief|teach|instruct|warn|remind|show|explain|ask|own)$/;
const OWN_LACK = phrasing(
  /\b(?:inexperience|unfamiliarity|inattention|carelessness|negligence|fatigue|ignorance|mistake|error|oversight|haste|lack|assumption|forgetfulness|confusion|tiredness|misunderstanding|slip|typo|misjudgement|misjudgment|laziness|complacency|distraction|failure|misreading)\b/i,
);
const BARE_LABEL =
  /\b(?:human|operator|user|manual|engineer|developer) (?:error|mistake|oversight)\b|\bfat[- ]?finger/i;
const INNER_LABEL =
  /^\s*(?:(?:\d\W{0,3})?why\s*#?\s*\d*\s*[:.)–—-]+|\d+[.)]|[-*]|(?:…|\.\.\.)|(?:answer|a)\s*:|because\b|since\b|as\b)\s*/i;

export const rule: Rule = {
  id: 'whys-end-at-person',
  title: 'A why-chain that ends at a person',
  severity: 'error',
  group: 'language',
  why: 'The last why must be something that design can change; who sits in the seat will change anyway.',
  check(context: RuleContext): void {
    const { document, prose } = context;
    const covered: { from: number; to: number }[] = [];
    for (const why of lastOfChains(document.whys)) {
      const place = why.answer ?? why;
      covered.push({ from: why.from, to: why.to });
      const last = prose.sentences
        .filter((one) => one.from < place.to && one.to > place.from && !one.question)
        .at(-1);
      if (last !== undefined && endsAtPerson(last)) report(context, last);
    }
    for (const sentence of lastAnswers(prose)) {
      if (document.whys.some((why) => why.from <= sentence.from && sentence.from < why.to)) continue;
      if (covered.some((span) => span.from <= sentence.from && sentence.from < span.to)) continue;
      if (document.whys.length > 0 && sentence.sectionKind === 'five-whys') continue;
      if (endsAtPerson(sentence)) report(context, sentence);
    }
  },
};

function lastOfChains(whys: readonly Why[]): Why[] {
  const last = new Map<number, Why>();
  for (const why of whys) if (why.answer !== null || why.question === null) last.set(why.chain, why);
  return [...last.values()];
}

/** The last answer of each run of answers: within one section, or alone on its line. */
function lastAnswers(prose: Prose): Sentence[] {
  const last: Sentence[] = [];
  let previous: Sentence | null = null;
  for (const sentence of prose.sentences) {
    if (sentence.role === 'why-question') continue;
    const open = isAnswer(sentence);
    if (previous !== null && (!open || sentence.section !== previous.section)) last.push(previous);
    previous = open ? sentence : null;
  }
  if (previous !== null) last.push(previous);
  return last;
}

function isAnswer(sentence: Sentence): boolean {
  if (sentence.quoted || sentence.question || sentence.block === 'heading') return false;
  return sentence.role === 'why-answer' || /^\s*(?:…|\.\.\.)/.test(sentence.plain);
}

/** Does this answer stop at somebody's state or slip? */
function endsAtPerson(sentence: Sentence): boolean {
  if (sentence.quoted) return false;
  if (BARE_LABEL.test(sentence.plain.replace(INNER_LABEL, ''))) return true;
  if (sentence.clauses.some((clause) => isSlip(sentence, clause))) return true;
  if (isDeedOfOne(sentence) || isNewHere(sentence)) return true;
  return (
    sentence.phrases.some((phrase) => personOwner(phrase) !== null && OWN_LACK.test(phrase.head.text)) ||
    lackOfPeople(sentence)
  );
}

/** `had only been here two weeks`, `had just joined`. */
function isNewHere(sentence: Sentence): boolean {
  return sentence.clauses.some(
    (clause) =>
      isPeople(clause.subject) &&
      !clause.negated &&
      /^(?:be|join|start|arrive|come|work)$/.test(clause.verb.lemma) &&
      /\b(?:only|just|barely|merely|recently) (?:recently )?(?:been|joined|started|arrived|come|worked)\b/i.test(
        clause.group.text,
      ),
  );
}

/** `Because the clerk clicked twice`: whatever one person did, the next why asks what made it likely. */
function isDeedOfOne(sentence: Sentence): boolean {
  const clause = sentence.clauses[0];
  if (clause === undefined || clause.conditional || clause.modal !== null) return false;
  if (clause.tense !== 'past' && !(clause.perfect && clause.tense !== 'future')) return false;
  if (/^(?:be|get|become|seem|say|tell|report|ask|leave|join)$/.test(clause.verb.lemma)) return false;
  if (clause.voice === 'passive') return isSomeoneElse(clause.agent) && !isUnclear(clause.agent);
  return isSomeoneElse(clause.subject) && !isUnclear(clause.subject) && !isPlural(clause.subject);
}

/** Several people doing the same tell of the work, not of one of them. */
function isPlural(phrase: NounPhrase | null): boolean {
  return phrase !== null && /[^s]s$/.test(phrase.head.lower);
}

function isSlip(sentence: Sentence, clause: Clause): boolean {
  const suffers = clause.voice === 'passive' && (clause.agent === null || STATE.test(clause.verb.lemma));
  const doer = clause.voice === 'passive' && !suffers ? clause.agent : clause.subject;
  const noOne = clause.subject !== null && /^(?:nobody|no-one|none)$/.test(clause.subject.head.lower);
  if (doer === null || (!isPeople(doer) && !noOne)) return false;
  if (clause.modal !== null && clause.modal !== 'should' && clause.modal !== 'supposed to') return false;
  const verb = clause.verb.lemma;
  const predicate = words(sentence, clause);
  if (verb === 'be' || verb === 'become' || verb === 'feel' || verb === 'get' || verb === 'seem') {
    return clause.negated
      ? LACKING.test(`not ${predicate.replace(/^(?:not|n't) /, '')}`)
      : LACKING.test(predicate.slice(0, 50));
  }
  if (clause.voice === 'passive') {
    if (suffers) {
      if (clause.negated) return /^(?:train|inform|tell|brief|teach|instruct)$/.test(verb);
      return STATE.test(verb);
    }
    return VERBS.test(verb);
  }
  if (noOne) return (NOT_KNOWN.test(verb) || TAUGHT.test(verb)) && clause.modal === null;
  if (clause.negated)
    return (
      NOT_KNOWN.test(verb) &&
      !(
        isAuthors(doer) &&
        verb === 'have' &&
        !/\b(?:experience|knowledge|context|training|skills?|understanding|time)\b/.test(predicate)
      )
    );
  if (verb === 'make') return /\b(?:mistake|error|typo|slip|assumption|blunder)\b/.test(predicate);
  if (verb === 'have')
    return (
      /^(?:no|little|never|limited|insufficient|only just) /.test(predicate) &&
      /\b(?:experience|knowledge|training|context|understanding|idea|time|familiarity)\b/.test(predicate)
    );
  if (verb === 'lack') return OF_THE_MIND.test(predicate);
  return VERBS.test(verb) && !(verb === 'fail' && !predicate.startsWith('to '));
}

/** What a person lacks inside; an environment or a test they lack is a matter of the work. */
const OF_THE_MIND =
  /\b(?:experience|knowledge|training|context|understanding|idea|time|familiarity|awareness|attention|discipline|expertise|confidence|care|sleep|focus|judge?ment|skills?|insight|practice|sense|competence|patience|diligence)\b/;

function words(sentence: Sentence, clause: Clause): string {
  const { tokens } = sentence;
  return tokens
    .slice(clause.verbIndex + 1, clause.verbIndex + 10)
    .map((token) => token.lower)
    .join(' ');
}

/** `lack of experience on the operator's side`, `inattention of the reviewer`. */
function lackOfPeople(sentence: Sentence): boolean {
  return (
    /\b(?:lack of (?:\w+ )?(?:experience|knowledge|attention|care|skill|training|awareness|diligence|discipline)|inexperience|inattention|unfamiliarity|ignorance|carelessness|forgetfulness)\b[^.;]{0,40}\b(?:of|by|among|on the part of|in) (?:the |our |an? )?(?:[\w-]+ )?(?:engineer|developer|operator|reviewer|on-?call|team|staff|admin|dba|author|intern|contractor|responder|person|technician|shift|crew|desk|people)s?\b/i.test(
      sentence.plain,
    ) ||
    /\b(?:engineer|developer|operator|reviewer|on-?call|team|staff|admin|dba|author|intern|contractor|responder|technician)(?:['’]s|s['’])? (?:lack of|inexperience|inattention|unfamiliarity|ignorance|carelessness)\b/i.test(
      sentence.plain,
    )
  );
}

function report(context: RuleContext, sentence: Sentence): void {
  context.report({
    from: sentence.from,
    to: sentence.to,
    message: 'The chain stops at a person. Ask once more: what made that likely for anyone in this seat?',
    rewrite:
      'Why: [the tool, path or rota] offers [what it offers] and nothing [separates | shows | checks] [it].',
  });
}
