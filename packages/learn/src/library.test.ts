import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDocument } from '@debrief/document';
import { facetsOf } from './facets.ts';
import { buildIndex, indexDocument } from './library-index.ts';
import { ownTexts } from './own-texts.ts';
import { recall } from './recall.ts';
import { similar } from './similar.ts';

const documents: Readonly<Record<string, string>> = {
  'pool.md': `# Checkout refused payments: connection pool exhausted

**Date**: 2024-01-15
**Services**: checkout-api

## Summary

The postgres connection pool of checkout-api ran out after PoolLimitLow fired; workers logged
"remaining connection slots are reserved". Payments were refused.

## Timeline

| Time (UTC) | Event |
| --- | --- |
| 14:00 | Deploy 2024.01 lowered the pool limit |
| 14:20 | Found that the pool limit was below the number of workers |
| 14:30 | Rolled back the deploy |

## Root Cause

The new pool limit was below the number of workers.

## Resolution

The limit was raised to eighty.

## Action Items

- [ ] Bound the pool limit from below (@ada)
- [x] Raise the limit
- [ ] Rehearse the certificate renewal of the staging cluster
`,
  'pool-again.md': `# Checkout slow: pool of connections saturated

**Date**: 2024-03-02
**Services**: checkout-api

## Summary

The connection pool of checkout-api was exhausted again: workers waited for postgres connections.

## Root Cause

A retry loop held connections of the pool.
`,
  'certificate.md': `# Sign-in failed: certificate expired

**Date**: 2024-02-10

## Summary

The TLS certificate of the sign-in page had expired; renewal had stopped in December.

## Root Cause

The renewal job lost its DNS permission. x509: certificate has expired or is not yet valid.
`,
  'disk.md': `# Search down: no space left on device

**Date**: 2024-04-01

## Summary

The disk of the search cluster was full of logs.
`,
};
const library = Object.entries(documents).map(([file, text]) =>
  indexDocument({ file, document: readDocument(text, { name: file }) }),
);
const index = buildIndex(library);
const indexed = (file: string) => library.find((document) => document.file === file) ?? assert.fail(file);

test('the same house’s recurrence comes first, the query is left out', () => {
  const results = similar(index, indexed('pool.md'));
  assert.equal(results[0]?.file, 'pool-again.md');
  assert.ok(results.every(({ file }) => file !== 'pool.md'));
});

test('every reason given is true of both documents', () => {
  for (const query of library) {
    for (const { file, why } of similar(index, query)) {
      const other = indexed(file);
      for (const reason of why) {
        const [, services] = /^shared service (.+)$/.exec(reason) ?? [];
        if (services !== undefined) assert.ok(query.services.has(services) && other.services.has(services));
        const [, words] = /^shared words: (.+)$/.exec(reason) ?? [];
        for (const word of words?.split(', ') ?? []) {
          assert.ok(documents[file]?.includes(word), `${word} in ${file}`);
          assert.ok([...query.counts.keys()].some((term) => other.counts.has(term)));
        }
      }
      assert.ok(why.length > 0);
    }
  }
});

test('a copy scores 1, what shares nothing is not listed', () => {
  const copy = indexDocument({ file: 'copy.md', document: indexed('pool.md').document });
  const results = similar(buildIndex([...library, copy]), indexed('pool.md'));
  assert.deepEqual([results[0]?.file, results[0]?.score], ['copy.md', 1]);
  for (const { score } of results) assert.ok(score > 0 && score <= 1);
  const stranger = indexDocument({ file: 'x.md', document: readDocument('# Zebra\n\nGiraffe.\n') });
  assert.deepEqual(similar(index, stranger), []);
});

test('the order of the library changes nothing', () => {
  const turned = buildIndex([...library].reverse());
  assert.deepEqual(similar(turned, indexed('pool.md')), similar(index, indexed('pool.md')));
  assert.deepEqual(recall(turned, 'connection pool'), recall(index, 'connection pool'));
});

test('an empty library and an empty document are answered with nothing', () => {
  const empty = buildIndex([]);
  assert.deepEqual(similar(empty, indexed('pool.md')), []);
  assert.deepEqual(recall(empty, 'anything'), []);
  const blank = indexDocument({ file: 'blank.md', document: readDocument('') });
  assert.deepEqual(similar(buildIndex([blank]), indexed('pool.md')), []);
  assert.deepEqual(similar(index, blank), []);
});

