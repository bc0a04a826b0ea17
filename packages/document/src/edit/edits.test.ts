import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Postmortem, TextChange } from '../model.ts';
import { readDocument } from '../read/read-document.ts';
import { addAction, removeAction, setAction } from './action-edits.ts';
import { applyChanges, mapChanges, mapOffset } from './changes.ts';
import { renumberCitations } from './citations.ts';
import { addFactor, addWhy, changeFactor, changeWhy, removeFactor } from './factor-edits.ts';
import { addSection, setSection } from './section-edits.ts';
import { setField } from './set-field.ts';
import { addEntry, changeEntry, citeInEntry, moveEntry, removeEntry } from './timeline-edits.ts';

const folder = new URL('./fixtures/', import.meta.url);
const fixtures = readdirSync(folder).map((name) => ({
  name,
  text: readFileSync(new URL(name, folder), 'utf8'),
}));
const layouts = fixtures.flatMap(({ name, text }) => [
  { name, text },
  { name: `${name} with CRLF`, text: text.replaceAll('\n', '\r\n') },
  { name: `${name} with a BOM`, text: `\uFEFF${text}` },
  { name: `${name} without a last line break`, text: text.trimEnd() },
]);

const read = (text: string, name = 'x.md') => readDocument(text, { name });
const after = (document: Postmortem, changes: readonly TextChange[]) =>
  read(applyChanges(document.text, changes));

/** Words as people (and hostile records) write them. */
const words = fc
  .oneof(
    fc.constantFrom(
      'Pool at 70 %',
      'a | b',
      'ends with \\',
      '`code` and *stars*',
      '한국어 日本語',
      'SEV-1 (really)',
      '"quoted": yes',
    ),
    fc.string({ minLength: 1, maxLength: 30, unit: 'grapheme' }),
  )
  .filter((text) => /[\p{L}\p{N}]/u.test(text));

/** What of a model an edit elsewhere must leave alone. */
function facts(document: Postmortem, besides: string): Record<string, unknown> {
  const all: Record<string, unknown> = {
    title: document.title?.value,
    date: document.date?.value,
    severity: document.severity?.raw,
    status: document.status?.raw,
    authors: document.authors.map((author) => author.value),
    timeline: document.timeline.map((entry) => [entry.stamp.at, entry.text, entry.citations]),
    actions: document.actions.map((action) => [
      action.title.value,
      action.owner?.value,
      action.due?.value,
      action.status?.value,
    ]),
    factors: document.factors.map((factor) => factor.text),
    whys: document.whys.map((why) => [why.question?.value, why.answer?.value]),
    sections: document.sections.map((section) => section.heading),
  };
  delete all[besides];
  return all;
}

