import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainOfAdf } from '../text/adf.ts';
import { plainOfHtml } from '../text/html.ts';
import { changeKind, deployKind, isRevert } from './change-kind.ts';
import { kindOfEntry, kindOfRow } from './event-words.ts';
import { rolesOf, zoneOfName } from './field-names.ts';
import { firstLine, withoutMarks } from './plain-markup.ts';
import { eventOf } from './told.ts';
import { writtenStamp } from './written-stamps.ts';

test('times of every encoding become the same instant', () => {
  const at = '2024-03-12T09:10:00Z';
  const writings = [
    '2024-03-12T09:10:00Z',
    '2024-03-12T10:10:00.000+01:00',
    '2024-03-12T04:10:00-0500',
    '2024-03-12 09:10:00 UTC',
    '2024-03-12 09:10:00.000 +0000 UTC',
    '2024/03/12 09:10:00 Z',
    'Tue Mar 12 10:10:00 2024 +0100',
    'Tue Mar 12 09:10:00 UTC 2024',
    'Tue, 12 Mar 2024 09:10:00 GMT',
    'March 12, 2024 9:10:00 AM UTC',
    1710234600,
    1710234600000,
    '1710234600',
    '1710234600000000',
    '1710234600000000000',
  ];
  for (const written of writings) assert.equal(writtenStamp(written)?.at, at, String(written));
});

test('a wall time without a zone stays one', () => {
  assert.deepEqual(writtenStamp('Mar 12, 2024 9:10 PM'), {
    at: null,
    local: { date: '2024-03-12', time: '21:10' },
    precision: 'minute',
  });
});

test('what is no time, or not yet, is none', () => {
  for (const none of [
    '',
    '0',
    0,
    null,
    '0001-01-01T00:00:00Z',
    'soon',
    '2024-02-31T00:00:00Z',
    '1970-01-01T00:00:00Z',
    {},
    'x'.repeat(500),
  ]) {
    assert.equal(writtenStamp(none), undefined, String(none));
  }
});

test('a change is told by the words of the tool', () => {
  const cases: readonly (readonly [string, string, string | undefined])[] = [
    ['Deployed checkout 2.31.0 to production', '', 'deploy'],
    ['Deployment of checkout failed', '', 'deploy-failed'],
    ['Deploy checkout', 'in_progress', 'deploy-started'],
    ['Rolled back checkout to 2.30.4', '', 'rollback'],
    ['Feature flag new-pool enabled for 10 %', '', 'flag-changed'],
    ['Updated the connection limit', '', 'config-changed'],
    ['terraform apply', '', 'config-changed'],
    ['Build #12 passed', '', 'workflow-run'],
    ['Someone had lunch', '', undefined],
  ];
  for (const [words, state, kind] of cases) assert.equal(changeKind(words, state), kind, words);
  assert.equal(deployKind('Deploy api', 'failure'), 'deploy-failed');
  assert.ok(isRevert('Revert "Use the new pool"'));
  assert.ok(!isRevert('Make reverting easier'));
});

test('prose about a deed is not the deed', () => {
  assert.equal(kindOfEntry('Rolled back checkout'), 'rollback');
  assert.equal(kindOfEntry('Ana suspects that the deploy is stuck'), undefined);
  assert.equal(kindOfEntry('We might have to roll back the change'), undefined);
  assert.equal(kindOfRow(undefined, 'Ana opens a request to roll back'), 'note');
  assert.equal(kindOfRow('Alert fired', 'p99 above 4 s'), 'alert-fired');
});

test('columns and keys are known by their usual names', () => {
  const names = ['Event ID', 'Created_At (UTC)', 'userName', 'Description', 'Log Level'];
  assert.deepEqual([...rolesOf(names)].sort(), [
    ['id', 0],
    ['severity', 4],
    ['time', 1],
    ['what', 3],
    ['who', 2],
  ]);
  assert.equal(zoneOfName('Time (UTC)'), 'UTC');
  assert.equal(zoneOfName('Time (+02:00)'), '+02:00');
  assert.equal(zoneOfName('Time (PST)'), undefined);
});

test('markup becomes text', () => {
  assert.equal(
    plainOfHtml('<p>Pool &amp; <b>limit</b></p><script>x()</script><li>one'),
    'Pool & limit\n- one',
  );
  assert.equal(plainOfHtml('a < b'), 'a < b');
  assert.equal(withoutMarks('%%%\n# Title\n**p99** [graph](https://x.example/g)\n%%%'), 'Title\np99 graph');
  assert.equal(firstLine('\n  first\nsecond'), 'first');
  const doc = {
    type: 'doc',
    content: [
      {
        type: 'paragraph',
        content: [{ type: 'text', text: 'a' }, { type: 'hardBreak' }, { type: 'text', text: 'b' }],
      },
    ],
  };
  assert.equal(plainOfAdf(doc), 'a\nb');
});

test('an event keeps an end only after its start, and when it was known only where late', () => {
  const stamp = (at: string) => ({ at, precision: 'second' as const });
  const told = { when: stamp('2024-03-12T09:10:00Z'), kind: 'note' as const, text: ' x ', identity: 'i' };
  const place = { file: 'f', text: '{}' };
  const early = eventOf(
    's',
    { ...told, until: stamp('2024-03-12T09:00:00Z'), recorded: stamp('2024-03-12T09:10:30Z') },
    place,
  );
  assert.equal(early.until, undefined);
  assert.equal(early.knownAt, undefined);
  assert.equal(early.text, 'x');
  const late = eventOf(
    's',
    {
      ...told,
      until: stamp('2024-03-12T09:20:00Z'),
      recorded: stamp('2024-03-12T09:40:00Z'),
      url: 'javascript:x',
    },
    place,
  );
  assert.equal(late.until, '2024-03-12T09:20:00Z');
  assert.equal(late.knownAt, '2024-03-12T09:40:00Z');
  assert.equal(late.url, undefined);
});
