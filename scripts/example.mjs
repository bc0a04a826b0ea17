/** `npm run example`: drafts and checks the bundled example incident in the terminal, and says what it wrote where. */
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { prepare } from './prepare.mjs';
import { root, runNode } from './repository-node.mjs';

const debrief = prepare();
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
