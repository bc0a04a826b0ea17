/** Opens what people name on the command line as record files: files, folders, zips and standard input. */
import { stat } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import type { RecordFile, RecordProblem } from '@debrief/evidence';
import { boundHeapFor } from './bounded-heap.ts';
import { causeOf } from './cause-of.ts';
import { diskFile } from './disk-file.ts';
import { bufferedFile } from './stream-file.ts';
import { walkFolder } from './walk-folder.ts';
import { isZip, zipFiles } from './zip-files.ts';

export interface OpenedRecords {
  /** In the order named; folders and zips as their files. */
  readonly files: readonly RecordFile[];
  /** What could not be opened, with the cause; `refused` for a thing the user named. */
  readonly problems: readonly RecordProblem[];
}

export interface OpenOptions {
  /** Where relative paths begin; default the process's own folder. */
  readonly cwd?: string;
  /** What `-` reads. */
  readonly stdin?: AsyncIterable<Uint8Array>;
}

/**
 * Opens paths as record files, each read only when asked for. `-` is standard input. Zips are looked into, also
 * those inside folders. Throws nothing for a bad path: it becomes a problem.
 */
export async function openRecords(
  paths: readonly string[],
  options: OpenOptions = {},
): Promise<OpenedRecords> {
  const files: RecordFile[] = [];
  const problems: RecordProblem[] = [];
  const refuse = (file: string, message: string) => problems.push({ file, level: 'refused', message });
  for (const path of paths) {
    if (path === '-') {
      if (options.stdin === undefined) refuse('-', 'There is no standard input to read.');
      else
        await tryTo('standard input', refuse, async () =>
          files.push(await bufferedFile('standard input', options.stdin!)),
        );
      continue;
    }
    const place = options.cwd === undefined || isAbsolute(path) ? path : join(options.cwd, path);
    await tryTo(path, refuse, async () => {
      const info = await stat(place);
      if (info.isDirectory()) {
        const found = await walkFolder(place, path, problems);
        if (found.length === 0)
          refuse(path, 'The folder holds no files (hidden ones and node_modules are not read).');
        for (const { disk, name, size } of found)
          await tryTo(name, refuse, () => openOne(disk, name, size, files, problems));
      } else if (info.isFile()) await openOne(place, path, info.size, files, problems);
      else if (info.isFIFO() || info.isCharacterDevice())
        files.push(await bufferedFile(path, readDevice(place)));
      else refuse(path, 'This is neither a file nor a folder.');
    });
  }
  boundHeapFor(files.reduce((sum, file) => sum + (file.size ?? 0), 0));
  return { files, problems };
}

/** Opens files that are known under another name than they lie under on the disk: uploads. */
export async function openNamed(
  named: readonly { readonly path: string; readonly name: string }[],
): Promise<OpenedRecords> {
  const files: RecordFile[] = [];
  const problems: RecordProblem[] = [];
  const refuse = (file: string, message: string) => problems.push({ file, level: 'refused', message });
  for (const { path, name } of named)
    await tryTo(name, refuse, async () => openOne(path, name, (await stat(path)).size, files, problems));
  return { files, problems };
}

async function tryTo(
  name: string,
  refuse: (file: string, message: string) => unknown,
  open: () => Promise<unknown>,
): Promise<void> {
  try {
    await open();
  } catch (error) {
    refuse(name, `It cannot be read: ${causeOf(error)}.`);
  }
}

async function openOne(
  disk: string,
  name: string,
  size: number,
  files: RecordFile[],
  problems: RecordProblem[],
): Promise<void> {
  if (isZip(disk)) {
    const before = files.length + problems.length;
    for (const file of await zipFiles(disk, name, problems)) files.push(file);
    if (files.length + problems.length === before)
      problems.push({ file: name, level: 'refused', message: 'The zip holds no files.' });
  } else if (/\.zip$/i.test(name) && size > 0) {
    problems.push({
      file: name,
      level: 'refused',
      message: 'This is named .zip but is no zip archive; download it again or unpack it first.',
    });
  } else files.push(diskFile(disk, name, size));
}

async function* readDevice(path: string): AsyncGenerator<Uint8Array> {
  const { createReadStream } = await import('node:fs');
  for await (const chunk of createReadStream(path)) yield chunk as Uint8Array;
}
