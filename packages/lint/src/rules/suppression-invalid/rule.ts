import type { Rule } from '../../rule.ts';

/** Reported by the engine (`suppressed.ts`), which alone knows every rule's name. */
export const rule: Rule = {
  id: 'suppression-invalid',
  title: 'Suppression without a reason, or of an unknown rule',
  severity: 'warning',
  group: 'consistency',
  why: 'A rule that is silenced for a stated reason can be reconsidered; one silenced without a reason is lost.',
  check() {},
};
