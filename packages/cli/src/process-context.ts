/** The outside world of a command that runs as a process of its own. */
import process from 'node:process';
import type { Context, Output } from './context.ts';

/** The process's own streams, folder and clock. Ends the process quietly where a reader such as `head` closes the pipe. */
export function processContext(): Context {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  return {
    cwd: process.cwd(),
    env: process.env,
    // Opening it takes longer than most commands that do not read it.
    get stdin() {
      return process.stdin;
    },
    stdout: output(process.stdout),
    stderr: output(process.stderr),
    now: () => Date.now(),
  };
}

function output(stream: NodeJS.WriteStream): Output {
  return {
    write: (text) => void stream.write(text),
    isTTY: stream.isTTY === true,
    columns: stream.columns ?? 80,
  };
}
