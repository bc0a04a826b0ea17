import {
  chmodSync,
  closeSync,
  fsyncSync,
  lstatSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { causeOf, Failure } from '../failure.ts';

/**
 * Writes the whole file or nothing: to a temporary file beside it, then renamed over it. A link is followed, so
 * that the file it points to is replaced and the link stays; the mode of an existing file is kept.
 */
export function writeFileWhole(path: string, content: string): void {
  const target = followLink(path);
  const temporary = join(dirname(target), `.${basename(target)}.${process.pid}.debrief-tmp`);
  let handle: number | null = null;
  let made = false;
  try {
    const mode = existingMode(target);
    handle = openSync(temporary, 'wx', mode ?? 0o666);
    made = true;
    const bytes = Buffer.from(content);
    for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at);
    fsyncSync(handle);
    // Windows renames no open file.
    closeSync(handle);
    handle = null;
    if (mode !== null) chmodSync(temporary, mode);
    renameSync(temporary, target);
  } catch (error) {
    if (handle !== null) closeSync(handle);
    if (made) rmSync(temporary, { force: true });
    throw new Failure(`${path}: cannot be written: ${causeOf(error)}. The file is as it was.`);
  }
}

function followLink(path: string): string {
  try {
    return lstatSync(path).isSymbolicLink() ? realpathSync(path) : path;
  } catch {
    return path;
  }
}

function existingMode(path: string): number | null {
  try {
    return statSync(path).mode & 0o777;
  } catch {
    return null;
  }
}
