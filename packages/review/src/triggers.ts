/**
 * Whether the policy asks for a postmortem, and why. Facts are read from the document or handed in; a fact that
 * nobody stated is unknown, never "no".
 */
import type { IncidentFacts } from './incident-facts.ts';
import type { Policy } from './policy.ts';

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
      fires === null
        ? `nothing says whether there was ${words}`
        : fires
          ? `there was ${words}`
          : `there was no ${words.replace(/^an? /, '')}`;
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
