import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The text of a bundled page such as `docs/rules/should-have.md`; null when there is none. */
export function findPage(path: string): string | null {
  const here = dirname(fileURLToPath(import.meta.url));
  // Beside the bundle when installed, at the root of the repository when run from source.
  for (const base of [here, join(here, '..', '..', '..', '..')]) {
    const full = join(base, path);
    if (existsSync(full)) return readFileSync(full, 'utf8');
  }
  return null;
}
