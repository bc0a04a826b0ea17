import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDocument } from '@debrief/document';
import { factsOf, type IncidentFacts } from './incident-facts.ts';
import { defaultPolicy, fillPolicy } from './policy.ts';
import { answerTriggers } from './triggers.ts';

const facts = (summary: string) => factsOf(readDocument(`# Checkout down\n\n## Summary\n\n${summary}\n`));

function says(fact: keyof IncidentFacts, cases: readonly (readonly [string, boolean | null])[]): void {
  for (const [sentence, expected] of cases)
    assert.equal(facts(sentence)[fact], expected, `${fact} of "${sentence}"`);
}

test('data loss is affirmed, denied or left open as the sentence has it', () => {
  says('dataLoss', [
    ['Data was lost for forty accounts.', true],
    ['We lost three orders.', true],
    ['Two rows were permanently deleted.', true],
    ['The outage went on for an hour, but two records were corrupted.', true],
    ['No data loss.', false],
    ['No data was lost.', false],
    ['We lost no data.', false],
    ['Data was not lost.', false],
    ['Data loss was avoided.', false],
    ['The replica prevented data loss.', false],
    ['There was no\ndata loss.', false],
    ['- Data loss: none', false],
    ['| Data loss | 0 |', false],
    ['It is unclear whether data was lost.', null],
    ['We feared data loss.', null],
    ['Was any data lost?', null],
    ['Data loss: unknown', null],
    ['<!-- was data lost? Data was lost. -->', null],
    ['The data team met.', null],
  ]);
});

test('customers felt it only where a sentence says so', () => {
  says('customerFacing', [
    ['Customers could not log in.', true],
    ['Users did not receive their mail.', true],
    ['Customers affected: 120', true],
    ['Customers were not affected.', false],
    ['No customer impact.', false],
    ['Users noticed nothing.', false],
    ['Only internal users were affected.', false],
    ['- **Customers affected**: 0', false],
    ['The customer database was migrated.', null],
    ['The node restarted.', null],
  ]);
});

test('a denial in one clause does not reach into the next', () => {
  const read = facts('No customers were affected, but writes were corrupted.');
  assert.equal(read.customerFacing, false);
  assert.equal(read.dataLoss, true);
});

test('security, novelty and unusual acts mind their negations', () => {
  says('security', [
    ['An attacker read two mailboxes.', true],
    ['There was no evidence of unauthorised access.', false],
    ['Tokens were not leaked.', false],
    ['The vulnerability scanner was slow.', null],
  ]);
  says('novel', [
    ['We never saw this before.', true],
    ['This was not a novel failure.', false],
  ]);
  says('unusualIntervention', [
    ['The table was restored from a backup.', true],
    ['No manual intervention was needed.', false],
  ]);
  says('nearMiss', [['It was a near miss.', true]]);
});

test('a trigger whose fact nobody stated is neither yes nor no', () => {
  const answers = answerTriggers(facts('The node restarted.'), defaultPolicy);
  assert.equal(answers.length, 7);
  assert.ok(answers.every((answer) => answer.fires === null));
});

test('the limit itself does not fire, a minute more does', () => {
  const known = { ...facts(''), customerFacing: true };
  const fires = (customerMinutes: number) =>
    answerTriggers({ ...known, customerMinutes }, defaultPolicy).find(
      (answer) => answer.trigger === 'customer-facing',
    )?.fires;
  assert.equal(fires(15), false);
  assert.equal(fires(16), true);
});

test('a trigger that the policy switches off gives no answer', () => {
  const policy = fillPolicy({ triggers: { novel: false } });
  assert.ok(answerTriggers(facts(''), policy).every((answer) => answer.trigger !== 'novel'));
});
