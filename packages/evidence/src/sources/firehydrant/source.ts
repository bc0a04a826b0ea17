import * as z from 'zod/mini';
import type { EventKind } from '../../event.ts';
import { changeKind } from '../../reading/change-kind.ts';
import { anything, labels, list, neededText, neededTime, part, text, time } from '../../reading/fields.ts';
import { jsonSource } from '../../reading/json-source.ts';
import { firstText, stringAt } from '../../reading/json-value.ts';
import { count, has, shape } from '../../reading/shape.ts';
import { person } from '../../reading/told.ts';
import { plainOfHtml } from '../../text/html.ts';

const author = () => part(z.object({ id: text, name: text, email: text, source: text }));
const milestones = () =>
  list(z.object({ id: text, type: text, slug: text, name: text, occurred_at: time, created_at: time }));

function kindOfMilestone(name: string): EventKind {
  if (/^acknowledged/i.test(name)) return 'acknowledged';
  if (/^(?:resolved|closed)/i.test(name)) return 'resolved';
  return 'status-changed';
}

const incident = shape({
  name: 'incident',
  fits: (record) =>
    has(record, 'number', 'name', 'created_at') &&
    count(record, 'milestones', 'lifecycle_phases', 'current_milestone', 'incident_url') >= 2
      ? 1
      : 0,
  schema: () =>
    z.object({
      id: neededText,
      number: text,
      name: text,
      created_at: neededTime,
      started_at: time,
      created_by: author(),
      severity: z.transform((value: unknown) =>
        typeof value === 'string' ? value : stringAt(value, 'slug'),
      ),
      priority: z.transform((value: unknown) =>
        typeof value === 'string' ? value : stringAt(value, 'slug'),
      ),
      incident_url: text,
      services: list(z.object({ name: text })),
      milestones: milestones(),
      lifecycle_phases: list(z.object({ milestones: milestones() })),
    }),
  *tell(record) {
    const severity = record.severity ?? record.priority;
    const number = `incident #${record.number}`;
    const refs = { incident: record.number, severity, service: record.services[0]?.name };
    const common = { url: record.incident_url, refs };
    yield {
      ...common,
      when: record.created_at,
      kind: 'declared',
      text: `Declared ${number} "${record.name ?? ''}"${severity ? ` (${severity})` : ''}`,
      identity: `${record.id}:declared`,
      actor: person(record.created_by?.name ?? record.created_by?.email, record.created_by?.id),
    };
    const phased = record.lifecycle_phases.flatMap((phase) => phase.milestones);
    for (const milestone of phased.length > 0 ? phased : record.milestones) {
      const name = milestone.name ?? milestone.slug ?? milestone.type;
      if (!milestone.occurred_at || !name) continue;
      yield {
        ...common,
        when: milestone.occurred_at,
        recorded: milestone.created_at,
        kind: kindOfMilestone(name),
        text: `Incident #${record.number}: ${name.replaceAll('_', ' ').toLowerCase()}`,
        refs: { ...refs, status: name },
        identity: `${record.id}:milestone:${milestone.id ?? name}`,
      };
    }
  },
});

const EVENT_KINDS: readonly (readonly [RegExp, EventKind])[] = [
  [/chat_message/, 'message'],
  [/note/, 'note'],
  [/alert/, 'alert-fired'],
  [/milestone|incident_status/, 'status-changed'],
  [/role|team_assignment/, 'join'],
  [/task/, 'action-item'],
  [/ticket/, 'ticket'],
  [/impact/, 'status-changed'],
  [/change(?:_type|log)/, 'config-changed'],
];

/** The words of an event's `data`, whose shape depends on `type`. */
function wordsOf(data: unknown, type: string): string {
  const verb = type.replaceAll('_', ' ').replace(/^./, (first) => first.toUpperCase());
  const body = firstText(
    stringAt(data, 'body'),
    stringAt(data, 'text'),
    stringAt(data, 'message'),
    stringAt(data, 'note'),
    stringAt(data, 'summary'),
    stringAt(data, 'description'),
    stringAt(data, 'alert', 'summary'),
    stringAt(data, 'title'),
    stringAt(data, 'name'),
    stringAt(data, 'status'),
    stringAt(data, 'current_milestone'),
  );
  if (/note|chat_message/.test(type) && body) return plainOfHtml(body);
  const role = stringAt(data, 'incident_role', 'name');
  const user = stringAt(data, 'user', 'name');
  const detail = role && user ? `${user} as ${role}` : body && plainOfHtml(body);
  return detail ? `${verb}: ${detail}` : verb;
}

const incidentEvent = shape({
  name: 'incident event',
  fits: (record) => (has(record, 'incident_id', 'occurred_at', 'type', 'data') ? 1 : 0),
  schema: () =>
    z.object({
      id: neededText,
      incident_id: text,
      type: neededText,
      occurred_at: neededTime,
      created_at: time,
      author: author(),
      created_by: author(),
      data: anything,
    }),
  *tell(record) {
    const who = record.author ?? record.created_by;
    yield {
      when: record.occurred_at,
      recorded: record.created_at,
      kind: EVENT_KINDS.find(([pattern]) => pattern.test(record.type))?.[1] ?? 'other',
      text: wordsOf(record.data, record.type),
      identity: record.id,
      actor: person(who?.name ?? who?.email, who?.id),
      refs: { incident: record.incident_id },
    };
  },
});

const changeEvent = shape({
  name: 'change event',
  fits: (record) =>
    has(record, 'summary', 'starts_at') && count(record, 'identities', 'environments', 'related_changes') >= 1
      ? 1
      : 0,
  schema: () =>
    z.object({
      id: neededText,
      summary: neededText,
      description: text,
      starts_at: neededTime,
      ends_at: time,
      created_at: time,
      environments: list(z.object({ name: text })),
      services: list(z.object({ name: text })),
      authors: list(z.object({ id: text, name: text })),
      identities: list(z.object({ type: text, value: text })),
      labels,
    }),
  *tell(record) {
    const identity = (type: RegExp) => record.identities.find((entry) => type.test(entry.type ?? ''))?.value;
    yield {
      when: record.starts_at,
      until: record.ends_at,
      recorded: record.created_at,
      kind: changeKind(`${record.summary} ${record.description ?? ''}`) ?? 'config-changed',
      text: record.summary,
      identity: record.id,
      actor: person(record.authors[0]?.name, record.authors[0]?.id),
      refs: {
        service: record.services[0]?.name,
        environment: record.environments[0]?.name ?? record.labels['environment'],
        revision: identity(/sha|commit|revision|image|version/i),
      },
    };
  },
});

/** FireHydrant: incidents with milestones, their event feed, change events. */
export const source = jsonSource({
  id: 'firehydrant',
  title: 'FireHydrant',
  shapes: [incident, incidentEvent, changeEvent],
});
