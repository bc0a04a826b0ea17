/** `GET /api/v1/rules/history`: a data frame of times, lines and labels. */
import * as z from 'zod/mini';
import { alertText, factsOfLabels, refsOfLabels } from '../../reading/alert-words.ts';
import { labels, text } from '../../reading/fields.ts';
import { parseJson } from '../../reading/json-sample.ts';
import { isObject } from '../../reading/json-value.ts';
import { has, shape } from '../../reading/shape.ts';
import { system } from '../../reading/told.ts';
import { writtenStamp } from '../../reading/written-stamps.ts';
import { kindOfState } from './states.ts';

const columns = z.transform((value: unknown): unknown[][] =>
  Array.isArray(value) ? value.map((column: unknown) => (Array.isArray(column) ? column : [])) : [],
);

const line = () =>
  z.object({
    previous: text,
    current: text,
    error: text,
    ruleTitle: text,
    ruleUID: text,
    fingerprint: text,
    labels,
  });

export const stateHistory = shape({
  name: 'alert state history',
  fits: (record) => {
    const data = record['data'];
    const schema = record['schema'];
    if (!isObject(data) || !isObject(schema) || !Array.isArray(data['values'])) return 0;
    const fields = Array.isArray(schema['fields']) ? schema['fields'] : [];
    return fields.some((field) => isObject(field) && field['name'] === 'line') && has(data, 'values') ? 1 : 0;
  },
  schema: () => z.object({ data: z.object({ values: columns }) }),
  *tell(record, scope) {
    const [times = [], lines = []] = record.data.values;
    const schema = line();
    for (const [index, raw] of lines.entries()) {
      const when = writtenStamp(times[index]);
      const parsed = schema.safeParse(typeof raw === 'string' ? parseJson(raw) : raw);
      if (!when || !parsed.success || !parsed.data.current) {
        scope.note(`row ${index + 1} has no time or no state`);
        continue;
      }
      const { current, previous, ruleTitle, ruleUID, labels: rowLabels, error } = parsed.data;
      const kind = kindOfState(current);
      const facts = {
        ...factsOfLabels(rowLabels, {}),
        name: ruleTitle ?? rowLabels['alertname'],
        summary: error,
      };
      const verb = kind === 'alert-fired' ? 'fired' : kind === 'alert-resolved' ? 'resolved' : undefined;
      const change = `went from ${previous ?? 'unknown'} to ${current}`;
      const reason = /\((.+)\)/.exec(current)?.[1];
      yield {
        when,
        kind,
        text: verb
          ? `${alertText(facts, verb)}${reason ? ` (${reason})` : ''}`
          : `Alert ${facts.name ?? ''} ${change}`,
        identity: `history:${ruleUID}:${parsed.data.fingerprint ?? ''}:${when.at}:${current}`,
        actor: system('Grafana'),
        refs: { ...refsOfLabels(rowLabels), alert: facts.name, status: current },
      };
    }
  },
});
