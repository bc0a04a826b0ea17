import * as z from 'zod/mini';
import { kindOfEntry } from '../../reading/event-words.ts';
import { neededText, neededTime, text, time } from '../../reading/fields.ts';
import { stringAt } from '../../reading/json-value.ts';
import { person } from '../../reading/told.ts';
import { plainOfHtml } from '../../text/html.ts';
import { resource } from './attributes.ts';

/** Rootly nests related records: `{data: {attributes: {name}}}`, or gives the name alone. */
const related = z.transform((value: unknown): string | undefined =>
  typeof value === 'string'
    ? value
    : (stringAt(value, 'data', 'attributes', 'name') ??
      stringAt(value, 'data', 'attributes', 'full_name') ??
      stringAt(value, 'attributes', 'name') ??
      stringAt(value, 'full_name') ??
      stringAt(value, 'name')),
);

export const incident = resource({
  name: 'incident',
  types: /^incidents?$/,
  keys: ['sequential_id', 'mitigated_at', 'in_triage_at', 'short_url'],
  schema: () =>
    z.object({
      title: text,
      slug: text,
      sequential_id: text,
      summary: text,
      kind: text,
      status: text,
      severity: related,
      user: related,
      started_by: related,
      mitigated_by: related,
      resolved_by: related,
      url: text,
      short_url: text,
      started_at: time,
      detected_at: time,
      in_triage_at: time,
      acknowledged_at: time,
      mitigated_at: time,
      resolved_at: time,
      cancelled_at: time,
      mitigation_message: text,
      resolution_message: text,
      created_at: time,
    }),
  *tell(record, id) {
    if (record.kind === 'test' || record.kind === 'example') return;
    const number = record.sequential_id ? `incident #${record.sequential_id}` : 'incident';
    const refs = { incident: id, severity: record.severity };
    const common = { url: record.url ?? record.short_url, refs };
    const more = (message: string | undefined) => (message ? `: ${plainOfHtml(message)}` : '');
    const stamps = [
      ['started', record.started_at, 'status-changed', `Start of ${number}`, undefined],
      ['detected', record.detected_at, 'status-changed', `Detected ${number}`, undefined],
      ['triage', record.in_triage_at, 'status-changed', `Triage of ${number} began`, undefined],
      ['acknowledged', record.acknowledged_at, 'acknowledged', `Acknowledged ${number}`, undefined],
      [
        'mitigated',
        record.mitigated_at,
        'status-changed',
        `Mitigated ${number}${more(record.mitigation_message)}`,
        record.mitigated_by,
      ],
      [
        'resolved',
        record.resolved_at,
        'resolved',
        `Resolved ${number}${more(record.resolution_message)}`,
        record.resolved_by,
      ],
      ['cancelled', record.cancelled_at, 'status-changed', `Cancelled ${number}`, undefined],
    ] as const;
    if (record.created_at) {
      const severity = record.severity ? ` (${record.severity})` : '';
      yield {
        ...common,
        when: record.created_at,
        kind: 'declared',
        text: `Declared ${number} "${record.title ?? record.slug ?? ''}"${severity}${more(record.summary)}`,
        identity: `${id}:declared`,
        actor: person(record.user ?? record.started_by),
      };
    }
    for (const [key, when, kind, words, who] of stamps) {
      if (!when) continue;
      yield {
        ...common,
        when,
        kind,
        text: words,
        identity: `${id}:${key}`,
        actor: person(who),
        refs: { ...refs, status: key },
      };
    }
  },
});

/** An entry of the incident's timeline: `occurred_at` is the time told, `created_at` the time of writing. */
export const timelineEvent = resource({
  name: 'timeline event',
  types: /^incident_events?$/,
  keys: ['event'],
  schema: () =>
    z.object({
      event: neededText,
      occurred_at: neededTime,
      created_at: time,
      user: related,
      user_display_name: text,
      source: text,
    }),
  *tell(record, id, incident) {
    const words = plainOfHtml(record.event);
    yield {
      when: record.occurred_at,
      recorded: record.created_at,
      kind: kindOfEntry(words) ?? 'note',
      text: words,
      identity: id,
      actor: person(record.user ?? record.user_display_name),
      refs: { incident },
    };
  },
});
