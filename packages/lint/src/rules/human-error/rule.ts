import { isAuthored, isAuthors, isPerson, isUnclear } from '../../language/actors.ts';
import { registerCue } from '../../language/cues.ts';
import { phrasing } from '../../language/phrasing/phrasing.ts';
import type { Sentence } from '../../language/prose.ts';
import type { Rule, RuleContext, Severity } from '../../rule.ts';

const cue = registerCue(`
human operator user manual pilot engineer developer admin administrator staff personnel employee technician people reviewer
finger fingered fingers fat-finger fat-fingered pebkac pebcak layer id10t wetware keyboard clerical mistake mistakes
error errors oversight blunder fart cockpit keying typing entry typo dev slip slips lapse lapses someone failure responder on-call oncall
`);

const WHO =
  '(?:human|operator|user|manual|pilot|engineer(?:ing)?|developer|dev|admin|administrator|staff|personnel|employee|technician|clerical|cockpit|sysadmin|dba|people|reviewer|on-?call|responder)';
const LABELS: readonly RegExp[] = [
  new RegExp(
    `\\b${WHO}(?:['’]s|s['’])?[- ](?:(?:input|entry|configuration|judge?ment|process|handling|typing) )?(?:error|mistake|oversight|slip|blunder|lapse|slip-up|fault|carelessness)s?\\b`,
    'gi',
  ),
  /\b(?:data[- ]entry|keying|key-?in|typing|keyboard) (?:error|mistake|slip)s?\b(?=\s*[.,;]|\s*$| (?:by|in|while|during)\b| (?:of|from) (?:the|a|an|our|one)\b)/gi,
  /\bfat[- ]?finger(?:s|ed|ing)?\b/gi,
  /\b(?:pebkac|pebcak|id-?10-?t|picnic error|layer[- ]?8(?: (?:problem|issue|error))?|wetware)\b/gi,
  /\b(?:butter ?fingers|finger trouble|finger slip|slip of the (?:finger|hand|keyboard)|brain fart|between (?:the )?(?:chair and (?:the )?keyboard|keyboard and (?:the )?chair))\b/gi,
  /\bcauses?\b[^.:]{0,30}:\s*humans?\b(?=\s*[.,;]|\s*$)/gi,
  /\bhuman (?:fallibility|failing|weakness|mishap|imperfection)\b/gi,
  /\b(?:the )?human factor(?:s)?\b(?= (?:was|were|is|caused|led)|\s*[.,;]|\s*$)/gi,
  /\b(?:error|mistake|oversight|slip|lapse)s? (?:on the part of|(?:made |committed )?by) (?:a |an |the |our |one of our )?(?:\w+ )?(?:human|operator|engineer|developer|admin|administrator|employee|technician|sysadmin|dba|person|someone|staff|colleague|on-?call)\b(?! (?:consoles?|panels?|interfaces?|stations?|terminals?|screens?|ids?|pods?|namespaces?|types?|class(?:es)?|groups?|accounts?|portals?))/gi,
  /\bsomeone['’]s (?:mistake|error|slip|oversight)\b|\b(?:honest|simple|silly) (?:human )?mistake\b/gi,
];

/** What makes the words name a thing in the system, not a verdict. */
const THING_AFTER = phrasing(
  /^[-\s]*(?:budgets?|rates?|codes?|messages?|pages?|logs?|reports?|reporting|handling|counts?|screens?|responses?|metrics?|percentage|dashboards?|panels?|graphs?|analysis|tolerance|proofing|tracking|boundar(?:y|ies)|types?|classes|class\b|events?|correction|recovery|\d{3}|in the response|callbacks?|handlers?|toast|dialogs?|banner|taxonomy|tickets?)/i,
);
const SPOKEN_OF_BEFORE = phrasing(
  /\b(?:not|no|never|isn't|wasn't|nor|without|beyond|rather than|instead of|prevent(?:s|ed|ing)?|avoid(?:s|ed|ing)?|reduc(?:e|es|ed|ing)|eliminat(?:e|es|ed|ing)|minimi[sz](?:e|es|ed|ing)|guard(?:s|ed|ing)? against|protect(?:s|ed|ing)? (?:us )?(?:against|from)|risk of|risks? for|chance of|chances of|possibility of|potential for|potential|room for|deals? with|about|study of|research (?:on|into)|likelihood of|opportunit(?:y|ies) for|prone to|resistant to|susceptible to|vulnerable to|tolerate|tolerant of|catch(?:es)?|stop calling|call(?:ing)? (?:it|this|that)|label(?:led|ling)?|blam(?:e|ing)|assum(?:e|ed|es|ing)|suspect(?:ed|s|ing)?|thought (?:of|it was|this was)|put (?:it )?down to|dismissed (?:it )?as|term|word|phrase|category|says?|logs?|logged|returns?|returned|shows?|showed|displays?|see|saw|seeing|reported|throws?|threw|raised|sources? of)\s+(?:\w+\s+){0,2}$/i,
);
const REFUSED_AFTER = phrasing(
  /^[”"’']?\s*(?:is|was|are) (?:not|never|no)\b|^[”"’']?\s*(?:is|was|are) (?:only |merely |just |at (?:most|best) )?(?:a |an |the )?(?:\w+ )?(?:symptom|label|start|starting|effect|consequence|beginning|word|myth|judge?ment)\b|^[”"’']?\s*(?:isn['’]t|wasn['’]t|explains? nothing|is a label|is where)\b/i,
);
const CAUSAL = phrasing(
  /\b(?:cause[sd]?|due to|because|result(?:ed)? (?:of|from)|led to|reason|root|blame|attributed|owing to|down to|trigger(?:ed)?|introduced|was|is|were|turned out|attribut\w+|came down|case of|by one of|classic|plain|pure)\b/i,
);

export const rule: Rule = {
  id: 'human-error',
  title: '“Human error” given as a cause',
  severity: 'error',
  group: 'language',
  scope: 'sentence',
  why: '“Human error” is a label, not a mechanism: it explains nothing and nothing can be changed about it.',
  check(context: RuleContext): void {
    for (const sentence of context.prose.sentences) {
      if (!sentence.has(cue) || !isAuthored(sentence) || sentence.question) continue;
      checkSentence(context, sentence);
    }
  },
};

function checkSentence(context: RuleContext, sentence: Sentence): void {
  const { plain } = sentence;
  for (const pattern of LABELS) {
    for (const match of plain.matchAll(pattern)) {
      const from = match.index;
      const to = from + match[0].length;
      if (!isLabel(sentence, plain, from, to, match[0])) continue;
      report(context, sentence, from, match[0]);
      return;
    }
  }
  const slip = slipOfPerson(sentence);
  if (slip === null) return;
  const from = slip.from - sentence.from;
  if (isLabel(sentence, plain, from, slip.to - sentence.from, slip.words))
    report(context, sentence, from, slip.words);
}

function report(context: RuleContext, sentence: Sentence, at: number, words: string): void {
  const from = sentence.from + at;
  context.report({
    from,
    to: from + words.length,
    severity: gradeOf(sentence),
    message: `“${words}” names no mechanism. What was entered where, what did the tool answer, and which guard was not on that path?`,
    rewrite:
      '[The tool] accepted [input] and gave [feedback]; [the check that covers this elsewhere] was not on this path.',
  });
}

const SLIP = /^(?:typo|misclick|miskey|error|mistake|oversight|slip|blunder|lapse)$/;

/** `a mistake by one of our operators`, `an error of the panel operator`, `data entry error by the clerk`. */
function slipOfPerson(sentence: Sentence): { from: number; to: number; words: string } | null {
  for (const phrase of sentence.phrases) {
    if (!SLIP.test(phrase.head.lower) || phrase.head.quoted) continue;
    let next = phrase.last + 1;
    if (/^(?:made|committed|caused)$/.test(sentence.tokens[next]?.lower ?? '')) next++;
    if (!/^(?:by|of|from)$/.test(sentence.tokens[next]?.lower ?? '')) continue;
    const doer = sentence.phrases.find((other) => other.first === next + 1) ?? null;
    if (!isPerson(doer) || isAuthors(doer) || isUnclear(doer)) continue;
    return {
      from: phrase.from,
      to: doer!.to,
      words: sentence.plain.slice(phrase.from - sentence.from, doer!.to - sentence.from),
    };
  }
  return null;
}

function isLabel(sentence: Sentence, plain: string, from: number, to: number, words: string): boolean {
  const quoted = sentence.tokens.some(
    (token) => token.quoted && token.from >= sentence.from + from && token.to <= sentence.from + to,
  );
  if (quoted) return false;
  const before = plain.slice(Math.max(0, from - 60), from);
  const after = plain.slice(to, to + 40);
  if (THING_AFTER.test(after) || REFUSED_AFTER.test(after) || SPOKEN_OF_BEFORE.test(before)) return false;
  if (sentence.role === 'action' && !/\b(?:caused|due to|because of)\b/i.test(plain)) return false;
  if (/^(?:user|operator)[- ](?:error|fault)s?$/i.test(words)) {
    if (/^\s*:\s*[\d<>~]/.test(after)) return false;
    if (/s$/i.test(words) || /^user-error/i.test(words)) return false;
    return sentence.role === 'cause' || sentence.role === 'why-answer' || CAUSAL.test(plain) || from < 12;
  }
  if (/errors$/i.test(words) && !CAUSAL.test(plain) && sentence.role !== 'cause') return false;
  if (
    /^(?:engineering|manual|user)/i.test(words) &&
    /^\s*(?:from|on|in) (?:the )?(?:api|browser|client|form|validation)/i.test(after)
  )
    return false;
  return true;
}

function gradeOf(sentence: Sentence): Severity {
  return /^(?:timeline|lesson|action|impact|detection|response|heading)$/.test(sentence.role)
    ? 'warning'
    : 'error';
}
