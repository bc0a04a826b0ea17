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
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { EvidenceEvent } from '@debrief/evidence';
import { draftPostmortem } from '../packages/draft/src/index.ts';

interface TruthRow {
  readonly at: number;
  readonly text: string;
}

const MINUTE = 60_000;

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function jsonLines(path: string): Record<string, unknown>[] {
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function slackEvents(path: string): EvidenceEvent[] {
  return jsonLines(path).map((message, index) => {
    const digest = sha256(`slack ${index} ${JSON.stringify(message)}`);
    const name = text(message.user);
    return {
      id: `e${digest.slice(0, 7)}`,
      at: text(message.ts),
      precision: 'minute',
      source: 'slack',
      kind: 'message',
      actor: { id: name, name, kind: / APP$/.test(name) ? 'bot' : 'person' },
      text: text(message.text),
      refs: { channel: text(message.channel) },
      raw: { file: 'raw.slack.jsonl', line: index + 1, sha256: digest },
    } satisfies EvidenceEvent;
  });
}

const PASTE_HEAD = /^>?\s*(\S.*?)\s+\[?(\d{1,2}):(\d{2})\s?([AP]M)\]?\s*$/;

function pasteEvents(path: string): EvidenceEvent[] {
  const events: EvidenceEvent[] = [];
  let head: { name: string; time: string; line: number } | null = null;
  let body: string[] = [];
  const flush = (): void => {
    if (!head) return;
    const said = body.join('\n').trim();
    const digest = sha256(`paste ${head.line} ${head.name} ${said}`);
    events.push({
      id: `e${digest.slice(0, 7)}`,
      at: null,
      local: { date: null, time: head.time },
      precision: 'minute',
      source: 'chat-paste',
      kind: 'message',
      actor: { id: head.name, name: head.name, kind: / APP$/.test(head.name) ? 'bot' : 'person' },
      text: said,
      refs: {},
      raw: { file: 'raw.slack-paste.md', line: head.line, sha256: digest },
    });
  };
  for (const [index, line] of readFileSync(path, 'utf8').split('\n').entries()) {
    const match = PASTE_HEAD.exec(line);
    if (match) {
      flush();
      const hour = (Number(match[2]) % 12) + (match[4] === 'PM' ? 12 : 0);
      head = { name: match[1] ?? '', time: `${String(hour).padStart(2, '0')}:${match[3]}`, line: index + 1 };
      body = [];
    } else body.push(line.replace(/^>\s?/, ''));
  }
  flush();
  return events;
}

function gitEvents(path: string): EvidenceEvent[] {
  return jsonLines(path).map((commit, index) => {
    const revision = text(commit.hash);
    const parents = Array.isArray(commit.parents) ? commit.parents.map(text) : [];
    const name = text(commit.author);
    return {
      id: `e${sha256(`git ${revision}`).slice(0, 7)}`,
      at: new Date(text(commit.committerDate)).toISOString(),
      precision: 'second',
      source: 'git-log',
      kind: parents.length > 1 ? 'merge' : 'commit',
      actor: { id: name, name, kind: /\[bot\]/.test(name) ? 'bot' : 'person' },
      text: `${text(commit.subject)}\n${text(commit.body)}`.trim(),
      refs: { revision, parents },
      raw: { file: 'raw.gitlog.jsonl', line: index + 1, sha256: sha256(JSON.stringify(commit)) },
    } satisfies EvidenceEvent;
  });
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
  const chat =
    values.paste && existsSync(paste) ? pasteEvents(paste) : slackEvents(join(folder, 'raw.slack.jsonl'));
  const events = [...chat, ...gitEvents(join(folder, 'raw.gitlog.jsonl'))];
  const truth = truthRows(truthPath);
  const reference = slackEvents(join(folder, 'raw.slack.jsonl')).concat(
    events.filter((event) => event.at !== null),
  );
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
