/**
 * Precision and recall of every language rule against sentences that people labelled by reading.
 *
 *   node bench/lint-quality.ts CORPUS_DIR [--pages] [--misses [RULE]]
 *
 * `bench/labels/sample.tsv` names each sentence by the SHA-256 of its words (white space folded to one blank)
 * and its file, never by its text: the corpus belongs to others. `--pages` writes the counts into the rule pages;
 * `--misses` prints the sentences on which a rule and the labels disagree.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readDocument } from '../packages/document/src/index.ts';
import { lint } from '../packages/lint/src/index.ts';
import { buildProse } from '../packages/lint/src/language/build-prose.ts';
import { rules } from '../packages/lint/src/registry.generated.ts';

interface Count {
  found: number;
  wrong: number;
  missed: number;
}

const MARKED = /<!-- measured -->[\s\S]*?<!-- \/measured -->/;

const root = join(import.meta.dirname, '..');
const [folder, ...flags] = process.argv.slice(2);
if (!folder) {
  console.error('usage: node bench/lint-quality.ts CORPUS_DIR [--pages] [--misses [RULE]]');
  process.exit(2);
}
const wanted = flags.includes('--misses') ? (flags[flags.indexOf('--misses') + 1] ?? 'all') : null;
const language = rules.filter((rule) => rule.group === 'language').map((rule) => rule.id);
const counts = new Map<string, Count>(language.map((id) => [id, { found: 0, wrong: 0, missed: 0 }]));
const labels = readLabels(join(root, 'bench/labels/sample.tsv'));

let seen = 0;
for (const [file, sentences] of labels) {
  const path = join(folder, file);
  if (!existsSync(path)) continue;
  const text = readFileSync(path, 'utf8');
  const document = readDocument(text, { name: file });
  const { findings } = lint(document);
  const met = new Set<string>();
  for (const sentence of buildProse(document).sentences) {
    const hash = createHash('sha256').update(folded(sentence.text)).digest('hex');
    const truth = sentences.get(hash);
    if (truth === undefined || met.has(hash)) continue;
    met.add(hash);
    seen++;
    const said = new Set(
      findings.filter(({ from, to }) => from < sentence.to && to > sentence.from).map(({ rule }) => rule),
    );
    for (const [id, count] of counts)
      judge(id, count, said.has(id), truth.has(id), `${file}: ${sentence.text}`);
  }
}

const all = [...labels.values()].reduce((sum, sentences) => sum + sentences.size, 0);
console.log(`${seen} of ${all} labelled sentences found in ${folder}\n`);
console.log(`${'rule'.padEnd(24)} ${'precision'.padStart(16)} ${'recall'.padStart(16)}`);
const total: Count = { found: 0, wrong: 0, missed: 0 };
for (const [id, count] of counts) {
  print(id, count);
  total.found += count.found;
  total.wrong += count.wrong;
  total.missed += count.missed;
}
print('all language rules', total);
if (flags.includes('--pages')) for (const [id, count] of counts) writePage(id, count);

function judge(id: string, count: Count, said: boolean, truth: boolean, where: string): void {
  if (said && truth) count.found++;
  else if (said) count.wrong++;
  else if (truth) count.missed++;
  if (said !== truth && (wanted === id || wanted === 'all' || wanted?.startsWith('--')))
    console.log(`${said ? 'false' : 'missed'} ${id}: ${folded(where).slice(0, 300)}`);
}

function print(name: string, { found, wrong, missed }: Count): void {
  console.log(`${name.padEnd(24)} ${share(found, found + wrong)} ${share(found, found + missed)}`);
}

function share(part: number, whole: number): string {
  const words = whole === 0 ? '-' : `${part}/${whole} (${((100 * part) / whole).toFixed(0)} %)`;
  return words.padStart(16);
}

/** File → hash → the rules that truly apply. */
function readLabels(path: string): Map<string, Map<string, ReadonlySet<string>>> {
  const byFile = new Map<string, Map<string, ReadonlySet<string>>>();
  const [, ...lines] = readFileSync(path, 'utf8').trimEnd().split('\n');
  for (const line of lines) {
    const [hash, file, ids] = line.split('\t');
    if (hash === undefined || file === undefined || ids === undefined) throw new Error(`${path}: ${line}`);
    const sentences = byFile.get(file) ?? new Map<string, ReadonlySet<string>>();
    sentences.set(hash, new Set(ids === '-' ? [] : ids.split(',')));
    byFile.set(file, sentences);
  }
  return byFile;
}

function folded(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Puts the counts between the page's markers; a page without markers gets them before its first example. */
function writePage(id: string, { found, wrong, missed }: Count): void {
  const path = join(root, 'packages/lint/src/rules', id, 'rule.md');
  if (!existsSync(path)) return;
  const page = readFileSync(path, 'utf8');
  const measured =
    found + wrong + missed === 0
      ? `no case among ${all} labelled sentences, and none reported`
      : `precision ${found}/${found + wrong}, recall ${found}/${found + missed}`;
  const line = `<!-- measured -->Measured on real postmortems: ${measured}.<!-- /measured -->`;
  const next = MARKED.test(page)
    ? page.replace(MARKED, line)
    : page.replace(/^## Finds$/m, `${line}\n\n## Finds`);
  if (next !== page) writeFileSync(path, next);
}
