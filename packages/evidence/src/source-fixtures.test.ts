/**
 * Runs every source's fixtures: `fixtures/NAME.EXT` (a file or a folder) is read and must give exactly the events in
 * `fixtures/NAME.events.json`. `DEBRIEF_WRITE_FIXTURES=1` writes them anew, to be read before they are committed.
 */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { test } from 'node:test';
import {
  detectSource,
  gatherSets,
  memoryFile,
  type RecordFile,
  type RecordProblem,
  readRecords,
} from './index.ts';
import { sources } from './registry.generated.ts';

const folder = join(import.meta.dirname, 'sources');
const digest = (text: string) => createHash('sha256').update(text).digest('hex');

function filesBelow(path: string, base: string): RecordFile[] {
  if (!statSync(path).isDirectory()) return [memoryFile(relative(base, path), readFileSync(path))];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesBelow(join(path, name), base));
}

interface Expected {
  readonly options?: {
    readonly zone?: string;
    readonly date?: string;
    readonly from?: string;
    readonly to?: string;
  };
  readonly problems?: readonly RecordProblem[];
  readonly events: readonly unknown[];
}

async function readFixture(files: readonly RecordFile[], options: Expected['options']): Promise<Expected> {
  const problems: RecordProblem[] = [];
  const events: unknown[] = [];
  const reader = readRecords(files, { ...options, digest, onProblem: (problem) => problems.push(problem) });
  for await (const event of reader) {
    const {
      id: _,
      raw: { sha256: __, ...raw },
      ...rest
    } = event;
    events.push({ ...rest, raw });
  }
  return {
    ...(options !== undefined && { options }),
    ...(problems.length > 0 && { problems }),
    events,
  };
}

for (const source of sources) {
  const fixtures = join(folder, source.id, 'fixtures');
  const names = existsSync(fixtures) ? readdirSync(fixtures).sort() : [];
  test(`${source.id} has fixtures`, () => {
    assert.ok(
      names.some((name) => name.endsWith('.events.json')),
      `no *.events.json in ${fixtures}`,
    );
  });
  for (const name of names) {
    if (name.endsWith('.events.json') || name.startsWith('.')) continue;
    const base = statSync(join(fixtures, name)).isDirectory() ? name : name.replace(/\.[^.]+$/, '');
    const answer = join(fixtures, `${base}.events.json`);
    test(`${source.id} reads ${name} as expected`, async () => {
      const files = filesBelow(join(fixtures, name), fixtures);
      const detected = gatherSets(files).map((gathered) => gathered.source?.id ?? null);
      assert.deepEqual([...new Set(detected)], [source.id], `${name} is detected as ${detected.join(', ')}`);
      const known = existsSync(answer) ? (JSON.parse(readFileSync(answer, 'utf8')) as Expected) : null;
      const read = await readFixture(files, known?.options);
      if (process.env['DEBRIEF_WRITE_FIXTURES'] === '1') {
        writeFileSync(answer, `${JSON.stringify(read, null, 2)}\n`);
        return;
      }
      assert.ok(known, `${answer} is missing`);
      assert.deepEqual(JSON.parse(JSON.stringify(read)), known);
    });
  }
}

test('every source is sure of nothing in an empty or a binary file', () => {
  for (const content of ['', '\u0000\u0001\u0002'.repeat(50), '{}', '[]', 'hello\n']) {
    const file = memoryFile('x', content);
    for (const source of sources) {
      assert.equal(
        source.detect({ name: 'x', files: [file] }),
        0,
        `${source.id} claims ${JSON.stringify(content.slice(0, 9))}`,
      );
    }
    assert.equal(detectSource({ name: 'x', files: [file] }), null);
  }
});
