import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DAY, HOUR, MINUTE, wallMs } from './civil.ts';
import { findTimes } from './find-times.ts';
import { toRange, toStamp } from './stamp.ts';

/** `raw | at or local | zone | flags` of every time in the text, given a day for clocks without one. */
function read(text: string): string[] {
  const context = { date: { year: 2024, month: 1, day: 15 } };
  return findTimes(text).map((found) => {
    const { stamp } = toStamp(found, context);
    const flags = [
      found.about && 'about',
      found.weak && 'weak',
      found.unknown && 'unknown',
      found.until && `until ${found.until.raw}`,
    ];
    return [found.raw, stamp.at, stamp.zoneRaw ?? '-', ...flags.filter(Boolean)].join(' | ');
  });
}

test('dates are read in every spelling', () => {
  const days = (text: string) =>
    findTimes(text).flatMap(
      (found) => found.date?.readings.map((day) => `${day.year}-${day.month}-${day.day}`) ?? [],
    );
  assert.deepEqual(days('2021-03-31'), ['2021-3-31']);
  assert.deepEqual(days('2021/03/31 or 2021.03.31'), ['2021-3-31', '2021-3-31']);
  assert.deepEqual(days('20/06/2023'), ['2023-6-20']);
  assert.deepEqual(days('19-07-2017'), ['2017-7-19']);
  assert.deepEqual(days('01/16/2024'), ['2024-1-16']);
  assert.deepEqual(days('3.4.2020'), ['2020-4-3', '2020-3-4']);
  assert.deepEqual(days('04/05/2020'), ['2020-4-5', '2020-5-4']);
  assert.deepEqual(days('Sunday 05/04/2020'), ['2020-4-5'], 'the day of the week decides');
  assert.deepEqual(days('Mon, 24 Nov 2025'), ['2025-11-24']);
  assert.deepEqual(days('Sept. 25th, 2020'), ['2020-9-25']);
  assert.deepEqual(days('Aug-27-2021'), ['2021-8-27']);
  assert.deepEqual(days('25-Sep-2020'), ['2020-9-25']);
  assert.deepEqual(days('3. März 2024'), ['2024-3-3']);
  assert.deepEqual(days('3 de marzo de 2024'), ['2024-3-3']);
  assert.deepEqual(days('3 mars 2024'), ['2024-3-3']);
  assert.deepEqual(days('3 de outubro de 2024'), ['2024-10-3']);
  assert.deepEqual(days('2024年1月15日'), ['2024-1-15']);
  assert.deepEqual(days('2024년 1월 15일'), ['2024-1-15']);
  assert.deepEqual(days('2024/01/15(月)'), ['2024-1-15']);
  assert.deepEqual(days('13 Jun'), ['null-6-13']);
});

test('clocks are read in every spelling', () => {
  const clocks = (text: string) => findTimes(text).map((found) => (found.clock?.ms ?? -1) / MINUTE);
  for (const text of [
    '15:05',
    '3:05 PM',
    '3:05pm',
    '3:05 p.m.',
    '3:05p',
    '15.05 Uhr',
    '15h05',
    '午後3時5分',
    '下午3点5分',
    '오후 3시 5분',
    '15時5分',
  ]) {
    assert.deepEqual(clocks(text), [905], text);
  }
  assert.deepEqual(clocks('13:16pm'), [796]);
  assert.deepEqual(clocks('12:29p and 12:29a'), [749, 29]);
  assert.deepEqual(clocks('9pm. Then 9 a.m.'), [1260, 540]);
  assert.deepEqual(clocks('noon, midnight'), [720, 0]);
  assert.deepEqual(clocks('24:00'), [1440]);
  assert.deepEqual(clocks('25:00, 12:60, 7:5'), []);
});

test('a day of the week between day and clock does not part them', () => {
  assert.deepEqual(read('2023年7月3日（月） 14時5分 JST'), [
    '2023年7月3日（月） 14時5分 JST | 2023-07-03T05:05:00Z | JST',
  ]);
  assert.deepEqual(read('2023-07-03 (Mon) 14:05'), ['2023-07-03 (Mon) 14:05 | 2023-07-03T14:05:00 | -']);
});

test('marks of doubt, wrappers, shifts and unknown times are kept', () => {
  assert.deepEqual(read('~14:05'), ['~14:05 | 2024-01-15T14:05:00 | - | about']);
  assert.deepEqual(read('about 3pm PST'), ['about 3pm PST | 2024-01-15T23:00:00Z | PST | about']);
  assert.deepEqual(read('14時頃'), ['14時頃 | 2024-01-15T14:00:00 | - | about']);
  assert.deepEqual(read('21:1xZ'), ['21:1xZ | 2024-01-15T21:10:00Z | Z | about']);
  assert.deepEqual(read('??:??'), ['??:?? | 2024-01-15 | - | unknown']);
  assert.deepEqual(read('~22:00 prior day'), ['~22:00 prior day | 2024-01-14T22:00:00 | - | about']);
  assert.deepEqual(read('02:10 (+1)'), ['02:10 (+1) | 2024-01-16T02:10:00 | -']);
  assert.deepEqual(findTimes('| {{ 06:10 }} |')[0]?.outer, { from: 2, to: 13 });
  assert.deepEqual(findTimes('- [08:47] cache')[0]?.outer, { from: 2, to: 9 });
  assert.deepEqual(findTimes('`14:02` x')[0]?.outer, { from: 0, to: 7 });
});

