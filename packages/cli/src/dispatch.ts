import type { Context } from './context.ts';
import { causeOf, Failure } from './failure.ts';
import { nearest } from './nearest.ts';
import { commands } from './registry.generated.ts';

/**
 * Runs one command and gives its exit code: 0 fine, 1 findings or a gate not met, 2 usage or unreadable
 * input. Never throws: what goes wrong is said on stderr in plain words.
 */
export async function dispatch(
  name: string | undefined,
  args: readonly string[],
  context: Context,
): Promise<number> {
  try {
    if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
      const asked = name === 'help' ? args[0] : undefined;
      const entry = commands.find((candidate) => candidate.name === asked);
      context.stdout.write(entry === undefined ? overview() : (await entry.load()).help(entry.name));
      return 0;
    }
    const entry = commands.find((candidate) => candidate.name === name);
    if (entry === undefined) {
      const close = nearest(
        name,
        commands.map((candidate) => candidate.name),
      );
      const hint = close === null ? '' : ` Did you mean \`debrief ${close}\`?`;
      throw new Failure(
        `debrief: there is no command \`${name}\`.${hint}`,
        'Run `debrief --help` to see them all.',
      );
    }
    const command = await entry.load();
    return await command.run(entry.name, args, { ...context, dispatch });
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

function overview(): string {
  const width = Math.max(...commands.map((command) => command.name.length));
  const rows = commands.map((command) => `  ${command.name.padEnd(width + 2)}${command.brief}`);
  return `Debrief: from the incident's records to a checked, blameless postmortem.

Usage: debrief COMMAND …

${rows.join('\n')}

  debrief COMMAND --help   what a command takes, with examples
  debrief --version        which version this is
`;
}