for (const { name, text } of layouts) {
  const document = read(text);

  test(`${name}: a row is added in its place and read back, all else stays`, () => {
    const first = document.timeline[0];
    const second = document.timeline[1];
    const clock =
      first === undefined || second === undefined ? 0 : (first.stamp.clock + second.stamp.clock) / 2;
    const changes = addEntry(document, {
      time: '08:30',
      text: 'Somebody | looks at the graph',
      clock,
      citations: ['e3333333'],
    });
    const edited = after(document, changes);
    assert.equal(edited.timeline.length, document.timeline.length + 1);
    const added = edited.timeline.find((entry) => entry.text.includes('looks at the graph'));
    assert.ok(added, applyChanges(text, changes));
    assert.deepEqual(added.citations, ['e3333333']);
    if (first !== undefined) {
      assert.equal(edited.timeline.indexOf(added), 1);
      const { sections, ...rest } = facts(document, 'timeline');
      const { sections: _, ...editedRest } = facts(edited, 'timeline');
      assert.deepEqual(editedRest, rest);
      assert.ok(Array.isArray(sections));
    }
  });

  test(`${name}: an action is added, set and removed again`, () => {
    const added = after(
      document,
      addAction(document, {
        title: 'Count before publishing',
        owner: '@kim',
        due: '2024-06-01',
        ticket: 'OPS-7',
      }),
    );
    const action = added.actions.at(-1);
    assert.equal(added.actions.length, document.actions.length + 1);
    assert.deepEqual(
      [action?.title.value, action?.owner?.value, action?.due?.value, action?.ticket?.value],
      ['Count before publishing', '@kim', '2024-06-01', 'OPS-7'],
      added.text,
    );
    const done = after(added, setAction(added, action!, 'status', 'done'));
    assert.equal(done.actions.at(-1)?.status?.value, 'done', done.text);
    const moved = after(done, setAction(done, done.actions.at(-1)!, 'owner', '@lee'));
    assert.equal(moved.actions.at(-1)?.owner?.value, '@lee', moved.text);
    const gone = after(moved, removeAction(moved, moved.actions.at(-1)!));
    assert.deepEqual(
      gone.actions.map((left) => left.title.value),
      document.actions.map((left) => left.title.value),
    );
  });

  test(`${name}: fields of the head are set and read back`, () => {
    for (const [field, value, seen] of [
      ['severity', 'SEV1', (edited: Postmortem) => edited.severity?.raw],
      ['status', 'In Review', (edited: Postmortem) => edited.status?.raw],
      ['date', '2024-07-08', (edited: Postmortem) => edited.date?.value],
      ['meeting', '2024-07-12', (edited: Postmortem) => edited.metadata.get('meeting')?.value],
    ] as const) {
      const edited = after(document, setField(document, field, value));
      assert.equal(seen(edited), value, `${field}\n${edited.text}`);
      assert.deepEqual(facts(edited, 'x').actions, facts(document, 'x').actions);
    }
  });

  test(`${name}: a factor is added, changed and removed`, () => {
    const added = after(document, addFactor(document, 'The count is not compared with yesterday'));
    assert.equal(added.factors.at(-1)?.text, 'The count is not compared with yesterday', added.text);
    const changed = after(added, changeFactor(added, added.factors.at(-1)!, 'Nothing compares the count'));
    assert.equal(changed.factors.at(-1)?.text, 'Nothing compares the count');
    const gone = after(changed, removeFactor(changed, changed.factors.at(-1)!));
    assert.deepEqual(
      gone.factors.map((factor) => factor.text),
      document.factors.map((factor) => factor.text),
    );
  });

  test(`${name}: a step of the why-chain is added and changed`, () => {
    const added = after(
      document,
      addWhy(document, {
        question: 'Why had it expired?',
        answer: 'The renewal job did not run',
        evidence: 'cron log',
      }),
    );
    const step = added.whys.at(-1);
    assert.equal(added.whys.length, document.whys.length + 1, added.text);
    assert.equal(step?.answer?.value, 'The renewal job did not run', added.text);
    const changed = after(added, changeWhy(added, step!, 'answer', 'The renewal job runs on a retired host'));
    assert.equal(changed.whys.at(-1)?.answer?.value, 'The renewal job runs on a retired host', changed.text);
  });

  test(`${name}: a row is changed, cited, moved and removed`, () => {
    const [first, second] = document.timeline;
    if (first === undefined || second === undefined) return;
    const changed = after(document, changeEntry(document, first, { text: 'Other words' }));
    assert.equal(changed.timeline[0]?.text, 'Other words', changed.text);
    assert.deepEqual(changed.timeline[0]?.citations, first.citations);
    assert.deepEqual(facts(changed, 'timeline'), facts(document, 'timeline'));
    const cited = after(document, citeInEntry(document, second, 'e9999999'));
    assert.deepEqual(cited.timeline[1]?.citations, [...second.citations, 'e9999999'], cited.text);
    assert.equal(cited.timeline[1]?.text, second.text);
    const moved = after(document, moveEntry(document, first, null));
    assert.equal(moved.timeline.at(-1)?.text, first.text, moved.text);
    assert.equal(moved.timeline.length, document.timeline.length);
    const gone = after(document, removeEntry(document, first));
    assert.deepEqual(
      gone.timeline.map((entry) => entry.text),
      document.timeline.slice(1).map((entry) => entry.text),
    );
  });

  test(`${name}: sections are filled and added`, () => {
    const section = document.sections.find((candidate) => candidate.level === 2);
    if (section !== undefined) {
      const edited = after(document, setSection(document, section, 'New words.\n\nAnd more.'));
      const same = edited.sections.find((candidate) => candidate.heading === section.heading);
      assert.match(edited.text.slice(same?.contentFrom, same?.to), /New words\.\r?\n\r?\nAnd more\./);
      assert.deepEqual(
        edited.sections.map((candidate) => candidate.heading),
        document.sections.map((candidate) => candidate.heading),
      );
    }
    const added = after(document, addSection(document, 'Related Incidents', 'None found.'));
    assert.ok(added.sections.some((candidate) => candidate.heading === 'Related Incidents'));
  });
}

