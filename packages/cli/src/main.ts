/** The `debrief` command: finds the command that is asked for, loads only that, and turns failures into words. */
import process from 'node:process';
import type { Context, Output } from './context.ts';
import { version } from './version.ts';

function output(stream: NodeJS.WriteStream): Output {
  return {
    write: (text) => void stream.write(text),
    isTTY: stream.isTTY === true,
    columns: stream.columns ?? 80,
  };
}

async function main(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args;
  if (name === '--version' || name === '-V' || name === 'version') {
    process.stdout.write(`debrief ${version}\n`);
    return 0;
  }
  const context: Context = {
    cwd: process.cwd(),
    env: process.env,
    stdin: process.stdin,
    stdout: output(process.stdout),
    stderr: output(process.stderr),
    now: () => Date.now(),
  };
  const { dispatch } = await import('./dispatch.ts');
  return dispatch(name, rest, context);
}

// A reader such as `head` may close the pipe early: that is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

process.exitCode = await main(process.argv.slice(2));
