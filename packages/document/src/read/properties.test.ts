import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Postmortem, Span } from '../model.ts';
import { inspectReport } from './inspect-report.ts';
import { readDocument, updateDocument } from './read-document.ts';

const folder = new URL('fixtures/', import.meta.url);
const fixtures = readdirSync(folder).map((name) => readFileSync(new URL(name, folder), 'utf8'));

const piece = fc.constantFrom(
  '# Postmortem',
  '## Timeline (UTC)',
  '## Action items',
  '## Five whys',
  '**Date**: 2024-01-15',
  '- [ ] ',
  '| a | b |',
  '|--|--|',
  '| 10:00 | x |',
  '- 10:20 y',
  '14:00–14:10',
  '[^e1]',
  '[^e1]: log',
  '```',
  '---',
  '+++',
  '<!-- ',
  '-->',
  '> ',
  '  - ',
  'Why? → ',
  '~14:05',
  '04/07/2023',
  '**',
  '`',
  '\n',
  '\n\n',
  '\r\n',
  '\t',
  '\0',
  '\ud800',
  'Impact:',
  'SEV2',
  ' ',
  '|',
);
const document = fc.oneof(
  fc
    .array(fc.oneof(piece, fc.string({ maxLength: 12, unit: 'binary' })), { maxLength: 60 })
    .map((parts) => parts.join('')),
  fc.constantFrom(...fixtures),
);

function* spans(read: Postmortem): Generator<Span> {
  for (const field of [read.title, read.date, read.status, read.severity, read.duration])
    if (field) yield field;
  yield* read.sections;
  for (const section of read.sections) yield section.headingSpan;
  yield* read.timeline;
  for (const entry of read.timeline) {
    yield entry.stamp;
    yield entry.textSpan;
  }
  yield* read.actions;
  for (const action of read.actions) yield action.title;
  yield* read.factors;
  yield* read.whys;
  yield* read.impact;
  yield* read.footnotes;
  yield* read.problems;
}

test('any text is read without an exception, and every span lies in it', () => {
  fc.assert(
    fc.property(document, (text) => {
      const read = readDocument(text);
      for (const { from, to } of spans(read)) {
        assert.ok(from >= 0 && from <= to && to <= read.text.length, `${from}–${to} of ${read.text.length}`);
      }
      for (let index = 1; index < read.timeline.length; index++) {
        assert.ok(read.timeline[index - 1]!.from <= read.timeline[index]!.from);
      }
      JSON.stringify(inspectReport(read));
    }),
    { numRuns: 400 },
  );
});

test('an updated document equals the new text read from scratch', () => {
  const edit = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.nat({ max: 40 }),
    insert: fc.oneof(piece, fc.string({ maxLength: 8 })),
  });
  fc.assert(
    fc.property(
      fc.constantFrom(...fixtures),
      fc.array(edit, { minLength: 1, maxLength: 6 }),
      (text, edits) => {
        let read = readDocument(text);
        for (const { at, length, insert } of edits) {
          const from = Math.floor(at * read.text.length);
          const to = Math.min(read.text.length, from + length);
          const next = read.source.slice(0, from) + insert + read.source.slice(to);
          read = updateDocument(read, [{ from, to, insert }]);
          assert.equal(read.source, next);
          const fresh = readDocument(next);
          assert.deepEqual(inspectReport(read), inspectReport(fresh));
          assert.deepEqual(
            [...spans(read)].map(({ from: a, to: b }) => [a, b]),
            [...spans(fresh)].map(({ from: a, to: b }) => [a, b]),
          );
          assert.equal(read.tree.toString(), fresh.tree.toString());
        }
      },
    ),
    { numRuns: 150 },
  );
});

test('time grows with the length of the text, also on one line', () => {
  const shapes = [
    '- 10:00 x ',
    '**a**: b | ',
    '| 10:00 | x ',
    'Why? → ',
    '[^e1] ',
    'about 12,000 users ',
    '~',
    '(',
    '*',
    ' ',
    'a: ',
    '@a ',
    '1.1.',
    '#',
    '[x](y) ',
    '12:3',
    '`',
  ];
  for (const shape of shapes) {
    const text = `# T\n\n## Timeline\n\n${shape.repeat(Math.ceil(60_000 / shape.length))}\n\n## Action items\n\n- ${shape.repeat(Math.ceil(60_000 / shape.length))}\n`;
    assert.equal(readDocument(text).text, text, JSON.stringify(shape));
  }
});
