/** What a source tells of one record, and the step from there to an event of the common shape. */
import type { Actor, EventKind, EventRefs } from '../event.ts';
import type { RawEvent } from '../source.ts';
import { compact } from './json-value.ts';
import type { Stamp } from './times.ts';

export interface Told {
  readonly when: Stamp;
  readonly kind: EventKind;
  readonly text: string;
  /** What makes it unique in its source. */
  readonly identity: string;
  readonly until?: Stamp | undefined;
  /** When it was recorded, if the record says. */
  readonly recorded?: Stamp | undefined;
  readonly actor?: Actor | undefined;
  readonly url?: string | undefined;
  readonly refs?: LooseRefs;
  readonly edited?: boolean | undefined;
}

/** References with absent ones left undefined. */
export type LooseRefs = { readonly [K in keyof EventRefs]: EventRefs[K] | undefined };

export interface RecordPlace {
  readonly file: string;
  readonly line?: number;
  readonly path?: string;
  /** The record's own text or canonical JSON. */
  readonly text: string;
}

/** Makes the event: `until` only where later, `knownAt` only where more than a minute after its end, empty references dropped. */
export function eventOf(source: string, told: Told, place: RecordPlace): RawEvent {
  const { at, local, precision } = told.when;
  const until = told.until?.at ?? undefined;
  const ends = at !== null && until !== undefined && Date.parse(until) > Date.parse(at);
  const knownAt = isLater(told.recorded?.at, ends ? until : at)
    ? (told.recorded?.at ?? undefined)
    : undefined;
  return {
    identity: told.identity,
    at,
    ...(local ? { local } : {}),
    precision,
    ...(ends ? { until } : {}),
    ...(knownAt ? { knownAt } : {}),
    source,
    kind: told.kind,
    ...(told.actor ? { actor: told.actor } : {}),
    text: told.text.trim(),
    ...(told.url && /^https?:\/\//i.test(told.url) ? { url: told.url } : {}),
    refs: compact((told.refs ?? {}) as EventRefs),
    ...(told.edited ? { edited: true } : {}),
    raw: place,
  };
}

/** True where it was recorded more than a minute after it happened. */
function isLater(recorded: string | null | undefined, happened: string | null | undefined): boolean {
  return recorded != null && happened != null && Date.parse(recorded) - Date.parse(happened) > 60_000;
}

/** A person, or nothing where the record names nobody. */
export function person(name: string | undefined, id?: string | undefined): Actor | undefined {
  return actor('person', name, id);
}

/** A program that acted under a name of its own. */
export function bot(name: string | undefined, id?: string | undefined): Actor | undefined {
  return actor('bot', name, id);
}

/** The tool itself, a schedule, a rule. */
export function system(name: string | undefined, id?: string | undefined): Actor | undefined {
  return actor('system', name, id);
}

function actor(kind: Actor['kind'], name: string | undefined, id: string | undefined): Actor | undefined {
  const shown = name ?? id;
  return shown === undefined ? undefined : { id: id ?? shown, name: shown, kind };
}
