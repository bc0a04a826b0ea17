import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EntryKind } from '../types.ts';
import { readMessage } from './recognise.ts';

function kindsAre(cases: readonly (readonly [string, EntryKind | null])[]): void {
  for (const [text, kind] of cases) assert.equal(readMessage(text).kind, kind, text);
}

test('a resolution counts only where it is stated as done', () => {
  kindsAre([
    ['the incident is resolved', 'resolve'],
    ['all clear, back to normal', 'resolve'],
    ['not resolved yet', 'observe'],
    ["this isn't fixed now, graphs look the same", 'observe'],
  ]);
  assert.notEqual(readMessage('is it resolved?').kind, 'resolve');
  assert.notEqual(readMessage('it will be resolved once the cache is warm').kind, 'resolve');
  assert.notEqual(readMessage('if the issue is resolved, close the page').kind, 'resolve');
});

test('an act is told by present or past, not by a question, a plan, a condition or a denial', () => {
  kindsAre([
    ['rolling back', 'act'],
    ['I restarted the gateway pods', 'act'],
    ['reverted the change to the limits', 'act'],
    ['now draining node 7', 'act'],
    ["I'll roll it back", 'decide'],
    ["let's fail over to the standby", 'decide'],
  ]);
  for (const text of [
    'should we roll back?',
    'shall I restart it?',
    'we did not restart anything',
    'if we roll back we lose the migration',
    'reverting that commit should be fine',
    'could you restart it please?',
  ]) {
    assert.notEqual(readMessage(text).kind, 'act', text);
  }
});

test('an act that names its effect carries the outcome', () => {
  const reading = readMessage('rolled back, errors dropping');
  assert.equal(reading.kind, 'act');
  assert.equal(reading.outcome, 'good');
});

test('symptoms, guesses and findings are told apart', () => {
  kindsAre([
    ['logins are timing out for everybody in the west region', 'observe'],
    ['anyone else seeing 502s on the portal?', 'observe'],
    ['I suspect the new cache settings', 'hypothesise'],
    ['maybe it is the certificate again', 'hypothesise'],
    ['found it: the job writes to the old bucket', 'identify'],
    ['turns out the quota was cut to 10', 'identify'],
    ['it still fails after the restart, no change', 'effect'],
    ['declaring a SEV1 for this', 'declare'],
    ["I'm looking into it", 'acknowledge'],
    ['posted an update on the status page', 'communicate'],
  ]);
});

test('chatter weighs nothing', () => {
  for (const text of ['thanks!', 'lol', 'ok', ':tada: :tada:', 'nice work', '+1', 'good morning']) {
    assert.ok(readMessage(text).weight < 1, text);
  }
});

test('a verdict on a person is no finding', () => {
  for (const text of [
    'who approved this change?',
    "carl's careless deploy caused the outage",
    'pure human error',
  ]) {
    assert.ok(readMessage(text).weight < 2, text);
  }
  assert.ok(readMessage('the outage was caused by the deploy of 4.2').weight >= 3);
});

test('words of quotes, code blocks and unfurled pages are not the speaker’s', () => {
  const reading = readMessage('> the incident is resolved\n```\nerror: rolled back\n```\nstill waiting');
  assert.notEqual(reading.kind, 'resolve');
  assert.notEqual(reading.kind, 'act');
});

test('a long line without spaces is read quickly', () => {
  const started = process.hrtime.bigint();
  readMessage('a'.repeat(1_000_000));
  readMessage(`${'not '.repeat(200_000)}resolved`);
  assert.ok(process.hrtime.bigint() - started < 500_000_000n);
});

test('a machine that is done to is a symptom; a work that is done is an act', () => {
  kindsAre([
    ['the pods are being evicted by something', 'observe'],
    ['we are getting throttled', 'observe'],
    ['several nodes in an odd state', 'observe'],
    ['done migrating', 'act'],
    ['moving the shards is done', 'act'],
    ["I'm moving traffic to the other pool", 'act'],
  ]);
});

test('what is hoped for, worked on or denied is no relief', () => {
  assert.notEqual(readMessage('we are working on a plan for the upgrade').outcome, 'good');
  assert.notEqual(
    readMessage('the theory is that everything returns to normal with more nodes').kind,
    'resolve',
  );
  assert.notEqual(readMessage('the backlog cannot be cleared before the evening').outcome, 'good');
});

test('a pointer at a commit finds more than a guess', () => {
  assert.equal(
    readMessage('looks like https://git.example.com/shop/cart/commit/0a1b2c3d4e5f').kind,
    'identify',
  );
  assert.equal(readMessage('looks like there might be an issue with the cart').kind, 'hypothesise');
});
