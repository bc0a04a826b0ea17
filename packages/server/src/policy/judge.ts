import type { Postmortem } from '@debrief/document';
import { lint } from '@debrief/lint';
import { type GateReport, gate, type Policy } from '@debrief/review';

/** The gate's answer for a document, the linter asked first. `today` is an ISO date. */
export function judge(document: Postmortem, policy: Policy, today: string): GateReport {
  return gate(document, lint(document, { config: policy.lint, today }).findings, policy);
}
