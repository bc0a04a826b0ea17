/** Reads record files of any known source into one sorted stream of events. */

import type { EvidenceEvent } from './event.ts';
import { EventIds } from './event-ids.ts';
import { explainUnknown, type GatheredSet, gatherSets } from './gathering.ts';
import { compareKept, fullerOf, Keeper, type KeptEvent } from './kept-event.ts';
import { mergeSorted, oneByOne } from './merge-sorted.ts';
import { millisecondsOf } from './reading/times.ts';
import type { MaskOptions } from './redaction/mask.ts';
import type { RawEvent, ReadContext, RecordFile, RecordProblem, Source } from './source.ts';
import { settleWallTimes } from './wall-times.ts';

export interface ReadOptions {
  /** Only events between these instants (UTC ISO, inclusive). Large exports skip what is outside unread. */
  readonly from?: string | null;
  readonly to?: string | null;
  /** Zone for wall times without one: IANA name or offset. */
  readonly zone?: string | null;
  /** Day of the first wall time without a date, `2024-01-15`. */
  readonly date?: string | null;
  /** Hex SHA-256 of a text's UTF-8 bytes. */
  digest(text: string): string;
  readonly mask?: MaskOptions;
  /** Bytes read so far, of all files. */
  onProgress?(bytes: number): void;
  onProblem?(problem: RecordProblem): void;
}

interface Reading {
  readonly keeper: Keeper;
  readonly options: ReadOptions;
  readonly from: number;
  readonly to: number;
  readonly problem: (problem: RecordProblem) => void;
  readonly progress: (bytes: number) => void;
}

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

function isBatch(read: RawEvent | readonly RawEvent[]): read is readonly RawEvent[] {
  return Array.isArray(read);
}

function timeOf(raw: RawEvent): number {
  return raw.at === null ? Number.POSITIVE_INFINITY : millisecondsOf(raw.at);
}

function inWindow(event: { at: string | null; until?: string }, time: number, reading: Reading): boolean {
  if (event.at === null) return true;
  if (time > reading.to) return false;
  return time >= reading.from || (event.until !== undefined && Date.parse(event.until) >= reading.from);
}

function contextOf(reading: Reading, settled: (instant: string) => void): ReadContext {
  const { options } = reading;
  return {
    from: options.from ?? null,
    to: options.to ?? null,
    zone: options.zone ?? null,
    date: options.date ?? null,
    problem: reading.problem,
    progress: reading.progress,
    settled,
  };
}

function causeOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Reads one set into memory, in the source's own order, wall times settled where zone and date are known. */
async function readWhole(gathered: GatheredSet, source: Source, reading: Reading): Promise<KeptEvent[]> {
  let raws: RawEvent[] = [];
  let reported = false;
  const context = contextOf(
    {
      ...reading,
      problem: (problem) => {
        reported = true;
        reading.problem(problem);
      },
    },
    () => {},
  );
  try {
    for await (const read of source.read(gathered.set, context)) {
      if (isBatch(read)) for (const raw of read) raws.push(raw);
      else raws.push(read);
    }
  } catch (error) {
    reported = true;
    reading.problem({
      file: gathered.set.name,
      level: raws.length > 0 ? 'skipped' : 'refused',
      message: `Reading it as ${source.title} stopped: ${causeOf(error)}.`,
    });
  }
  if (raws.length === 0 && !reported) reading.problem(nothingFound(gathered, source));
  if (raws.some((raw) => raw.at === null)) {
    raws = settleWallTimes(raws, { zone: reading.options.zone ?? null, date: reading.options.date ?? null });
  }
  const kept: KeptEvent[] = [];
  for (const raw of raws) {
    const time = timeOf(raw);
    if (inWindow(raw, time, reading)) kept.push(reading.keeper.keep(raw, time));
  }
  return kept;
}

function nothingFound(gathered: GatheredSet, source: Source): RecordProblem {
  return {
    file: gathered.set.name,
    level: 'note',
    message: `Recognised as ${source.title}, but it holds no events.`,
  };
}

/** Reads a large set and lets go of events as soon as nothing earlier can follow. */
async function* readInOrder(
  gathered: GatheredSet,
  source: Source,
  reading: Reading,
): AsyncGenerator<KeptEvent[]> {
  let pending: KeptEvent[] = [];
  let settledUpTo = Number.NEGATIVE_INFINITY;
  let released = Number.NEGATIVE_INFINITY;
  let count = 0;
  let reported = false;
  const context = contextOf(
    {
      ...reading,
      problem: (problem) => {
        reported = true;
        reading.problem(problem);
      },
    },
    (instant) => {
      settledUpTo = Math.max(settledUpTo, Date.parse(instant));
    },
  );
  try {
    for await (const read of source.read(gathered.set, context)) {
      if (settledUpTo > released) {
        released = settledUpTo;
        pending.sort(compareKept);
        const cut = pending.findIndex((kept) => kept.time >= released);
        const ready = cut === -1 ? pending : pending.slice(0, cut);
        pending = cut === -1 ? [] : pending.slice(cut);
        if (ready.length > 0) yield ready;
      }
      for (const raw of isBatch(read) ? read : [read]) {
        count += 1;
        const time = timeOf(raw);
        if (inWindow(raw, time, reading)) pending.push(reading.keeper.keep(raw, time));
      }
    }
  } catch (error) {
    reported = true;
    reading.problem({
      file: gathered.set.name,
      level: count > 0 ? 'skipped' : 'refused',
      message: `Reading it as ${source.title} stopped: ${causeOf(error)}.`,
    });
  }
  if (count === 0 && !reported) reading.problem(nothingFound(gathered, source));
  pending.sort(compareKept);
  if (pending.length > 0) yield pending;
}