test('ranges keep both ends and share what one of them says', () => {
  assert.deepEqual(read('14:00–14:10'), ['14:00–14:10 | 2024-01-15T14:00:00 | - | until 14:10']);
  assert.deepEqual(read('14:00 until 14:10 UTC'), [
    '14:00 until 14:10 UTC | 2024-01-15T14:00:00Z | UTC | until 14:10 UTC',
  ]);
  assert.deepEqual(read('3:00 – 4:30 PM'), ['3:00 – 4:30 PM | 2024-01-15T15:00:00 | - | until 4:30 PM']);
  assert.deepEqual(read('11:00 - 1:30 PM'), ['11:00 - 1:30 PM | 2024-01-15T11:00:00 | - | until 1:30 PM']);
  assert.deepEqual(read('Dec 30 – Jan 2, 2024'), [
    'Dec 30 – Jan 2, 2024 | 2023-12-30 | - | until Jan 2, 2024',
  ]);
  assert.deepEqual(read('14:00 UTC-14:30 UTC'), [
    '14:00 UTC-14:30 UTC | 2024-01-15T14:00:00Z | UTC | until 14:30 UTC',
  ]);
  assert.deepEqual(read('14:00 UTC-14:30'), ['14:00 UTC-14:30 | 2024-01-15T14:00:00Z | UTC | until 14:30']);
  assert.deepEqual(read('14:00 - 2 servers'), ['14:00 | 2024-01-15T14:00:00 | -']);
});

test('the end of a range passes midnight, a row does not', () => {
  const [found] = findTimes('23:50 - 00:20 UTC');
  const range = toRange(found!, found!.until!, { date: { year: 2024, month: 2, day: 29 } });
  assert.equal(range.start.stamp.at, '2024-02-29T23:50:00Z');
  assert.equal(range.end.stamp.at, '2024-03-01T00:20:00Z');
});

test('days without a year still lie apart', () => {
  const [start, end] = findTimes('March 3, 8:25 PM and March 4, 6:17 AM PST');
  const range = toRange(start!, end!);
  assert.equal(range.end.stamp.at, null);
  assert.equal((range.end.stamp.clock - range.start.stamp.clock) / MINUTE, 592);
});

test('two zones on one row are one time', () => {
  const [found, ...others] = findTimes('12:48 (6:48 PDT) cache filled');
  assert.equal(others.length, 0);
  assert.equal(found?.zone, null);
  assert.equal(found?.also?.zone?.name, 'PDT');
  assert.equal(found?.raw, '12:48 (6:48 PDT)');
});

test('dates after the clock belong to it', () => {
  assert.deepEqual(read('23:10 UTC on 5 March 2023'), [
    '23:10 UTC on 5 March 2023 | 2023-03-05T23:10:00Z | UTC',
  ]);
  assert.deepEqual(read('Sun Jul 14 10:00:00 UTC 2024'), [
    'Sun Jul 14 10:00:00 UTC 2024 | 2024-07-14T10:00:00Z | UTC',
  ]);
  assert.deepEqual(read('14:00 2 servers, 3 May'), [
    '14:00 | 2024-01-15T14:00:00 | -',
    '3 May | 2024-05-03 | -',
  ]);
});

test('numbers that are no times are left alone', () => {
  for (const text of [
    'v12.10.3',
    '10.0.0.1:8080',
    'src/a.ts:12:30',
    'id-12:30',
    '#1200',
    '1:2:3:4',
    '2001:db8::12:30',
    'https://x.test/2024/01/15/a',
    '12:30:61',
  ]) {
    assert.deepEqual(
      findTimes(text).filter((found) => !found.weak),
      [],
      text,
    );
  }
  assert.deepEqual(read('11.50'), ['11.50 | 2024-01-15T11:50:00 | - | weak']);
  assert.ok(findTimes('open 24/7').every((found) => found.weak));
});

test('Unix and Slack timestamps are instants', () => {
  assert.equal(findTimes('ts 1700000000.123456')[0]?.epoch, 1_700_000_000_123);
  assert.equal(findTimes('1700000000')[0]?.weak, true);
});

test('clock arithmetic agrees with the platform', () => {
  assert.equal(wallMs({ year: 2024, month: 2, day: 29 }, 3 * HOUR), Date.UTC(2024, 1, 29, 3));
  assert.equal(DAY, 86_400_000);
});
