/** Runs a command in this process as a terminal would, and keeps what it says. */
import type { Context } from '../src/context.ts';
import { dispatch } from '../src/dispatch.ts';

export interface Run {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** 2024-03-15: tests that compare with today mean this day. */
const now = Date.UTC(2024, 2, 15, 12);

export async function runDebrief(
  args: readonly string[],
  cwd: string,
  input: string | Uint8Array = '',
): Promise<Run> {
  const stdout: string[] = [];
  const stderr: string[] = [];
  const output = (parts: string[]) => ({
    write: (text: string) => void parts.push(text),
    isTTY: false,
    columns: 100,
  });
  const bytes = typeof input === 'string' ? new TextEncoder().encode(input) : input;
  const context: Context = {
    cwd,
    env: {},
    stdin: (async function* () {
      yield bytes;
    })(),
    stdout: output(stdout),
    stderr: output(stderr),
    now: () => now,
  };
  const [name, ...rest] = args;
  const code = await dispatch(name, rest, context);
  return { code, stdout: stdout.join(''), stderr: stderr.join('') };
}
