/** The `debrief` command: finds the command that is asked for, loads only that, and turns failures into words. */
import process from 'node:process';
import { processContext } from './process-context.ts';
import { version } from './version.ts';

async function main(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args;
  const context = processContext();
  if (name === '--version' || name === '-V' || name === 'version') {
    process.stdout.write(`debrief ${version}\n`);
    return 0;
  }
  const { dispatch } = await import('./dispatch.ts');
  return dispatch(name, rest, context);
}

process.exitCode = await main(process.argv.slice(2));
