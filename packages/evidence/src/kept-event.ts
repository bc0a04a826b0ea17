/** An event on its way through the reader: masked, with what it is sorted and told apart by. */
import type { EvidenceEvent } from './event.ts';
import { type MaskOptions, maskSecrets } from './redaction/mask.ts';
import type { RawEvent } from './source.ts';
import { cleanText } from './text/clean-text.ts';

export interface KeptEvent {
  /** Milliseconds since 1970; Infinity while the zone or date is not known. */
  readonly time: number;
  readonly identity: string;
  readonly order: number;
  /** Its id is empty until it is let out. */
  readonly event: Writable<EvidenceEvent>;
}

function maskRefs(refs: EvidenceEvent['refs'], options: MaskOptions): EvidenceEvent['refs'] {
  const masked: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(refs)) {
    if (typeof value === 'string') masked[key] = maskSecrets(value, options);
    else if (Array.isArray(value)) masked[key] = value.map((entry) => maskSecrets(String(entry), options));
  }
  return masked;
}

/** What events are masked and digested with. */
export class Keeper {
  readonly #digest: (text: string) => string;
  readonly #options: MaskOptions;
  /** Names already looked at: few people speak often. */
  readonly #names = new Map<string, string>();

  /** `digest` is hex SHA-256 of a text's UTF-8 bytes. */
  constructor(digest: (text: string) => string, options: MaskOptions) {
    this.#digest = digest;
    this.#options = options;
  }

  /**
   * Masks and cleans a raw event. Nothing unmasked goes on from here: the digest is taken of the masked record.
   * `time` is the event's instant in milliseconds.
   */
  keep(raw: RawEvent, time: number): KeptEvent {
    const place = raw.raw;
    const record = maskSecrets(place.text, this.#options);
    const touched = record !== place.text;
    // A record without a secret has none in a text that is a part of it.
    const text = !touched && place.text.endsWith(raw.text) ? raw.text : maskSecrets(raw.text, this.#options);
    const rawPlace: Writable<EvidenceEvent['raw']> = { file: place.file, sha256: this.#digest(record) };
    if (place.line !== undefined) rawPlace.line = place.line;
    if (place.path !== undefined && place.path !== '') rawPlace.path = place.path;
    // Field by field: millions of events come through here, and copying objects whole costs twice as much.
    const kept: Writable<EvidenceEvent> = {
      id: '',
      at: raw.at,
      precision: raw.precision,
      source: raw.source,
      kind: raw.kind,
      text: cleanText(text),
      refs: touched ? maskRefs(raw.refs, this.#options) : raw.refs,
      raw: rawPlace,
    };
    if (raw.local !== undefined) kept.local = raw.local;
    if (raw.until !== undefined) kept.until = raw.until;
    if (raw.knownAt !== undefined) kept.knownAt = raw.knownAt;
    if (raw.edited === true) kept.edited = true;
    if (raw.deleted === true) kept.deleted = true;
    if (raw.url !== undefined) kept.url = maskSecrets(raw.url, this.#options);
    if (raw.actor !== undefined) {
      const name = this.#name(raw.actor.name);
      const full = raw.actor.fullName === undefined ? undefined : this.#name(raw.actor.fullName);
      kept.actor =
        name === raw.actor.name && full === raw.actor.fullName
          ? raw.actor
          : { ...raw.actor, name, ...(full !== undefined && { fullName: full }) };
    }
    return { time, identity: raw.identity, order: raw.order ?? 0, event: kept };
  }

  #name(name: string): string {
    const known = this.#names.get(name);
    if (known !== undefined) return known;
    const masked = cleanText(maskSecrets(name, this.#options)).replaceAll('\n', ' ');
    if (this.#names.size > 10_000) this.#names.clear();
    this.#names.set(name, masked);
    return masked;
  }
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * The order of events: instant, source, the file's own order where it has one, identity. Events without an instant
 * come last, file by file.
 */
export function compareKept(a: KeptEvent, b: KeptEvent): number {
  if (a.time !== b.time) return a.time < b.time ? -1 : 1;
  const bySource = compareText(a.event.source, b.event.source);
  if (bySource !== 0) return bySource;
  if (a.time === Number.POSITIVE_INFINITY) {
    const byFile = compareText(a.event.raw.file, b.event.raw.file);
    if (byFile !== 0) return byFile;
  }
  return (
    a.order - b.order ||
    compareText(a.identity, b.identity) ||
    compareText(a.event.raw.file, b.event.raw.file) ||
    compareText(a.event.raw.path ?? '', b.event.raw.path ?? '') ||
    compareText(a.event.raw.sha256, b.event.raw.sha256)
  );
}

/**
 * Of two readings of one record (an export and a later one, an API page and an event) the one that knows more:
 * deleted over edited over plain, then the longer text. Equal ones go by digest, so that input order never matters.
 */
export function fullerOf(a: KeptEvent, b: KeptEvent): KeptEvent {
  const rank = (kept: KeptEvent) => (kept.event.deleted ? 2 : kept.event.edited ? 1 : 0);
  const difference =
    rank(b) - rank(a) ||
    b.event.text.length - a.event.text.length ||
    compareText(a.event.raw.sha256, b.event.raw.sha256) ||
    compareText(a.event.raw.file, b.event.raw.file);
  return difference <= 0 ? a : b;
}
