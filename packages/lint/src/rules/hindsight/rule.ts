import { isAuthored, isPeople } from '../../language/actors.ts';
import { registerCue } from '../../language/cues.ts';
import { phrasing } from '../../language/phrasing/phrasing.ts';
import type { Sentence } from '../../language/prose.ts';
import { type Said, said } from '../../language/said.ts';
import type { Rule, RuleContext } from '../../rule.ts';

const cue = registerCue(`
obviously obvious clearly clear course inevitable inevitably bound doomed predictable predictably foreseeable easily avoidable
preventable simply just trivially flags signs hindsight retrospect retrospectively writing accident matter anyone anybody
everyone everybody no-brainer self-evident glaring glaringly plain plainly evident evidently needless unsurprisingly surely
naturally surprise glance sufficed knowing surprising surprised expected knew known trivial needed blatant blatantly unavoidable destined undoubtedly
certainly foregone looking underestimated misjudged overlooked waiting should all see seen saw only always staring merely unmistakable
`);

const CERTAIN = phrasing(
  /\b(?:obviously|of course|inevitably|predictably|unsurprisingly|needless to say|blatantly|glaringly|plainly|undoubtedly|as (?:anyone|everyone|anybody|everybody) (?:knows|could|would|can)|(?:as )?was to be expected|\bthere for (?:all|anyone|everyone) to see\b|(?:was|were) always going to (?:end|fail|happen|break|go|be|come|bite|blow|hurt|hit)|it goes without saying|no[- ]brainer|self[- ]evident)\b|\b(?:(?:with|in|looking back,? in|with the benefit of|given the benefit of) (?:20\/20 )?(?:hindsight|retrospect)|hindsight (?:shows|tells|makes|is)|retrospectively,)|^\W*(?:naturally|surely|inevitably|predictably),? (?=\w)|\bsigns? (?:\w+ )?(?:was|were|had been) (?:unmistakable|unmissable|hard to miss|impossible to miss)\b|\b(?:was|were|is|are|been|being|seems?|seemed) (?:\w+ )?(?:bound|doomed|destined|certain|guaranteed) to (?:\w+ )?(?:fail|happen|break|occur|go wrong|crash|explode|end|blow|cause|collapse|bite|fall|run out|overflow|repeat|lead)\b|\b(?:accident|disaster|failure|outage|incident|bomb) (?:just )?waiting to happen\b|\b(?:ticking|time) bomb\b|\b(?:only|just) a (?:matter|question) of time\b|\bwriting (?:was )?(?:already )?on the wall\b|\ball (?:\w+ ){1,3}(?:had|needed) to do (?:was|is)\b|\b(?:red flags?|(?:clear |obvious |ample |plenty of |all the |many )?warning signs?|telltale signs?|tell-tale signs?|the signs) (?:\w+ )?(?:(?:were|was|are|had been) (?:\w+ )?(?:there|missed|ignored|present|visible|everywhere|all there|overlooked|obvious|clear)|ignored|missed|overlooked)\b|\b(?:missed|ignored|overlooked|despite|several|many|enough|plenty of|all the|clear|obvious|multiple|numerous) (?:the |many |several |all the |clear |obvious )*(?:red flags|warning signs)\b|\bred flags?\b|\b(?:plain|easy|clear) (?:for (?:all|anyone|everyone) )?to see\b|\bwould (?:surely|certainly|inevitably)\b|\bin plain (?:sight|view)\b|\b(?:known?|knew) all along\b|\bfrom the (?:very )?start\b[^.;]{0,30}\bobvious\b|\bforegone conclusion\b|\bcould only (?:fail|end (?:badly|in)|go wrong|break)\b|\blooking back(?:,| now| on it| at it)|\bcame as no surprise\b|\bshould (?:\w+ )?have known\b|\b(?:was|were) (?:\w+ )?(?:clear|obvious|plain|evident) to (?:everyone|everybody|anyone|anybody|all)\b|\bknowing what we (?:now know|know now)\b|\ba (?:single |quick |simple |brief )?(?:glance|look|check|question|call|test|minute)\b[^.;]{0,40} would have (?:been enough|sufficed)\b|\b(?:star(?:ing|ed)) (?:us|them|him|her|everyone) in the face\b|\b(?:everyone|anyone|anybody|everybody)(?: \w+){0,6}? (?:could|can|should|would) (?:easily |clearly )?(?:have )?(?:see|seen|know|known|tell|told|predict|predicted|notice|noticed|spot|spotted|guess|guessed)\b|\b(?:no|hardly a) surprise (?:that|to)\b|\bsaw (?:it|this|that) coming\b|\b(?:seen|saw|see) (?:it |this |that )?coming\b/gi,
);
const OBVIOUS =
  /\b(?:so |quite |pretty |very |fairly |painfully |blindingly |rather |all too |perfectly )?obvious\b/gi;
