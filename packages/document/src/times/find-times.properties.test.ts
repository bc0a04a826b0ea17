import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isoLocal, isoUtc, MINUTE } from './civil.ts';
import { findTimes } from './find-times.ts';
import { epochToWall } from './offsets.ts';
import { toStamp } from './stamp.ts';
import { resolveZone } from './zones.ts';

test('what is written is found again, in every spelling and zone', () => {
  const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
  const two = (value: number) => String(value).padStart(2, '0');
  const zones: [string, number][] = [
    ['UTC', 0],
    ['Z', 0],
    ['+02:00', 120],
    ['-0530', -330],
    ['UTC+9', 540],
    ['GMT-7', -420],
    ['JST', 540],
  ];
  const property = fc.property(
    fc.integer({ min: Date.UTC(1971, 0, 1) / MINUTE, max: Date.UTC(2069, 0, 1) / MINUTE }),
    fc.constantFrom(...zones),
    fc.integer({ min: 0, max: 5 }),
    (minutes, [zone, offset], shape) => {
      const wall = new Date((minutes + offset) * MINUTE);
      const [year, month, day] = [wall.getUTCFullYear(), wall.getUTCMonth() + 1, wall.getUTCDate()];
      const [hour, minute] = [wall.getUTCHours(), wall.getUTCMinutes()];
      const clock = `${two(hour)}:${two(minute)}`;
      const spaced = /^[+-]/.test(zone) ? zone : ` ${zone}`;
      const half = `${hour % 12 || 12}:${two(minute)} ${hour < 12 ? 'AM' : 'PM'}`;
      const name = months[month - 1]!;
      const text = [
        `${year}-${two(month)}-${two(day)}T${clock}:00${zone.length > 3 && !/^[+-]/.test(zone) ? 'Z' : spaced.trim() === 'JST' ? '+09:00' : spaced.trim() === 'UTC' ? 'Z' : spaced.trim()}`,
        `${year}-${two(month)}-${two(day)} ${clock}:00${spaced}`,
        `${name} ${day}, ${year}, ${half}${/^[+-]/.test(zone) ? ` UTC${zone}` : ` (${zone})`}`,
        `${day} ${name} ${year} ${clock}${/^[+-]/.test(zone) ? zone.replace('-', ' -') : spaced}`,
        `${clock}${/^[+-]/.test(zone) ? ` UTC${zone}` : ` ${zone}`} on ${day} ${name} ${year}`,
        `${year}年${month}月${day}日 ${hour}時${two(minute)}分${/^[+-]/.test(zone) ? ` (UTC${zone})` : ` (${zone})`}`,
      ][shape]!;
      const expected = shape === 0 && /^(?:UTC\+|GMT-)/.test(zone) ? minutes + offset : minutes;
      const found = findTimes(`- ${text} checkout failed`);
      assert.equal(found.length, 1, text);
      assert.equal(toStamp(found[0]!).stamp.at, isoUtc(expected * MINUTE), text);
    },
  );
  fc.assert(property, { numRuns: 2000, verbose: true });
});

test('any text is read without an exception, in order, without overlap', () => {
  const piece = fc.constantFrom(
    '12:30',
    '1',
    '-',
    ' ',
    'Jan',
    '2024',
    '/',
    '.',
    'UTC',
    '(',
    ')',
    'to',
    'am',
    '午後',
    '時',
    '~',
    '+02',
    '\n',
    'T',
    '😀',
    '`',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), fc.string(), (pieces, noise) => {
      const text = pieces.join('') + noise;
      let end = 0;
      for (const found of findTimes(text)) {
        assert.ok(found.from >= end && found.to > found.from && found.to <= text.length);
        assert.equal(found.raw, text.slice(found.from, found.to));
        assert.ok(Number.isFinite(toStamp(found).stamp.clock));
        end = found.to;
      }
    }),
    { numRuns: 1500, verbose: true },
  );
});

test('a line of a megabyte takes time in proportion', () => {
  for (const piece of [
    '1234567890',
    '12:30 ',
    '1/2/',
    '2024-01-15',
    '12:30-',
    'Jan 1',
    '1, ',
    '(1',
    '午後3',
    '1 h',
    '~ ',
    'a ',
  ]) {
    const text = piece.repeat(Math.ceil(1_600_000 / piece.length));
    for (const { from, to } of findTimes(text)) assert.ok(from < to && to <= text.length, piece);
  }
});

test('an instant written in the wall time of a place is found again', () => {
  const zones = ['US/Pacific', 'Europe/Berlin', 'Asia/Kolkata', 'Australia/Sydney', 'America/Sao_Paulo'];
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.integer({ min: Date.UTC(1990, 0, 1) / MINUTE, max: Date.UTC(2037, 0, 1) / MINUTE }),
      (zone, minutes) => {
        const wall = epochToWall(resolveZone(zone)!.zone, minutes * MINUTE)!;
        const [day, clock] = isoLocal(wall).split('T') as [string, string];
        const [found] = findTimes(`| ${day} ${clock.slice(0, 5)} ${zone} | deploy |`);
        const { stamp, notes } = toStamp(found!);
        assert.equal(stamp.local, isoLocal(wall));
        if (notes.includes('clock-overlap')) assert.ok(stamp.clock <= minutes * MINUTE);
        else assert.equal(stamp.at, isoUtc(minutes * MINUTE));
      },
    ),
    { numRuns: 1000, verbose: true },
  );
});
