import type { Context } from './context.ts';
import { causeOf, Failure } from './failure.ts';

/** Runs `work` for its exit code. Never throws: what goes wrong is said on stderr in plain words, and gives 2. */
export async function withFailuresSaid(
  name: string | undefined,
  context: Context,
  work: () => Promise<number>,
): Promise<number> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Failure) {
      context.stderr.write(`${error.message}\n${error.advice === null ? '' : `${error.advice}\n`}`);
      return 2;
    }
    context.stderr.write(
      `debrief ${name ?? ''}: something in Debrief itself went wrong: ${causeOf(error)}\n` +
        'Nothing was written. Set DEBRIEF_TRACE=1 to see where, and please report it.\n',
    );
    if (context.env['DEBRIEF_TRACE'] === '1' && error instanceof Error)
      context.stderr.write(`${error.stack}\n`);
    return 2;
  }
}
