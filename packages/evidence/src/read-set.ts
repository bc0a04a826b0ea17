/** Reads one set through its source: whole and in memory, or piece by piece where the source keeps an order. */
import type { GatheredSet } from './gathering.ts';
import { compareKept, type Keeper, type KeptEvent } from './kept-event.ts';
import type { ReadOptions } from './read-options.ts';
import { millisecondsOf } from './reading/times.ts';
import type { RawEvent, ReadContext, RecordProblem, Source } from './source.ts';
import { settleWallTimes } from './wall-times.ts';

/** What all sets of one run share. */
export interface Reading {
  readonly keeper: Keeper;
  readonly options: ReadOptions;
  readonly from: number;
  readonly to: number;
  readonly problem: (problem: RecordProblem) => void;
  readonly progress: (bytes: number) => void;
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
export async function readWhole(
  gathered: GatheredSet,
  source: Source,
  reading: Reading,
): Promise<KeptEvent[]> {
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
export async function* readInOrder(
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
