import type { Rule } from '../../rule.ts';

/** Reported by the engine (`run-rules.ts`) when a rule throws. */
export const rule: Rule = {
  id: 'rule-failed',
  title: 'A rule stopped before it was done',
  severity: 'warning',
  group: 'consistency',
  why: 'A silent rule would look like a clean document.',
  check() {},
};
