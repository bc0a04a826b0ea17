/** Incidents v2. Severity and state also hide in `fields{}.value`. */
import * as z from 'zod/mini';
import { neededText, neededTime, text, time } from '../../reading/fields.ts';
import { isObject, type JsonObject, stringAt } from '../../reading/json-value.ts';
import { count, shape } from '../../reading/shape.ts';

const values = z.transform((value: unknown): JsonObject => (isObject(value) ? value : {}));

export const incident = shape({
  name: 'incident',
  fits: (record) => {
    const inner = record['attributes'];
    if (record['type'] !== 'incidents' || !isObject(inner)) return 0;
    return count(inner, 'public_id', 'customer_impact_scope', 'customer_impacted', 'detected') >= 2 ? 1 : 0;
  },
  schema: () =>
    z.object({
      id: neededText,
      attributes: z.object({
        public_id: text,
        title: text,
        created: neededTime,
        detected: time,
        resolved: time,
        customer_impact_start: time,
        customer_impact_end: time,
        customer_impact_scope: text,
        severity: text,
        state: text,
        fields: values,
      }),
    }),
  *tell({ id, attributes: it }) {
    const field = (name: string) => stringAt(it.fields, name, 'value');
    const known = (word: string | undefined) => (word && word !== 'UNKNOWN' ? word : undefined);
    const severity = known(it.severity) ?? known(field('severity'));
    const services = isObject(it.fields['services']) ? it.fields['services']['value'] : undefined;
    const service = Array.isArray(services) && typeof services[0] === 'string' ? services[0] : undefined;
    const refs = { incident: it.public_id ?? id, severity, service };
    const number = `incident #${it.public_id ?? id}`;
    const scope = it.customer_impact_scope ? `: ${it.customer_impact_scope}` : '';
    yield {
      when: it.created,
      kind: 'declared',
      text: `Declared ${number} "${it.title ?? ''}"${severity ? ` (${severity})` : ''}`,
      identity: `${id}:declared`,
      refs,
    };
    const stamps = [
      ['detected', it.detected, 'status-changed', `Detected ${number}`],
      [
        'impact-start',
        it.customer_impact_start,
        'status-changed',
        `Customer impact of ${number} started${scope}`,
      ],
      ['impact-end', it.customer_impact_end, 'status-changed', `Customer impact of ${number} ended`],
      ['resolved', it.resolved, 'resolved', `Resolved ${number}`],
    ] as const;
    for (const [key, when, kind, words] of stamps) {
      if (when) yield { when, kind, text: words, identity: `${id}:${key}`, refs };
    }
  },
});
