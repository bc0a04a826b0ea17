/** Reads record files of any known source into one sorted stream of events. */

import type { EvidenceEvent } from './event.ts';
import { EventIds } from './event-ids.ts';
import { explainUnknown, gatherSets } from './gathering.ts';
import { compareKept, fullerOf, Keeper, type KeptEvent } from './kept-event.ts';
import { mergeSorted, oneByOne } from './merge-sorted.ts';
import type { ReadOptions } from './read-options.ts';
import { type Reading, readInOrder, readWhole } from './read-set.ts';
import type { RecordFile } from './source.ts';

/**
 * Streams the events of all files in order of their instants; those with a wall time of unknown zone come last.
 * The same files in another order give the same events with the same ids. Secrets are masked before anything else
 * sees them. A bad record is skipped and a bad file refused, both with a problem; nothing is thrown for them.
 */
export function readRecords(
  files: readonly RecordFile[],
  options: ReadOptions,
): AsyncIterableIterator<EvidenceEvent> {
  return oneByOne(readBatches(files, options));
}

async function* readBatches(
  files: readonly RecordFile[],
  options: ReadOptions,
): AsyncGenerator<EvidenceEvent[]> {
  let bytes = 0;
  const reading: Reading = {
    keeper: new Keeper((text) => options.digest(text), options.mask ?? {}),
    options,
    from: options.from ? Date.parse(options.from) : Number.NEGATIVE_INFINITY,
    to: options.to ? Date.parse(options.to) : Number.POSITIVE_INFINITY,
    problem: (problem) => options.onProblem?.(problem),
    progress: (count) => {
      bytes += count;
      options.onProgress?.(bytes);
    },
  };
  const streams: AsyncIterable<KeptEvent[]>[] = [];
  const held: KeptEvent[] = [];
  for (const gathered of gatherSets(files)) {
    if (gathered.source === null) {
      for (const file of gathered.set.files) {
        reading.problem({ file: file.name, level: 'refused', message: explainUnknown(file) });
      }
    } else if (gathered.source.inOrder) {
      streams.push(readInOrder(gathered, gathered.source, reading));
    } else {
      for (const kept of await readWhole(gathered, gathered.source, reading)) held.push(kept);
    }
  }
  held.sort(compareKept);
  streams.push(inOneBatch(held));
  yield* withoutRepeats(mergeSorted(streams, compareKept), new EventIds());
}

async function* inOneBatch(held: KeptEvent[]): AsyncGenerator<KeptEvent[]> {
  if (held.length > 0) yield held;
}

/** Events of one instant at a time: repeats fold into the fullest, then each gets its id. */
async function* withoutRepeats(
  sorted: AsyncIterable<readonly KeptEvent[]>,
  ids: EventIds,
): AsyncGenerator<EvidenceEvent[]> {
  let group: KeptEvent[] = [];
  for await (const batch of sorted) {
    const events: EvidenceEvent[] = [];
    for (const kept of batch) {
      if (group.length > 0 && group[0]!.time !== kept.time) {
        if (group.length === 1) events.push(named(group[0]!, ids));
        else for (const one of withoutTwins(group)) events.push(named(one, ids));
        group = [];
      }
      group.push(kept);
    }
    yield events;
  }
  yield Array.from(withoutTwins(group), (one) => named(one, ids));
}

function named({ event, identity }: KeptEvent, ids: EventIds): EvidenceEvent {
  event.id = ids.idFor(event.source, identity);
  return event;
}

function withoutTwins(group: readonly KeptEvent[]): Iterable<KeptEvent> {
  const fullest = new Map<string, KeptEvent>();
  for (const kept of group) {
    const key = `${kept.event.source}\n${kept.identity}`;
    const known = fullest.get(key);
    fullest.set(key, known === undefined ? kept : fullerOf(known, kept));
  }
  return fullest.values();
}
