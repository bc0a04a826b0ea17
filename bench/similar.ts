/**
 * How well `similar` finds what an engineer would call related.
 *
 * node bench/similar.ts CORPUS_DIR [--misses]
 *
 * `similar-pairs.tsv` holds groups of related files. Every file of a group asks for the others; recall@5 is the
 * share of them (at most five) among the first five, MRR the mean of 1/rank of the first one found.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readDocument } from '../packages/document/src/index.ts';
import { buildIndex, indexDocument, recall, similar } from '../packages/learn/src/index.ts';

const folder = process.argv[2];
if (folder === undefined) {
  console.error('Usage: node bench/similar.ts CORPUS_DIR [--misses]');
  process.exit(2);
}

const groups = new Map<string, string[]>();
for (const line of readFileSync(join(import.meta.dirname, 'similar-pairs.tsv'), 'utf8').split('\n')) {
  const [group, file] = line.split('\t');
  if (group === undefined || file === undefined || group.startsWith('#')) continue;
  groups.set(group, [...(groups.get(group) ?? []), file]);
}
const related = new Map<string, Set<string>>();
for (const files of groups.values()) {
  for (const file of files) {
    const others = related.get(file) ?? new Set();
    for (const other of files) if (other !== file) others.add(other);
    related.set(file, others);
  }
}

const names = readdirSync(folder).filter((name) => name.endsWith('.md'));
const clock = () => performance.now();
const begun = clock();
const library = names.map((file) => ({
  file,
  document: readDocument(readFileSync(join(folder, file), 'utf8'), { name: file }),
}));
const read = clock();
const documents = library.map(indexDocument);
const index = buildIndex(documents);
const indexed = clock();

let found = 0;
let wanted = 0;
let recallSum = 0;
let reciprocal = 0;
let queries = 0;
for (const [file, others] of related) {
  const query = documents.find((document) => document.file === file);
  if (query === undefined) {
    console.error(`${file}: not in ${folder}; left out.`);
    continue;
  }
  const order = similar(index, query, documents.length).map((result) => result.file);
  const first = order.slice(0, 5).filter((name) => others.has(name)).length;
  const most = Math.min(5, others.size);
  const rank = order.findIndex((name) => others.has(name));
  found += first;
  wanted += most;
  recallSum += first / most;
  reciprocal += rank === -1 ? 0 : 1 / (rank + 1);
  queries++;
  if (process.argv.includes('--misses') && first < most) {
    console.log(`${file}: ${first} of ${most}`);
    for (const other of others) console.log(`  rank ${order.indexOf(other) + 1}: ${other}`);
  }
}
const asked = clock();
recall(index, 'no space left on device');
const recalled = clock();

const percent = (value: number) => `${(value * 100).toFixed(1)} %`;
console.log(`${queries} queries, ${wanted} related files wanted, ${found} found among the first five`);
console.log(`recall@5 ${percent(recallSum / queries)}   MRR ${(reciprocal / queries).toFixed(3)}`);
console.log(
  `${names.length} documents: read ${(read - begun).toFixed(0)} ms, index ${(indexed - read).toFixed(0)} ms, ` +
    `one similar ${((asked - indexed) / queries).toFixed(1)} ms, one recall ${(recalled - asked).toFixed(1)} ms`,
);
