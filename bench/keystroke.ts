/**
 * What one keystroke costs: the model of a 30 KB document brought up to date, and its findings, as the editor asks for
 * them. Warm; a letter typed and taken back in turn, at random places of each kind.
 * Run: `node bench/keystroke.ts [KEYSTROKES] [FILE…]` (default 600, on a generated document of 30 KB).
 * Wall-clock time, and beside it the time that the processor was at it, which other programs do not lengthen.
 */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { type Postmortem, readDocument, type Span, updateDocument } from '../packages/document/src/index.ts';
import { createLinter } from '../packages/lint/src/index.ts';
import { writePostmortem } from './lint/write-postmortem.ts';

const keystrokes = Number(process.argv[2] ?? 600);
const facts = { today: '2026-01-15', exists: null };
const letters = 'etaoin shrdlu.';
const warmUp = 200;

let state = 1;
const below = (limit: number): number => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((state / 2 ** 32) * limit);
};

/** Stretches of the document by what stands there. */
function placesOf({
  text,
  tree,
  timeline,
  actions,
  sections,
}: Postmortem): ReadonlyMap<string, readonly Span[]> {
  const named = (pattern: RegExp): Span[] => {
    const spans: Span[] = [];
    tree.iterate({ enter: ({ name, from, to }) => void (pattern.test(name) && spans.push({ from, to })) });
    return spans;
  };
  const places = new Map<string, readonly Span[]>([
    ['anywhere', [{ from: 0, to: text.length }]],
    ['prose', named(/^Paragraph$/)],
    ['timeline row', timeline],
    ['action', actions],
    ['owner', actions.flatMap(({ owner }) => owner ?? [])],
    ['heading', sections.filter(({ level }) => level > 0).map(({ headingSpan }) => headingSpan)],
    ['front matter', named(/^FrontMatter$/)],
    ['fence', named(/^FencedCode$/)],
  ]);
  return new Map([...places].filter(([, spans]) => spans.length > 0));
}

interface Times {
  readonly model: number[];
  readonly findings: number[];
  readonly together: number[];
  readonly processor: number[];
}

/** Milliseconds that this thread had of the processor, where this Node can tell. */
function processorTime(): number {
  if (typeof process.threadCpuUsage !== 'function') return Number.NaN;
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

function measure(text: string, name: string): void {
  let document = readDocument(text, { name });
  const lintNext = createLinter();
  const first = performance.now();
  const before = lintNext(document, facts).length;
  const cold = performance.now() - first;
  console.log(
    `\n${name}: ${text.length} characters, ${before} findings, the first ones after ${cold.toFixed(0)} ms`,
  );
  for (const [kind, spans] of placesOf(document)) {
    const times: Times = { model: [], findings: [], together: [], processor: [] };
    let place = 0;
    for (let index = -warmUp; index < keystrokes; index++) {
      const types = index % 2 === 0;
      if (types) {
        const span = spans[below(spans.length)]!;
        place = span.from + below(span.to - span.from + 1);
      }
      const change = types
        ? { from: place, to: place, insert: letters[below(letters.length)] ?? 'e' }
        : { from: place, to: place + 1, insert: '' };
      const busy = processorTime();
      const start = performance.now();
      document = updateDocument(document, [change]);
      const read = performance.now();
      lintNext(document, facts);
      const end = performance.now();
      if (index < 0) continue;
      times.model.push(read - start);
      times.findings.push(end - read);
      times.together.push(end - start);
      times.processor.push(processorTime() - busy);
    }
    if (lintNext(document, facts).length !== before)
      throw new Error('every letter was taken back, yet the findings differ');
    const shown = Object.entries(times).map(([part, list]: [string, number[]]) => {
      list.sort((a, b) => a - b);
      const at = (share: number) => (list[Math.floor((list.length - 1) * share)] ?? Number.NaN).toFixed(2);
      return `${part} ${at(0.5)} p95 ${at(0.95)}`;
    });
    console.log(`${kind.padEnd(13)} ${shown.join('   ')}`);
  }
}

console.log(
  `node ${process.version}, ${keystrokes} keystrokes for each kind of place, milliseconds at the median`,
);
const files = process.argv.slice(3);
if (files.length === 0) measure(writePostmortem(7, 30 * 1024), 'keystroke.md');
for (const file of files) measure(readFileSync(file, 'utf8'), basename(file));
