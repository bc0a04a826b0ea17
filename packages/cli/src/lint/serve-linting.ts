/** What a worker thread of `debrief lint` does: takes batches of names, gives their outcomes. */
import { parentPort } from 'node:worker_threads';
import { type LintOutcome, type LintSettings, lintNamed } from './lint-files.ts';

export interface LintBatch {
  readonly first: number;
  readonly names: readonly string[];
  readonly settings: LintSettings;
}

export interface LintedBatch {
  readonly first: number;
  readonly outcomes: readonly LintOutcome[];
}

/** Answers the main thread until that ends this one. */
export function serveLinting(): void {
  parentPort?.on('message', ({ first, names, settings }: LintBatch) => {
    const outcomes = names.map((name) => lintNamed(name, settings, settings));
    parentPort?.postMessage({ first, outcomes } satisfies LintedBatch);
  });
}
