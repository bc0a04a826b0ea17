import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDocument } from '@debrief/document';
import fc from 'fast-check';
import { createLinter, lint } from './lint.ts';

const start = `---
title: Exports stopped
authors: ["@mei", "Jonas Weber"]
---
# Postmortem: Exports stopped

**Date**: 2024-03-04
**Severity**: SEV2
**Duration**: 50 minutes

## Summary

Exports were down for 35 minutes (10:05 - 10:44 UTC). Some users saw errors. It was a disaster!
The root cause was a bad flag. Jonas forgot the timeout, which he should have tested.

## Timeline (UTC)

| Time | Event |
| --- | --- |
| 10:00 | Release 8.2 deployed |
| 10:17 | First alert fired |
| 10:19 | @mei acknowledges |
| 10:44 | Rollback complete, recovered |

## Contributing factors

- Lack of tests caused the outage.
- "We should have tested," said a customer.
- The operator misconfigured the retry.

## Action items

| Action | Owner | Due | Status |
| --- | --- | --- | --- |
| Improve monitoring | TBD | ASAP | Open |
| Alert when lag exceeds 1,000 | @mei | 2024-03-20 | Open |

## Prevention

- ✅ Alert when lag exceeds the limit
`;

const piece = fc.constantFrom(
  'x',
  '.',
  '\n',
  '\n\n',
  '"',
  '`',
  ' should have ',
  'Jonas ',
  '# ',
  '- ',
  '| ',
  '10:30',
  '<!-- ',
  ' -->',
  '<!-- debrief-ignore vague-quantity: counted below -->\n',
  'Ana broke the cluster. ',
  '1,204 of 9,000 users (50%) ',
  '**',
  '[^e1]',
);
const edit = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), remove: fc.nat(40), insert: piece });

test('after any edits, a linter that remembers says what a fresh one says', () => {
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 6 }), (edits) => {
      const check = createLinter();
      let text = start;
      check(readDocument(text));
      for (const { at, remove, insert } of edits) {
        const from = Math.floor(at * text.length);
        text = text.slice(0, from) + insert + text.slice(from + remove);
        const warm = check(readDocument(text), { today: '2024-03-06' });
        const cold = lint(readDocument(text), { today: '2024-03-06' }).findings;
        assert.deepEqual(warm, cold);
      }
    }),
    { numRuns: 150 },
  );
});

test('the document that the edits begin with has findings of both kinds to keep', () => {
  const rules = new Set(lint(readDocument(start)).findings.map(({ rule }) => rule));
  for (const rule of ['interval-mismatch', 'missing-ticket', 'vague-quantity'])
    assert.ok(rules.has(rule), rule);
});
