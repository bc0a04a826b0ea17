/** Notes that responders left on an incident, and status updates sent to stakeholders. */
import * as z from 'zod/mini';
import { neededText, neededTime, text, time } from '../../reading/fields.ts';
import { isObject, type JsonObject } from '../../reading/json-value.ts';
import { has, shape } from '../../reading/shape.ts';
import { actorOf, reference } from './references.ts';

function isReference(value: unknown): boolean {
  return isObject(value) && typeof value['type'] === 'string' && /_reference$/.test(value['type']);
}

/** `incidents/PT4KHLK/notes.json` names the incident only around the notes, if at all. */
function incidentAround(root: unknown): string | undefined {
  if (!isObject(root)) return undefined;
  const incident = root['incident'];
  return isObject(incident) && typeof incident['id'] === 'string' ? incident['id'] : undefined;
}

export const note = shape({
  name: 'note',
  fits: (record: JsonObject, under: string) =>
    has(record, 'content', 'created_at', 'user') && isReference(record['user'])
      ? under === 'notes'
        ? 1
        : 0.9
      : 0,
  schema: () =>
    z.object({
      id: neededText,
      user: reference(),
      content: neededText,
      created_at: neededTime,
      incident: reference(),
    }),
  *tell(record, scope) {
    yield {
      when: record.created_at,
      kind: 'note',
      text: record.content,
      identity: `${record.id}:note`,
      actor: actorOf(record.user),
      refs: { incident: record.incident?.id ?? incidentAround(scope.root) },
    };
  },
});

export const statusUpdate = shape({
  name: 'status update',
  fits: (record: JsonObject, under: string) =>
    has(record, 'message', 'created_at', 'sender') && isReference(record['sender'])
      ? under.startsWith('status_update')
        ? 1
        : 0.9
      : 0,
  schema: () =>
    z.object({
      id: neededText,
      message: neededText,
      subject: text,
      sender: reference(),
      created_at: neededTime,
      updated_at: time,
    }),
  *tell(record, scope) {
    const subject = record.subject && record.subject !== record.message ? `${record.subject}: ` : '';
    yield {
      when: record.created_at,
      kind: 'status-update',
      text: `${subject}${record.message}`,
      identity: `${record.id}:status-update`,
      actor: actorOf(record.sender),
      refs: { incident: incidentAround(scope.root) },
    };
  },
});
