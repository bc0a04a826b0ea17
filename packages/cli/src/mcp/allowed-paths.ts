import { existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
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
  /** False for an absolute path that links lead outside. */
  allows(absolutePath: string): boolean;
  /** As `check`, for a path whose whole tree will be read: no link below it may lead outside. */
  checkTree(path: string): string;
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
  const allows = (full: string): boolean => {
    const real = realOfNearest(full);
    return folders.some((folder) => isInside(folder, real));
  };
  const allowed: AllowedFolders = {
    folders,
    allows,
    checkTree(path) {
      const full = allowed.check(path);
      if (!existsSync(full) || !statSync(full).isDirectory()) return full;
      for (const entry of readdirSync(full, { recursive: true, withFileTypes: true })) {
        if (entry.isSymbolicLink() && !allows(join(entry.parentPath, entry.name))) {
          throw new Failure(
            `${join(path, entry.name)}: is a link that leads outside the folders this server may work in.`,
          );
        }
      }
      return full;
    },
    check(path) {
      if (path.includes('\0')) throw new Failure('A path cannot hold a NUL byte.');
      const full = resolve(folders[0] ?? cwd, path);
      if (allows(full)) return full;
      throw new Failure(
        `${path}: lies outside the folders this server may work in.`,
        `It was started with: ${folders.join(', ')}`,
      );
    },
  };
  return allowed;
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
