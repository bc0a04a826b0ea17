import assert from 'node:assert/strict';
import { test } from 'node:test';
import { builtInTemplates, readDocument } from '@debrief/document';
import { checklist, filled } from './checklist.ts';
import { gate } from './gate.ts';
import { defaultPolicy, fillPolicy } from './policy.ts';

const complete = `# Payments refused

**Date**: 2024-01-15
**Severity**: SEV2
**Authors**: Ada Byron
**Reviewers**: Mary Somerville
**Meeting**: 2024-01-19
**Shared**: #incidents
**Follow-up**: 2024-02-15

## Summary

Card payments were refused for 40 minutes.

## Impact

- 847 payments were refused

## Timeline

| Time (UTC) | Event |
| --- | --- |
| 14:00 | The pool limit was lowered |
| 14:40 | The limit was raised again |

## Root Cause

The new limit was below the number of workers.

## Contributing Factors

- The limit had no lower bound
- The alert watched errors only

## Lessons Learned

The limit is shared by two services.

## Action Items

| Action | Owner | Due Date | Ticket | Status |
| --- | --- | --- | --- | --- |
| Bound the limit from below | Ada Byron | 2024-02-01 | PAY-12 | Open |
`;
const judge = (text: string, policy = defaultPolicy) => gate(readDocument(text), [], policy);
const codes = (text: string, policy = defaultPolicy) => judge(text, policy).toFinal.map(({ code }) => code);
const item = (text: string, id: string) => checklist(readDocument(text)).find((found) => found.id === id);

test('nothing stands before Final in a complete document', () => {
  assert.deepEqual(judge(complete).toFinal, []);
  assert.ok(judge(complete).checklist.every(({ met }) => met));
});

test('a fresh template meets nothing of the checklist', () => {
  for (const template of builtInTemplates()) {
    const met = checklist(readDocument(template.markdown)).filter((found) => found.met);
    assert.deepEqual(met, [], template.name);
  }
});

test('a placeholder, a prompt, a label, a table head and an open question fill no section', () => {
  for (const content of [
    'TBD',
    '- TBD\n- todo',
    '<!-- what did customers see? -->',
    '<!-- never closed',
    '> **Question:** what did customers see?',
    '**Customers**: <!-- how many -->',
    '**Customers**: ?',
    '| What | How many |\n| --- | --- |\n',
    '### Customer side\n',
    '…',
  ])
    assert.equal(filled(readDocument(`# T\n\n## Impact\n\n${content}\n`), ['impact']), false, content);
});

test('words, an item, a labelled value and a table row fill a section', () => {
  for (const content of [
    'Nobody could pay.',
    '- 12 orders',
    '**Customers**: 847',
    '| a | b |\n| --- | --- |\n| orders | 12 |',
  ])
    assert.equal(filled(readDocument(`# T\n\n## Impact\n\n${content}\n`), ['impact']), true, content);
});

test('questions of a draft stand before In Review until they are answered', () => {
  const open = `${complete}\n## Open Questions\n\n- Who saw it first?\n- [x] answered\n<!-- - hidden -->\n`;
  const [obstacle] = judge(open).toInReview;
  assert.equal(obstacle?.code, 'questions-open');
  assert.match(obstacle?.message ?? '', /^1 question is open/);
  assert.equal(open.slice(obstacle?.at ?? 0, (obstacle?.at ?? 0) + 10), '- Who saw ');
  const inline = complete.replace('Card payments', '> **Question:** for how long?\n\nCard payments');
  assert.ok(codes(inline).includes('questions-open'));
});

test('a severity can ask for more sections', () => {
  const policy = fillPolicy({ sections: { bySeverity: { 2: ['detection'], 1: ['response'] } } });
  const obstacles = judge(complete, policy).toInReview;
  assert.deepEqual(
    obstacles.map(({ message }) => message),
    ['There is no detection section.'],
  );
});

test('an author, a placeholder and the same name twice are no second reviewer', () => {
  const policy = fillPolicy({ review: { reviewers: 2 } });
  for (const names of [
    'Mary Somerville',
    'Mary Somerville, @ada byron, TBD',
    'Mary Somerville and mary somerville',
  ])
    assert.ok(codes(complete.replace('Mary Somerville', names), policy).includes('reviewer-missing'), names);
  assert.deepEqual(codes(complete.replace('Mary Somerville', 'Mary Somerville & Emmy Noether'), policy), []);
});

test('a dropped action asks for nothing, a done one for no date', () => {
  const row = '| Bound the limit from below | Ada Byron | 2024-02-01 | PAY-12 | Open |';
  const withRow = (extra: string) => complete.replace(row, `${row}\n${extra}`);
  assert.deepEqual(codes(withRow('| Rewrite it all |  |  |  | Dropped |')), []);
  assert.deepEqual(codes(withRow('| Raise the limit | Ada Byron |  | PAY-13 | Done |')), []);
  const [obstacle] = judge(withRow('| Watch the pool | Ada Byron |  |  | Open |')).toFinal;
  assert.equal(obstacle?.message, '"Watch the pool" has no due date and no ticket.');
});

test('actions that were all dropped are no actions with owners', () => {
  const dropped = complete.replace('| Open |', '| Dropped |');
  assert.equal(item(dropped, 'actions-owned')?.met, false);
  assert.equal(item(dropped, 'actions-owned')?.because, 'every action was dropped');
});

test('one factor is asked for company, and a planned meeting is not a held one', () => {
  assert.match(
    item(complete.replace('- The alert watched errors only\n', ''), 'factors-documented')?.because ?? '',
    /what else/,
  );
  assert.equal(
    item(complete.replace('**Meeting**: 2024-01-19', '**Meeting**: not yet held'), 'meeting-held')?.met,
    false,
  );
});

test('only errors of the linter stand in the way', () => {
  const finding = (severity: 'error' | 'warning') => ({
    rule: 'human-error',
    severity,
    message: 'What made it possible?',
    why: '',
    url: '',
    from: 3,
    to: 5,
  });
  const report = gate(readDocument(complete), [finding('error'), finding('warning')], defaultPolicy);
  assert.deepEqual(
    report.toInReview.map(({ code, at }) => [code, at]),
    [['lint:human-error', 3]],
  );
});

test('what the head does not say is asked for where the head stands', () => {
  const document = readDocument('# Basket outage\n\n**Date**: 2024-03-12\n**Authors**: <!-- names -->\n');
  const { toInReview } = gate(document, [], defaultPolicy);
  const missing = toInReview.find(({ code }) => code === 'authors-missing');
  assert.match(missing?.message ?? '', /\*\*Authors\*\*/);
  assert.equal(document.text.slice(missing?.at ?? 0).startsWith('2024-03-12'), true);
});
