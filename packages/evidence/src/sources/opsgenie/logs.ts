/** Activity logs and notes of an alert. The verb stands only in the prose of `log`. */
import * as z from 'zod/mini';
import type { Actor, EventKind } from '../../event.ts';
import { neededText, neededTime, text } from '../../reading/fields.ts';
import { isObject, stringAt } from '../../reading/json-value.ts';
import { has, shape } from '../../reading/shape.ts';
import { person, system } from '../../reading/told.ts';

const VERBS: readonly (readonly [RegExp, EventKind])[] = [
  [/\bnot ?ack|un-?acknowledg/i, 'status-changed'],
  [/\backnowledg/i, 'acknowledged'],
  [
    /\b(?:alert|incident) (?:is )?(?:auto-?)?closed\b|\bclosed (?:the )?alert|^closed\b|\bauto-?closed?\b/i,
    'resolved',
  ],
  [/\bescalat/i, 'escalated'],
  [/\b(?:took ownership|assigned|ownership)\b/i, 'acknowledged'],
  [
    /\b(?:notified|notification|notify|sent (?:sms|push|email|voice)|called|schedule.*notif|recipient|responder)\b/i,
    'paged',
  ],
  [/\bnote\b/i, 'note'],
  [/\bpriority\b/i, 'severity-changed'],
  [/\b(?:alert|incident) (?:is )?(?:created|opened)|^created\b/i, 'alert-fired'],
  [/\bstatus\b|\bsnooz|\bre-?open/i, 'status-changed'],
];

/** The kind of a log line by the verbs in its prose. */
export function kindOfLog(log: string): EventKind {
  return VERBS.find(([pattern]) => pattern.test(log))?.[1] ?? 'other';
}

function actorOf(owner: string | undefined): Actor | undefined {
  if (owner === undefined) return undefined;
  return /^(?:system|opsgenie|alert api|api)$/i.test(owner) ? system(owner) : person(owner);
}

function alertAround(root: unknown): string | undefined {
  if (!isObject(root)) return undefined;
  return stringAt(root, 'alertId') ?? stringAt(root, 'alert', 'id') ?? stringAt(root, 'id');
}

export const log = shape({
  name: 'log',
  fits: (record) =>
    has(record, 'log', 'createdAt', 'offset') || has(record, 'log', 'createdAt', 'owner') ? 1 : 0,
  schema: () => z.object({ log: neededText, type: text, owner: text, createdAt: neededTime, offset: text }),
  *tell(record, scope) {
    const actor = actorOf(record.owner);
    const kind = kindOfLog(record.log);
    yield {
      when: record.createdAt,
      kind: kind === 'resolved' && actor?.kind !== 'person' ? 'alert-resolved' : kind,
      text: record.log.replace(/\s+/g, ' '),
      identity: `log:${alertAround(scope.root) ?? ''}:${record.offset ?? record.createdAt.at}:${record.log.slice(0, 40)}`,
      actor,
      refs: { alert: alertAround(scope.root) },
    };
  },
});

export const note = shape({
  name: 'note',
  fits: (record) => (has(record, 'note', 'createdAt', 'owner') ? 1 : 0),
  schema: () => z.object({ note: neededText, owner: text, createdAt: neededTime, offset: text }),
  *tell(record, scope) {
    yield {
      when: record.createdAt,
      kind: 'note',
      text: record.note,
      identity: `note:${record.offset ?? record.createdAt.at}:${record.note.slice(0, 40)}`,
      actor: actorOf(record.owner),
      refs: { alert: alertAround(scope.root) },
    };
  },
});

/** A text, or an object that holds it as `content` or `name`. */
const inner = z.transform((value: unknown): string | undefined =>
  typeof value === 'string' ? value : (stringAt(value, 'content') ?? stringAt(value, 'name')),
);

/** `/v2/incident-timelines/{id}/entries`. */
export const timelineEntry = shape({
  name: 'incident timeline entry',
  fits: (record) =>
    has(record, 'eventTime', 'title') && (has(record, 'actor') || has(record, 'group')) ? 0.9 : 0,
  schema: () =>
    z.object({
      id: text,
      group: text,
      type: text,
      eventTime: neededTime,
      title: inner,
      description: inner,
      actor: inner,
    }),
  *tell(record) {
    const title = record.title ?? record.type ?? 'Timeline entry';
    const more = record.description ? `: ${record.description}` : '';
    yield {
      when: record.eventTime,
      kind: kindOfLog(`${title}${more}`),
      text: `${title}${more}`,
      identity: `timeline:${record.id ?? record.eventTime.at}`,
      actor: actorOf(record.actor),
    };
  },
});
