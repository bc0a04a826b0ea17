/** What Datadog's webhook integration posts by default for a monitor. Its body is a template: all keys optional. */
import * as z from 'zod/mini';
import { alertText } from '../../reading/alert-words.ts';
import { text, texts, time } from '../../reading/fields.ts';
import { withoutMarks } from '../../reading/plain-markup.ts';
import { count, has, shape } from '../../reading/shape.ts';
import { system } from '../../reading/told.ts';

export const monitorWebhook = shape({
  name: 'monitor webhook',
  fits: (record) =>
    has(record, 'event_type') &&
    count(record, 'last_updated', 'alert_transition', 'alert_id', 'aggreg_key', 'org') >= 2
      ? 0.9
      : 0,
  schema: () =>
    z.object({
      id: text,
      title: text,
      alert_title: text,
      body: text,
      event_type: text,
      alert_transition: text,
      alert_id: text,
      alert_status: text,
      priority: text,
      alert_priority: text,
      date: time,
      last_updated: time,
      tags: z.transform((value: unknown) => (typeof value === 'string' ? value.split(',') : value)),
      link: text,
    }),
  *tell(record, scope) {
    const when = record.date ?? record.last_updated;
    if (!when) {
      scope.note('date and last_updated are missing');
      return;
    }
    const tags = texts.parse(record.tags);
    const tag = (name: string) => tags.find((entry) => entry.trim().startsWith(`${name}:`))?.split(':')[1];
    const recovered = /recover/i.test(record.alert_transition ?? record.title ?? '');
    const name = (record.alert_title ?? record.title ?? 'without a title').replace(/^\[[^\]]*\]\s*/, '');
    const service = tag('service');
    const severity = record.alert_priority;
    const summary = record.body ? withoutMarks(record.body).split('\n')[0] : undefined;
    yield {
      when,
      kind: recovered ? 'alert-resolved' : 'alert-fired',
      text: alertText({ name, service, severity, summary }, recovered ? 'resolved' : 'fired'),
      identity: record.id ?? `${record.alert_id}:${record.alert_transition}:${when.at}`,
      actor: system('Datadog'),
      url: record.link,
      refs: { alert: name, service, severity, environment: tag('env') },
    };
  },
});
