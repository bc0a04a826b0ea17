/** Starts `debrief lint`, or a worker thread of it, in the built package (`scripts/build.mjs`). */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runKept } from './load-kept.ts';

declare global {
  // Set by the bundler: the file name of the bundle, which tells its content.
  var DEBRIEF_LINT_BUNDLE: string;
}

/** Settles when the run is over. */
export const running: Promise<void> = runKept(
  join(dirname(fileURLToPath(import.meta.url)), globalThis.DEBRIEF_LINT_BUNDLE),
  createRequire(import.meta.url),
);
