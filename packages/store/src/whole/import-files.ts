/** A folder of Markdown into the library, as it stands. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import { insertMany, type NewPostmortem } from '../nouns/postmortem-changes.ts';
import type { Store } from '../store.ts';
import { textOfBytes } from './markdown-file.ts';

const markdown = /\.(?:md|markdown)$/i;
const longestName = 400;
const atOnce = 50;

export interface ImportOptions {
  readonly actor: string | null;
  readonly at: string;
  readonly newId: () => string;
  readonly restricted?: boolean;
  readonly onProgress?: (progress: { readonly done: number; readonly total: number }) => void;
}

export interface Imported {
  readonly made: { readonly id: string; readonly fileName: string }[];
  /** In the library already, with the same text. */
  readonly unchanged: string[];
  readonly refused: { readonly file: string; readonly message: string }[];
}

interface Found {
  readonly path: string;
  /** Below the folder it was found in, parts joined by `/`. */
  readonly name: string;
}

/**
 * Imports Markdown files, and all of those in folders (names beginning with a dot left out). Each keeps its path below
 * the folder as its name. A file that cannot be taken is refused with the reason, and hinders no other.
 */
export async function importFiles(
  store: Store,
  paths: readonly string[],
  options: ImportOptions,
): Promise<Imported> {
  const result: Imported = { made: [], unchanged: [], refused: [] };
  const files = paths.flatMap((path) => filesAt(path, result.refused));
  const named = new Set<string>();
  let done = 0;
  for (let at = 0; at < files.length; at += atOnce) {
    const batch: NewPostmortem[] = [];
    const part = files.slice(at, at + atOnce);
    const known = await textsNamed(
      store,
      part.map(({ name }) => name),
    );
    for (const { path, name } of part) {
      const taken = readFile(path, name, named);
      if (typeof taken !== 'string') {
        result.refused.push({ file: path, message: taken.refused });
        continue;
      }
      const there = known.get(name);
      if (there === taken) result.unchanged.push(name);
      else if (there !== undefined) {
        result.refused.push({
          file: path,
          message: `${name} is in the library with another text. Rename one of them, or change it in the app.`,
        });
      } else {
        named.add(name);
        batch.push({
          id: options.newId(),
          revisionId: options.newId(),
          fileName: name,
          text: taken,
          restricted: options.restricted ?? false,
          actor: options.actor,
          at: options.at,
          reason: 'imported',
        });
      }
    }
    if (batch.length > 0) result.made.push(...(await store.write((db) => insertMany(db, batch))));
    done += part.length;
    options.onProgress?.({ done, total: files.length });
  }
  return result;
}

function readFile(
  path: string,
  name: string,
  named: ReadonlySet<string>,
): string | { readonly refused: string } {
  if (name.length > longestName) return { refused: `Its path is longer than ${longestName} characters.` };
  if (named.has(name)) return { refused: `Another file of this import is named ${name}, too.` };
  try {
    return textOfBytes(readFileSync(path));
  } catch (error) {
    return { refused: error instanceof Error ? error.message : String(error) };
  }
}

async function textsNamed(store: Store, names: readonly string[]): Promise<Map<string, string>> {
  const rows = await store.read((db) =>
    db.selectFrom('postmortems').select(['file_name', 'text']).where('file_name', 'in', names).execute(),
  );
  return new Map(rows.map(({ file_name, text }) => [file_name, text]));
}

function filesAt(path: string, refused: Imported['refused']): Found[] {
  try {
    if (!statSync(path).isDirectory()) {
      if (markdown.test(path)) return [{ path, name: basename(path) }];
      refused.push({ file: path, message: 'It is no Markdown file (.md, .markdown).' });
      return [];
    }
    return readdirSync(path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && markdown.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file): Found => ({ path: file, name: relative(path, file).split(sep).join('/') }))
      .filter(({ name }) => !name.split('/').some((part) => part.startsWith('.')))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    refused.push({ file: path, message: error instanceof Error ? error.message : String(error) });
    return [];
  }
}
