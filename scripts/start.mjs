/**
 * `npm start`: installs and builds what is needed, then drafts and checks the bundled example incident.
 * `npm start -- ARGUMENTS` runs `debrief ARGUMENTS` instead.
 */
import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { install, root, runNode } from './repository-node.mjs';

install();
if (needsBuild()) {
  console.error('Building the command …');
  const built = runNode(['scripts/build.mjs'], { stdio: ['ignore', 2, 2] });
  if (built !== 0) process.exit(2);
}

const debrief = join(root, 'packages', 'cli', 'bin', 'debrief.js');
// npm runs scripts in the repository; a user's paths are relative to where they typed.
const userFolder = process.env.INIT_CWD ?? process.cwd();
const given = process.argv.slice(2);
if (given.length > 0) process.exit(runNode([debrief, ...given], { cwd: userFolder }));

const records = join(root, 'examples', 'checkout-outage', 'records');
const output = join(root, 'example-output');
const draft = join(output, 'postmortem.md');
rmSync(output, { recursive: true, force: true });
mkdirSync(output, { recursive: true });
const shown = (path) => relative(root, path);

console.log(`Debrief on an example incident: a shop’s checkout fails for forty minutes.\n`);
console.log('Its records:');
for (const name of readdirSync(records).sort()) console.log(`  ${shown(join(records, name))}`);

console.log(`\n$ debrief draft ${shown(records)} -o ${shown(draft)}`);
const drafted = runNode([debrief, 'draft', shown(records), '-o', shown(draft)]);
if (drafted !== 0) process.exit(drafted);

console.log(`\n$ debrief timeline ${shown(draft)}`);
runNode([debrief, 'timeline', shown(draft)]);

console.log(`\n$ debrief lint ${shown(draft)}`);
const linted = runNode([debrief, 'lint', shown(draft)]);

console.log(`
What was written:
  ${shown(draft)}                  the draft: open it in any editor
  ${shown(join(output, 'postmortem.evidence.jsonl'))}   the events that its rows cite

The findings above are the questions a draft cannot answer by itself: people do. Next:
  npm start -- gate ${shown(draft)}      what stands between it and In Review
  npm start -- draft YOUR-RECORDS… -o postmortem.md
  npm start -- --help`);
process.exit(linted === 2 ? 2 : 0);

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
