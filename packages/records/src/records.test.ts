import assert from 'node:assert/strict';
import { chmod, mkdir, mkdtemp, readFile, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { RecordFile } from '@debrief/evidence';
import { openRecords } from './open-records.ts';
import { packZip } from './pack-zip.ts';

async function textOf(file: RecordFile): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const part of file.open()) parts.push(part.slice());
  return Buffer.concat(parts).toString('utf8');
}

const folder = () => mkdtemp(join(tmpdir(), 'debrief-records-'));

test('a folder gives its files sorted, without hidden ones and node_modules, and links lead nowhere twice', async () => {
  const base = await folder();
  await mkdir(join(base, 'b/node_modules'), { recursive: true });
  await writeFile(join(base, 'b/two.json'), '[2]');
  await writeFile(join(base, 'a.txt'), 'one');
  await writeFile(join(base, '.hidden'), 'no');
  await writeFile(join(base, 'b/node_modules/x.json'), '[]');
  await symlink(base, join(base, 'b/loop'));
  await symlink(join(base, 'gone'), join(base, 'broken'));
  const { files, problems } = await openRecords([base]);
  assert.deepEqual(
    files.map((file) => file.name.slice(base.length)),
    ['/a.txt', '/b/two.json'],
  );
  assert.equal(files[1]!.head, '[2]');
  assert.equal(await textOf(files[0]!), 'one');
  assert.deepEqual(
    problems.map((problem) => [problem.file.slice(base.length), problem.level]),
    [
      ['/b/loop', 'note'],
      ['/broken', 'refused'],
    ],
  );
});

test('a zip gives its entries, small and large, packed and stored, also inside a folder', async () => {
  const base = await folder();
  const large = `[${Array.from({ length: 200_000 }, (_, index) => `{"n":${index},"t":"${(index * 7919) % 10007}"}`).join(',')}]`;
  await writeFile(
    join(base, 'export.zip'),
    packZip([
      { name: 'ops/2024-01-15.json', content: '[{"ts":"1"}]' },
      { name: 'large.json', content: large },
      { name: 'stored.txt', content: 'plain', stored: true },
      { name: '__MACOSX/._x', content: 'no' },
    ]),
  );
  const { files, problems } = await openRecords([base]);
  assert.deepEqual(problems, []);
  assert.deepEqual(
    files.map((file) => file.name.slice(base.length)),
    ['/export.zip!/ops/2024-01-15.json', '/export.zip!/large.json', '/export.zip!/stored.txt'],
  );
  assert.equal(files[0]!.head, '[{"ts":"1"}]');
  assert.equal(await textOf(files[1]!), large);
  assert.ok(large.startsWith(files[1]!.head));
  assert.equal(await textOf(files[2]!), 'plain');
});

test('a truncated zip, a false one and a bomb are refused with the cause', async () => {
  const base = await folder();
  const whole = packZip([{ name: 'a.json', content: '[1,2,3]' }]);
  await writeFile(join(base, 'cut.zip'), whole.subarray(0, whole.length - 30));
  await writeFile(join(base, 'false.zip'), 'not a zip at all');
  await writeFile(join(base, 'bomb.zip'), packZip([{ name: 'zeros.json', content: '0'.repeat(40_000_000) }]));
  const { files, problems } = await openRecords(['cut.zip', 'false.zip', 'bomb.zip'], { cwd: base });
  assert.deepEqual(files, []);
  assert.match(problems[0]!.message, /cut off/);
  assert.match(problems[1]!.message, /no zip archive/);
  assert.match(problems[2]!.message, /zip bomb/);
});

test('standard input, a missing path, an empty folder and an unreadable file are each said plainly', async () => {
  const base = await folder();
  await mkdir(join(base, 'empty'));
  async function* stdin() {
    yield Buffer.from('12:00 <a> hi\n');
  }
  const { files, problems } = await openRecords(['-', 'nowhere.json', 'empty'], {
    cwd: base,
    stdin: stdin(),
  });
  assert.deepEqual(
    files.map((file) => file.name),
    ['standard input'],
  );
  assert.equal(await textOf(files[0]!), '12:00 <a> hi\n');
  assert.deepEqual(
    problems.map((problem) => problem.file),
    ['nowhere.json', 'empty'],
  );
  assert.match(problems[0]!.message, /no such file/);
  assert.match(problems[1]!.message, /holds no files/);
  const locked = join(base, 'locked.json');
  await writeFile(locked, '[]');
  await chmod(locked, 0o000);
  // The superuser may read everything: the refusal shows only where the system refuses.
  const readable = await readFile(locked).then(
    () => true,
    () => false,
  );
  const opened = await openRecords([locked]);
  assert.equal(opened.problems.length, readable ? 0 : 1);
});
