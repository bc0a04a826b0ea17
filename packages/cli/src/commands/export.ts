import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { formats } from '@debrief/publish';
import { loadPolicy } from '../config/load-policy.ts';
import type { Context } from '../context.ts';
import { defineCommand } from '../define-command.ts';
import { Failure } from '../failure.ts';
import { writeFileWhole } from '../files/write-file.ts';
import { libraryOptions, namedLibrary, shownLibrary, withLibrary } from '../library/open-library.ts';
import { openDocument } from '../library/read-library.ts';
import { configOption } from '../standard-options.ts';

const ids = formats.map((format) => format.id);

export const command = defineCommand({
  brief:
    'Share a postmortem as a page, a chat message, clean Markdown or CSV; or write the library’s files to a folder',
  operands: 'FILE|-|DIR',
  minOperands: 1,
  maxOperands: 1,
  options: {
    format: { type: 'string', values: ids, default: 'html', brief: 'What to make' },
    output: {
      type: 'string',
      short: 'o',
      placeholder: 'FILE',
      brief: 'Write it there instead of printing it',
    },
    config: configOption,
    ...libraryOptions,
  },
  details: `
Prompts and comments are left out. The page loads nothing and runs nothing.

${formats.map((format) => `  ${format.id.padEnd(14)}${format.title}`).join('\n')}

  debrief export postmortem.md -o postmortem.html
A folder gets every document of the library, byte for byte, also while the server runs; files of the same name must not
be there with other words.

  debrief export postmortem.md --format chat
  debrief export postmortems/ --data /var/lib/debrief`,
  async run({ operands, options }, context) {
    const name = operands[0] ?? '-';
    if (meansFolder(name, context)) return exportLibrary(name, options, context);
    const { policy } = await loadPolicy(name === '-' ? null : name, options.config, context);
    const { document, file } = await openDocument(name, policy.zone, context);
    const text = formats.find((format) => format.id === options.format)?.write(document) ?? '';
    if (options.output === undefined) {
      context.stdout.write(text);
      return 0;
    }
    const path = resolve(context.cwd, options.output);
    if (path === file.path)
      throw new Failure(`${options.output}: is the postmortem itself; name another file.`);
    writeFileWhole(path, text);
    context.stderr.write(`Wrote ${options.output}.\n`);
    return 0;
  },
});

/** A folder, or the name of one to be made: not `-`, no file, and named like no document. */
function meansFolder(name: string, context: Context): boolean {
  if (name === '-' || /\.(?:md|markdown|mdown|html?|txt)$/i.test(name)) return false;
  const path = resolve(context.cwd, name);
  return !existsSync(path) || statSync(path).isDirectory();
}

async function exportLibrary(
  name: string,
  options: { readonly data: string | undefined; readonly database: string | undefined },
  context: Context,
): Promise<number> {
  const library = namedLibrary(options, context);
  if (library.engine === 'sqlite' && !existsSync(library.folder))
    throw new Failure(
      `${name}: there is no such file, and no library to export in ${library.folder}.`,
      'Name the file, or the library: --data FOLDER.',
    );
  const readable = library.engine === 'sqlite' ? { ...library, readOnly: true } : library;
  return withLibrary(readable, async (store) => {
    const { exportFolder, system } = await import('@debrief/store');
    const { files } = await exportFolder(store, system, resolve(context.cwd, name));
    context.stdout.write(
      `Wrote ${files} ${files === 1 ? 'document' : 'documents'} of ${shownLibrary(library)} to ${name}.\n`,
    );
    return 0;
  });
}
