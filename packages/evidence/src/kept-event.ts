/** An event on its way through the reader: masked, with what it is sorted and told apart by. */
import type { EvidenceEvent } from './event.ts';
import { type MaskOptions, maskSecrets } from './redaction/mask.ts';
import type { RawEvent } from './source.ts';
import { cleanText } from './text/clean-text.ts';

/** All of an event but its id, which is given when it is let out. */
export type UnnamedEvent = Omit<EvidenceEvent, 'id'>;

export interface KeptEvent {
  /** Milliseconds since 1970; Infinity while the zone or date is not known. */
  readonly time: number;
  readonly identity: string;
  readonly order: number;
  readonly event: UnnamedEvent;
}

function maskRefs(refs: EvidenceEvent['refs'], options: MaskOptions): EvidenceEvent['refs'] {
  const masked: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(refs)) {
    if (typeof value === 'string') masked[key] = maskSecrets(value, options);
    else if (Array.isArray(value)) masked[key] = value.map((entry) => maskSecrets(String(entry), options));
  }
  return masked;
}

/**
 * Masks and cleans a raw event. Nothing unmasked goes on from here: the digest is taken of the masked record.
 * `digest` is hex SHA-256 of a text's UTF-8 bytes.
 */
export function keepEvent(raw: RawEvent, digest: (text: string) => string, options: MaskOptions): KeptEvent {
  const { identity, order, raw: place, ...rest } = raw;
  const record = maskSecrets(place.text, options);
  // A record without a secret has none in its parts; those are looked at again only where the mask found something.
  const touched = record !== place.text;
  const event: UnnamedEvent = {
    ...rest,
    text: cleanText(maskSecrets(rest.text, options)),
    ...(touched && { refs: maskRefs(rest.refs, options) }),
    ...(rest.url !== undefined && { url: maskSecrets(rest.url, options) }),
    ...(touched && rest.actor && { actor: { ...rest.actor, name: maskSecrets(rest.actor.name, options) } }),
    raw: {
      file: place.file,
      ...(place.line !== undefined && { line: place.line }),
      ...(place.path !== undefined && place.path !== '' && { path: place.path }),
      sha256: digest(record),
    },
  };
  return {
    time: event.at === null ? Number.POSITIVE_INFINITY : Date.parse(event.at),
    identity,
    order: order ?? 0,
    event,
  };
}

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
