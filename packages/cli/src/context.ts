/** The outside world as commands see it, handed in so that tests can stand in for a terminal. */

export interface Output {
  write(text: string): void;
  readonly isTTY: boolean;
  readonly columns: number;
}

export interface Context {
  /** Runs another command by name, as a server of commands must; set by whatever runs the commands. */
  readonly dispatch?: (name: string, args: readonly string[], context: Context) => Promise<number>;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly stdout: Output;
  readonly stderr: Output;
  /** Where reading is confined (an agent's server): false for a path that links lead out of the allowed folders. */
  readonly allows?: (absolutePath: string) => boolean;
  /** Milliseconds since the epoch. */
  now(): number;
}

/** Today's date in UTC, `2024-01-15`. */
export function today(context: Context): string {
  return new Date(context.now()).toISOString().slice(0, 10);
}

/** True when colour helps: a terminal, and nobody has asked for plain text (https://no-color.org). */
export function wantsColour(output: Output, env: Context['env']): boolean {
  if (env['NO_COLOR'] !== undefined && env['NO_COLOR'] !== '') return false;
  if (env['FORCE_COLOR'] !== undefined && env['FORCE_COLOR'] !== '0') return true;
  return output.isTTY && env['TERM'] !== 'dumb';
}
