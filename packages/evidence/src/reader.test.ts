import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  type EvidenceEvent,
  memoryFile,
  type ReadOptions,
  type RecordFile,
  type RecordProblem,
  readRecords,
} from './index.ts';
import { type Sighting, surveyRecords } from './survey.ts';

const digest = (text: string) => createHash('sha256').update(text).digest('hex');

async function read(
  files: readonly RecordFile[],
  options: Partial<ReadOptions> = {},
): Promise<{ events: EvidenceEvent[]; problems: RecordProblem[] }> {
  const problems: RecordProblem[] = [];
  const events: EvidenceEvent[] = [];
  for await (const event of readRecords(files, {
    digest,
    onProblem: (problem) => problems.push(problem),
    ...options,
  })) {
    events.push(event);
  }
  return { events, problems };
}

const message = (ts: string, text: string, user = 'U0ANA00000', more = {}) => ({
  type: 'message',
  user,
  text,
  ts,
  ...more,
});
const day = (name: string, ...messages: object[]) => memoryFile(name, JSON.stringify(messages, null, 4));

const EXPORT = [
  memoryFile('x/users.json', JSON.stringify([{ id: 'U0ANA00000', name: 'ana', profile: {} }])),
  day('x/ops/2024-03-10.json', message('1710030000.000100', 'day before')),
  day('x/ops/2024-03-11.json', message('1710198061.000100', 'second'), message('1710198000.000100', 'first')),
  day('x/db/2024-03-11.json', message('1710198030.000100', 'between')),
  day('x/ops/2024-03-12.json', message('1710201780.000900', 'after')),
  day('x/ops/2024-04-01.json', message('1711929600.000100', 'long after')),
];
const LOG = memoryFile(
  'irc.log',
  '2024-03-11 23:00:10 <ben> from the log\n2024-03-11 23:00:10 <ben> from the log\n',
);

test('events of several sources come sorted by time, whatever the order of the inputs', async () => {
  const files = [
    ...EXPORT,
    LOG,
    memoryFile(
      'dump.json',
      JSON.stringify({
        channel_id: 'C0OPS00000',
        name: 'ops',
        messages: [message('1710198045.000100', 'dumped')],
      }),
    ),
  ];
  const first = await read(files, { zone: 'UTC' });
  assert.deepEqual(
    first.events.map((event) => event.text),
    [
      'day before',
      'first',
      'from the log',
      'from the log',
      'between',
      'dumped',
      'second',
      'after',
      'long after',
    ],
  );
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(files, { minLength: files.length }), async (shuffled) => {
      assert.deepEqual((await read(shuffled, { zone: 'UTC' })).events, first.events);
    }),
    { numRuns: 20 },
  );
});

test('the same records handed in twice give one event each, the fullest', async () => {
  const edited = day(
    'y/ops/2024-03-11.json',
    message('1710198000.000100', 'first, corrected', 'U0ANA00000', {
      edited: { user: 'U0ANA00000', ts: '1710198009.000000' },
    }),
    message('1710198061.000100', 'second'),
  );
  const { events } = await read([
    ...EXPORT,
    edited,
    ...EXPORT.map((file) => ({ ...file, name: `copy/${file.name}` })),
  ]);
  assert.deepEqual(
    events.map((event) => event.text),
    ['day before', 'first, corrected', 'between', 'second', 'after', 'long after'],
  );
  assert.equal(events[1]!.edited, true);
  assert.equal(new Set(events.map((event) => event.id)).size, events.length);
  for (const event of events) assert.match(event.id, /^e[0-9a-f]{7,}$/);
});

test('with a window only its days are opened, and only its messages given', async () => {
  const opened: string[] = [];
  const files = EXPORT.map((file) => ({
    ...file,
    open() {
      opened.push(file.name);
      return file.open();
    },
  }));
  const { events } = await read(files, { from: '2024-03-11T23:00:30Z', to: '2024-03-12T00:00:00Z' });
  assert.deepEqual(
    events.map((event) => event.text),
    ['between', 'second'],
  );
  assert.ok(
    !opened.includes('x/ops/2024-04-01.json') && !opened.includes('x/ops/2024-03-10.json'),
    opened.join(' '),
  );
});

