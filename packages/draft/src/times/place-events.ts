/** Every event on one clock: instants as they are, pasted wall times by the zone given or found, the rest floating. */
import type { EvidenceEvent, RecordProblem } from '@debrief/evidence';
import { inferZone } from './infer-zone.ts';
import {
  comparePlaced,
  dateInName,
  type Placed,
  uniqueEvents,
  type WallLine,
  wallLines,
  wallMs,
} from './place.ts';
import { DAY, instantOfWall, isZone, parseInstant, wallOf } from './zone-clock.ts';

/** A file whose wall times have no known zone or date. */
export interface FloatingFile {
  readonly file: string;
  readonly events: number;
  readonly dated: boolean;
  /** The zone was given; only the day is missing. */
  readonly zoned: boolean;
}

/** A file whose zone was found by matching with other records. */
export interface InferredFile {
  readonly file: string;
  readonly zone: string;
  readonly agreeing: number;
}

export interface PlacedRecords {
  readonly events: readonly EvidenceEvent[];
  readonly placed: readonly Placed[];
  readonly floating: readonly FloatingFile[];
  readonly inferred: readonly InferredFile[];
  readonly problems: readonly RecordProblem[];
}

/**
 * Places events; `zone` is the one to assume for wall times without a zone, else it is sought. `since` (ms) is the
 * beginning asked for: its day is the first day of a log whose own lines, name and neighbours tell none.
 */
export function placeEvents(
  events: readonly EvidenceEvent[],
  zone: string | null,
  since: number | null = null,
): PlacedRecords {
  const unique = uniqueEvents(events);
  const fixed: Placed[] = [];
  for (const event of unique) {
    const at = parseInstant(event.at);
    if (at !== null) fixed.push({ event, at, floating: false });
  }
  fixed.sort(comparePlaced);
  const placed = [...fixed];
  const floating: FloatingFile[] = [];
  const inferred: InferredFile[] = [];
  const problems: RecordProblem[] = [];
  const given = zone !== null && isZone(zone) ? zone : null;
  for (const [file, lines] of wallLines(unique)) {
    const dated = lines.every((line) => line.date !== null);
    if (given !== null && dated) {
      placed.push(
        ...lines.map((line) => ({
          event: line.event,
          at: instantOfWall(wallMs(line, 0), given),
          floating: false,
        })),
      );
      continue;
    }
    const guess = inferZone(lines, fixed, given);
    if (guess) {
      const known = given ?? guess.zone;
      placed.push(
        ...lines.map((line) => ({
          event: line.event,
          at: instantOfWall(wallMs(line, guess.firstDate), known),
          floating: false,
        })),
      );
      inferred.push({ file, zone: known, agreeing: guess.agreeing });
      problems.push({
        file,
        level: 'note',
        message: `wall times read as ${known} from ${isoDay(guess.firstDate)} on: its messages then agree best with records whose instants are known; pass a zone to override`,
      });
      continue;
    }
    const named = dated ? null : dateInName(file);
    const firstDate = named ?? (dated ? null : dayOf(since, given));
    if (firstDate !== null) {
      problems.push({
        file,
        level: 'note',
        message: `wall times without a date read from ${isoDay(firstDate)} on, ${named !== null ? 'the date in the name of the file' : 'the day of the beginning that was given'}`,
      });
    }
    if (given !== null && firstDate !== null) {
      placed.push(
        ...lines.map((line) => ({
          event: line.event,
          at: instantOfWall(wallMs(line, firstDate), given),
          floating: false,
        })),
      );
      continue;
    }
    const day = dated || firstDate !== null;
    placed.push(...lines.map((line) => floatingAt(line, firstDate ?? 0)));
    floating.push({ file, events: lines.length, dated: day, zoned: given !== null });
    problems.push({
      file,
      level: 'note',
      message: `${lines.length} wall times have no known ${given !== null ? 'date' : day ? 'zone' : 'date and zone'}: they are shown as written${remedy(given !== null, day)}`,
    });
  }
  placed.sort(comparePlaced);
  return { events: unique, placed, floating, inferred, problems };
}

function floatingAt(line: WallLine, firstDate: number): Placed {
  return { event: line.event, at: wallMs(line, firstDate), floating: true };
}

function remedy(zoned: boolean, dated: boolean): string {
  if (zoned) return '; put the day into the name of the file (chat-2024-03-12.txt) or say when to begin';
  return dated
    ? '; pass the zone to place them'
    : '; pass the zone, and the day in the name of the file, to place them';
}

/** Midnight (ms, as if UTC) of the day on which `at` falls in the zone. */
function dayOf(at: number | null, zone: string | null): number | null {
  if (at === null) return null;
  return parseInstant(`${wallOf(at, zone ?? 'UTC').date}T00:00:00Z`);
}

function isoDay(ms: number): string {
  return new Date(Math.floor(ms / DAY) * DAY).toISOString().slice(0, 10);
}
