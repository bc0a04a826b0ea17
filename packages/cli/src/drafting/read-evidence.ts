/** Opens records, reads their events, and shows how far it got. */
import { createHash } from 'node:crypto';
import { type EvidenceEvent, type RecordProblem, readRecords } from '@debrief/evidence';
import type { Context } from '../context.ts';
import { openRecords } from '../records/open-records.ts';
import { progressLine } from '../terminal/progress.ts';

export interface EvidenceOptions {
  readonly zone: string | null;
  /** UTC ISO. */
  readonly from: string | null;
  readonly to: string | null;
  readonly maskEmail: boolean;
}

export interface Evidence {
  readonly events: readonly EvidenceEvent[];
  readonly problems: readonly RecordProblem[];
}

/** All events of the records that `paths` name, masked, in order of time. */
export async function readEvidence(
  paths: readonly string[],
  options: EvidenceOptions,
  context: Context,
): Promise<Evidence> {
  const opened = await openRecords(paths, { cwd: context.cwd, stdin: context.stdin });
  const problems: RecordProblem[] = [...opened.problems];
  const total = opened.files.reduce((sum, file) => sum + (file.size ?? 0), 0);
  const progress = progressLine(context.stderr, total);
  const events: EvidenceEvent[] = [];
  const reading = readRecords(opened.files, {
    zone: options.zone,
    from: options.from,
    to: options.to,
    digest: (text) => createHash('sha256').update(text).digest('hex'),
    mask: { emails: options.maskEmail },
    onProgress: progress.at,
    onProblem: (problem) => problems.push(problem),
  });
  for await (const event of reading) events.push(event);
  progress.end();
  return { events, problems };
}
