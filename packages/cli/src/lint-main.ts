/**
 * `debrief lint` and its worker threads, for the bundle that holds nothing else and is loaded with its machine code kept
 * (`load-kept.ts`): of all commands this one runs most often, in editors and before commits.
 */
import process from 'node:process';
import { isMainThread } from 'node:worker_threads';
import { command } from './commands/lint.ts';
import { serveLinting } from './lint/serve-linting.ts';
import { restoreEngine } from './lint/tune-engine.ts';
import { processContext } from './process-context.ts';
import { withFailuresSaid } from './say-failure.ts';

/** Does what this thread is for; resolves when it is done, which a worker never is. */
export async function run(): Promise<void> {
  if (!isMainThread) return serveLinting();
  const context = processContext();
  process.exitCode = await withFailuresSaid('lint', context, () =>
    command.run('lint', process.argv.slice(3), context),
  );
  restoreEngine();
}
