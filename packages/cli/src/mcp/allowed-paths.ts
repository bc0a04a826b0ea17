import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { causeOf, Failure } from '../failure.ts';

/** The folders that the server was started with; nothing outside them is read or written. */
export interface AllowedFolders {
  /** Absolute, links resolved. */
  readonly folders: readonly string[];
  /**
   * The absolute path that `path` means (relative ones stand below the first folder); throws a `Failure` when it lies
   * outside, be it by `..` or by a link.
   */
  check(path: string): string;
}

/** Resolves the folders once; throws a `Failure` for one that does not exist. */
export function allowFolders(names: readonly string[], cwd: string): AllowedFolders {
  const folders = names.map((name) => {
    try {
      return realpathSync(resolve(cwd, name));
    } catch (error) {
      throw new Failure(`${name}: ${causeOf(error)}.`, 'Name the folders that the agent may work in.');
    }
  });
  return {
    folders,
    check(path) {
      if (path.includes('\0')) throw new Failure('A path cannot hold a NUL byte.');
      const full = resolve(folders[0] ?? cwd, path);
      const real = realOfNearest(full);
      if (folders.some((folder) => isInside(folder, real))) return full;
      throw new Failure(
        `${path}: lies outside the folders this server may work in.`,
        `It was started with: ${folders.join(', ')}`,
      );
    },
  };
}

/** The path with links resolved, for a file that may not exist yet: its nearest existing folder decides. */
function realOfNearest(path: string): string {
  if (existsSync(path)) return realpathSync(path);
  const parent = dirname(path);
  return parent === path ? path : join(realOfNearest(parent), basename(path));
}

function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === '' || (!way.startsWith('..') && !isAbsolute(way));
}
