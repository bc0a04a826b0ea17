/**
 * What one keystroke costs: the model of a 30 KB document brought up to date, and its findings, as the editor asks for
 * them. Warm, at random places, a letter typed and a letter taken back in turn.
 * Run: `node bench/keystroke.ts [KEYSTROKES] [KILOBYTES]` (default 600 and 30).
 */
import { readDocument, updateDocument } from '../packages/document/src/index.ts';
import { createLinter } from '../packages/lint/src/index.ts';
import { writePostmortem } from './lint/write-postmortem.ts';

const keystrokes = Number(process.argv[2] ?? 600);
const size = Number(process.argv[3] ?? 30) * 1024;
const facts = { today: '2026-01-15', exists: null };
const letters = 'etaoin shrdlu.';
const warmUp = 200;

let document = readDocument(writePostmortem(7, size), { name: 'keystroke.md' });
const lintNext = createLinter();
const first = performance.now();
const before = lintNext(document, facts).length;
const cold = performance.now() - first;

let state = 1;
const below = (limit: number): number => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((state / 2 ** 32) * limit);
};

const parts: Record<'model' | 'findings' | 'together', number[]> = { model: [], findings: [], together: [] };
let place = 0;
for (let index = 0; index < keystrokes + warmUp; index++) {
  const types = index % 2 === 0;
  if (types) place = below(document.text.length);
  const change = types
    ? { from: place, to: place, insert: letters[below(letters.length)] ?? 'e' }
    : { from: place, to: place + 1, insert: '' };
  const start = performance.now();
  document = updateDocument(document, [change]);
  const read = performance.now();
  lintNext(document, facts);
  const end = performance.now();
  if (index < warmUp) continue;
  parts.model.push(read - start);
  parts.findings.push(end - read);
  parts.together.push(end - start);
}

if (lintNext(document, facts).length !== before)
  throw new Error('every letter was taken back, yet the findings differ');
console.log(
  `node ${process.version}, ${document.text.length} characters, ${before} findings, ${keystrokes} keystrokes`,
);
console.log(`the first findings, cold: ${cold.toFixed(0)} ms`);
for (const [name, times] of Object.entries(parts)) {
  times.sort((a, b) => a - b);
  const at = (share: number) => (times[Math.floor((times.length - 1) * share)] ?? Number.NaN).toFixed(2);
  console.log(`${name.padEnd(10)} median ${at(0.5)} ms   p99 ${at(0.99)} ms`);
}
