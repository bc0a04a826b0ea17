/**
 * Drafts from the raw records of incidents whose written timeline is known, and compares.
 *
 *   node bench/draft-pairs.ts PAIRS_DIR [--truth DIR] [--show] [--paste]
 *
 * A pair is a folder with `raw.slack.jsonl` (or, with --paste, `raw.slack-paste.md`) and/or `raw.gitlog.jsonl`, and a
 * human timeline: `truth.tsv` (utc, as written, text), DIR/<pair>.tsv, or the timeline of `postmortem.md`. Prints per pair: the truth's rows that have a raw record
 * within a minute, how many of those the draft has within a minute, and the draft's rows for each of the truth's.
 * --show lists both side by side so that "same fact" can be judged by reading.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Postmortem, readDocument } from '../packages/document/src/index.ts';
import { type Draft, draftPostmortem } from '../packages/draft/src/index.ts';
import { type EvidenceEvent, memoryFile, readRecords } from '../packages/evidence/src/index.ts';

interface TruthRow {
  readonly at: number;
  readonly text: string;
}

const MINUTE = 60_000;

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** The events of one record file, as the command reads them; none for a missing file. */
async function eventsOf(path: string): Promise<EvidenceEvent[]> {
  if (!existsSync(path)) return [];
  const events: EvidenceEvent[] = [];
  for await (const event of readRecords([memoryFile(basename(path), readFileSync(path))], {
    digest: sha256,
  })) {
    events.push(event);
  }
  return events;
}

/** The human timeline: `truth.tsv` (utc, as written, text), else the rows of the postmortem whose zone is known. */
function truthRows(folder: string, name: string, other: string | undefined): TruthRow[] {
  for (const path of [join(folder, 'truth.tsv'), ...(other ? [join(other, `${name}.tsv`)] : [])]) {
    if (!existsSync(path)) continue;
    return readFileSync(path, 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split('\t'))
      .map(([utc = '', , said = '']) => ({ at: Date.parse(utc), text: said }));
  }
  const rows = readPostmortem(folder)?.timeline ?? [];
  return rows
    .filter(({ stamp }) => stamp.at?.endsWith('Z') && stamp.precision !== 'day')
    .map(({ stamp, text }) => ({ at: Date.parse(stamp.at ?? ''), text }));
}

function readPostmortem(folder: string): Postmortem | null {
  const path = join(folder, 'postmortem.md');
  return existsSync(path) ? readDocument(readFileSync(path, 'utf8'), { name: basename(folder) }) : null;
}

/** Minutes by which each moment of the draft lies after the one that the postmortem states or tells. */
function momentErrors(folder: string, draft: Draft): string[] {
  const told = readPostmortem(folder)?.moments ?? {};
  return Object.entries(draft.moments).map(([moment, { at }]) => {
    const stated = told[moment as keyof typeof told]?.stamp.at;
    const error = stated?.endsWith('Z')
      ? Math.floor(Date.parse(at) / MINUTE) - Math.floor(Date.parse(stated) / MINUTE)
      : null;
    return `${moment} ${at.slice(5, 16)}${error === null ? '' : ` (${error >= 0 ? '+' : ''}${error} min)`}`;
  });
}

/** Both times cut to the minute, at most one apart. */
function sameMinute(a: number, b: number): boolean {
  return Math.abs(Math.floor(a / MINUTE) - Math.floor(b / MINUTE)) <= 1;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    show: { type: 'boolean' },
    paste: { type: 'boolean' },
    truth: { type: 'string' },
    only: { type: 'string' },
  },
});
const root = positionals[0];
if (!root) {
  console.error('usage: node bench/draft-pairs.ts PAIRS_DIR [--truth DIR] [--paste] [--show]');
  process.exit(2);
}
let within = 0;
let found = 0;
let drafted = 0;
let written = 0;
for (const name of readdirSync(root).sort()) {
  const folder = join(root, name);
  if (values.only && !name.includes(values.only)) continue;
  const truth = truthRows(folder, name, values.truth);
  if (truth.length === 0) continue;
  const paste = join(folder, 'raw.slack-paste.md');
  const commits = await eventsOf(join(folder, 'raw.gitlog.jsonl'));
  const messages = await eventsOf(join(folder, 'raw.slack.jsonl'));
  const chat = values.paste && existsSync(paste) ? await eventsOf(paste) : messages;
  const events = [...chat, ...commits];
  const reference = [...messages, ...commits];
  const draft = draftPostmortem(events, {});
  const rowTimes = draft.entries.map((entry) => Date.parse(entry.at));
  const provable = truth.filter((row) =>
    reference.some((event) => sameMinute(Date.parse(event.at ?? ''), row.at)),
  );
  const hit = provable.filter((row) => rowTimes.some((at) => sameMinute(at, row.at)));
  within += provable.length;
  found += hit.length;
  drafted += draft.entries.length;
  written += truth.length;
  const ratio = (draft.entries.length / truth.length).toFixed(2);
  console.log(
    `${name}: ${hit.length}/${provable.length} of ${truth.length} rows, ${draft.entries.length} drafted (${ratio} each)`,
  );
  const moments = momentErrors(folder, draft);
  if (moments.length > 0) console.log(`   ${moments.join(' · ')}`);
  if (values.show) {
    const lines = [
      ...truth.map((row) => ({
        at: row.at,
        line: `  T ${provable.includes(row) ? (hit.includes(row) ? '+' : '-') : ' '} ${row.text.slice(0, 150)}`,
      })),
      ...draft.entries.map((entry) => ({
        at: Date.parse(entry.at),
        line: `    ${entry.kind.padEnd(11)} ${entry.text.slice(0, 190)}`,
      })),
    ].sort((a, b) => a.at - b.at);
    for (const { at, line } of lines) console.log(new Date(at).toISOString().slice(5, 16), line);
  }
}
const recall = ((100 * found) / Math.max(1, within)).toFixed(1);
console.log(
  `recall ${found}/${within} = ${recall} %; ${(drafted / Math.max(1, written)).toFixed(2)} rows for each of theirs`,
);
