import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  addDays,
  civilFromDays,
  DAY,
  daysFromCivil,
  HOUR,
  isoLocal,
  isoUtc,
  MINUTE,
  weekdayOf,
} from './civil.ts';
import { epochToWall, offsetAtEpoch, wallToEpoch, zoneOffsetMinutes } from './offsets.ts';
import { findZones, resolveZone } from './zones.ts';

test('zones are read by abbreviation, name, place and offset', () => {
  const zone = (name: string) => resolveZone(name)?.zone ?? null;
  assert.equal(zone('UTC'), 'UTC');
  assert.equal(zone('GMT'), 'UTC');
  assert.equal(zone('PST'), 'America/Los_Angeles');
  assert.equal(zone('PDT'), 'America/Los_Angeles');
  assert.equal(zone('Pacific'), 'America/Los_Angeles');
  assert.equal(zone('Pacific Time'), 'America/Los_Angeles');
  assert.equal(zone('Eastern Standard Time'), 'America/New_York');
  assert.equal(zone('US/Pacific'), 'America/Los_Angeles');
  assert.equal(zone('Europe/Berlin'), 'Europe/Berlin');
  assert.equal(zone('UTC+2'), '+02:00');
  assert.equal(zone('GMT-7'), '-07:00');
  assert.equal(zone('UTC+05:30'), '+05:30');
  assert.equal(zone('日本時間'), 'Asia/Tokyo');
  assert.equal(zone('Europe/Nowhere'), null);
  assert.equal(zone('UTC+19'), null);
  assert.equal(zone('constructor'), null);
});

test('abbreviations of several places come with all of them', () => {
  assert.deepEqual(resolveZone('IST')?.candidates, ['Asia/Kolkata', 'Europe/Dublin', 'Asia/Jerusalem']);
  assert.deepEqual(resolveZone('PST')?.candidates, []);
});

test('zones are found where a document declares them', () => {
  const names = (text: string) => findZones(text).map((zone) => zone.name);
  assert.deepEqual(names('_All times in EDT_'), ['EDT']);
  assert.deepEqual(names('The constant EDT_OFFSET is unused.'), []);
  assert.deepEqual(names('Timeline (all times in UTC)'), ['UTC']);
  assert.deepEqual(names('| Time (PST) | Event |'), ['PST']);
  assert.deepEqual(names('All times are US/Pacific.'), ['US/Pacific']);
  assert.deepEqual(names('times are Eastern Time'), ['Eastern Time']);
  assert.deepEqual(names('Zeiten (CT)'), ['CT']);
  assert.deepEqual(names('the PSTN and the eastern region, US-WEST-1, a CAT file, ET al.'), []);
});

test('PST in July is the clock of the place', () => {
  const july = Date.UTC(2024, 6, 1, 9);
  assert.equal(zoneOffsetMinutes(resolveZone('PST')!.zone, july), -420);
});

test('a wall time that the clock skipped or showed twice is reported', () => {
  const gap = wallToEpoch('America/New_York', Date.UTC(2024, 2, 10, 2, 30));
  assert.equal(gap?.kind, 'gap');
  const overlap = wallToEpoch('America/New_York', Date.UTC(2024, 10, 3, 1, 30));
  assert.equal(overlap?.kind, 'overlap');
  assert.equal(isoUtc(overlap!.epoch), '2024-11-03T05:30:00Z');
  assert.equal(isoUtc(overlap!.later!), '2024-11-03T06:30:00Z');
  assert.equal(wallToEpoch('Nowhere/Land', 0), null);
});

test('offsets agree with the platform at any instant of many zones', () => {
  const zones = [
    'America/Los_Angeles',
    'Europe/Berlin',
    'Asia/Kolkata',
    'Australia/Lord_Howe',
    'Africa/Casablanca',
    'America/Sao_Paulo',
    'Pacific/Apia',
  ];
  const formats = new Map(
    zones.map((zone) => [
      zone,
      new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' }),
    ]),
  );
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.integer({ min: 0, max: Date.UTC(2037, 0, 1) / 1000 }),
      (zone, seconds) => {
        const epoch = seconds * 1000;
        assert.equal(isoLocal(epochToWall(zone, epoch)!).replace('T', ' '), formats.get(zone)!.format(epoch));
        const back = wallToEpoch(zone, epochToWall(zone, epoch)!);
        assert.ok(back?.epoch === epoch || back?.later === epoch, `${zone} ${isoUtc(epoch)}`);
      },
    ),
    { numRuns: 1500, verbose: true },
  );
});

test('a cached zone keeps its answer', () => {
  offsetAtEpoch('America/New_York', Date.UTC(2024, 5, 1));
  let sum = 0;
  for (let index = 0; index < 200_000; index++)
    sum += offsetAtEpoch('America/New_York', Date.UTC(2024, 5, 1) + index * MINUTE)!;
  assert.equal(sum, -240 * 200_000);
});

test('days and dates turn into each other', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1_000_000, max: 1_000_000 }), (days) => {
      const date = civilFromDays(days);
      assert.equal(daysFromCivil(date.year, date.month, date.day), days);
      const platform = new Date(days * DAY);
      assert.deepEqual([date.month, date.day], [platform.getUTCMonth() + 1, platform.getUTCDate()]);
      assert.equal(weekdayOf(date), platform.getUTCDay());
      assert.deepEqual(addDays(date, 1), civilFromDays(days + 1));
    }),
    { verbose: true },
  );
  assert.equal(isoUtc(Date.UTC(2024, 0, 15) + 14 * HOUR + 250), '2024-01-15T14:00:00.250Z');
});
