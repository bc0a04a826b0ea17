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
      .map((event) => `[^${event.id}]: ${provenance(event)}`)
      .join('\n');
  }
}

function whenOf(event: EvidenceEvent): string {
  if (event.at) return event.at;
  return event.local
    ? `${event.local.date ? `${event.local.date} ` : ''}${event.local.time} (zone not known)`
    : 'time not known';
}

function provenance(event: EvidenceEvent): string {
  const { channel } = event.refs;
  const place = channel ? ` ${channel.startsWith('#') ? channel : `#${channel}`}` : '';
  const { file, line, path } = event.raw;
  const within = line !== undefined ? `:${line}` : path !== undefined ? `#${path}` : '';
  const link = safeUrl(event.url);
  return [
    `${escapeInline(tidy(event.source))}${escapeInline(tidy(place)) && ` ${escapeInline(tidy(place))}`}`,
    whenOf(event),
    escapeInline(`${shownFile(file)}${within}`),
    ...(link ? [`<${link}>`] : []),
    `sha256:${event.raw.sha256.replace(/[^0-9a-f]/gi, '')}`,
  ].join(', ');
}
