import { type Dirent, readdirSync, realpathSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Context } from '../context.ts';
import { causeOf, Failure } from '../failure.ts';

const documentName = /\.(?:md|markdown|html?)$/i;
const skipped = new Set(['node_modules', 'vendor', 'dist']);

export interface FoundDocuments {
  /** Names as a user would write them, sorted within each folder. */
  readonly names: readonly string[];
  /** Folders that could not be read, links that lead in a circle. */
  readonly warnings: readonly string[];
}

/**
 * The document files that `paths` name: a file is taken as it is, a folder gives the `.md`, `.markdown` and `.html`
 * files below it. Hidden folders and `node_modules` are left out. Throws a `Failure` for a path that does not
 * exist, or when nothing at all is found.
 */
export function findDocuments(paths: readonly string[], context: Context): FoundDocuments {
  const names: string[] = [];
  const warnings: string[] = [];
  for (const path of paths) {
    const full = resolve(context.cwd, path);
    let isFolder: boolean;
    try {
      isFolder = statSync(full).isDirectory();
    } catch (error) {
      throw new Failure(`${path}: cannot be read: ${causeOf(error)}.`);
    }
    if (isFolder) walk(path, full, new Set(), { names, warnings, allows: context.allows ?? (() => true) });
    else names.push(path);
  }
  if (names.length === 0) {
    throw new Failure(
      `${paths.join(', ')}: no document found (.md, .markdown or .html).`,
      'Name a file or another folder.',
    );
  }
  return { names: [...new Set(names)], warnings };
}

interface Walk {
  readonly names: string[];
  readonly warnings: string[];
  readonly allows: (absolutePath: string) => boolean;
}

function walk(name: string, full: string, above: ReadonlySet<string>, found: Walk): void {
  const { names, warnings, allows } = found;
  let real: string;
  let entries: Dirent[];
  try {
    real = realpathSync(full);
    entries = readdirSync(full, { withFileTypes: true });
  } catch (error) {
    warnings.push(`${name}: left out: ${causeOf(error)}.`);
    return;
  }
  if (above.has(real)) {
    warnings.push(`${name}: left out: it is a link back to a folder above it.`);
    return;
  }
  const inside = new Set([...above, real]);
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith('.') || skipped.has(entry.name)) continue;
    const childName = join(name, entry.name);
    const childFull = join(full, entry.name);
    if (entry.isSymbolicLink() && !allows(childFull)) {
      warnings.push(`${childName}: left out: it leads outside the allowed folders.`);
      continue;
    }
    if (kindOf(entry, childFull) === 'folder') walk(childName, childFull, inside, found);
    else if (documentName.test(entry.name) && kindOf(entry, childFull) === 'file') names.push(childName);
  }
}

function kindOf(entry: Dirent, full: string): 'file' | 'folder' | 'other' {
  if (entry.isDirectory()) return 'folder';
  if (entry.isFile()) return 'file';
  if (!entry.isSymbolicLink()) return 'other';
  try {
    const target = statSync(full);
    return target.isDirectory() ? 'folder' : target.isFile() ? 'file' : 'other';
  } catch {
    return 'other';
  }
}
