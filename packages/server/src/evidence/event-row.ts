import type { EvidenceEvent } from '@debrief/evidence';
import type { events } from '@debrief/store';

type NewEvents = Parameters<typeof events.insertMany>[1]['events'];

/**
 * An event as the store keeps it. One that has only a wall time stands in the list at that time as if it were UTC, on
 * `date` where it names none; its whole form (`json`) keeps what the record says.
 */
export function eventRow(event: EvidenceEvent, date: string): NewEvents[number] {
  const { file, line, path } = event.raw;
  const wall = `${event.local?.date ?? date}T${event.local?.time ?? '00:00:00'}Z`;
  return {
    id: event.id,
    at: instant(event.at ?? wall),
    until: event.until === undefined ? null : instant(event.until),
    source: event.source,
    kind: event.kind,
    actor: event.actor?.name ?? null,
    text: event.text,
    url: event.url ?? null,
    place: `${file}${line !== undefined ? `:${line}` : path !== undefined ? `#${path}` : ''}`,
    sha256: event.raw.sha256,
    json: JSON.stringify(event),
  };
}

function instant(iso: string): string {
  const time = Date.parse(iso);
  return Number.isNaN(time) ? '1970-01-01T00:00:00.000Z' : new Date(time).toISOString();
}
