import * as z from 'zod/mini';
import type { EventKind } from '../../event.ts';
import { alertText } from '../../reading/alert-words.ts';
import { changeKind } from '../../reading/change-kind.ts';
import { anything, neededText, text, time } from '../../reading/fields.ts';
import { jsonSource } from '../../reading/json-source.ts';
import { firstText, isObject, stringAt } from '../../reading/json-value.ts';
import { has, shape } from '../../reading/shape.ts';
import { system } from '../../reading/told.ts';

/** `dev.cdevents.service.deployed.0.1.0` tells of a deploy by the words of its type. */
function kindOf(type: string, data: unknown): EventKind {
  const words = type
    .replace(/[._-]+/g, ' ')
    .replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .toLowerCase();
  if (/\broll(?:ed)? ?back\b|\brolledback\b/.test(words)) return 'rollback';
  if (/\bincident\b/.test(words)) {
    return /\bresolved\b/.test(words)
      ? 'resolved'
      : /\b(?:detected|reported|created|opened)\b/.test(words)
        ? 'declared'
        : 'status-changed';
  }
  if (/\balert\b/.test(words))
    return /\b(?:resolved|closed|recovered)\b/.test(words) ? 'alert-resolved' : 'alert-fired';
  if (/\bservice (?:deployed|published|upgraded)\b/.test(words)) return 'deploy';
  return changeKind(words, stringAt(data, 'status') ?? stringAt(data, 'state')) ?? 'other';
}

/** The telling texts of `data`: a message where there is one, else its plain fields. */
function wordsOf(data: unknown): string {
  if (typeof data === 'string') return data.slice(0, 400);
  if (!isObject(data)) return '';
  const message = firstText(
    stringAt(data, 'message'),
    stringAt(data, 'summary'),
    stringAt(data, 'description'),
    stringAt(data, 'title'),
    stringAt(data, 'text'),
  );
  if (message) return message;
  const plain = Object.entries(data).filter(([, value]) => /^(?:string|number|boolean)$/.test(typeof value));
  return plain
    .slice(0, 6)
    .map(([key, value]) => `${key}=${String(value).slice(0, 80)}`)
    .join(' ');
}

const event = shape({
  name: 'event',
  fits: (record) =>
    has(record, 'specversion', 'type', 'source')
      ? 1
      : has(record, 'cloudEventsVersion', 'eventType')
        ? 0.9
        : 0,
  schema: () =>
    z.object({
      id: text,
      source: neededText,
      type: neededText,
      subject: text,
      time,
      data: anything,
      datacontenttype: text,
    }),
  *tell(record, scope) {
    if (!record.time) {
      scope.note(`${record.type} ${record.id ?? ''} has no time (the attribute is optional in CloudEvents)`);
      return;
    }
    const { data } = record;
    const kind = kindOf(record.type, data);
    const words = wordsOf(data);
    const service = stringAt(data, 'service') ?? stringAt(data, 'subject', 'id') ?? record.subject;
    const subject = record.subject ? ` ${record.subject}` : '';
    const alert = kind === 'alert-fired' || kind === 'alert-resolved';
    yield {
      when: record.time,
      kind,
      text: alert
        ? alertText(
            {
              name: stringAt(data, 'alertname') ?? record.subject ?? record.type,
              severity: stringAt(data, 'severity'),
              summary: words,
            },
            kind === 'alert-fired' ? 'fired' : 'resolved',
          )
        : `${record.type}${subject}${words ? `: ${words}` : ''}`,
      identity: `${record.source}:${record.id ?? record.time.at}`,
      actor: system(record.source),
      refs: {
        service,
        environment:
          stringAt(data, 'environment') ?? stringAt(data, 'subject', 'content', 'environment', 'id'),
        revision: stringAt(data, 'version') ?? stringAt(data, 'subject', 'content', 'artifactId'),
        severity: stringAt(data, 'severity'),
      },
    };
  },
});

/** CloudEvents 1.0 in JSON: single, batch, one a line. */
export const source = jsonSource({ id: 'cloudevents', title: 'CloudEvents', shapes: [event] });
