import * as z from 'zod/mini';
import { alertText, factsOfLabels, labelKey, refsOfLabels } from '../../reading/alert-words.ts';
import { labels, neededTime, part, text, time } from '../../reading/fields.ts';
import { jsonSource } from '../../reading/json-source.ts';
import { isObject } from '../../reading/json-value.ts';
import { has, shape } from '../../reading/shape.ts';
import { system } from '../../reading/told.ts';

const status = z.transform((value: unknown): string | undefined => {
  if (typeof value === 'string') return value;
  return isObject(value) && typeof value['state'] === 'string' ? value['state'] : undefined;
});

/** An alert in a webhook (`status` firing or resolved) or of the API (`status.state` active, suppressed …). */
const alert = shape({
  name: 'alert',
  fits: (record) => {
    if (!has(record, 'labels', 'startsAt') || !isObject(record['labels'])) return 0;
    return has(record, 'generatorURL') || has(record, 'annotations') ? 0.9 : 0.7;
  },
  schema: () =>
    z.object({
      status,
      labels,
      annotations: labels,
      startsAt: neededTime,
      endsAt: time,
      fingerprint: text,
      generatorURL: text,
    }),
  *tell(record, scope) {
    const facts = factsOfLabels(record.labels, record.annotations);
    const key = record.fingerprint ?? labelKey(record.labels);
    const common = {
      refs: refsOfLabels(record.labels),
      url: record.generatorURL,
      actor: system('Alertmanager'),
    };
    const fired = `${key}:${record.startsAt.at}`;
    const quiet = record.status === 'suppressed' ? ' (suppressed)' : '';
    yield {
      ...common,
      when: record.startsAt,
      kind: 'alert-fired',
      text: alertText(facts, 'fired') + quiet,
      identity: `${fired}:firing`,
    };
    if (record.status !== 'resolved') return;
    if (!record.endsAt) {
      scope.note('resolved, but endsAt is missing: no time for the end');
      return;
    }
    const resolved = alertText(facts, 'resolved');
    yield {
      ...common,
      when: record.endsAt,
      kind: 'alert-resolved',
      text: resolved,
      identity: `${fired}:resolved`,
    };
  },
});

const silence = shape({
  name: 'silence',
  fits: (record) => (has(record, 'matchers', 'startsAt', 'endsAt', 'createdBy') ? 1 : 0),
  schema: () =>
    z.object({
      id: text,
      matchers: z.transform((value: unknown) =>
        Array.isArray(value)
          ? value
              .filter(isObject)
              .map((matcher) => `${matcher['name']}=${matcher['value']}`)
              .join(', ')
          : '',
      ),
      startsAt: neededTime,
      endsAt: time,
      updatedAt: time,
      createdBy: text,
      comment: text,
      status: part(z.object({ state: text })),
    }),
  *tell(record) {
    yield {
      when: record.startsAt,
      until: record.endsAt,
      kind: 'config-changed',
      text: `Alerts matching ${record.matchers} silenced${record.comment ? `: ${record.comment}` : ''}`,
      identity: `silence:${record.id ?? record.matchers}:${record.startsAt.at}`,
      actor: record.createdBy ? { id: record.createdBy, name: record.createdBy, kind: 'person' } : undefined,
    };
  },
});

/** Prometheus Alertmanager: webhook v4, API v2 alerts and silences. Repeats of a notification are one event. */
export const source = jsonSource({ id: 'alertmanager', title: 'Alertmanager', shapes: [alert, silence] });
