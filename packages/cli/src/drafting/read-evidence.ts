/** Opens records, reads their events, and shows how far it got. */
import { hash } from 'node:crypto';
import { WindowFinder } from '@debrief/draft';
import {
  type EvidenceEvent,
  type RecordFile,
  type RecordProblem,
  readRecords,
  surveyRecords,
} from '@debrief/evidence';
import { openRecords } from '@debrief/records';
import type { Context } from '../context.ts';
import { Failure } from '../failure.ts';
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

/** Above this, records are read twice: once to find the incident, once to keep its events. */
const mostBytesAtOnce = 64 * 1024 * 1024;
const dayMs = 86_400_000;

/**
 * The events of the records that `paths` name, masked, in order of time. Large records without a stated window are
 * surveyed first, and only the days around the incident are kept: a year of chat need not fit into memory.
 */
export async function readEvidence(
  paths: readonly string[],
  options: EvidenceOptions,
  context: Context,
): Promise<Evidence> {
  const opened = await openRecords(paths, { cwd: context.cwd, stdin: context.stdin });
  const total = opened.files.reduce((sum, file) => sum + (file.size ?? 0), 0);
  const survey = total > mostBytesAtOnce && options.from === null && options.to === null;
  const progress = progressLine(context.stderr, total);
  let window: Pick<EvidenceOptions, 'from' | 'to'> = options;
  if (survey) {
    const finder = new WindowFinder();
    await surveyRecords(opened.files, (sighting) => finder.see(sighting), progress.at);
    window = aroundIncident(finder);
  }
  const problems: RecordProblem[] = [...opened.problems];
  const events: EvidenceEvent[] = [];
  const wanted = { ...options, ...window };
  const note = (problem: RecordProblem) => void problems.push(problem);
  for await (const event of eventsOf(opened.files, wanted, survey ? () => {} : progress.at, note))
    events.push(event);
  progress.end();
  return { events, problems };
}

/** The found span with a day on both sides, for the changes before it and the talk after it. */
function aroundIncident(finder: WindowFinder): Pick<EvidenceOptions, 'from' | 'to'> {
  const found = finder.find();
  const iso = (ms: number) => new Date(ms).toISOString();
  if (found === null) {
    const { from, to } = finder.size;
    const days = Number.isFinite(to - from) ? Math.max(1, Math.round((to - from) / dayMs)) : 0;
    throw new Failure(
      `These records span ${days} days, and no incident stands out in them.`,
      'Name its window: --from 2024-01-15T14:00Z --to 2024-01-15T18:00Z.',
    );
  }
  return { from: iso(found.from - dayMs), to: iso(found.to + dayMs) };
}

function eventsOf(
  files: readonly RecordFile[],
  options: EvidenceOptions,
  onProgress: (bytes: number) => void,
  onProblem: (problem: RecordProblem) => void,
): AsyncIterable<EvidenceEvent> {
  return readRecords(files, {
    zone: options.zone,
    from: options.from,
    to: options.to,
    digest: (text) => hash('sha256', text),
    mask: { emails: options.maskEmail },
    onProgress,
    onProblem,
  });
}