const EASY = phrasing(
  /\b(?:easily|entirely|completely|totally|fully|perfectly|wholly|readily|trivially|simply|eminently|100%) (?:\w+ )?(?:avoid(?:ed|able)|prevent(?:ed|able)|foresee(?:n|able)|predict(?:ed|able)|detect(?:ed|able)|spotted|caught|fixed|seen|anticipated|noticed|foreseeable|found)\b|\b(?:avoidable|preventable|foreseeable|inevitable|unavoidable)\b|\b(?:could|should|might) (?:have )?(?:so |just as |very )?easily (?:have )?(?:been )?(?:avoided|prevented|caught|seen|spotted|foreseen|noticed|predicted|detected|made|fixed|found|checked|tested|done|added|solved)\b|\bshould have been (?:\w+ )?(?:expected|obvious|clear|evident|foreseen|anticipated|predicted|self-evident|apparent)\b/gi,
);
const CLEARLY = /\bclearly\b/gi;
const IT_WAS_CLEAR = phrasing(
  /\b(?:it|that) (?:was|is|should have been|had been) (?:(?:very|quite|pretty|always|already|perfectly|abundantly) )?(?:clear|evident|apparent|plain)\b(?: (?:to (?:everyone|anyone|all)|from the (?:start|outset|beginning)|all along|that\b[^.;]{0,60}\b(?:would|was going to|could only|should have|had to fail|was doomed)))/gi,
);
const MERELY = phrasing(
  /\b(?:simply|just|merely) (?:needed to|had to|have to|need to|should have|should|ought to|forgot|failed to|neglected to|did not|didn['’]t|missed|needed a|required|checking|reading|looking|following|running)\b|\bshould (?:simply|just|merely) have\b|\b(?:needed|had) to (?:simply|just|merely|only)\b|\b(?:only|just) (?:needed|had) to\b/gi,
);
const PREDICTABLE = /\b(?:predictable|foreseeable)\b/gi;

export const rule: Rule = {
  id: 'hindsight',
  title: 'Certainty that only hindsight gives',
  severity: 'warning',
  group: 'language',
  scope: 'sentence',
  why: 'What looks obvious now was one of many signs then; saying so hides how it looked.',
  check(context: RuleContext): void {
    for (const sentence of context.prose.sentences) {
      if (!sentence.has(cue) || !isAuthored(sentence)) continue;
      const found = find(sentence);
      if (found === null) continue;
      context.report({
        from: found.from,
        to: found.to,
        message: `“${found.words.trim()}” is what we know now. What was known then, by whom, and where was it shown?`,
        rewrite: 'At [time] [who] saw [sign] on [screen]; [the other reading] fitted it as well.',
      });
    }
  },
};

function find(sentence: Sentence): Said | null {
  return (
    said(
      sentence,
      CERTAIN,
      (hit) => !isDenied(sentence, hit) && !isPlainToSense(sentence, hit) && looksBack(sentence, hit),
    ) ??
    said(sentence, EASY, (hit) => isEasyClaim(sentence, hit)) ??
    said(sentence, OBVIOUS, (hit) => isObviousThen(sentence, hit)) ??
    said(sentence, CLEARLY, (hit) => isClearlyVerdict(sentence, hit)) ??
    said(sentence, IT_WAS_CLEAR) ??
    said(sentence, MERELY, (hit) => speaksOfPeople(sentence, hit)) ??
    said(sentence, PREDICTABLE, (hit) => isBarePrediction(sentence, hit))
  );
}

const before = (sentence: Sentence, hit: Said, length = 40): string =>
  sentence.plain.slice(Math.max(0, hit.index - length), hit.index).toLowerCase();
const after = (sentence: Sentence, hit: Said, length = 40): string =>
  sentence.plain.slice(hit.index + hit.words.length, hit.index + hit.words.length + length).toLowerCase();

const DENIAL = phrasing(
  /\b(?:(?:not|no|never|nothing|neither|without|less|hardly|far from|isn['’]t|wasn['’]t|weren['’]t|nor|anything|any|most|more)\b|non-?|un-?)\s*(?:\w+ ){0,3}$|\b(?:nothing|none|nobody) (?:\w+ ){0,6}$/,
);

/** Certainty about what was, not about what would be: `an attacker would undoubtedly subscribe`. */
function looksBack(sentence: Sentence, hit: Said): boolean {
  if (
    !/^\W*(?:obviously|of course|inevitably|predictably|undoubtedly|naturally|surely|would \w+)\W*$/i.test(
      hit.words,
    )
  )
    return true;
  const clause =
    sentence.clauses.find((one) => one.group.to > hit.to) ??
    sentence.clauses.findLast((one) => one.group.from <= hit.from);
  if (clause === undefined) return true;
  // `row 50 would obviously break it` looks back; `to which an attacker would undoubtedly subscribe` looks ahead.
  return !(
    clause.modal === 'would' &&
    !clause.perfect &&
    /\b(?:which|who|that|whom) [^,;]*\bwould $/.test(before(sentence, hit, 80))
  );
}

/** `plainly audible`: that it was plain is measured, not judged. */
function isPlainToSense(sentence: Sentence, hit: Said): boolean {
  return (
    /^plainly$/i.test(hit.words) &&
    /^\s*(?:audible|visible|labell?ed|marked|printed|shown|stated|legible)\b/.test(after(sentence, hit))
  );
}

function isDenied(sentence: Sentence, hit: Said): boolean {
  if (/^red flags?$/i.test(hit.words))
    return isDenied0(sentence, hit) || /^\s*(?:day|warning level)/.test(after(sentence, hit));
  return isDenied0(sentence, hit);
}

function isDenied0(sentence: Sentence, hit: Said): boolean {
  return DENIAL.test(before(sentence, hit)) && !/^of course/i.test(hit.words);
}

function isObviousThen(sentence: Sentence, hit: Said): boolean {
  const lead = before(sentence, hit);
  if (DENIAL.test(lead)) return false;
  if (PICKED_OUT.test(after(sentence, hit))) return false;
  // `Obvious defects are marked red`: a class of things, as it is dealt with now.
  if (/^\W*$/.test(lead) && /^ [a-z]+s (?:are|get|have|need)\b/.test(after(sentence, hit))) return false;
  if (
    /\b(?:became|become|becomes|becoming|make|makes|making|made|if|whether|until|till|(?:until|till|once|when) it (?:was|is)|more|be|look for|will be|to be) (?:it |this |that |them )?(?:\w+ )?$|\b(?:make|makes|making|made) (?:\w+ ){0,5}$/.test(
      lead,
    )
  ) {
    return /\b(?:should|would) (?:have been|be) (?:\w+ )?$/.test(lead);
  }
  if (
    /\b(?:is|are) (?:\w+ )?$/.test(lead) &&
    /^\s*(?:from|to|in|on|which|at|when|once|only|if|after|as soon)\b/.test(after(sentence, hit))
  )
    return false;
  return sentence.role !== 'action';
}

/** `past the obvious one`: which one is meant, not how plain it was. */
const PICKED_OUT =
  /^\s+(?:one|ones|suspect|candidate|choice|next|first|place|explanation|fix|question|answer|way|path|route|option|culprits?|starting)\b/;

function isEasyClaim(sentence: Sentence, hit: Said): boolean {
  if (DENIAL.test(before(sentence, hit))) return false;
  if (/^(?:avoidable|preventable|foreseeable|inevitable|unavoidable)$/i.test(hit.words)) {
    if (/^(?:foreseeable)$/i.test(hit.words) && /^\s*future/.test(after(sentence, hit))) return false;
    if (/^\s*$/.test(before(sentence, hit)) && /^\s+\w+s\b/.test(after(sentence, hit))) return false;
    if (/\b(?:whether|if|reduce|number of)\b/.test(before(sentence, hit))) return false;
    return sentence.role !== 'action';
  }
  return sentence.role !== 'action' || /avoid|prevent/i.test(hit.words);
}

/** `clearly labels units` tells of clear labels; `clearly the cache was cold` of a clear view back. */
function isClearlyVerdict(sentence: Sentence, hit: Said): boolean {
  const lead = before(sentence, hit);
  const rest = after(sentence, hit);
  if (DENIAL.test(lead) || sentence.role === 'action') return false;
  if (
    /^\s*(?:audible|label|isolat|mark|document|visible|show|state|defin|communicat|identif|separat|list|display|say|said|nam|describ|indicat|articulat|outlin|distinguish|readable|legible|specif|explain|set out|delineat|scoped|written|seen|see|present|recogni|print|highlight|worded|own|assign|demonstrat)/.test(
      rest,
    )
  ) {
    return false;
  }
  if (/^\W*$/.test(lead)) return true;
  if (/\b(?:was|were|is|are|had|has|have|did|should|would|could|must|can|'s|been)\s+(?:\w+ )?$/.test(lead))
    // `was clearly restarted by the reloader`: a conclusion from what was seen.
    return !/^\s*\w+ed (?:by|from|after|at|via|in)\b/.test(rest);
  return /^\s*(?:was|were|is|are|had|has|did|didn|should|would|could|must|needed|failed|missed|forgot|underestimated|overestimated|misjudged|misread|overlooked|ignored|did|not|wrong|broken|the|a|an)\b/.test(
    rest,
  );
}

function speaksOfPeople(sentence: Sentence, hit: Said): boolean {
  if (sentence.role === 'action') return false;
  const words = hit.words.toLowerCase();
  if (/^(?:just|simply|merely) (?:required|needed a)$/.test(words)) return false;
  if (/checking|reading|looking|following|running/.test(words))
    return /\b(?:by|would|could|enough)\b/.test(sentence.plain.toLowerCase());
  const clause = sentence.clauses.find((one) => one.group.to > hit.from && one.group.from < hit.to + 20);
  const subject = clause?.subject ?? null;
  if (subject === null || !isPeople(subject)) return false;
  const own = /^(?:we|i|us)$/.test(subject.head.lower);
  return (
    !own ||
    /should|forgot|failed|neglected|missed|did not|didn/.test(words) ||
    !/^(?:timeline|response)$/.test(sentence.role)
  );
}

/** Evidence beside it (a figure, a graph) makes a prediction a fact. */
function isBarePrediction(sentence: Sentence, hit: Said): boolean {
  if (DENIAL.test(before(sentence, hit)) || /^\s*future/.test(after(sentence, hit))) return false;
  if (/\d/.test(sentence.plain) || sentence.role === 'action') return false;
  const clause = sentence.clauses.findLast((one) => one.group.from <= hit.from);
  const subject = clause?.subject?.head.lower ?? '';
  const noun = sentence.tokens.find((token) => token.from >= hit.to)?.lower ?? '';
  const event =
    /^(?:outage|failure|incident|result|outcome|consequence|consequences|this|it|that|crash|problem|collapse|which|overload|breakage|all)$/;
  return event.test(subject) || event.test(noun);
}
