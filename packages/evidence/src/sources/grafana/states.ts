import type { EventKind } from '../../event.ts';

/** `Alerting (NoData)` fires, `Normal (MissingSeries)` and `ok` resolve, `Pending` and the rest only measure. */
export function kindOfState(state: string): EventKind {
  const word = state.toLowerCase();
  if (/^(?:alerting|firing|error)\b/.test(word)) return 'alert-fired';
  if (/^(?:ok|normal|resolved)\b/.test(word)) return 'alert-resolved';
  return 'metric';
}
