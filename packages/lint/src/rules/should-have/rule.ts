import { clauseSpan, isAuthored, isPeople, personOwner, wordsBetween } from '../../language/actors.ts';
import { registerCue } from '../../language/cues.ts';
import { phrasing } from '../../language/phrasing/phrasing.ts';
import type { Clause, NounPhrase, Sentence } from '../../language/prose.ts';
import { wordSet } from '../../language/words/word-set.ts';
import type { Rule, RuleContext } from '../../rule.ts';

const cue = registerCue(
  'might should could ought supposed meant expected needed shoulda coulda duty obliged obligated must job responsibility required needs shouldn couldn have obligation',
);
const dutyCue = registerCue(
  'duty obligation responsibility job task on up fell responsible there expect expected part',
);

/** Deeds that only people do: an agentless passive still speaks of them. */
const humanDeeds = wordSet(`
test review check notice escalate page communicate inform notify tell consult ask double-check plan document discuss verify
validate coordinate announce announced raise question anticipate foresee consider think know remember read warn involve call
schedule rehearse practise practice train brief share flag report investigate predict prioritise prioritize monitor catch spot
require fix replace hand insist obtain seek involve heed
roll revert rehearse declare approve sign challenge
`);

/** `should not have been merged`: steps that somebody takes. */
const RISKY_STEP =
  /^(?:merge|deploy|push|release|ship|rush|attempt|enable|disable|delete|change|touch|ignore|skip|accept|commit|leave|start)$/;
const VENDOR =
  /^(?:vendor|supplier|provider|contractor|subcontractor|carrier|partner|agency|integrator|reseller)s?$/;

/** Outcomes that could have come: luck, not duty. */
const mishaps = wordSet(
  'lose suffer face end get affect impact cause result happen become last spread lead continue be see experience miss go take cost',
);

