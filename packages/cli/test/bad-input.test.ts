/** Bad input: a clear message naming file, place and cause; exit code 2; nothing half-written. */
import assert from 'node:assert/strict';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, test } from 'node:test';
import { runDebrief } from './run-debrief.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'debrief-bad-'));
});
const put = (name: string, content: string | Uint8Array) => writeFileSync(join(folder, name), content);

async function refuses(args: readonly string[], words: RegExp): Promise<void> {
  const { code, stderr, stdout } = await runDebrief(args, folder);
  assert.equal(code, 2, `${args.join(' ')}\n${stdout}${stderr}`);
  assert.match(stderr, words);
  assert.doesNotMatch(stderr, /\n\s+at .*:\d+:\d+/, 'a stack trace reached the user');
}

test('an unknown command is answered with the nearest one', () =>
  refuses(['lnt'], /no command `lnt`.*`debrief lint`/s));

test('an unknown option is answered with the nearest one', () =>
  refuses(['lint', '.', '--formt', 'json'], /no option `formt`.*`--format`/s));

test('a value that an option does not take is named with those it takes', () =>
  refuses(['lint', '.', '--format', 'xml'], /--format is `xml`; it takes pretty, json, sarif, github/));

test('a missing operand is named', () => refuses(['lint'], /PATH…\|- is missing/));

test('a file that is not there', () =>
  refuses(['lint', 'gone.md'], /gone\.md: cannot be read: there is no such file/));

test('a folder without documents', () => refuses(['lint', '.'], /no document found/));

test('a folder where a file is wanted', () =>
  refuses(['timeline', '.'], /\.: cannot be read: it is a folder/));

test('a binary file', async () => {
  put(
    'photo.md',
    Uint8Array.from({ length: 4000 }, (_, index) => (index * 7919) % 256),
  );
  await refuses(['lint', 'photo.md'], /photo\.md: this is a binary file/);
});

test('an unreadable file', async (t) => {
  if (process.getuid?.() === 0) return t.skip('root reads everything');
  put('secret.md', '# x\n');
  chmodSync(join(folder, 'secret.md'), 0);
  await refuses(['inspect', 'secret.md'], /permission denied/);
});

test('a folder that links back to itself is read once, with a word about it', async () => {
  mkdirSync(join(folder, 'a'));
  put('a/one.md', '# One\n');
  symlinkSync('..', join(folder, 'a', 'loop'));
  const { code, stderr, stdout } = await runDebrief(['inspect', '.', '--format', 'json'], folder);
  assert.equal(code, 0);
  assert.match(stderr, /loop: left out: it is a link back/);
  assert.equal(JSON.parse(stdout).files.length, 1);
});

test('one bad file among good ones: the good ones are checked, the exit code is 2', async () => {
  put('good.md', '# Good\n');
  put(
    'bad.md',
    Uint8Array.from({ length: 300 }, () => 1),
  );
  const { code, stdout, stderr } = await runDebrief(['lint', '.', '--format', 'json'], folder);
  assert.equal(code, 2);
  assert.match(stderr, /bad\.md/);
  assert.equal(JSON.parse(stdout).files.length, 1);
});

test('CRLF, a byte order mark, a stray NUL and a very long line are read', async () => {
  put(
    'crlf.md',
    '\uFEFF# Search is down\r\n\r\n## Timeline\r\n\r\n| Time | Event |\r\n| --- | --- |\r\n| 2024-01-15 10:00 UTC | Down |\r\n',
  );
  put('nul.md', '# Ti\0tle\n\nText that goes on for a while after the byte.\n');
  put('long.md', `# T\n\n${'word '.repeat(200_000)}\n`);
  const { code, stdout } = await runDebrief(
    ['inspect', 'crlf.md', 'nul.md', 'long.md', '--format', 'json'],
    folder,
  );
  assert.equal(code, 0);
  const files: { title: string; timeline: { at: string }[] }[] = JSON.parse(stdout).files;
  assert.equal(files[0]?.title, 'Search is down');
  assert.equal(files[0]?.timeline[0]?.at, '2024-01-15T10:00:00Z');
  assert.equal(files.length, 3);
});

