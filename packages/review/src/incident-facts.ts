/** What a document says of the things that the policy's triggers ask for; what it does not say stays unknown. */
import type { Postmortem } from '@debrief/document';
import { clausesOf } from './statements.ts';

/** What is known of an incident; `null` is not known. */
export interface IncidentFacts {
  /** 1 is the worst. */
  readonly severity: number | null;
  /** Minutes for which customers felt it. */
  readonly customerMinutes: number | null;
  readonly customerFacing: boolean | null;
  readonly dataLoss: boolean | null;
  readonly security: boolean | null;
  readonly nearMiss: boolean | null;
  readonly novel: boolean | null;
  readonly unusualIntervention: boolean | null;
}

/** Words that name a thing, and what denies it or leaves it open, before the words and after them. */
interface Topic {
  readonly words: RegExp;
  readonly deniedBefore: RegExp;
  readonly deniedAfter: RegExp;
  readonly deniedWithin?: RegExp;
  /** Null where doubt about the thing is about something else ("customers may retry"). */
  readonly openBefore: RegExp | null;
  /** Where given, the clause must also match this for the words to affirm anything. */
  readonly effect?: RegExp;
}

/** Also said of what was avoided: it did not happen. */
const negation =
  /\b(?:no|not(?! only)|never|without|none of|zero|nor|neither|nothing|nobody|cannot|0|avoid(?:s|ed|ing)?|prevent(?:s|ed|ing)?|avert(?:s|ed)?|rul(?:ed|es|ing) out|free of|unlike)\b|n['’]t\b/i;
const open =
  /\b(?:unclear|unknown|unsure|uncertain|not (?:yet )?known|don['’]t (?:yet )?know|whether|if|may|might|could (?:have|be|potentially)|can|would(?: have)?|should|fear(?:s|ed)?|suspect(?:s|ed)?|possib\w+|potential(?:ly)?|risk(?:s|ed)? (?:of|to)|risk|investigat\w+|in case)\b/i;
/** A field's value right after its name: `Data loss: none`, `| Data loss | 0 |`. */
const emptyValue = /^s?\s*(?:[:|–—=]|-\s)[\s|:]*(?:none|no\b|not\b|nil|zero|0\b(?![.,\d])|n\/a|false)/i;
const unknownValue = /^s?\s*[:|–—=][\s|:]*(?:unknown|tbd|todo|tbc|unclear|\?|…|\.\.\.|$)/i;
const plainDenial =
  /^\s*(?:(?:was|were|is|are|has been|have been) )?(?:not\b|avoided|averted|prevented|ruled out)/i;

function topic(words: RegExp, more: Partial<Topic> = {}): Topic {
  return { words, deniedBefore: negation, deniedAfter: plainDenial, openBefore: open, ...more };
}

const things =
  '(?:data|records?|writes?|orders?|messages?|rows?|events?|transactions?|uploads?|files?|backups?|payments?|emails?)';
const dataLoss = topic(
  new RegExp(
    `\\b(?:data[- ]loss|(?:lost|lose|losing) (?:(?!to\\b)[\\w,%]+ ){0,3}?${things}|${things} (?:was|were|is|are|got|has been|have been|had been) (?:not |never )?(?:\\w+ly )?(?:lost|deleted|destroyed|overwritten|corrupted)|corrupt(?:ed|ion))\\b`,
    'i',
  ),
  { deniedWithin: negation },
);
const security = topic(
  /\b(?:security (?:incident|implications?|impact|breach)|(?:data |security )?breach(?:ed)?|unauthori[sz]ed access|(?:leaked|exposed) (?:secret|credential|token|key|password)s?|(?:secrets?|credentials?|tokens?|keys?|passwords?) (?:was|were) (?:not |never )?(?:leaked|exposed)|exfiltrat\w+|compromised|attackers?|exploited|(?:security )?vulnerabilit(?:y|ies)(?! (?:scan|manage|database|report)\w*))\b/i,
  { deniedWithin: /\b(?:not|never)\b/i },
);
const nearMiss = topic(
  /\b(?:near[- ]miss|close call|could have been (?:much |far )?(?:more severe|severe|worse)|no impact,? but)\b/i,
  { openBefore: /\b(?:unclear|whether|if)\b/i },
);
const novel = topic(
  /\b(?:first time (?:that )?(?:we|this|it|anyone)\b|(?:seen|happened|failed|occurred|encountered) (?:\w+ )?for the first time|never (?:been )?(?:before )?(?:seen|saw|happened|encountered|occurred)|not (?:been )?seen before|novel (?:failure|way|kind|bug|mode)|previously unknown|new (?:failure mode|way of failing))\b/i,
);
const unusual = topic(
  /\b(?:unusual intervention|break[- ]glass|manual(?:ly)? (?:edit(?:ed)?|patched|intervention|failover|failed over|restored)|by hand in production|emergency (?:change|access|patch)|restor(?:ed?|ing) (?:\w+ ){0,3}from (?:\w+ )?backups?|vendor (?:was )?called in)\b/i,
);
const customers = topic(
  /\b(?:customers?|users?|clients?|tenants?|merchants?|visitors?|readers?|members?|subscribers?|shoppers?)\b(?!['’]?s? (?:data|databases?|records?|tables?|services?|accounts?|ids?|base|teams?|success|names?|agents?)\b)/i,
  {
    openBefore: null,
    deniedBefore:
      /\b(?:no|none of (?:the |our )?|zero|0|without(?: any)?|not (?:affect|impact|reach|touch|visible to|noticed by|felt by)\w*(?: any)?|n['’]t (?:affect|impact|reach)\w*(?: any)?|internal)\s+(?:\w+ ){0,2}$/i,
    deniedAfter:
      /^(?: \w+){0,2}? (?:(?:was|were|is|are|has been|have been) (?:not|never|n['’]t) (?:\w+ly )?(?:affected|impacted|disrupted|aware)|(?:was|were)n['’]t (?:\w+ly )?(?:affected|impacted|disrupted)|(?:did not|didn['’]t|never) (?:notice|feel|see (?:any|an) |experience)|(?:noticed|saw|felt) (?:nothing|no )|(?:was|were|remained) unaffected|impact (?:was|is) (?:none|nil|zero))/i,
    effect:
      /\b(?:affect\w*|impact\w*|saw|see(?:ing|n)?|experienc\w*|report\w*|could(?: not|n['’]t)|cannot|can['’]t|unable|not able|did(?: not|n['’]t)|fail\w*|errors?|lost|lose|slow\w*|degrad\w*|down|outages?|time(?:d|s)? ?-?outs?|complain\w*|notic\w*|reject\w*|block\w*|miss(?:ed|ing)|wait\w*|disrupt\w*|inaccessib\w*|unavailab\w*|unreachable|offline|without|prevent\w*|unresponsive|broken|stuck|refus\w*|denied|charged|felt|facing)\b/i,
  },
);

/** Reads the facts off a document: its fields first, then the sentences of summary and impact, negation minded. */
export function factsOf(document: Postmortem): IncidentFacts {
  const clauses = clausesOf(document);
  const minutes = document.duration?.value ?? spanMinutes(document);
  const customerFacing = mentions(clauses, customers);
  return {
    severity: document.severity?.value ?? null,
    customerMinutes: customerFacing === true ? minutes : null,
    customerFacing,
    dataLoss: mentions(clauses, dataLoss),
    security: mentions(clauses, security),
    nearMiss: mentions(clauses, nearMiss),
    novel: mentions(clauses, novel),
    unusualIntervention: mentions(clauses, unusual),
  };
}

/** True when a clause affirms the thing, false when one denies it and none affirms, null when none says either. */
function mentions(clauses: readonly string[], topic: Topic): boolean | null {
  let answer: boolean | null = null;
  for (const clause of clauses) {
    const said = saidOf(clause, topic);
    if (said === true) return true;
    if (said === false) answer = false;
  }
  return answer;
}

function saidOf(clause: string, topic: Topic): boolean | null {
  const found = topic.words.exec(clause);
  if (found === null) return null;
  const before = clause.slice(0, found.index);
  const after = clause.slice(found.index + found[0].length);
  if (unknownValue.test(after)) return null;
  if (emptyValue.test(after) || /^(?: affected| impacted)/i.test(after)) {
    const value = after.replace(/^(?: affected| impacted)/i, '');
    if (unknownValue.test(value)) return null;
    if (emptyValue.test(value)) return false;
  }
  if (topic.deniedBefore.test(before) || topic.deniedAfter.test(after)) return false;
  // "We lost no data": the denial stands inside the words; but "never seen before" is the words.
  if (topic.deniedWithin?.test(found[0])) return false;
  if (topic.openBefore?.test(before)) return null;
  if (topic.effect !== undefined && !topic.effect.test(clause)) return null;
  return true;
}

function spanMinutes(document: Postmortem): number | null {
  const { started, detected, resolved, mitigated } = document.moments;
  const from = started ?? detected;
  const to = resolved ?? mitigated;
  if (from === undefined || to === undefined) return null;
  const minutes = Math.round((to.stamp.clock - from.stamp.clock) / 60_000);
  return minutes >= 0 ? minutes : null;
}
