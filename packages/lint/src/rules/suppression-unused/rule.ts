import type { Rule } from '../../rule.ts';

/** Reported by the engine (`suppressed.ts`), which alone knows what was silenced. */
export const rule: Rule = {
  id: 'suppression-unused',
  title: 'Suppression that silences nothing',
  severity: 'info',
  group: 'consistency',
  why: 'A leftover suppression would hide the next, different finding in the same place.',
  check() {},
};
