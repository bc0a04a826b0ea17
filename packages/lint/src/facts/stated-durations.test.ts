import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readDocument } from '@debrief/document';
import { checkDurations } from './stated-durations.ts';

function check(text: string): string[] {
  return checkDurations(readDocument(text)).map(
    ({ stated, kind, shown }) => `${stated.raw.trim()} ${kind} ${shown ? Math.round(shown.minutes) : '-'}`,
  );
}

test('each incident of a log is judged by its own milestones, from detection or declaration', () => {
  const text = readFileSync(join(import.meta.dirname, '../../fixtures/two-incidents.md'), 'utf8');
  assert.deepEqual(check(text), ['3h 12m wrong 40']);
});

const rows = `
## Timeline (UTC)

- 2024-03-04 10:00 Consumers stop, errors begin
- 2024-03-04 10:12 First alert fired
- 2024-03-04 10:47 Recovered, incident resolved
`;

test('a head that counts from the alert is asked which clock it means', () => {
  assert.deepEqual(check(`# Postmortem: X\n\n**Duration**: 35 minutes\n${rows}`), [
    '35 minutes other-clock 47',
  ]);
  assert.deepEqual(check(`# Postmortem: X\n\n**Duration**: 47 minutes\n${rows}`), []);
});

test('a figure that nothing gives is wrong, unless it is approximate enough, a bound or several', () => {
  assert.deepEqual(check(`# Postmortem: X\n\n**Duration**: 20 minutes\n${rows}`), ['20 minutes wrong 47']);
  assert.deepEqual(check(`# Postmortem: X\n\n**Duration**: ~45 minutes\n${rows}`), []);
  assert.deepEqual(check(`# Postmortem: X\n\n**Duration**: more than 20 minutes\n${rows}`), []);
});

test('the summary may not give another length than the head', () => {
  const text = (words: string) =>
    `# Postmortem: X\n\n**Duration**: 47 minutes\n\n## Summary\n\nA ${words} outage of exports.\n${rows}`;
  assert.deepEqual(check(text('47-minute')), []);
  assert.deepEqual(check(text('25-minute')), ['25-minute rival -']);
});
