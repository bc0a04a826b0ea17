import * as z from 'zod/mini';
import { alertText, factsOfLabels, labelKey, refsOfLabels } from '../../reading/alert-words.ts';
import { labels, neededTime, text } from '../../reading/fields.ts';
import { jsonSource } from '../../reading/json-source.ts';
import { shape } from '../../reading/shape.ts';
import { system } from '../../reading/told.ts';
import { isActiveAlert, queryResult } from './series.ts';

const activeAlert = shape({
  name: 'active alert',
  fits: (record) => (isActiveAlert(record) ? 1 : 0),
  schema: () => z.object({ labels, annotations: labels, state: text, activeAt: neededTime, value: text }),
  *tell(record) {
    const firing = record.state === 'firing';
    yield {
      when: record.activeAt,
      kind: firing ? 'alert-fired' : 'metric',
      text: alertText(factsOfLabels(record.labels, record.annotations), firing ? 'fired' : 'pending'),
      identity: `${labelKey(record.labels)}:${record.activeAt.at}:${record.state}`,
      refs: refsOfLabels(record.labels),
      actor: system('Prometheus'),
    };
  },
});

/** Prometheus: answers of `query_range` (ALERTS becomes fired and resolved), `query`, `alerts`, `rules`. */
export const source = jsonSource({
  id: 'prometheus',
  title: 'Prometheus',
  shapes: [queryResult, activeAlert],
});
