import type { Context, Output } from '../context.ts';
import { Failure } from '../failure.ts';

export interface CapturedRun {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command as the terminal would, with `input` for its standard input, and keeps what it prints. */
export async function runCaptured(
  name: string,
  args: readonly string[],
  context: Context,
  input = '',
): Promise<CapturedRun> {
  const stdout: string[] = [];
  const stderr: string[] = [];
  const capture = (parts: string[]): Output => ({
    write: (text) => void parts.push(text),
    isTTY: false,
    columns: 100,
  });
  if (context.dispatch === undefined) throw new Failure('This server was started without commands to run.');
  const code = await context.dispatch(name, args, {
    ...context,
    stdin: once(new TextEncoder().encode(input)),
    stdout: capture(stdout),
    stderr: capture(stderr),
  });
  return { code, stdout: stdout.join(''), stderr: stderr.join('') };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