const DUTY = phrasing(
  /\b(?:had|has|have) (?:a|the|every|an) (?:clear |professional )?(?:duty|obligation|responsibility) to\b|\b(?:was|is) (?:his|her|their|(?:the |our )?(?:\w+ ){0,2}\w+['’]s) (?:job|duty|responsibility) to (?:have )?(?:check|verify|test|review|watch|notice|catch|monitor|read|tell|page|know|make|ensure|stop|prevent)\w*\b|\b(?:his|her|their|[\w-]+['’]s) (?:job|duty|responsibility|task) (?:was|is) to\b|\bit was (?:his|her|their|(?:the |our )?(?:\w+ ){0,2}\w+['’]s) (?:job|duty|responsibility|task) to \w+|\bit (?:was (?:on|up to|for)|fell to|had been up to) (?:the |our )?(?:[\w@-]+ ){1,3}to \w+|\bpart of (?:his|her|their|the [\w-]+['’]s) (?:duties|job|responsibilities|role)\b|\b(?:you|one)(?:['’]d| would) (?:have )?expect(?:ed)? (?:an?|the|any|our|every) [\w-]+|\bthere (?:really |clearly |just )?should (?:really |clearly |at least )?have been (?:an? |some |more |at least )?(?:second (?:pair of eyes|person|reviewer|approver)|review|rehearsal|check|test|approval|sign-?off|handover|announcement|drill|warning|escalation|communication|discussion|dry run|test plan|rollback plan|plan|post|message)\b|\bmight (?:well )?have (?:warned|told|asked|informed|notified|reminded) (?:us|me|anyone|somebody|someone|the team)\b|\b(?:was|were) (?:supposedly )?responsible for (?:checking|testing|verifying|reviewing|watching|noticing|catching|monitoring|telling|paging|making sure|ensuring|stopping|preventing)\b/i,
);

export const rule: Rule = {
  id: 'should-have',
  title: 'What people should have done',
  severity: 'warning',
  group: 'language',
  scope: 'sentence',
  why: 'It describes a world that did not happen and leaves out why the real one made sense.',
  check(context: RuleContext): void {
    for (const sentence of context.prose.sentences) {
      if (!isAuthored(sentence) || sentence.question) continue;
      const place =
        (sentence.has(cue) ? findClause(sentence) : null) ??
        (sentence.has(dutyCue) ? findDuty(sentence) : null);
      if (place === null) continue;
      context.report({
        ...place,
        severity: sentence.role === 'cause' || sentence.role === 'why-answer' ? 'error' : 'warning',
        message:
          'This compares people with a world that did not happen. What did they see and expect at that moment, and what would have had to signal otherwise?',
        rewrite: '[The check] had last run on [date]; nothing signalled that [condition] had changed.',
      });
    }
  },
};

function findClause(sentence: Sentence): { from: number; to: number } | null {
  for (const clause of sentence.clauses) {
    if (clause.verb.quoted || clause.modal === null || clause.inverted) continue;
    if (!isCounterfactual(sentence, clause)) continue;
    if (concernsPeople(sentence, clause) && !isThought(sentence, clause)) return clauseSpan(clause);
  }
  return null;
}

/** `not assume we could have started it faster`: what was thought is told, no world compared. */
function isThought(sentence: Sentence, { subject, group }: Clause): boolean {
  const from = Math.min(subject?.from ?? group.from, group.from) - sentence.from;
  return /\b(?:assum|think|thought|believ|knew|know|wonder)\w* (?:that )?$/i.test(
    sentence.plain.slice(Math.max(0, from - 24), from),
  );
}

function isCounterfactual(sentence: Sentence, clause: Clause): boolean {
  const group = clause.group.text.toLowerCase();
  switch (clause.modal) {
    case 'should':
    case 'ought':
    case 'ought to':
      return clause.perfect && !isOwned(sentence, clause);
    case 'could':
      return (
        clause.perfect &&
        !clause.negated &&
        (!mishaps.has(clause.verb.lemma) || SEEN_BEFORE.test(sentence.plain)) &&
        !sentence.plain.includes('could have been worse')
      );
    case 'might':
      return (
        clause.perfect &&
        !clause.negated &&
        (SAVING.test(clause.verb.lemma) ||
          /\bmight at least\b/i.test(sentence.plain) ||
          (humanDeeds.has(clause.verb.lemma) && BETTER.test(sentence.plain))) &&
        clause.voice === 'active' &&
        isPeople(clause.subject)
      );
    case 'supposed to':
      return /\b(?:was|were|had been)\b/.test(group) || clause.perfect;
    case 'need to':
    case 'have to':
      return clause.perfect && /\b(?:needed|had) to have\b/.test(group);
    default:
      return false;
  }
}

const SAVING = /^(?:avoid|prevent|catch|spot|notice|detect|shorten|save|limit|reduce)$/;

/** `could have seen this on Thursday already`. */
const SEEN_BEFORE = /\bcould have seen (?:this|it|that|the (?:problem|issue|fault|sign)s?)\b/i;

/** `might have escalated earlier`: measured against what was done. */
const BETTER = /\b(?:earlier|sooner|faster|quicker|more \w+ly|instead)\b/i;

/** `On-call should have read access`: what they have is an access, read only in name. */
function isOwned(sentence: Sentence, clause: Clause): boolean {
  if (!/^(?:read|write|set)$/.test(clause.verb.lower)) return false;
  return /^(?:access|permissions?|rights?|replicas?|privileges?|only|and|or)$/.test(
    sentence.tokens[clause.verbIndex + 1]?.lower ?? '',
  );
}

function concernsPeople(sentence: Sentence, clause: Clause): boolean {
  if (clause.voice === 'passive') {
    // `should have been considered illiquid`: what it counts as, nobody's deed.
    if (clause.verb.lemma === 'consider' && COUNTS_AS.test(sentence.tokens[clause.verbIndex + 1]?.pos ?? ''))
      return false;
    if (isPeople(clause.agent)) return clause.modal !== 'could' || humanDeeds.has(clause.verb.lemma);
    if (clause.agent !== null) return false;
    if (clause.modal === 'supposed to')
      return isPeople(clause.subject) && !/^(?:page|notify|alert)$/.test(clause.verb.lemma);
    if (isPeople(clause.subject)) return true;
    const drill =
      clause.verb.lemma === 'run' &&
      /^(?:test|drill|check|rehearsal|exercise)$/.test(clause.subject?.head.lemma ?? '');
    const deed =
      drill ||
      /^(?:announcement|email|e-mail|mail|newsletter|notice|statement|letter|invitation|maintenance)$/.test(
        clause.subject?.head.lemma ?? '',
      ) ||
      humanDeeds.has(clause.verb.lemma) ||
      (clause.negated && RISKY_STEP.test(clause.verb.lemma));
    return clause.modal !== 'could' && deed && !automatic(sentence, clause);
  }
  const { subject } = clause;
  if (subject === null) return isElliptic(sentence, clause);
  if (clause.verb.lemma === 'be' && sentence.tokens[clause.verbIndex + 1]?.lower === 'able') return false;
  if (/ing$/.test(sentence.tokens[subject.first - 1]?.lower ?? '')) return false;
  if (WORK.test(subject.head.lemma) && clause.modal !== 'could') return WAY.test(clause.verb.lemma);
  if (/^(?:nobody|no-one|anyone|anybody|you|whoever)$/.test(subject.head.lower))
    return clause.modal !== 'could';
  if (/\bby now\b/i.test(sentence.plain)) return false;
  if (subject.referent === 'organisation')
    return VENDOR.test(subject.head.lower) && humanDeeds.has(clause.verb.lemma);
  if (isPeople(subject)) return !isUsersWorld(sentence, subject);
  return (
    personOwner(subject) !== null &&
    /^(?:review|check|team|judgement|judgment|response|testing)$/.test(subject.head.lower)
  );
}

const COUNTS_AS = /^(?:adjective|noun|determiner|verb)$/;

/** `The change should have gone through staging`: people send it there. */
const WORK =
  /^(?:change|deploy|deployment|rollout|release|migration|pr|mr|commit|fix|patch|upgrade|merge|refactor|config|announcement|alert|restart|rename)$/;
const WAY = /^(?:go|pass|undergo|wait|come|follow)$/;

/** `Should have paged the DBAs.`: who should have is left out, as one does in a chat. */
function isElliptic({ tokens }: Sentence, { firstIndex, modal, verb }: Clause): boolean {
  if (modal === 'could' || modal === 'might' || verb.lemma === 'be') return false;
  const lead = tokens[firstIndex - 1];
  return lead === undefined || /^[-–—;:.(*•>]$/.test(lead.text);
}

/** The machine was the one to do it: expected against observed. */
function automatic(sentence: Sentence, clause: Clause): boolean {
  const words = wordsBetween(sentence, 0, sentence.tokens.length - 1);
  return (
    /\b(?:by (?:the|our|an?) (?:\w+ )?(?:alert|alerts|monitor|monitors|monitoring|test|tests|ci|linter|pipeline|job|system|balancer|health ?checks?|probe|slo|validator|automation|canary)|per (?:its|the) (?:schedule|slo|config\w*|spec)|automatically|after \d+ ?(?:s|sec|seconds|minutes|min|ms|retries))\b/.test(
      words,
    ) ||
    /^(?:alert|alarm|page|retry|request|packet|job|query|notification)s?$/.test(
      clause.subject?.head.lemma ?? '',
    )
  );
}

function isUsersWorld(sentence: Sentence, subject: NounPhrase): boolean {
  return (
    subject.head.lower === 'they' &&
    sentence.phrases.some(
      (phrase) => phrase.last < subject.first && phrase.referent === 'system' && /s$/.test(phrase.head.lower),
    )
  );
}

function findDuty(sentence: Sentence): { from: number; to: number } | null {
  const match = DUTY.exec(sentence.plain);
  if (match === null || /\b(?:system|service|job is to)\b/i.test(match[0])) return null;
  const from = sentence.from + match.index;
  const to = from + match[0].length;
  if (sentence.tokens.some((token) => token.quoted && token.from < to && token.to > from)) return null;
  return /^there/i.test(match[0]) ||
    sentence.phrases.some(
      (phrase) =>
        isPeople(phrase) || phrase.possessor !== null || /^(?:his|her|their)$/.test(phrase.head.lower),
    ) ||
    /\b(?:his|her|their)\b/i.test(match[0])
    ? { from, to }
    : null;
}
