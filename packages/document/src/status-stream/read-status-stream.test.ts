import assert from 'node:assert/strict';
import { test } from 'node:test';
import { htmlToMarkdown } from '../html/html-to-markdown.ts';
import { readStatusStream } from './read-status-stream.ts';

/** `start basis | end basis | zone | over midnight` in local times. */
function read(text: string): string {
  const stream = readStatusStream(text);
  if (!stream) return 'none';
  const side = (moment: typeof stream.started) => (moment ? `${moment.stamp.local} ${moment.basis}` : '-');
  return [
    side(stream.started),
    side(stream.resolved),
    stream.zone?.value ?? '-',
    String(stream.overMidnight),
  ].join(' | ');
}

const html = (...updates: string[]) =>
  htmlToMarkdown(updates.map((update) => `<div>${update}</div>`).join('')).text;

test('the window of the last update beats the times of posting', () => {
  const text = html(
    '<span>10:09 AM PST</span>&nbsp;We are investigating failed uploads.',
    '<span>11:04 AM PST</span>&nbsp;Between 9:15 and 10:51 AM PST, uploads failed. The issue has been resolved.',
  );
  assert.equal(read(text), '09:15:00 stated | 10:51:00 stated | PST | false');
});

test('single ends in the last update are put together', () => {
  const text = html(
    '<span>6:45 PM PDT</span> Scheduled mails are late.',
    '<span>9:37 PM PDT</span> Starting at 5:27 PM PDT, mails were delayed. Recovery began at 7:36 PM PDT, and by 9:22 PM PDT the backlog was fully delivered.',
  );
  assert.equal(read(text), '17:27:00 stated | 21:22:00 stated | PDT | false');
});

test('postings stand in where nothing is stated, and are marked so', () => {
  const text = html(
    '<b>4:44 PM PDT</b> We are investigating slow lookups.',
    '<b>Mar 14, 2:54 AM PDT</b> The issue has been resolved and the service is operating normally.',
  );
  assert.equal(read(text), '16:44:00 inferred | 02:54:00 inferred | PDT | true');
  assert.equal(
    read(html('<b>4:44 PM PDT</b> We are investigating slow lookups.')),
    '16:44:00 inferred | - | PDT | null',
  );
});

test('windows over midnight are known by their days or their clocks', () => {
  const days = html('<b>6:40 AM PST</b> Between March 3, 8:25 PM and March 4, 6:17 AM PST, search was slow.');
  assert.equal(read(days), '20:25:00 stated | 06:17:00 stated | PST | true');
  const clocks = html('<b>6:40 AM PST</b> Between 8:25 PM and 6:17 AM PST, search was slow.');
  assert.match(read(clocks), /true$/);
});

test('overlapping windows are one, separate ones are reported', () => {
  const overlapping = html(
    '<b>6:40 PM PST</b> Between 1:00 PM and 2:00 PM PST, sign-in failed. Mail was late between 1:30 PM and 3:10 PM.',
  );
  assert.match(read(overlapping), /^13:00:00 stated \| 15:10:00 stated/);
  const separate = html(
    '<b>6:40 PM PST</b> Between 1:00 PM and 1:20 PM PST, and between 2:00 PM and 2:10 PM PST, sign-in failed.',
  );
  assert.match(read(separate), /^13:00:00 stated \| 13:20:00 stated/);
  assert.equal(readStatusStream(separate)?.problems[0]?.code, 'several-windows');
});

test('the stream’s own zone is preferred to a translation beside it', () => {
  const text = html(
    '<b>9:27 AM PST</b> 日本時間 2/20 02:00 から 02:18 にかけて遅延しました。 | Between 9:00 AM and 9:18 AM PST calls were slow.',
  );
  assert.equal(read(text), '09:00:00 stated | 09:18:00 stated | PST | false');
});

test('newest-first lists with machine stamps are put in order, days taken from the postings', () => {
  const list = JSON.stringify([
    {
      when: '2024-01-16T07:40:10+00:00',
      status: 'AVAILABLE',
      text: 'The issue with Parcel Store has been resolved for all affected users as of Monday, 2024-01-15 23:31 US/Pacific.',
    },
    {
      when: '2024-01-16T06:00:00+00:00',
      status: 'SERVICE_DISRUPTION',
      text: 'The issue began at 21:05 US/Pacific. We will provide an update by Monday, 2024-01-15 23:00 US/Pacific.',
    },
  ]);
  assert.equal(
    read(htmlToMarkdown(list).text),
    '2024-01-15T21:05:00 stated | 2024-01-15T23:31:00 stated | US/Pacific | false',
  );
});

test('labelled fields of a report beat everything', () => {
  const list = JSON.stringify([
    {
      when: '2024-01-17T00:00:00Z',
      text: '(All times US/Pacific)\n**Incident Start:** 15 January 2024 21:00\n**Incident End:** 15 January 2024 23:40\nErrors between 21:10 and 21:20.',
    },
    {
      when: '2024-01-16T06:00:00Z',
      text: 'We are experiencing an issue beginning at Monday, 2024-01-15 21:05 US/Pacific.',
    },
  ]);
  assert.equal(
    read(htmlToMarkdown(list).text),
    '2024-01-15T21:00:00 stated | 2024-01-15T23:40:00 stated | US/Pacific | false',
  );
});

