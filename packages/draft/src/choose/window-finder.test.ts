import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EvidenceEvent } from '@debrief/evidence';
import { WindowFinder } from './window-finder.ts';

const DAY = 86_400_000;
const START = Date.parse('2024-01-01T00:00:00Z');

/** mulberry32: the same talk on every run. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function message(at: number, channel: string, text: string, index: number): EvidenceEvent {
  return {
    id: `e${index.toString(16).padStart(7, '0')}`,
    at: new Date(at).toISOString(),
    precision: 'second',
    source: 'slack',
    kind: 'message',
    actor: { id: 'u1', name: 'u1', kind: 'person' },
    text,
    refs: { channel },
    raw: { file: 'x.json', sha256: '0' },
  };
}

const EVERYDAY = [
  'tests are failing on my branch',
  'the build is green now',
  'rolled back staging',
  'lunch?',
  'can somebody review this?',
  'error in the fixture, looking',
  'thanks!',
  'is the vpn down for you too?',
];

test('an hour of trouble is found in ninety days of talk that speaks of errors every day', () => {
  const random = randomFrom(5);
  const finder = new WindowFinder();
  const events: EvidenceEvent[] = [];
  for (let index = 0; index < 30_000; index += 1) {
    const text = EVERYDAY[Math.floor(random() * EVERYDAY.length)] ?? '';
    events.push(message(START + random() * 90 * DAY, `team-${index % 20}`, text, index));
  }
  const trouble = START + 61 * DAY + 9 * 3_600_000;
  const said = [
    'search is down, 503s for everybody',
    'seeing timeouts from the index nodes',
    'declaring an incident, sev2',
    'errors keep rising, 40% failing now',
    'rolling back the index change',
    'rolled back, error rate falls',
    'all clear, resolved',
  ];
  for (const [index, text] of said.entries()) {
    events.push(message(trouble + index * 420_000, 'team-7', text, 90_000 + index));
  }
  for (const event of events.sort((a, b) => (a.id < b.id ? -1 : 1))) finder.add(event);
  const found = finder.find();
  assert.ok(found);
  assert.ok(
    found.from <= trouble + 900_000 && found.from >= trouble - 3 * 3_600_000,
    new Date(found.from).toISOString(),
  );
  assert.ok(
    found.to >= trouble + 2_500_000 && found.to <= trouble + 6 * 3_600_000,
    new Date(found.to).toISOString(),
  );
  assert.ok(found.channels.has('team-7'));
  assert.equal(finder.size.events, 30_007);
});

test('nothing stands out where nothing is said of trouble', () => {
  const finder = new WindowFinder();
  finder.add(message(START, 'general', 'good morning', 1));
  finder.add(message(START + DAY, 'general', 'lunch?', 2));
  assert.equal(finder.find(), null);
});
