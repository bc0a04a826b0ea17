import { clauseSpan, isAuthored, isPeople } from '../../language/actors.ts';
import { registerCue } from '../../language/cues.ts';
import { phrasing } from '../../language/phrasing/phrasing.ts';
import type { Clause, NounPhrase, Sentence } from '../../language/prose.ts';
import type { Rule, RuleContext } from '../../rule.ts';
import { isHandlingOfPeople } from './handling-of-people.ts';
import {
  doings,
  HANDLED,
  HUMAN_ADVERB,
  HUMAN_DEED,
  isFactual,
  isUnwiseStep,
  mixed,
  verdicts,
} from './verdict-words.ts';

const cue = registerCue(
  [...verdicts].join(' '),
  'acceptable professional appropriate mismanage mismanages mishandle mishandles misjudge misjudged misjudges poorly badly inappropriately inadequately improperly insufficiently wrongly too slow slowly late enough mistake error misprioritised misprioritized fumbled lacking short standard desired unreasonable unreasonably incorrectly falsely mistakenly unacceptably needlessly place way adequately sufficiently thorough rigorous quality hastily prematurely recklessly incompetently unprofessionally clumsily',
);

const TOO = phrasing(
  /\b(?:too|far too|much too|way too) (?:slow|slowly|late|hasty|hastily|quick|cautious|passive|eager|timid|hesitant|long)\b(?: (?:to|in|at|before|with)\b)?|\bnot (?:quick|fast|decisive|proactive|rigorous|careful) enough\b|\btook (?:far |much |way )?too long\b/,
);
const MISTAKE = phrasing(
  /\bit was (?:\w+ly )?(?:wrong|foolish|unwise|irresponsible|unreasonable|premature|inexcusable|ill-advised) (?:of \w+ )?to \w+|\b(?:it was|which was|that was|this was|was|were|proved|turned out to be) (?:clearly |obviously |simply |just |plainly )?(?:a|an) (?:(?:\w+ )?(?:mistake(?! (?:in|with|on|of)\b)|misjudge?ment|error of judge?ment|error in judge?ment|lapse of judge?ment|lapse in judge?ment|bad idea|bad call|poor choice|wrong call|blunder))\b|\b(?:error|errors|lapse|lapses|failure) (?:of|in) judge?ment\b|\b(?:was|were) the wrong (?:call|decision|choice|thing to do|move|approach|response|order)\b|\b(?:made|took|making) (?:the|a|an|some|several) (?:\w+ )?(?:wrong|bad|poor|questionable|unfortunate|ill-advised|misguided) (?:decision|call|choice|judge?ment|move)s?\b|\b(?:was|were) (?:\w+ly )?all over the place\b|\bthe way [^.;]{2,60} (?:handled|managed|communicated|run|reacted|responded|coordinated|dealt with|escalated|executed|told|informed|treated|notified|spoke|announced|prepared|planned|wrote) (?:it |this |the \w+ |passengers |customers |users |staff |people |patients )?was (?:\w+ly )?(?:not (?:acceptable|good|professional|appropriate|right|adequate)|unprofessional|poor|bad|unacceptable|inadequate|wrong|inappropriate|chaotic|questionable|sloppy|not good)\b|\b(?:informed|told|notified|updated|paged|called|warned|escalated|declared|communicated|raised|involved|alerted|engaged) (?:\w+ )?(?:far |much |way )?too (?:late|slowly)\b|\b(?:left|leaves|leave|leaving) (?:a lot|much|something|plenty|a great deal) to be desired\b|\b(?:testing|tests?|reviews?|auditing|audits?|communications?|planning|preparation|monitoring|response|documentation|analysis|checks?|handover|training|triage|escalation|supervision|validation)\b[^.;:,]{0,40} not (?:been )?(?:thorough|rigorous|good|careful|deep|quick|fast|clear|extensive|comprehensive|timely) enough\b|\b(?:did|does|had|have|has|was|were) ?(?:not|n['’]t) (?:been )?(?:adequately|sufficiently|appropriately) (?:stud|test|review|prepar|plann|train|consider|assess|evaluat|communicat|co-?ordinat|research|rehears|supervis|audit|stress)\w*|\b(?:updates?|communications?|messages?|posts?|tickets?|notes?|handovers?|documentation|reports?|reviews?|analysis|work) (?:was|were) (?:[\w-]+ (?:and|but) )?of (?:low|poor|inferior|substandard|bad) quality\b|\b(?:below|short of|beneath) (?:the |our |any )?(?:expected |acceptable |required )?(?:standard|standards|expectations?)\b|\b(?:coordination|co-ordination|communications?|cooperation|planning|handover|teamwork) (?:between|with|among|within|of) [^.;:,]{3,60} (?:was|were) (?:\w+ly )?(?:poor|bad|inadequate|insufficient|chaotic|lacking|unprofessional|terrible|weak)\b|\bdecisions? (?:to|of) [^.;:,]{3,70} (?:was|were|proved) (?:\w+ly )?(?:wrong|unwise|premature|mistaken|ill-advised|foolish|questionable|misguided)\b|\bincident (?:command|management|response|handling|coordination) (?:was|were) (?:\w+ly )?(?:chaotic|poor|bad|weak|inadequate|insufficient|lacking|terrible|absent|slow)\b|\b(?:we|they|he|she|teams?|engineers?|staff|on-?call|reviewers?|management) (?:had )?(?:incorrectly|wrongly|mistakenly|falsely) (?:assessed|judged|estimated|evaluated|prioriti[sz]ed)\b|\b(?:unreasonabl[ey]|unacceptabl[ey]|inexcusabl[ey]|needlessly) (?:long|slow|late)\b|\bwas not (?:good enough|the right (?:call|decision|choice|thing to do)|appropriate)\b|\bwasn['’]t (?:good enough|the right (?:call|decision|choice))\b/i,
);

export const rule: Rule = {
  id: 'normative-verdict',
  title: 'A verdict against a norm set afterwards',
  severity: 'warning',
  group: 'language',
  scope: 'sentence',
  yieldsTo: ['character-verdict'],
  why: 'A verdict tells what the writer thinks now; a gap against a target that stood then tells what happened.',
  check(context: RuleContext): void {
    for (const sentence of context.prose.sentences) {
      if (!sentence.has(cue) || !isAuthored(sentence) || sentence.question || sentence.role === 'action')
        continue;
      const place = find(sentence);
      if (place === null) continue;
      context.report({
        ...place,
        message:
          'This judges by a norm set afterwards. Which target stood at the time, what was measured against it, and what did the people see when they chose?',
        rewrite: '[Measure] was [value]; the target stated in [place] is [value].',
      });
    }
  },
};

function find(sentence: Sentence): { from: number; to: number } | null {
  return findFragment(sentence) ?? findPhrase(sentence) ?? findClause(sentence) ?? findWords(sentence);
}

function findPhrase(sentence: Sentence): { from: number; to: number } | null {
  const { tokens } = sentence;
  for (const phrase of sentence.phrases) {
    if (isMachines(sentence, phrase)) continue;
    const head = phrase.head.lower;
    const judgedHandling = head === 'handling' && isHandlingOfPeople(sentence, phrase.first, phrase.last);
    if (!doings.has(head) && !judgedHandling) {
      if (isUnwiseStep(sentence, phrase)) return { from: phrase.from, to: phrase.to };
      continue;
    }
    if (mixed.get(head)?.test(tokens[phrase.last - 1]?.lower ?? '') === true) continue;
    for (let index = phrase.first; index < phrase.last; index++) {
      const token = tokens[index]!;
      if (token.quoted || !verdicts.has(token.lower) || token.pos === 'noun') continue;
      if (isFactual(token.lower, head)) continue;
      if (tokens[index - 1]?.lower === 'not' || tokens[phrase.first]!.lower === 'no') continue;
      if (tokens[index + 1]?.text === '-') continue;
      return { from: phrase.from, to: phrase.to };
    }
  }
  return null;
}

const FRAGMENT =
  /^\W*(?:(?:poorly|badly|inadequately|hastily|clumsily|insufficiently) (?:executed|handled|managed|planned|prepared|communicated|coordinated|co-ordinated|tested|reviewed|thought[- ]out|organised|organized|run|timed|conducted|supervised)|(?:poor|substandard|sub-?par|shoddy|lacklustre|lackluster|weak|sub-?optimal|woeful) (?:monitoring|alerting|documentation|observability|tooling|logging|engineering|craftsmanship|(?:change|quality|release|access) (?:control|management|discipline)))\b|\b(?:inappropriate|improper|wrong|incorrect|inadequate) use of [^.;,]{2,50} by (?:the|our|an?) /i;

/** `Poorly executed failover.`: the verdict alone, without a verb. */
function findFragment(sentence: Sentence): { from: number; to: number } | null {
  const match = FRAGMENT.exec(sentence.plain);
  if (match === null || isQuoted(sentence, match)) return null;
  if (/ by (?:the|our|an?) $/.test(match[0])) {
    const doer = sentence.phrases.find((phrase) => phrase.to > sentence.from + match.index + match[0].length);
    if (!isPeople(doer ?? null) && !isCompany(doer ?? null)) return null;
  }
  return at(sentence, match);
}

/** `The balancer made a wrong decision`: machines decide too, and may be wrong by a figure. */
function isMachines(sentence: Sentence, phrase: NounPhrase): boolean {
  return sentence.clauses.some((clause) => clause.object === phrase && clause.subject?.referent === 'system');
}

function findClause(sentence: Sentence): { from: number; to: number } | null {
  for (const clause of sentence.clauses) {
    if (clause.verb.quoted || clause.conditional || clause.tense === 'future' || clause.modal !== null)
      continue;
    if (HANDLED.test(clause.verb.lemma) && !clause.negated) {
      if (
        clause.voice === 'passive'
          ? clause.agent === null
            ? isIncidentWord(clause)
            : isPeople(clause.agent)
          : isPeople(clause.subject) || isCompany(clause.subject)
      )
        return clauseSpan(clause);
    }
    if (isBadlyDone(sentence, clause) || didPoorly(sentence, clause)) return clauseSpan(clause);
    if (verdicts.has(clause.verb.lower) && doings.has(clause.subject?.head.lower ?? '') && !clause.negated)
      return clauseSpan(clause);
    if (clause.verb.lemma === 'be' && !clause.negated && isJudgedDoing(sentence, clause)) {
      return { from: clause.subject!.from, to: sentence.tokens[predicate(sentence, clause)]!.to };
    }
  }
  return null;
}

/** `the reviewer did a poor job of checking`. */
function didPoorly(sentence: Sentence, clause: Clause): boolean {
  if (clause.verb.lemma !== 'do' || clause.negated || !isPeople(clause.subject)) return false;
  const { tokens } = sentence;
  for (let index = clause.verbIndex + 1; index < clause.verbIndex + 5; index++) {
    if (!verdicts.has(tokens[index]?.lower ?? '')) continue;
    return /^(?:job|work|jobs)$/.test(tokens[index + 1]?.lower ?? '');
  }
  return false;
}

function isCompany(phrase: NounPhrase | null): boolean {
  return phrase?.referent === 'organisation' && !/^(?:customer|client)s?$/.test(phrase.head.lower);
}

function isIncidentWord(clause: Clause): boolean {
  return /^(?:incident|page|outage|call|ticket|case|complaint|report|patient|escalation|situation|alert|response|event|crisis|announcement|deployment|failover|recovery|restore|campaign|meeting|bridge|rollout|migration|communication|handover|this|it|that|whole|upgrade|project|programme|cutover|launch|release|process|backlog|change|maintenance|transition|evacuation|transfer|switchover|changeover|closure|reopening|inspection|survey|drill|exercise|rehearsal|recall|audit|investigation|cut-over)$/.test(
    clause.subject?.head.lemma ?? '',
  );
}

function isBadlyDone(sentence: Sentence, clause: Clause): boolean {
  if (!HUMAN_DEED.test(clause.verb.lemma) || clause.negated) return false;
  const { tokens } = sentence;
  const near = [
    clause.verbIndex - 1,
    clause.verbIndex + 1,
    clause.object !== null ? clause.object.last + 1 : -1,
  ];
  const adverb = near.some((index) => HUMAN_ADVERB.test(tokens[index]?.lower ?? ''));
  if (!adverb) return false;
  if (clause.voice === 'active')
    return (
      isPeople(clause.subject) ||
      (clause.subject?.referent === 'organisation' &&
        !/^(?:customer|client)s?$/.test(clause.subject.head.lower))
    );
  if (
    /^(?:plan|communicate|coordinate|co-ordinate|organise|organize|prepare|judge|supervise|triage|conduct|lead|decide)$/.test(
      clause.verb.lemma,
    )
  )
    return clause.agent === null || isPeople(clause.agent);
  return isPeople(clause.agent) || isIncidentWord(clause) || doings.has(clause.subject?.head.lower ?? '');
}

function predicate(sentence: Sentence, clause: Clause): number {
  let index = clause.verbIndex + 1;
  while (
    sentence.tokens[index]?.pos === 'adverb' ||
    sentence.tokens[index]?.lower === 'a' ||
    sentence.tokens[index]?.lower === 'an'
  )
    index++;
  return Math.min(index, sentence.tokens.length - 1);
}

function isJudgedDoing(sentence: Sentence, clause: Clause): boolean {
  const { subject } = clause;
  if (subject === null) return false;
  const head = subject.head.lower;
  if (
    !doings.has(head) &&
    !(head === 'handling' && isHandlingOfPeople(sentence, subject.first, subject.last))
  )
    return false;
  if (mixed.get(head)?.test(sentence.tokens[subject.last - 1]?.lower ?? '') === true) return false;
  const first = predicate(sentence, clause);
  for (let index = first; index < first + 4 && index < sentence.tokens.length; index++) {
    const word = sentence.tokens[index]!;
    if (
      word.quoted ||
      (word.pos !== 'adjective' && word.pos !== 'conjunction' && word.text !== ',' && index > first)
    )
      return false;
    if (!verdicts.has(word.lower) || isFactual(word.lower, head)) continue;
    return !/^(?:insufficient|wrong)$/.test(word.lower) || sentence.tokens[index + 1]?.lower !== 'status';
  }
  return false;
}

function findWords(sentence: Sentence): { from: number; to: number } | null {
  const { plain } = sentence;
  const mistake = MISTAKE.exec(plain);
  if (mistake !== null && !isQuoted(sentence, mistake)) {
    const place = at(sentence, mistake);
    const clause = sentence.clauses.findLast((one) => one.group.from <= place.from);
    if (clause?.subject?.referent !== 'system' || !/^(?:made|took|making)\b/i.test(mistake[0])) return place;
  }
  const too = TOO.exec(plain.toLowerCase());
  if (too !== null && !isQuoted(sentence, too)) {
    const place = at(sentence, too);
    const clause = sentence.clauses.findLast((one) => one.group.from <= place.to);
    if (clause?.subject && !clause.negated && isSlowPeople(sentence, clause)) return place;
  }
  return null;
}

function isSlowPeople(sentence: Sentence, clause: Clause): boolean {
  const subject = clause.subject!;
  if (isPeople(subject) || doings.has(subject.head.lower)) return true;
  if (subject.referent === 'organisation' && !/^(?:customer|client)s?$/.test(subject.head.lower)) return true;
  return (
    subject.head.lower === 'it' &&
    sentence.phrases.some((phrase) => isPeople(phrase) && phrase.first > clause.verbIndex)
  );
}

function at(sentence: Sentence, match: RegExpExecArray): { from: number; to: number } {
  return { from: sentence.from + match.index, to: sentence.from + match.index + match[0].length };
}

function isQuoted(sentence: Sentence, match: RegExpExecArray): boolean {
  const { from, to } = at(sentence, match);
  return sentence.tokens.some((token) => token.quoted && token.from >= from && token.to <= to);
}
