import type { Context } from './context.ts';
import { Failure } from './failure.ts';
import { nearest } from './nearest.ts';
import { commands } from './registry.generated.ts';
import { withFailuresSaid } from './say-failure.ts';

/**
 * Runs one command and gives its exit code: 0 fine, 1 findings or a gate not met, 2 usage or unreadable
 * input. Never throws: what goes wrong is said on stderr in plain words.
 */
export async function dispatch(
  name: string | undefined,
  args: readonly string[],
  context: Context,
): Promise<number> {
  return withFailuresSaid(name, context, async () => {
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
  });
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