test('wall times get their instant from zone and date, across midnight, and stay open where the clock is in doubt', async () => {
  const log = memoryFile('a.txt', '11:52 PM <ana> one\n11:58 PM <ben> two\n12:08 AM <ana> three\n');
  const known = await read([log], { zone: 'Europe/Berlin', date: '2024-03-11' });
  assert.deepEqual(
    known.events.map((event) => event.at),
    ['2024-03-11T22:52:00Z', '2024-03-11T22:58:00Z', '2024-03-11T23:08:00Z'],
  );
  const open = await read([log]);
  assert.deepEqual(open.events[0]!.local, { date: null, time: '23:52' });
  assert.deepEqual(
    open.events.map((event) => event.id),
    known.events.map((event) => event.id),
  );
  const twice = await read(
    [memoryFile('b.txt', '2024-10-27 02:30 <ana> one\n2024-10-27 04:30 <ana> two\n')],
    { zone: 'Europe/Berlin' },
  );
  assert.deepEqual(
    twice.events.map((event) => event.at),
    ['2024-10-27T03:30:00Z', null],
  );
});

test('every file is read or refused with its reason, and none stops the others', async () => {
  const files = [
    memoryFile('empty.json', ''),
    memoryFile('blank.txt', ' \n\n'),
    memoryFile('list.json', '[]'),
    memoryFile('shape.json', '{"colour": "red", "size": 3}'),
    memoryFile('image.png', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3, 4, 5, 6, 0, 0, 0])),
    memoryFile('prose.txt', 'Nothing here is a record of anything, it is only prose.\n'),
    memoryFile('inner.zip', 'PK\u0003\u0004 and so on'),
    memoryFile(
      'cut.json',
      '[{"type":"message","user":"U0ANA00000","text":"kept","ts":"1710198000.000100"},{"type":"mess',
    ),
  ];
  const { events, problems } = await read(files);
  assert.deepEqual(
    events.map((event) => event.text),
    ['kept'],
  );
  for (const file of files)
    assert.ok(
      problems.some((problem) => problem.file === file.name),
      file.name,
    );
  const of = (name: string) => problems.find((problem) => problem.file === name)!.message;
  assert.match(of('empty.json'), /empty/);
  assert.match(of('shape.json'), /`colour`, `size`/);
  assert.match(of('cut.json'), /cut off/);
  assert.match(of('inner.zip'), /zip/);
});

test('secrets are masked before anything is digested or given', async () => {
  const secret = ['gh', 'p_', 'a1B2c3D4e5F6a1B2c3D4e5F6a1B2c3D4e5F6'].join('');
  const { events } = await read([
    day('s/ops/2024-03-11.json', message('1710198000.000100', `token is ${secret}`)),
  ]);
  assert.equal(events[0]!.text, 'token is [masked: github-token]');
  assert.ok(!JSON.stringify(events).includes(secret.slice(8)));
});

test('random bytes and cut exports never throw', async () => {
  const whole = JSON.stringify(
    [message('1710198000.000100', 'a "quoted" \u{1F525} text'), message('1710198001.000100', '{[}]')],
    null,
    4,
  );
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.uint8Array({ maxLength: 300 }),
        fc.nat(whole.length).map((cut) => new TextEncoder().encode(whole.slice(0, cut))),
      ),
      async (bytes) => {
        const { events, problems } = await read([memoryFile('x/ops/2024-03-11.json', bytes)]);
        assert.ok(events.length > 0 || problems.length > 0);
      },
    ),
  );
});

test('hostile shapes are safe: deep nesting, one line of megabytes, NUL bytes, byte order marks, CRLF', async () => {
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
  const long = JSON.stringify([message('1710198000.000100', 'x'.repeat(10_000_000))]);
  const marked = `\uFEFF${JSON.stringify([message('1710198000.000200', 'nul\u0000 byte')], null, 4).replaceAll('\n', '\r\n')}`;
  const { events } = await read([
    memoryFile('deep.json', deep),
    memoryFile('long.json', long),
    memoryFile('marked.json', marked),
  ]);
  assert.deepEqual(
    events.map((event) => event.text.length),
    [10_000_000, 8],
  );
});

test('a survey shows who spoke when, and the words', async () => {
  const seen: Sighting[] = [];
  await surveyRecords(
    [...EXPORT, day('x/db/2024-03-12.json', message('1710201790.000100', 'rolling back, checkout is down'))],
    (sighting) => seen.push(sighting),
  );
  assert.deepEqual(
    seen
      .map(({ at, channel, kind }) => `${new Date(at).toISOString()} ${channel} ${kind}`)
      .sort()
      .slice(0, 3),
    [
      '2024-03-10T00:20:00.000Z ops message',
      '2024-03-11T23:00:00.000Z ops message',
      '2024-03-11T23:00:30.000Z db message',
    ],
  );
  assert.ok(seen.some(({ text, channel }) => channel === 'db' && text === 'rolling back, checkout is down'));
});