test('an announcement of the next update is no end', () => {
  const list = JSON.stringify([
    {
      when: '2024-01-16T06:00:00Z',
      status: 'SERVICE_OUTAGE',
      text: 'We will provide an update by Monday, 2024-01-15 23:00 US/Pacific.',
    },
  ]);
  assert.equal(read(htmlToMarkdown(list).text), '2024-01-16T06:00:00 inferred | - | US/Pacific | null');
});

test('vendors’ reports give their first window, with year and day shared', () => {
  const report = (sentence: string) =>
    `02/12/2021\n\nPIR - Parcel Store - West\n\n**Summary of Impact:** ${sentence}`;
  assert.equal(
    read(report('Between February 11, 23:23 UTC and February 12, 04:30 UTC, users could not connect.')),
    '2021-02-11T23:23:00 stated | 2021-02-12T04:30:00 stated | UTC | true',
  );
  assert.equal(
    read(report('Between 21:40 UTC on 18 July and 22:00 UTC on 19 July 2024, users could not connect.')),
    '2024-07-18T21:40:00 stated | 2024-07-19T22:00:00 stated | UTC | true',
  );
  assert.equal(
    read(report('Between 14:47 and 16:25 EDT on 27 September 2024, a change failed.')),
    '2024-09-27T14:47:00 stated | 2024-09-27T16:25:00 stated | EDT | false',
  );
  assert.equal(
    read(report('Between 23:10 and 01:20 UTC on 6 March 2024, a change failed.')),
    '2024-03-05T23:10:00 stated | 2024-03-06T01:20:00 stated | UTC | true',
  );
});

test('an ordinary postmortem is no status stream', () => {
  assert.equal(
    read('# Parcel Store outage\n\n## Timeline\n\n- 14:00 UTC first alert\n- 14:10 UTC fixed\n'),
    'none',
  );
  assert.equal(read(''), 'none');
  assert.equal(read('\n'.repeat(1000)), 'none');
});

test('pages that put the state first and the time last are read too', () => {
  const update = (state: string, body: string, ago: string, day: string, clock: string) =>
    `<div><div class="update-title">${state}</div><div class="update-body">${body}</div><div class="update-timestamp">Posted <span>${ago}</span> ago. <var>${day}</var> - <var>${clock}</var> UTC</div></div>`;
  const page = htmlToMarkdown(
    `<h1>Slow parcel search</h1>${update('Resolved', 'This incident has been resolved.', '2 years', 'Jan 15, 2024', '15:31')}${update('Identified', 'The index is rebuilt.', '2 years', 'Jan 15, 2024', '14:40')}${update('Investigating', 'Search is slow since 13:58 UTC.', '2 years', 'Jan 15, 2024', '14:05')}<p>This incident affected: Search.</p>`,
  ).text;
  assert.equal(read(page), '2024-01-15T13:58:00 stated | 2024-01-15T15:31:00 inferred | UTC | false');
  assert.deepEqual(
    readStatusStream(page)?.updates.map(({ posted }) => posted.at),
    ['2024-01-15T14:05:00Z', '2024-01-15T14:40:00Z', '2024-01-15T15:31:00Z'],
  );
  const dashed =
    'Resolved - All parcels move again.\nJan 15, 2024 - 15:31 UTC\n\nInvestigating - Parcels are stuck.\nJan 15, 2024 - 14:05 UTC\n';
  assert.equal(read(dashed), '2024-01-15T14:05:00 inferred | 2024-01-15T15:31:00 inferred | UTC | false');
  const postmortem = '## Resolved\n\nWe restarted it.\n\n## Update\n\nNothing yet.\n';
  assert.equal(read(postmortem), 'none');
});

test('a stated day weeks away from the postings is not believed, and reported', () => {
  const list = JSON.stringify([
    {
      when: '2024-02-16T08:00:00Z',
      status: 'AVAILABLE',
      text: 'Parcels were stuck on 15 January 2024 from 21:00 to 22:00 US/Pacific.',
    },
    {
      when: '2024-02-16T06:00:00Z',
      text: 'We are experiencing an issue beginning at Thursday, 2024-02-15 21:05 US/Pacific.',
    },
  ]);
  const { text } = htmlToMarkdown(list);
  assert.match(read(text), /^2024-02-15T21:05:00 stated/);
  assert.equal(readStatusStream(text)?.problems[0]?.code, 'day-far-from-posting');
});

test('streams of megabytes are read', () => {
  for (const piece of [
    '11:55 AM PST Errors since 11:02 AM PST.\n\n',
    'Resolved\n\nJan 15, 2024 - 15:31 UTC\n\n',
    '\n',
    '12:30 PM PST ',
    '2024-01-15T10:00:00Z\n\nfrom 10:00 to 11:00\n\n',
  ]) {
    assert.doesNotThrow(
      () => readStatusStream(`12:00 PM PST x\n\n${piece.repeat(800_000 / piece.length)}`),
      piece,
    );
  }
});