test('any words survive a table cell and stay one row', () => {
  const document = read(fixtures.find(({ name }) => name === 'table.md')!.text);
  fc.assert(
    fc.property(words, (text) => {
      const edited = after(
        document,
        addEntry(document, { time: '09:03', text, clock: document.timeline[1]!.stamp.clock - 1 }),
      );
      assert.equal(edited.timeline.length, document.timeline.length + 1);
      assert.deepEqual(facts(edited, 'timeline'), facts(document, 'timeline'));
    }),
    { numRuns: 200 },
  );
});

test('any value of a field keeps the rest of the document', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...fixtures),
      fc.constantFrom('severity', 'status', 'authors', 'customer'),
      words,
      ({ text }, field, value) => {
        const document = read(text);
        const edited = after(document, setField(document, field, value));
        const kept = ['timeline', 'actions', 'factors', 'sections'] as const;
        for (const key of kept) assert.deepEqual(facts(edited, 'x')[key], facts(document, 'x')[key]);
      },
    ),
    { numRuns: 200 },
  );
});

test('changes touch nothing outside their spans', () => {
  fc.assert(
    fc.property(fc.constantFrom(...layouts), words, ({ text }, value) => {
      const document = read(text);
      const changes = addAction(document, { title: value });
      const edited = applyChanges(text, changes);
      const [only] = changes;
      assert.equal(changes.length, 1);
      assert.equal(edited.slice(0, only!.from), text.slice(0, only!.from));
      assert.equal(edited.slice(only!.from + only!.insert.length), text.slice(only!.to));
    }),
    { numRuns: 100 },
  );
});

/** Non-overlapping changes of a text of 40 characters. */
const changeSet = fc
  .array(fc.record({ from: fc.nat(40), length: fc.nat(6), insert: fc.string({ maxLength: 4 }) }), {
    maxLength: 5,
  })
  .map((parts) => {
    const changes: TextChange[] = [];
    for (const part of parts.sort((a, b) => a.from - b.from)) {
      const from = Math.max(part.from, (changes.at(-1)?.to ?? -1) + 1);
      if (from > 40) continue;
      changes.push({ from, to: Math.min(40, from + part.length), insert: part.insert });
    }
    return changes;
  });

test('an edit made against an older text maps through concurrent changes', () => {
  const text = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMN';
  fc.assert(
    fc.property(changeSet, changeSet, (ours, theirs) => {
      const theirText = applyChanges(text, theirs);
      const merged = applyChanges(theirText, mapChanges(ours, theirs));
      for (const change of [...ours, ...theirs]) assert.ok(merged.includes(change.insert));
      const touched = [...ours, ...theirs];
      for (const [index, letter] of [...text].entries()) {
        const deleted = touched.some((change) => index >= change.from && index < change.to);
        const inserted = touched.some((change) => change.insert.includes(letter));
        if (!inserted) assert.equal(merged.includes(letter), !deleted, letter);
      }
    }),
    { numRuns: 2000 },
  );
});

test('offsets map in order', () => {
  fc.assert(
    fc.property(changeSet, fc.nat(40), fc.nat(40), (changes, a, b) => {
      const [low, high] = a < b ? [a, b] : [b, a];
      assert.ok(mapOffset(low, changes) <= mapOffset(high, changes));
      assert.ok(mapOffset(low, changes, -1) <= mapOffset(low, changes, 1));
    }),
  );
});

test('numbered footnotes follow their first mention; named ones stay', () => {
  const document = read('# T\n\nB [^3], a [^1], x [^e12].\n\n[^1]: one\n[^3]: three\n[^e12]: named\n');
  assert.equal(
    applyChanges(document.text, renumberCitations(document)),
    '# T\n\nB [^1], a [^2], x [^e12].\n\n[^2]: one\n[^1]: three\n[^e12]: named\n',
  );
});
