/**
 * The same records in another packing are the same records: one line, wrapped, concatenated, one a line. And no
 * tool's records are taken for another's.
 */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { detectSource, memoryFile, readRecords } from './index.ts';
import { sources } from './registry.generated.ts';

const folder = join(import.meta.dirname, 'sources');
const digest = (text: string) => createHash('sha256').update(text).digest('hex');

interface Fixture {
  readonly source: string;
  readonly name: string;
  readonly text: string;
}

/** Fixtures of one JSON value: those that can be packed in another way. */
const fixtures: Fixture[] = sources.flatMap(({ id }) => {
  const path = join(folder, id, 'fixtures');
  return readdirSync(path)
    .filter((name) => name.endsWith('.json') && !name.endsWith('.events.json'))
    .filter((name) => statSync(join(path, name)).isFile())
    .map((name) => ({ source: id, name, text: readFileSync(join(path, name), 'utf8') }));
});

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Sources that read one record of any JSON around it; the others know files of one form only. */
const packable = new Set(
  fixtures.filter(({ text }) => jsonOf(text) !== undefined).map(({ source }) => source),
);
for (const chat of ['slack', 'discord', 'mattermost', 'teams', 'matrix', 'zulip']) packable.delete(chat);

async function textsOf(text: string): Promise<string[]> {
  const found: string[] = [];
  for await (const event of readRecords([memoryFile('packed', text)], { digest })) found.push(event.text);
  return found;
}

function detected(text: string): string | undefined {
  return detectSource({ name: 'packed', files: [memoryFile('packed', text)] })?.id;
}

for (const { source, name, text } of fixtures.filter((fixture) => packable.has(fixture.source))) {
  const value = jsonOf(text);
  if (value === undefined) continue;
  test(`${source} reads ${name} in every packing`, async () => {
    const expected = await textsOf(text);
    const list = Array.isArray(value) ? value : [value];
    const packings: Record<string, string> = {
      'one line': JSON.stringify(value),
      'pretty printed with tabs': JSON.stringify(value, null, '\t'),
      'below data': JSON.stringify({ data: list, took: 0.01 }),
      'below items': JSON.stringify({ items: value, next: null }),
      'one a line': `${list.map((record) => JSON.stringify(record)).join('\n')}\n`,
      'pages one after another': list.map((record) => JSON.stringify([record], null, 2)).join(''),
      'with a byte order mark and CRLF': `\uFEFF${JSON.stringify(value, null, 2).replaceAll('\n', '\r\n')}`,
    };
    for (const [packing, packed] of Object.entries(packings)) {
      assert.equal(detected(packed), source, packing);
      assert.deepEqual(await textsOf(packed), expected, packing);
    }
  });
}

test('each fixture is claimed by its own source with a margin', () => {
  for (const { source, name, text } of fixtures) {
    const set = { name, files: [memoryFile(name, text)] };
    const own = sources.find(({ id }) => id === source)?.detect(set) ?? 0;
    for (const other of sources) {
      if (other.id === source) continue;
      assert.ok(
        other.detect(set) < own - 0.04,
        `${source}/${name}: ${other.id} ${other.detect(set)} against ${own}`,
      );
    }
  }
});

test('no source throws for records with anything in them', async () => {
  const known = fixtures.map(({ text }) => text);
  const property = fc.asyncProperty(
    fc.constantFrom(...known),
    fc.nat(),
    fc.jsonValue(),
    async (text, seed, junk) => {
      const numbers = [...text.matchAll(/"[^"\n]*"(?=\s*[,}\]])|\b\d+\b|\bnull\b/g)];
      const hit = numbers[seed % Math.max(1, numbers.length)];
      const changed = hit
        ? text.slice(0, hit.index) + JSON.stringify(junk) + text.slice(hit.index + hit[0].length)
        : text;
      const file = memoryFile('fuzzed', changed);
      for (const source of sources) {
        if (source.detect({ name: 'fuzzed', files: [file] }) === 0) continue;
        const events = source.read(
          { name: 'fuzzed', files: [file] },
          {
            from: null,
            to: null,
            zone: null,
            date: null,
            problem: () => {},
            progress: () => {},
            settled: () => {},
          },
        );
        for await (const read of events)
          for (const event of [read].flat()) assert.equal(typeof event.text, 'string');
      }
    },
  );
  await fc.assert(property, { numRuns: 300 });
});

/** Every fixture that is one file of text. */
const texts: readonly string[] = sources.flatMap(({ id }) => {
  const path = join(folder, id, 'fixtures');
  return readdirSync(path)
    .filter((name) => !name.endsWith('.events.json') && statSync(join(path, name)).isFile())
    .map((name) => readFileSync(join(path, name), 'utf8').slice(0, 8000));
});

test('no source throws for files that are cut, spliced or scrambled', async () => {
  const junk = fc.string({
    unit: fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      '"',
      ',',
      ':',
      '\n',
      '\t',
      ' ',
      '0',
      '-',
      'T',
      'Z',
      '<',
      '\\',
      'é',
      '\u0000',
    ),
  });
  const property = fc.asyncProperty(
    fc.constantFrom(...texts),
    fc.nat(),
    fc.nat(8000),
    junk,
    async (text, seed, length, noise) => {
      const at = seed % (text.length + 1);
      const file = memoryFile('scrambled', text.slice(0, at) + noise + text.slice(at + length));
      for await (const event of readRecords([file], { digest })) assert.equal(typeof event.text, 'string');
    },
  );
  await fc.assert(property, { numRuns: 400 });
});
