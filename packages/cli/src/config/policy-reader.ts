/** What reads a policy file: half a megabyte that a run without one does not load. */
export { policySchema } from '@debrief/review/policy-schema';
export { parseDocument } from 'yaml';
