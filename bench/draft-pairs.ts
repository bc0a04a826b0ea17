/**
 * Drafts from the raw records of incidents whose written timeline is known, and compares.
 *
 *   node bench/draft-pairs.ts PAIRS_DIR [--truth DIR] [--show] [--paste]
 *
 * A pair is a folder with `raw.slack.jsonl` (or, with --paste, `raw.slack-paste.md`) and/or `raw.gitlog.jsonl`, and a
 * `truth.tsv` (utc, as written, text; else DIR/<pair>.tsv). Prints per pair: the truth's rows that have a raw record
 * within a minute, how many of those the draft has within a minute, and the draft's rows for each of the truth's.
 * --show lists both side by side so that "same fact" can be judged by reading.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { type EvidenceEvent, memoryFile, readRecords } from '../packages/evidence/src/index.ts';
import { draftPostmortem } from '../packages/draft/src/index.ts';

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
  for await (const event of readRecords([memoryFile(basename(path), readFileSync(path))], { digest: sha256 })) {
    events.push(event);
  }
  return events;
}

function truthRows(path: string): TruthRow[] {
  return readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t'))
    .map(([utc = '', , said = '']) => ({ at: Date.parse(utc), text: said }));
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
for (const name of readdirSync(root).sort()) {
  const folder = join(root, name);
  const own = join(folder, 'truth.tsv');
  const other = values.truth ? join(values.truth, `${name}.tsv`) : '';
  const truthPath = existsSync(own) ? own : other;
  if ((values.only && !name.includes(values.only)) || !existsSync(truthPath)) continue;
  const paste = join(folder, 'raw.slack-paste.md');
  const commits = await eventsOf(join(folder, 'raw.gitlog.jsonl'));
  const messages = await eventsOf(join(folder, 'raw.slack.jsonl'));
  const chat = values.paste && existsSync(paste) ? await eventsOf(paste) : messages;
  const events = [...chat, ...commits];
  const truth = truthRows(truthPath);
  const reference = [...messages, ...commits];
  const draft = draftPostmortem(events, {});
  const rowTimes = draft.entries.map((entry) => Date.parse(entry.at));
  const provable = truth.filter((row) =>
    reference.some((event) => sameMinute(Date.parse(event.at ?? ''), row.at)),
  );
  const hit = provable.filter((row) => rowTimes.some((at) => sameMinute(at, row.at)));
  within += provable.length;
  found += hit.length;
  const ratio = (draft.entries.length / truth.length).toFixed(2);
  console.log(
    `${name}: ${hit.length}/${provable.length} of ${truth.length} rows, ${draft.entries.length} drafted (${ratio} each)`,
  );
  const moments = Object.entries(draft.moments).map(
    ([moment, value]) => `${moment} ${value.at.slice(5, 16)}`,
  );
  console.log(`   ${moments.join(' · ')}`);
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
console.log(`recall ${found}/${within} = ${((100 * found) / Math.max(1, within)).toFixed(1)} %`);
