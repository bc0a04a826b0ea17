/**
 * Parse benchmark: the whole model of every document against the bare tree that remark-parse + remark-gfm builds,
 * and what one keystroke costs. Run: `node bench/document.ts FOLDER` (a folder of Markdown postmortems).
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { parseMarkdown, readDocument, updateDocument } from '../packages/document/src/index.ts';

const folder = process.argv[2];
if (!folder) {
  console.error('usage: node bench/document.ts FOLDER');
  process.exit(2);
}
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.md'))
  .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
const characters = files.reduce((sum, file) => sum + file.text.length, 0);
if (files.length === 0) {
  console.error(`${folder} holds no .md file`);
  process.exit(2);
}

/** Runs the contestants in turn, so that a busy machine slows all of them; the best round of each counts. */
function bestRounds(rounds: number, work: Readonly<Record<string, () => void>>): Map<string, number> {
  const best = new Map<string, number>();
  for (let round = 0; round < rounds; round++) {
    for (const [name, run] of Object.entries(work)) {
      const start = performance.now();
      run();
      best.set(name, Math.min(best.get(name) ?? Number.POSITIVE_INFINITY, performance.now() - start));
    }
  }
  return best;
}

const remark = unified().use(remarkParse).use(remarkGfm);
const contestants = {
  'remark-parse + remark-gfm, tree only': () => files.forEach((file) => void remark.parse(file.text)),
  'debrief, tree only': () => files.forEach((file) => void parseMarkdown(file.text)),
  'debrief, whole model': () => files.forEach((file) => void readDocument(file.text, { name: file.name })),
};
bestRounds(3, contestants);
console.log(`${files.length} files, ${characters} characters; best of 12 rounds in turn`);
const results = bestRounds(12, contestants);
const base = [...results.values()][0]!;
for (const [name, ms] of results) {
  console.log(`${name.padEnd(40)} ${ms.toFixed(1).padStart(8)} ms  ${(base / ms).toFixed(1)}x`);
}

const large = files
  .map((file) => file.text)
  .sort((a, b) => b.length - a.length)
  .find((text) => text.length <= 45_000 && text.length >= 15_000);
const text = large ? grown(large) : grown(files[0]!.text);
let document = readDocument(text);
const strokes: number[] = [];
for (let stroke = 0; stroke < 400; stroke++) {
  const from = Math.floor((document.text.length / 401) * stroke);
  const start = performance.now();
  document = updateDocument(document, [{ from, to: from, insert: 'x' }]);
  if (stroke >= 50) strokes.push(performance.now() - start);
}
strokes.sort((a, b) => a - b);
const at = (share: number): string => strokes[Math.floor(strokes.length * share)]!.toFixed(2);
console.log(
  `one keystroke in ${(text.length / 1000).toFixed(0)} k characters: median ${at(0.5)} ms, p95 ${at(0.95)} ms`,
);

function grown(sample: string): string {
  let whole = sample;
  while (whole.length < 30_000) whole += `\n\n${sample}`;
  return whole.slice(0, 30_000);
}
