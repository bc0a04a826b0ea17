import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { applyChanges, inspectReport, readDocument, type TextChange } from '@debrief/document';
import fc from 'fast-check';
import { lint } from './lint.ts';
import type { Rule } from './rule.ts';
import { openLintSession } from './session.ts';

const folder = new URL('../fixtures/', import.meta.url);
const fixtures = readdirSync(folder)
  .filter((name) => name.endsWith('.md'))
  .map((name) => readFileSync(new URL(name, folder), 'utf8'));

const today = '2024-03-06';

const piece = fc.constantFrom(
  'x',
  ' ',
  '.',
  '\n',
  '\n\n',
  '"',
  '`',
  '```\n',
  '# ',
  '## Contributing factors\n\n- one\n- two\n',
  '- ',
  '| ',
  '---\n',
  '<!-- ',
  ' -->',
  '> ',
  '[^e1]',
  '10:30',
  '@mei',
  'mei',
  ' | Jonas Weber |',
  'Jonas ',
  'Owner: TBD',
  ' should have ',
  'The root cause was a bad flag. ',
  'Improve everything soon. ',
  '1,204 of 9,000 users (50%) ',
  'password: hunter2hunter2 ',
  '<!-- debrief-ignore vague-quantity: counted below -->\n',
);
/** Where something is likely to hang on something else. */
const hinge = fc.constantFrom('---', '##', '|', '- ', '@', 'Owner', 'cause', '```', '"', '.');
const edit = fc.record({ near: fc.option(hinge), at: fc.nat(), remove: fc.nat(30), insert: piece });

function changeOf(text: string, { near, at, remove, insert }: Edit): TextChange {
  const place = at % (text.length + 1);
  const found = near === null ? place : text.indexOf(near, place);
  const from = found < 0 ? place : found;
  return { from, to: Math.min(text.length, from + remove), insert };
}

type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never;

test('after any edits, a session says what a fresh reading says', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...fixtures),
      fc.array(fc.array(edit, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 6 }),
      (start, steps) => {
        const session = openLintSession(start, { today });
        let text = start;
        for (const edits of steps) {
          const changes: TextChange[] = [];
          for (const one of edits.map((each) => changeOf(text, each)))
            if (changes.every((other) => one.to < other.from || other.to < one.from)) changes.push(one);
          text = applyChanges(text, changes);
          const findings = session.change(changes);
          assert.equal(session.text, text);
          const fresh = readDocument(text);
          assert.deepEqual(findings, lint(fresh, { today }).findings);
          assert.deepEqual(inspectReport(session.document), inspectReport(fresh));
        }
      },
    ),
    { numRuns: 80 },
  );
});

test('typing a letter asks rules of sentences and tasks about what it stands in alone', () => {
  const asked: string[] = [];
  const spy = (id: string, scope: 'sentence' | 'task'): Rule => ({
    id,
    title: id,
    severity: 'info',
    group: 'language',
    why: 'It is a test.',
    scope,
    check({ prose, tasks }) {
      for (const { text } of prose.sentences) asked.push(`${scope}: ${text}`);
      for (const { words } of scope === 'task' ? tasks : []) asked.push(`${scope}: ${words}`);
    },
  });
  const text =
    '# Outage\n\nOne stood still. Two ran on.\n\n## Action items\n\n- Add a limit\n- Add an alarm\n';
  const session = openLintSession(text, {
    rules: [spy('of-sentences', 'sentence'), spy('of-tasks', 'task')],
  });
  assert.equal(asked.length, 8);
  asked.length = 0;
  const at = text.indexOf(' ran');
  session.change([{ from: at, to: at, insert: 's' }]);
  assert.deepEqual(asked, ['sentence: Twos ran on.']);
  asked.length = 0;
  session.change([
    { from: session.text.indexOf('Add an'), to: session.text.indexOf('Add an') + 3, insert: 'Set' },
  ]);
  assert.deepEqual(asked, ['sentence: Set an alarm', 'task: set an alarm']);
});

test('what a check says it reads of the document is asked again when it changes', () => {
  const rule: Rule = {
    id: 'counts-factors',
    title: 'Counts factors',
    severity: 'info',
    group: 'language',
    why: 'It is a test.',
    scope: 'sentence',
    reads: ({ factors }) => String(factors.length),
    check({ document, prose, report }) {
      for (const { from, to } of prose.sentences)
        report({ from, to, message: `${document.factors.length} factors` });
    },
  };
  const text = '# Outage\n\nIt stopped.\n\n## Contributing factors\n\n- One\n- Two\n';
  const session = openLintSession(text, { rules: [rule] });
  session.change([{ from: text.length, to: text.length, insert: '- Three\n' }]);
  assert.deepEqual(new Set(session.findings.map(({ message }) => message)), new Set(['3 factors']));
});

test('a change that does not fit is refused and changes nothing', () => {
  const session = openLintSession('It stopped.\n');
  const before = session.findings;
  assert.throws(() => session.change([{ from: 90, to: 91, insert: 'x' }]), RangeError);
  assert.equal(session.text, 'It stopped.\n');
  assert.equal(session.findings, before);
  session.replace('It ran.\n');
  assert.equal(session.document.text, 'It ran.\n');
});

test('facts from outside come and go', () => {
  const session = openLintSession(fixtures[0]!);
  assert.deepEqual(session.facts({ today }), lint(readDocument(fixtures[0]!), { today }).findings);
  assert.deepEqual(session.facts({ today: null }), lint(readDocument(fixtures[0]!)).findings);
});
