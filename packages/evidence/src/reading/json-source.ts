/** Reads a source whose records are JSON: finds its shapes wherever pages, lists and bundles put them. */
import type { RawEvent, ReadContext, RecordFile, RecordSet, Source } from '../source.ts';
import { type JsonRecord, jsonRecords } from './json-records.ts';
import { jsonSample } from './json-sample.ts';
import { isObject, type JsonObject, pointer } from './json-value.ts';
import type { Scope, Shape } from './shape.ts';
import { eventOf, type RecordPlace, type Told } from './told.ts';

export interface Found {
  readonly told: Told;
  readonly place: RecordPlace;
}

export interface JsonSourceSpec {
  readonly id: string;
  readonly title: string;
  readonly shapes: readonly Shape[];
  /** Lists of a top-level object that may be too long to hold: read element by element. */
  readonly lists?: readonly string[];
  /** Looks at all events of the set together: folds, drops repeats, sees a deploy that goes back. */
  settle?(found: readonly Found[], context: ReadContext): readonly Found[];
}

const DEEPEST = 8;
const MOST_PROBLEMS = 40;
const MOST_FILES_SEEN = 6;

/** Makes a source of its shapes. Pages may be arrays, objects around lists, concatenated, or one a line. */
export function jsonSource(spec: JsonSourceSpec): Source {
  return {
    id: spec.id,
    title: spec.title,
    detect: (set) => detect(set, spec.shapes),
    read: (set, context) => read(set, context, spec),
  };
}

function detect(set: RecordSet, shapes: readonly Shape[]): number {
  let lowest = 1;
  for (const file of set.files.slice(0, MOST_FILES_SEEN)) {
    const sample = jsonSample(file);
    let highest = 0;
    for (const value of sample) highest = Math.max(highest, fit(value, '', 0, shapes));
    lowest = Math.min(lowest, highest);
  }
  return set.files.length === 0 ? 0 : lowest;
}

function fit(value: unknown, under: string, depth: number, shapes: readonly Shape[]): number {
  if (Array.isArray(value)) {
    let best = 0;
    for (const element of value.slice(0, 12)) best = Math.max(best, fit(element, under, depth, shapes));
    return best;
  }
  if (!isObject(value)) return 0;
  const own = best(value, under, shapes)?.score ?? 0;
  if (own > 0) return own * 0.95 ** depth;
  if (depth >= DEEPEST) return 0;
  let below = 0;
  for (const [key, inner] of Object.entries(value)) {
    if (typeof inner === 'object' && inner !== null) {
      below = Math.max(below, fit(inner, key, depth + 1, shapes));
    }
  }
  return below;
}

function best(record: JsonObject, under: string, shapes: readonly Shape[]) {
  let found: { shape: Shape; score: number } | undefined;
  for (const shape of shapes) {
    const score = shape.fits(record, under);
    if (score > (found?.score ?? 0)) found = { shape, score };
  }
  return found;
}

async function* read(set: RecordSet, context: ReadContext, spec: JsonSourceSpec): AsyncGenerator<RawEvent> {
  const reader = new Reader(spec, context);
  const held: Found[] = [];
  const seen = new Set<string>();
  for (const file of set.files) {
    reader.begin(file);
    for await (const piece of jsonRecords(file, context, spec.lists)) {
      for (const found of reader.read(piece)) {
        if (!spec.settle) {
          yield eventOf(spec.id, found.told, found.place);
        } else if (!seen.has(found.told.identity)) {
          seen.add(found.told.identity);
          held.push(found);
        }
      }
    }
    reader.finish();
  }
  for (const { told, place } of spec.settle?.(held, context) ?? []) yield eventOf(spec.id, told, place);
}

class Reader {
  private readonly memory = new Map<string, unknown>();
  private readonly spec: JsonSourceSpec;
  private readonly context: ReadContext;
  private file = '';
  private problems = 0;
  private events = 0;
  private matched = 0;

  constructor(spec: JsonSourceSpec, context: ReadContext) {
    this.spec = spec;
    this.context = context;
  }

  begin(file: RecordFile): void {
    this.file = file.name;
    this.problems = 0;
    this.events = 0;
  }

  finish(): void {
    if (this.problems > MOST_PROBLEMS) {
      const message = `${this.problems - MOST_PROBLEMS} more records were skipped`;
      this.context.problem({ file: this.file, level: 'note', message });
    }
    if (this.events === 0) {
      const message = `holds no ${this.spec.title} record with a time that could be used`;
      this.context.problem({ file: this.file, level: 'refused', message });
    }
  }

  *read(piece: JsonRecord): Generator<Found> {
    const before = this.problems;
    const matched = this.matched;
    const root = piece.list === null ? piece.value : piece.envelope;
    let told = 0;
    for (const found of this.walk(piece.value, piece.list ?? '', piece.path, [], root, piece)) {
      told++;
      yield found;
    }
    this.events += told;
    if (told === 0 && this.problems === before && this.matched === matched) {
      this.problem(piece, piece.path, `no ${this.spec.title} record that holds an event`, 'skipped');
    }
  }

  private *walk(
    value: unknown,
    under: string,
    path: string,
    around: readonly JsonObject[],
    root: unknown,
    piece: JsonRecord,
  ): Generator<Found> {
    if (Array.isArray(value)) {
      for (const [index, element] of value.entries()) {
        yield* this.walk(element, under, `${path}/${index}`, around, root, piece);
      }
      return;
    }
    if (!isObject(value)) return;
    const shape = best(value, under, this.spec.shapes)?.shape;
    if (shape) {
      this.matched++;
      yield* this.tell(shape, value, under, path, around, root, piece);
    } else if (around.length < DEEPEST) {
      const inside = [...around, value];
      for (const [key, inner] of Object.entries(value)) {
        if (typeof inner === 'object' && inner !== null) {
          yield* this.walk(inner, key, path + pointer(key), inside, root, piece);
        }
      }
    }
  }

  private *tell(
    shape: Shape,
    record: JsonObject,
    under: string,
    path: string,
    around: readonly JsonObject[],
    root: unknown,
    piece: JsonRecord,
  ): Generator<Found> {
    const scope: Scope = {
      context: this.context,
      file: this.file,
      under,
      root,
      around,
      path,
      memory: this.memory,
      note: (message) => this.problem(piece, path, `${shape.name}: ${message}`, 'note'),
    };
    const telling = shape.tell(record, scope);
    if ('refused' in telling) {
      this.problem(piece, path + pointer(...telling.at), `${shape.name}: ${telling.refused}`, 'skipped');
      return;
    }
    let place: RecordPlace | undefined;
    for (const told of telling) {
      const text = path === piece.path ? piece.text : JSON.stringify(record);
      place ??= { file: this.file, line: piece.line, path, text };
      yield { told, place };
    }
  }

  private problem(piece: JsonRecord, path: string, message: string, level: 'skipped' | 'note'): void {
    this.problems++;
    if (this.problems > MOST_PROBLEMS) return;
    this.context.problem({ file: this.file, line: piece.line, path, message, level });
  }
}
