/** Lists the files below a folder. */
import { readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { RecordProblem } from '@debrief/evidence';
import { causeOf } from './cause-of.ts';

export interface FoundFile {
  readonly disk: string;
  /** Path as the user named the folder, and on from there with `/`. */
  readonly name: string;
  readonly size: number;
}

const MAX_DEPTH = 64;

/**
 * Files below `folder`, sorted by name. Hidden files and `node_modules` are left out. Links are followed, each folder
 * entered once: a link that leads back is reported.
 */
export async function walkFolder(
  folder: string,
  name: string,
  problems: RecordProblem[],
): Promise<FoundFile[]> {
  const found: FoundFile[] = [];
  const seen = new Set<string>();
  const note = (file: string, message: string) => problems.push({ file, level: 'note', message });

  const enter = async (disk: string, shown: string, depth: number): Promise<void> => {
    const real = await realpath(disk);
    if (seen.has(real)) {
      note(shown, 'This link leads to a folder that is read already; it was not entered again.');
      return;
    }
    if (depth > MAX_DEPTH) {
      note(shown, `Folders are nested more than ${MAX_DEPTH} deep; this one was not entered.`);
      return;
    }
    seen.add(real);
    const entries = (await readdir(disk)).sort();
    for (const entry of entries) {
      if (entry.startsWith('.') || entry === 'node_modules' || entry === '__MACOSX') continue;
      const below = join(disk, entry);
      const path = `${shown.replace(/\/+$/, '')}/${entry}`;
      try {
        const info = await stat(below);
        if (info.isDirectory()) await enter(below, path, depth + 1);
        else if (info.isFile()) found.push({ disk: below, name: path, size: info.size });
      } catch (error) {
        problems.push({ file: path, level: 'refused', message: `It cannot be read: ${causeOf(error)}.` });
      }
    }
  };

  await enter(folder, name, 0);
  return found;
}
