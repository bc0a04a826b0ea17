/** What the server and its reading thread say to each other. */
import type { EvidenceEvent, RecordProblem } from '@debrief/evidence';

export interface WorkerTask {
  readonly files: readonly { readonly path: string; readonly name: string }[];
  readonly zone: string | null;
  /** UTC ISO. */
  readonly from: string | null;
  readonly to: string | null;
}

export type WorkerMessage =
  | { readonly kind: 'digests'; readonly digests: readonly string[] }
  | { readonly kind: 'problem'; readonly problem: RecordProblem }
  /** 0 to 1, of all files together. */
  | { readonly kind: 'progress'; readonly done: number }
  /** The thread waits until it is told to go on. */
  | { readonly kind: 'events'; readonly events: readonly EvidenceEvent[] }
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly message: string };
