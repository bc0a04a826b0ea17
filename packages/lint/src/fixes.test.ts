import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDocument } from '@debrief/document';
import fc from 'fast-check';
import { applyFixes } from './fixes.ts';
import { lint } from './lint.ts';

test('fixes are applied together, each whole', () => {
  const { text, applied } = applyFixes('one two three', [
    { fix: [{ from: 8, to: 13, insert: '3' }] },
    {},
    {
      fix: [
        { from: 0, to: 3, insert: '1' },
        { from: 4, to: 7, insert: '2' },
      ],
    },
  ]);
  assert.equal(text, '1 2 3');
  assert.equal(applied.length, 2);
});

test('of two fixes that touch the same words the earlier wins', () => {
  const first = { fix: [{ from: 0, to: 7, insert: 'A' }] };
  const second = { fix: [{ from: 4, to: 9, insert: 'B' }] };
  const { text, applied } = applyFixes('one two three', [second, first]);
  assert.equal(text, 'A three');
  assert.deepEqual(applied, [first]);
});

test('a fix that reaches outside the text, or overlaps itself, is not applied', () => {
  for (const fix of [
    [{ from: -1, to: 2, insert: '' }],
    [{ from: 2, to: 99, insert: '' }],
    [
      { from: 0, to: 5, insert: '' },
      { from: 3, to: 6, insert: '' },
    ],
  ]) {
    assert.equal(applyFixes('one two', [{ fix }]).text, 'one two');
  }
});

test('whatever is offered, the text between applied changes stays as it was', () => {
  const change = fc.record({ from: fc.nat(30), length: fc.nat(5), insert: fc.constantFrom('', 'X', 'YY') });
  fc.assert(
    fc.property(
      fc.string({ minLength: 30, maxLength: 30, unit: 'binary-ascii' }),
      fc.array(change, { maxLength: 8 }),
      (text, changes) => {
        const findings = changes.map(({ from, length, insert }) => ({
          fix: [{ from, to: from + length, insert }],
        }));
        const result = applyFixes(text, findings);
        let expected = text;
        for (const { fix } of [...result.applied].reverse()) {
          expected = expected.slice(0, fix[0]!.from) + fix[0]!.insert + expected.slice(fix[0]!.to);
        }
        assert.equal(result.text, expected);
      },
    ),
  );
});

test('marks of alarm become full stops, and a suppression that silences nothing goes', () => {
  const text = [
    '# Basket outage',
    '',
    '## Summary',
    '',
    'Nobody had told us!!',
    'The pool ran dry. <!-- debrief-ignore hindsight: measured -->',
    '',
    '<!-- debrief-ignore hindsight: measured -->',
    'The node was restarted (twice!).',
    '',
  ].join('\n');
  const { findings } = lint(readDocument(text));
  assert.equal(
    applyFixes(text, findings).text,
    '# Basket outage\n\n## Summary\n\nNobody had told us.\nThe pool ran dry.\n\nThe node was restarted (twice).\n',
  );
});
