import { readEvidence } from '../evidence/reading.ts';
import { clean } from './clean.ts';
import type { JobKinds } from './job-runner.ts';

/** Every kind of job, by the name it has in the queue. A name is never reused for something else. */
export const jobKinds: JobKinds = { 'read-evidence': readEvidence, clean };
