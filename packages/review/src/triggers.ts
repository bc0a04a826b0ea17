/**
 * Whether the policy asks for a postmortem, and why. Facts are read from the document or handed in; a fact that
 * nobody stated is unknown, never "no".
 */
import type { Postmortem, Section } from '@debrief/document';
import type { Policy } from './policy.ts';

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

export type TriggerName =
  | 'severity'
  | 'customer-facing'
  | 'data-loss'
  | 'security'
  | 'near-miss'
  | 'novel'
  | 'unusual-intervention';

export interface TriggerAnswer {
  readonly trigger: TriggerName;
  /** `null`: the facts do not tell. */
  readonly fires: boolean | null;
  /** What was compared with what, or what is not known. */
  readonly because: string;
}

/** One answer per trigger of the policy, in the policy's order; a trigger that is switched off gives none. */
export function answerTriggers(facts: IncidentFacts, policy: Policy): readonly TriggerAnswer[] {
  const { triggers } = policy;
  const answers: TriggerAnswer[] = [
    {
      trigger: 'severity',
      fires: facts.severity === null ? null : facts.severity <= triggers.severity,
      because:
        facts.severity === null
          ? 'no severity is stated'
          : `severity ${facts.severity}; policy asks from ${triggers.severity} on`,
    },
    customerFacing(facts, triggers.customerFacingMinutes),
  ];
  const plain: readonly [TriggerName, boolean, boolean | null, string][] = [
    ['data-loss', triggers.dataLoss, facts.dataLoss, 'data loss'],
    ['security', triggers.security, facts.security, 'a security incident'],
    ['near-miss', triggers.nearMiss, facts.nearMiss, 'a near miss'],
    ['novel', triggers.novel, facts.novel, 'a new way of failing'],
    [
      'unusual-intervention',
      triggers.unusualIntervention,
      facts.unusualIntervention,
      'an unusual intervention',
    ],
  ];
  for (const [trigger, wanted, fires, words] of plain) {
    if (!wanted) continue;
    const because =
      fires === null ? `nothing says whether there was ${words}` : fires ? words : `not ${words}`;
    answers.push({ trigger, fires, because });
  }
  return answers;
}

function customerFacing(facts: IncidentFacts, limit: number): TriggerAnswer {
  const trigger = 'customer-facing';
  if (facts.customerFacing === false) return { trigger, fires: false, because: 'customers did not feel it' };
  if (facts.customerFacing === null)
    return { trigger, fires: null, because: 'nothing says whether customers felt it' };
  if (facts.customerMinutes === null) {
    return { trigger, fires: null, because: 'customers felt it; for how long is not stated' };
  }
  return {
    trigger,
    fires: facts.customerMinutes > limit,
    because: `customers felt it for ${facts.customerMinutes} min; policy asks above ${limit} min`,
  };
}

const negation =
  /\b(?:no|not|never|without|none|zero|nor|isn't|wasn't|weren't|didn't|hasn't|ruled out|0)\b|n['’]t\b/i;
const customerWords =
  /\b(?:customers?|users?|clients?|tenants?|merchants?|visitors?|readers?|members?|subscribers?)\b/i;
const internalWords =
  /\b(?:internal only|internal-only|no customers?|no users?|(?:customers?|users?) (?:were|was) not)\b/i;
const dataLossWords =
  /\b(?:data[- ]loss|lost (?:data|records|writes|orders|messages|rows)|(?:data|records|rows) (?:was|were) lost|corrupt(?:ed|ion))\b/i;
const securityWords =
  /\b(?:security (?:incident|implications?|impact|breach)|breach(?:ed)?|unauthori[sz]ed access|leaked (?:secret|credential|token|key)s?|exfiltrat\w+|compromised|vulnerabilit(?:y|ies))\b/i;
const nearMissWords =
  /\b(?:near[- ]miss|close call|could have been (?:much )?(?:severe|worse)|no impact,? but)\b/i;
const novelWords =
  /\b(?:first time|never (?:before )?(?:seen|happened|encountered)|novel|not seen before|previously unknown|new failure mode)\b/i;
const unusualWords =
  /\b(?:unusual intervention|break[- ]glass|manual(?:ly)? (?:edit|edited|patched|intervention|failover|restored)|by hand in production|emergency (?:change|access|patch)|restored? from backup|vendor (?:was )?called in)\b/i;

/** Reads the facts off a document: its fields first, then the sentences of summary and impact, negation minded. */
export function factsOf(document: Postmortem): IncidentFacts {
  const sentences = sentencesOf(document);
  const minutes = document.duration?.value ?? spanMinutes(document);
  const customerFacing = mentions(sentences, customerWords, internalWords);
  return {
    severity: document.severity?.value ?? null,
    customerMinutes: customerFacing === true ? minutes : null,
    customerFacing,
    dataLoss: mentions(sentences, dataLossWords),
    security: mentions(sentences, securityWords),
    nearMiss: mentions(sentences, nearMissWords),
    novel: mentions(sentences, novelWords, /a^/),
    unusualIntervention: mentions(sentences, unusualWords),
  };
}

/** True when a sentence affirms the words, false when one denies them and none affirms, null when none has them. */
function mentions(sentences: readonly string[], words: RegExp, denial: RegExp = negation): boolean | null {
  let answer: boolean | null = null;
  for (const sentence of sentences) {
    const found = words.exec(sentence);
    if (found === null) continue;
    const before = sentence.slice(Math.max(0, found.index - 40), found.index + found[0].length);
    if (!denial.test(before)) return true;
    answer = false;
  }
  return answer;
}

function spanMinutes(document: Postmortem): number | null {
  const { started, detected, resolved, mitigated } = document.moments;
  const from = started ?? detected;
  const to = resolved ?? mitigated;
  if (from === undefined || to === undefined) return null;
  const minutes = Math.round((to.stamp.clock - from.stamp.clock) / 60_000);
  return minutes >= 0 ? minutes : null;
}

function sentencesOf(document: Postmortem): readonly string[] {
  const kinds = new Set([
    'summary',
    'impact',
    'customer-impact',
    'business-impact',
    'technical-impact',
    'what-happened',
    'response',
    'resolution',
    'title',
    'metadata',
  ]);
  const texts = document.sections
    .filter((section) => kinds.has(section.kind))
    .map((section) => ownText(document, section));
  if (document.title !== null) texts.unshift(document.title.value);
  return texts
    .flatMap((text) => text.split(/(?<=[.!?])\s+|\n+/))
    .filter((sentence) => sentence.trim() !== '');
}

function ownText(document: Postmortem, section: Section): string {
  const child = document.sections.find(
    (other) => other.parent === section && other.from >= section.contentFrom,
  );
  return document.text.slice(section.contentFrom, child?.from ?? section.to);
}
