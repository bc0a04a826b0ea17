/** Any arguments, any bytes: an exit code by contract, words instead of a stack trace, nothing half-written. */
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { commands } from '../src/registry.generated.ts';
import { runDebrief } from './run-debrief.ts';

const folder = mkdtempSync(join(tmpdir(), 'debrief-fuzz-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const runs = Number(process.env.FUZZ_RUNS ?? 150);
const names = commands.map((command) => command.name).filter((name) => name !== 'mcp');

const document = readFileSync(
  fileURLToPath(new URL('../../document/src/edit/fixtures/table.md', import.meta.url)),
);
const record = readFileSync(
  fileURLToPath(
    new URL('../../../examples/checkout-outage/records/pagerduty-log-entries.json', import.meta.url),
  ),
);

/** A real file with some bytes changed, cut or repeated: nearer to what goes wrong than noise. */
const damaged = fc
  .record({
    base: fc.constantFrom(document, record),
    cut: fc.nat(100),
    hits: fc.array(fc.record({ at: fc.nat(100_000), byte: fc.nat(255) }), { maxLength: 12 }),
  })
  .map(({ base, cut, hits }) => {
    const bytes = Uint8Array.from(
      base.subarray(0, Math.ceil((base.length * (100 - (cut > 90 ? cut - 50 : 0))) / 100)),
    );
    for (const { at, byte } of hits) bytes[at % bytes.length] = byte;
    return bytes;
  });
const content = fc.oneof(
  damaged,
  fc.uint8Array({ maxLength: 400 }),
  fc.string({ maxLength: 300, unit: 'binary' }).map((text) => new TextEncoder().encode(text)),
);

const word = fc.oneof(
  fc.constantFrom(
    'x.md',
    'x.json',
    '.',
    '-',
    '--',
    '--format',
    'json',
    '--in',
    'add',
    'set',
    'remove',
    '1',
    'status=Final',
    'severity',
    '--to',
    'final',
    '-o',
    '--zone',
    'UTC',
    '--limit',
    '0',
    '--owner',
    '@a',
    '--due',
    '--dry-run',
    '--help',
    '=',
    '--=',
    '-zz',
  ),
  fc
    .string({ maxLength: 12 })
    .filter((text) => !text.includes('\0') && !text.includes('/') && !text.includes('\\')),
);

test('any command line on any files ends by contract', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...names),
      fc.array(word, { maxLength: 6 }),
      content,
      content,
      async (name, args, one, two) => {
        for (const left of readdirSync(folder)) rmSync(join(folder, left), { recursive: true, force: true });
        writeFileSync(join(folder, 'x.md'), one);
        writeFileSync(join(folder, 'x.json'), two);
        const run = await runDebrief([name, ...args], folder, one);
        assert.ok([0, 1, 2].includes(run.code), String(run.code));
        assert.doesNotMatch(run.stderr, /something in Debrief itself went wrong|\n\s+at .*\(.*:\d+:\d+\)/);
        if (run.code === 2) assert.notEqual(run.stderr.trim(), '');
        assert.deepEqual(
          readdirSync(folder).filter((file) => file.includes('debrief-tmp')),
          [],
        );
      },
    ),
    { numRuns: runs },
  );
});

test('JSON output is one JSON document and nothing else, whatever the document', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('lint', 'inspect', 'timeline', 'measure', 'gate', 'triggers', 'actions'),
      content,
      async (name, bytes) => {
        writeFileSync(join(folder, 'x.md'), bytes);
        const run = await runDebrief([name, 'x.md', '--format', 'json'], folder);
        if (run.code === 2) return;
        assert.equal(typeof JSON.parse(run.stdout), 'object');
      },
    ),
    { numRuns: runs },
  );
});

test('a damaged record is read or refused with words, and a draft of it cites only what it holds', async () => {
  await fc.assert(
    fc.asyncProperty(content, async (bytes) => {
      writeFileSync(join(folder, 'x.json'), bytes);
      const run = await runDebrief(['draft', 'x.json', '--format', 'json'], folder);
      if (run.code === 2) {
        assert.match(run.stderr, /x\.json|record/);
        return;
      }
      const draft = JSON.parse(run.stdout) as { entries: { events: string[] }[]; events: { id: string }[] };
      const ids = new Set(draft.events.map((event) => event.id));
      for (const entry of draft.entries) {
        assert.ok(entry.events.length > 0);
        for (const id of entry.events) assert.ok(ids.has(id));
      }
    }),
    { numRuns: runs },
  );
});
