/** GFM footnotes that lead from a sentence to the record it was read from. */
import { type EvidenceEvent, safeUrl } from '@debrief/evidence';
import { escapeInline, shownFile, tidy } from '../tell/markdown-text.ts';

const MOST_PER_PLACE = 12;
const LABEL = /^[A-Za-z0-9_-]+$/;

/** Collects what is cited, and writes the definitions in order of label. */
export class Citations {
  readonly #cited = new Map<string, EvidenceEvent>();

  /** ` [^e1a2b3c] [^e4d5e6f]` for the events, remembering them; empty for none. */
  of(events: readonly EvidenceEvent[]): string {
    const marks: string[] = [];
    for (const event of events.slice(0, MOST_PER_PLACE)) {
      if (!LABEL.test(event.id)) continue;
      this.#cited.set(event.id, event);
      marks.push(`[^${event.id}]`);
    }
    return marks.length > 0 ? ` ${marks.join(' ')}` : '';
  }

  /** The definitions, one a line, sorted by label. */
  definitions(): string {
    return [...this.#cited.values()]
      .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
      .map((event) => footnote(event.id, provenance(event)))
      .join('\n');
  }
}

function whenOf(event: EvidenceEvent): string {
  if (event.at) return event.at;
  return event.local
    ? `${event.local.date ? `${event.local.date} ` : ''}${event.local.time} (zone not known)`
    : 'time not known';
}

/** Where a record stands, as a footnote tells it. */
export interface Provenance {
  readonly source: string;
  readonly channel?: string;
  /** UTC ISO, or words where no instant is known. */
  readonly at: string;
  /** `export.zip!/general/2024-01-15.json:12`. */
  readonly place: string;
  readonly url?: string | null;
  readonly sha256: string;
}

/** A footnote's definition: source, instant, place, link (harmless protocols only) and digest of the record. */
export function footnote(label: string, { source, channel, at, place, url, sha256 }: Provenance): string {
  const spoken = channel ? ` ${channel.startsWith('#') ? channel : `#${channel}`}` : '';
  const link = safeUrl(url ?? undefined);
  return `[^${label}]: ${[
    `${escapeInline(tidy(source))}${escapeInline(tidy(spoken)) && ` ${escapeInline(tidy(spoken))}`}`,
    at,
    escapeInline(place),
    ...(link ? [`<${link}>`] : []),
    `sha256:${sha256.replace(/[^0-9a-f]/gi, '')}`,
  ].join(', ')}`;
}

function provenance(event: EvidenceEvent): Provenance {
  const { file, line, path } = event.raw;
  const within = line !== undefined ? `:${line}` : path !== undefined ? `#${path}` : '';
  return {
    source: event.source,
    channel: event.refs.channel,
    at: whenOf(event),
    place: `${shownFile(file)}${within}`,
    url: event.url,
    sha256: event.raw.sha256,
  };
}
