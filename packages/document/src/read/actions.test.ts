import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { inspectReport } from './inspect-report.ts';
import { readDocument } from './read-document.ts';

const fixture = (name: string): string => readFileSync(new URL(`fixtures/${name}`, import.meta.url), 'utf8');
const actions = (text: string) => inspectReport(readDocument(text)).actions;

test('a table gives owner, date, priority, state and ticket', () => {
  const [first, second] = inspectReport(readDocument(fixture('search-outage.md'))).actions;
  assert.deepEqual(first, {
    title: 'Refuse a drain that would remove the last copy',
    owner: '@tomek',
    due: '2024-03-20',
    priority: 'P0',
    status: 'in-progress',
    ticket: 'SRCH-41',
    type: null,
    strength: 'strong',
    factors: [],
    line: first!.line,
  });
  assert.equal(second!.due, null);
  assert.equal(second!.status, 'open');
  assert.equal(second!.strength, 'weak');
});

test('groups, boxes, handles and tags are read', () => {
  const found = inspectReport(readDocument(fixture('printer-queue.md'))).actions;
  assert.deepEqual(
    found.map(({ title }) => title),
    [
      'Tell the halls before an update',
      'Write a checklist for restarts (Mara)',
      'Alert when the queue is not drained for 5 minutes #88',
      'Remove the second queue',
    ],
  );
  assert.deepEqual(
    found.map(({ status }) => status),
    [null, null, 'done', 'open'],
  );
  assert.equal(found[2]!.ticket, '#88');
  assert.equal(found[3]!.owner, '@oke');
  assert.equal(found[3]!.type, 'prevent');
});

test('attributes named in the words of an item are taken out of its title', () => {
  const [action] = actions(
    '## Action items\n\n- Add a quota alert — Owner: Jane Doe, Due: 2024-06-01, Ticket: OPS-9\n',
  );
  assert.equal(action?.title, 'Add a quota alert');
  assert.equal(action?.owner, 'Jane Doe');
  assert.equal(action?.due, '2024-06-01');
  assert.equal(action?.ticket, 'OPS-9');
});

test('states are read from words, marks and strike-through', () => {
  const text =
    '## Follow-ups\n\n- Add a test (DONE)\n- ✅ Add an alert\n- ~~Remove the flag~~\n- [N/A] Rename the host\n- Resize the disk [ONGOING]\n';
  assert.deepEqual(
    actions(text).map(({ status }) => status),
    ['done', 'done', 'done', 'dropped', 'in-progress'],
  );
});

test('an improvements table names the cause, the change and its type', () => {
  const text =
    '## Systemic Improvements\n\n| Root Cause | Improvement | Type |\n|--|--|--|\n| Missing tests | Add pool tests | Prevention |\n| Review gaps | Update the review checklist | Detection |\n';
  assert.deepEqual(
    actions(text).map(({ title, type, factors }) => [title, type, factors]),
    [
      ['Add pool tests', 'prevent', ['Missing tests']],
      ['Update the review checklist', 'detect', ['Review gaps']],
    ],
  );
});

test('sub-headings and prose are actions where there is no list', () => {
  assert.deepEqual(
    actions('## Action items\n\n### Add a canary\n\nOne host first.\n').map(({ title }) => title),
    ['Add a canary'],
  );
  assert.deepEqual(
    actions('## Next steps\n\nThe team was kind. We will add a canary.\n').map(({ title }) => title),
    ['We will add a canary.'],
  );
});

test('headers in other languages are known', () => {
  const [action] = actions(
    '## アクションアイテム\n\n| # | カテゴリ | アクション | 担当 | 期限 | ステータス |\n|--|--|--|--|--|--|\n| 1 | 予防 | 上限を設ける | 田中 | 2026-04-06 | 完了 |\n',
  );
  assert.equal(action?.title, '上限を設ける');
  assert.equal(action?.owner, '田中');
  assert.equal(action?.due, '2026-04-06');
  assert.equal(action?.status, 'done');
  assert.equal(action?.type, 'prevent');
});

test('placeholders are no actions', () => {
  assert.deepEqual(actions('## Action items\n\n- Item A\n- TBD\n- N/A\n'), []);
});

test('a bare order in prose is an action too', () => {
  const found = actions('## Action items\n\nDeploy the patched exporter to all clusters. Nobody was hurt.\n');
  assert.deepEqual(
    found.map(({ title }) => title),
    ['Deploy the patched exporter to all clusters.'],
  );
});

test('a note at the end gives owner and date, and is no part of the task', () => {
  for (const note of [
    ' (@mei, 2025-06-13)',
    ' — @mei, 2025-06-13.',
    '. (team Payments, @mei, due 13 June 2025)',
    ' (Owner: @mei, due 2025-06-13)',
  ]) {
    const [action] = actions(`## Action items\n\n- Cap the pool at 200${note}\n`);
    assert.equal(action?.title.replace(/\.$/, ''), 'Cap the pool at 200', note);
    assert.equal(action?.owner, '@mei', note);
    assert.equal(action?.due, '2025-06-13', note);
  }
});

test('brackets that say more than who and when stay with the task', () => {
  const [action] = actions(
    '## Action items\n\n- Cap the pool (ask @mei which of the two limits holds first)\n',
  );
  assert.equal(action?.title, 'Cap the pool (ask @mei which of the two limits holds first)');
});