test('the exact words stand first and say so', () => {
  const [card] = recall(index, 'remaining connection slots are reserved');
  assert.equal(card?.file, 'pool.md');
  assert.equal(card?.why[0], 'the exact words');
  assert.equal(card?.line, 9);
  const [quoted] = recall(index, 'No space left on device');
  assert.equal(quoted?.file, 'disk.md');
});

test('an alert’s name is found by its parts, its own document first', () => {
  assert.equal(recall(index, 'PoolLimitLow')[0]?.file, 'pool.md');
  assert.ok(recall(index, 'CheckoutPoolExhausted').some(({ file }) => file === 'pool-again.md'));
});

test('a synonym finds what the very word does not hold', () => {
  assert.equal(recall(index, 'SSL cert expiry')[0]?.file, 'certificate.md');
});

test('a card says what it was, what ended it, and what is not marked done', () => {
  const [card] = recall(index, 'PoolLimitLow');
  assert.equal(card?.cause?.text, 'The new pool limit was below the number of workers.');
  assert.equal(card?.ended?.text, 'The limit was raised to eighty.');
  assert.deepEqual(
    card?.checkFirst.map(({ text }) => text),
    ['Found that the pool limit was below the number of workers', 'Rolled back the deploy'],
  );
  const texts = card?.openActions.map(({ text }) => text) ?? [];
  assert.equal(texts.length, 2);
  assert.ok(texts.every((text) => !text.includes('Raise the limit')));
});

test('lines of a card are those of the file', () => {
  const [card] = recall(index, 'PoolLimitLow');
  const lines = documents['pool.md']?.split('\n') ?? [];
  for (const entry of card?.checkFirst ?? []) assert.ok(lines[entry.line - 1]?.includes(entry.text));
  assert.ok(lines[(card?.ended?.line ?? 0) - 1]?.includes('raised to eighty'));
});

test('words that nobody wrote, or only signs, find nothing', () => {
  for (const text of ['giraffe', '', '???', '   ', 'the of and']) assert.deepEqual(recall(index, text), []);
});

test('signs that mean something to a pattern are taken as they are', () => {
  const file = 'log.md';
  const document = readDocument('# Log\n\n## Summary\n\npanic: a[0] (core.go:12) *fatal* $x^2\n');
  const [card] = recall(buildIndex([...library, indexDocument({ file, document })]), 'a[0] (core.go:12)');
  assert.deepEqual([card?.file, card?.why[0]], [file, 'the exact words']);
});

test('a prompt left in place is no summary', () => {
  const document = readDocument(
    '# Index lag\n\n## Summary\n\n<!-- what happened -->\n\n> **Question:** what?\n\nThe index lagged.\n',
  );
  const [card] = recall(buildIndex([indexDocument({ file: 'a.md', document })]), 'index lag');
  assert.equal(card?.summary, 'The index lagged.');
});

test('facets quote the words where they stand, and none comes from action items', () => {
  const { document, facets } = indexed('pool.md');
  assert.ok(facets.some(({ id }) => id === 'connection-pool'));
  for (const { quote, from, to } of facets) assert.equal(document.text.slice(from, to), quote);
  assert.ok(facets.every(({ id }) => id !== 'certificate' && id !== 'staging-gap'));
});

test('facets read no actions below a cause and no comment', () => {
  const text =
    '# T\n\n## Root Cause\n\n<!-- a memory leak? -->\nThe disk space ran out.\n\n### Action Items\n\n- add a canary\n\n### Details\n\nThe dns name was stale.\n';
  const document = readDocument(text);
  const ids = facetsOf(document).map(({ id }) => id);
  assert.deepEqual([ids.includes('disk'), ids.includes('dns')], [true, true]);
  assert.deepEqual([ids.includes('memory'), ids.includes('gradual-rollout')], [false, false]);
});

test('own texts cover every character at most once', () => {
  for (const { document } of library) {
    const seen = new Set<number>();
    for (const { from, text } of ownTexts(document)) {
      for (let i = from; i < from + text.length; i++) {
        assert.ok(!seen.has(i));
        seen.add(i);
      }
    }
  }
});
