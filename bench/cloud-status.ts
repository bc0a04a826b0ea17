/**
 * Scores the reading of cloud vendors' status pages against hand-made labels: start, end and zone, exact match, first
 * against the labels as they are, then with the label errors of `cloud-status-labels.md` corrected.
 *
 * Run: `node bench/cloud-status.ts FOLDER [--misses]`, where FOLDER holds `raw.aws_label*.csv`, `raw.azure_label*.csv`
 * and `raw.gcp_label*.csv` of github.com/atlarge-research/llm-cloud-incident-extraction (`data/4_label_data`, CC0).
 * Each `description` goes through the public door as a saved page, and its `inspect` JSON is compared.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  epochToWall,
  inspectReport,
  isoLocal,
  readDocument,
  resolveZone,
} from '../packages/document/src/index.ts';

const FIELDS = ['start', 'end', 'zone'] as const;
type FieldName = (typeof FIELDS)[number];
type Answers = Record<FieldName, string>;
const UNKNOWN = 'UNKNOWN';

/** RFC 4180 with quoted line breaks. */
function parseCsv(text: string): Map<string, string>[] {
  const rows: string[][] = [[]];
  const cell = /("(?:[^"]|"")*"|[^,\r\n"]*)(,|\r?\n|$)/g;
  for (let match = cell.exec(text); match && match.index < text.length; match = cell.exec(text)) {
    const value = match[1]!;
    rows.at(-1)!.push(value.startsWith('"') ? value.slice(1, -1).replaceAll('""', '"') : value);
    if (match[2] !== ',') rows.push([]);
  }
  const [head = [], ...body] = rows.filter((row) => row.length > 1);
  return body.map((row) => new Map(head.map((name, index) => [name, row[index] ?? ''])));
}

/** Labels in one spelling: `10:26` for AWS (no day is labelled), `2021-07-21T03:00:00` for the others. */
function labelled(value: string, field: FieldName): string {
  const text = value.trim();
  if (text === '' || text === UNKNOWN) return UNKNOWN;
  if (field === 'zone') return text;
  return text.replace(/^(\d{4})(\d\d)(\d\d)T/, '$1-$2-$3T').replace(/^(\d{4}-\d\d-\d\d) /, '$1T');
}

type Moment = ReturnType<typeof inspectReport>['moments']['started'];

/** A moment in the shape of the label: wall time of the document's zone. */
function shaped(moment: Moment, zoneId: string | null, label: string): string {
  const local = moment?.local;
  if (!moment || !local) return UNKNOWN;
  if (/^\d\d:\d\d$/.test(label) || label === UNKNOWN) {
    const clock = /(\d\d:\d\d):\d\d$/.exec(local);
    return clock ? clock[1]! : UNKNOWN;
  }
  if (!moment.at?.endsWith('Z') || !zoneId) return local;
  const wall = epochToWall(zoneId, Date.parse(moment.at));
  return wall === null ? local : isoLocal(wall);
}

/** Zones agree when they are the same word, or one is the name of the place (`US/Pacific`) and the other its clock. */
function sameZone(answer: string | null, label: string): boolean {
  if (label === UNKNOWN || answer === null) return label === UNKNOWN && answer === null;
  if (answer === label) return true;
  return answer.includes('/') && resolveZone(answer)?.zone === resolveZone(label)?.zone;
}

function corrections(): Map<string, string> {
  const page = readFileSync(new URL('cloud-status-labels.md', import.meta.url), 'utf8');
  const table = new Map<string, string>();
  for (const line of page.split('\n')) {
    const cells = line.split('|').map((value) => value.trim());
    if (/^[0-9a-f]{12}$/.test(cells[3] ?? '')) table.set(`${cells[3]} ${cells[4]}`, cells[7]!);
  }
  return table;
}

const folder = process.argv[2];
if (!folder) {
  console.error('usage: node bench/cloud-status.ts FOLDER [--misses]');
  process.exit(2);
}
const showMisses = process.argv.includes('--misses');
const corrected = corrections();
console.log(
  'vendor  rows  | labels as they are: start   end    zone  | corrected: start   end    zone | ms a report',
);
for (const vendor of ['aws', 'azure', 'gcp']) {
  const name = readdirSync(folder).find((file) => file.startsWith(`raw.${vendor}_label`));
  if (!name) {
    console.error(`${folder} holds no raw.${vendor}_label*.csv`);
    continue;
  }
  const rows = parseCsv(readFileSync(join(folder, name), 'utf8'));
  const right = { raw: { start: 0, end: 0, zone: 0 }, corrected: { start: 0, end: 0, zone: 0 } };
  let spent = 0;
  for (const [index, row] of rows.entries()) {
    const description = row.get('description') ?? '';
    const began = performance.now();
    const report = inspectReport(readDocument(description, { name: 'x.html' }));
    spent += performance.now() - began;
    const labels: Answers = {
      start: labelled(row.get('label_start_time') ?? '', 'start'),
      end: labelled(row.get('label_end_time') ?? '', 'end'),
      zone: labelled(row.get('label_timezone') ?? '', 'zone'),
    };
    const sha = createHash('sha256').update(description).digest('hex').slice(0, 12);
    for (const field of FIELDS) {
      const label = labels[field];
      const truth = labelled(corrected.get(`${sha} ${field}`) ?? label, field);
      const moment = field === 'start' ? report.moments.started : report.moments.resolved;
      const answer = field === 'zone' ? (report.zone ?? UNKNOWN) : shaped(moment, report.zoneId, label);
      const agrees = (wanted: string) =>
        field === 'zone' ? sameZone(report.zone, wanted) : answer === wanted;
      if (agrees(label)) right.raw[field]++;
      if (agrees(truth)) right.corrected[field]++;
      else if (showMisses)
        console.log(`  ${vendor} ${index} ${sha} ${field}: label ${truth}, read ${answer}`);
    }
  }
  const share = (count: number) => `${((100 * count) / rows.length).toFixed(1)}%`.padStart(6);
  const line = (part: Record<FieldName, number>) => FIELDS.map((field) => share(part[field])).join(' ');
  console.log(
    `${vendor.padEnd(7)} ${String(rows.length).padStart(4)}  |                    ${line(right.raw)} |           ${line(right.corrected)} | ${(spent / rows.length).toFixed(1)}`,
  );
}
