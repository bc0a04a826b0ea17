import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readDocument } from '@debrief/document';
import { lint } from './lint.ts';
import { rules } from './registry.generated.ts';

const own = rules.filter(({ group }) => group !== 'language').map(({ id }) => id);

function check(name: string) {
  const text = readFileSync(join(import.meta.dirname, '..', 'fixtures', name), 'utf8');
  const { findings } = lint(readDocument(text, { name }), { only: own });
  return findings.map(({ rule, from, to, message }) => ({ rule, words: text.slice(from, to), message }));
}

const slips: readonly (readonly [name: string, rule: string, says: RegExp])[] = [
  ['a percentage of counts in two sections', 'percent-mismatch', /31 % stated; 612 of 9,000 .* is 6\.8 %/],
  ['a total of a table', 'sum-mismatch', /9,500 stated; .* add up to 9,000/],
  ['a duration that leaves out the time before the alert', 'duration-mismatch', /41 minutes .* is 55 min/],
  [
    'an interval that the rows contradict by a bound',
    'interval-mismatch',
    /Under 3 minutes stated; the rows show 3 min/,
  ],
  ['fast and late detection', 'fast-and-late', /within 4 minutes.*\(4 min\).*\(14 min\)/],
  ['a tick for an action in progress', 'status-conflict', /Alert when sockets.* is done .* in progress/],
  ['a tick for a planned action', 'status-conflict', /Stage releases.* is done .* open/],
  ['a severity on the scale of the actions', 'severity-conflict', /P1 is on the P scale/],
  ['a due date before the incident', 'past-due-at-creation', /due 2024-04-30, before the incident/],
  ['a why that asks about something else', 'why-jump', /Is a step missing/],
  ['a placeholder', 'placeholder-left', /\[Insert graph of sockets/],
  [
    'actions without factor or type',
    'action-without-factor',
    /None of the 2 open actions names the factor.*nor its type/,
  ],
  ['actions without ticket', 'missing-ticket', /None of the 2 open actions has a ticket/],
];

for (const [name, rule, says] of slips) {
  test(`finds ${name}, and shows both sides`, () => {
    const said = check('slips.md').filter((finding) => finding.rule === rule);
    assert.ok(
      said.some(({ message }) => says.test(message)),
      `${rule} says\n${said.map(({ message }) => message).join('\n')}`,
    );
  });
}

test('a done action that is ticked is no conflict', () => {
  const conflicts = check('slips.md').filter(({ rule }) => rule === 'status-conflict');
  assert.equal(conflicts.length, 2);
});

test('says nothing about a document that agrees with itself', () => {
  assert.deepEqual(check('agrees.md'), []);
});
