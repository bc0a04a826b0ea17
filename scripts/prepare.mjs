/** Installs and builds what is needed, once. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { install, root, runNode } from './repository-node.mjs';

/** Gives the path of the built command; ends the process with 2 where it cannot be built. */
export function prepare() {
  install();
  if (needsBuild()) {
    console.error('Building the app …');
    const built = runNode(['scripts/build.mjs'], { stdio: ['ignore', 2, 2] });
    if (built !== 0) process.exit(2);
  }
  return join(root, 'packages', 'cli', 'bin', 'debrief.js');
}

/** True when a source is newer than the bundle. */
function needsBuild() {
  const bundle = join(root, 'packages', 'cli', 'dist', 'main.js');
  if (!existsSync(bundle)) return true;
  const built = statSync(bundle).mtimeMs;
  const newer = (folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true }).some(
      (entry) =>
        entry.isFile() &&
        !entry.parentPath.includes('node_modules') &&
        !entry.parentPath.includes('dist') &&
        statSync(join(entry.parentPath, entry.name)).mtimeMs > built,
    );
  return ['packages', 'docs', 'skill', 'scripts'].some(
    (name) => existsSync(join(root, name)) && newer(join(root, name)),
  );
}