test('a file that is no UTF-8 is read, and never written', async () => {
  const bytes = Buffer.concat([
    Buffer.from('# Titel\n\n**Status**: Draft\n\nSp'),
    Buffer.from([0xe4]),
    Buffer.from('t.\n'),
  ]);
  put('latin1.md', bytes);
  assert.equal((await runDebrief(['inspect', 'latin1.md', '--format', 'json'], folder)).code, 0);
  await refuses(['set', 'latin1.md', 'status=Final'], /latin1\.md: byte 31 is no UTF-8/);
  assert.deepEqual(readFileSync(join(folder, 'latin1.md')), bytes);
});

test('an edit that fails leaves the file and no temporary one behind', async () => {
  put('x.md', '# X\n');
  await refuses(['set', 'x.md', 'status'], /`status` is no FIELD=VALUE/);
  await refuses(['actions', 'x.md', 'set', '9', '--status', 'done'], /there is no action `9`; it has 0/);
  assert.deepEqual(readdirSync(folder), ['x.md']);
});

test('a folder that is a file cannot be written into', async () => {
  put('x.md', '# X\n');
  await refuses(['init', 'x.md'], /debrief\.yaml: cannot be written: a part of its path is not a folder/);
});

test('nothing is overwritten unasked', async () => {
  put('x.md', 'mine\n');
  await refuses(['new', 'x.md'], /x\.md: exists already/);
  await refuses(['draft', '.', '-o', 'x.md'], /x\.md: exists already/);
  assert.equal(readFileSync(join(folder, 'x.md'), 'utf8'), 'mine\n');
});

for (const [what, name, content, words] of [
  ['a truncated zip', 'export.zip', Buffer.from('504b0304140000000800', 'hex'), /export\.zip/],
  ['JSON of the wrong shape', 'x.json', '{"colour":"blue"}', /x\.json/],
  ['an empty file', 'x.json', '', /x\.json.*empty/s],
  ['broken JSON', 'x.json', '{"messages": [', /x\.json/],
  ['a binary file', 'x.bin', Uint8Array.from({ length: 500 }, (_, index) => index % 256), /x\.bin/],
] as const) {
  test(`draft refuses ${what} with the reason, and writes nothing`, async () => {
    put(name, content);
    const { code, stderr } = await runDebrief(['draft', name, '-o', 'draft.md'], folder);
    assert.equal(code, 2, stderr);
    assert.match(stderr, words);
    assert.deepEqual(readdirSync(folder), [name]);
  });
}

test('draft refuses an empty folder', async () => {
  mkdirSync(join(folder, 'empty'));
  await refuses(['draft', 'empty'], /empty: The folder holds no files/);
});

test('an unknown zone and a time that is none are named', async () => {
  put('chat.txt', 'ana [8:57 AM]\nit is down\n');
  await refuses(['draft', 'chat.txt', '--zone', 'Mars/Olympus'], /--zone is `Mars\/Olympus`/);
  await refuses(['draft', 'chat.txt', '--zone', 'IST'], /--zone is `IST`/);
  await refuses(['draft', 'chat.txt', '--from', 'noon'], /--from is `noon`/);
});

for (const [what, yaml, words] of [
  [
    'an unknown key',
    'lint:\n  ruels: {}\n',
    /debrief\.yaml:2:3: there is no setting `lint\.ruels`[\s\S]*2 \| {3}ruels: \{\}\n {4}\| {3}\^/,
  ],
  ['a value of the wrong kind', 'deadlines:\n  draft: soon\n', /debrief\.yaml:2:10: `deadlines\.draft`/],
  [
    'an unknown rule',
    'lint:\n  rules:\n    should-hav: off\n',
    /debrief\.yaml:3:5: there is no rule `should-hav` \(did you mean `should-have`\?\)/,
  ],
  ['no YAML at all', 'lint: [1\n', /debrief\.yaml:\d+:\d+: this is no YAML/],
] as const) {
  test(`a policy with ${what} is answered with the place`, async () => {
    put('x.md', '# X\n');
    put('debrief.yaml', yaml);
    await refuses(['lint', 'x.md'], words);
  });
}
