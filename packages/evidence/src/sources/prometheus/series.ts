/** Results of `query_range` and `query`: labelled series of samples. */
import * as z from 'zod/mini';
import { alertText, factsOfLabels, labelKey, refsOfLabels } from '../../reading/alert-words.ts';
import { labels } from '../../reading/fields.ts';
import { isObject } from '../../reading/json-value.ts';
import { has, shape } from '../../reading/shape.ts';
import { isoOf, type Stamp } from '../../reading/times.ts';
import { system, type Told } from '../../reading/told.ts';
import { changesOf, runsOf, type Sample, stepOf } from './edges.ts';

const MOST_SERIES = 400;

function sampleOf(value: unknown): Sample[] {
  if (!Array.isArray(value) || typeof value[0] !== 'number') return [];
  return [[value[0], value[1] === '+Inf' ? Number.POSITIVE_INFINITY : Number(value[1])]];
}

const samples = z.transform((value: unknown): Sample[] =>
  Array.isArray(value) ? value.flatMap(sampleOf).sort((a, b) => a[0] - b[0]) : [],
);
const series = z.transform((value: unknown) => {
  if (!Array.isArray(value)) return [];
  const item = z.object({ metric: labels, values: samples, value: z.transform(sampleOf) });
  return value.flatMap((entry) => {
    const result = item.safeParse(entry);
    if (!result.success) return [];
    const { metric, values, value: single } = result.data;
    return [{ metric, values: values.length > 0 ? values : single }];
  });
});

export const queryResult = shape({
  name: 'query result',
  fits: (record) =>
    has(record, 'resultType', 'result') && /^(?:matrix|vector)$/.test(String(record['resultType'])) ? 1 : 0,
  schema: () => z.object({ result: series }),
  *tell({ result }, scope) {
    if (result.length > MOST_SERIES) {
      scope.note(`${result.length} series: only the first ${MOST_SERIES} were read; narrow the query`);
    }
    const kept = result.slice(0, MOST_SERIES);
    const step = stepOf(kept.map(({ values }) => values));
    const last = Math.max(...kept.map(({ values }) => values.at(-1)?.[0] ?? 0));
    for (const { metric, values } of kept) {
      if (metric['__name__'] === 'ALERTS') yield* alerts(metric, values, step, last);
      else if (metric['__name__'] === 'ALERTS_FOR_STATE') yield* pendings(metric, values);
      else yield* measured(metric, values, step);
    }
  },
});

function stamp(seconds: number, step: number | null): Stamp {
  const precision =
    step !== null && step >= 3600 ? 'hour' : step !== null && step >= 60 ? 'minute' : 'second';
  return { at: isoOf(Math.round(seconds * 1000)), precision };
}

type Labels = Readonly<Record<string, string>>;

function* alerts(
  metric: Labels,
  values: readonly Sample[],
  step: number | null,
  last: number,
): Generator<Told> {
  const facts = factsOfLabels(metric, {});
  const firing = metric['alertstate'] !== 'pending';
  const common = { refs: refsOfLabels(metric), actor: system('Prometheus') };
  const key = labelKey(metric);
  for (const run of runsOf(values, step, last)) {
    yield {
      ...common,
      when: stamp(run.from, step),
      until: stamp(run.to, step),
      kind: firing ? 'alert-fired' : 'metric',
      text: alertText(facts, firing ? 'fired' : 'pending'),
      identity: `${key}:${run.from}`,
    };
    if (!firing || run.ended === null) continue;
    const text = alertText(facts, 'resolved');
    yield {
      ...common,
      when: stamp(run.ended, step),
      kind: 'alert-resolved',
      text,
      identity: `${key}:${run.ended}:end`,
    };
  }
}

/** The value of ALERTS_FOR_STATE is the second at which the condition became true, before any `for:`. */
function* pendings(metric: Labels, values: readonly Sample[]): Generator<Told> {
  for (const since of new Set(values.map(([, value]) => value))) {
    if (!(since > 0)) continue;
    yield {
      when: stamp(since, null),
      kind: 'metric',
      text: alertText(factsOfLabels(metric, {}), 'pending'),
      identity: `${labelKey(metric)}:since:${since}`,
      refs: refsOfLabels(metric),
      actor: system('Prometheus'),
    };
  }
}

function* measured(metric: Labels, values: readonly Sample[], step: number | null): Generator<Told> {
  const first = values[0];
  const end = values.at(-1);
  if (!first || !end) return;
  const name = seriesName(metric);
  const key = labelKey(metric);
  const common = { kind: 'metric', refs: refsOfLabels(metric), actor: system('Prometheus') } as const;
  if (values.every(([, value]) => value === 0 || value === 1)) {
    const whole = `${name} was ${first[1]}${changesOf(values).length === 0 && values.length > 1 ? ' throughout' : ''}`;
    yield { ...common, when: stamp(first[0], step), text: whole, identity: `${key}:${first[0]}` };
    for (const { at, from, to } of changesOf(values)) {
      const text = `${name} went from ${from} to ${to}`;
      yield { ...common, when: stamp(at, step), text, identity: `${key}:${at}` };
    }
    return;
  }
  const known = values.filter(([, value]) => Number.isFinite(value));
  let low = known[0];
  let high = known[0];
  for (const sample of known) {
    if (low && sample[1] < low[1]) low = sample;
    if (high && sample[1] > high[1]) high = sample;
  }
  if (!low || !high) return;
  const clock = (at: number) => `${stamp(at, step).at?.slice(11, 16)} UTC`;
  const text =
    low[1] === high[1]
      ? `${name} was ${low[1]}`
      : `${name} between ${low[1]} (at ${clock(low[0])}) and ${high[1]} (at ${clock(high[0])})`;
  yield {
    ...common,
    when: stamp(first[0], step),
    until: stamp(end[0], step),
    text,
    identity: `${key}:range`,
  };
}

function seriesName(metric: Labels): string {
  const inner = Object.keys(metric)
    .filter((key) => key !== '__name__')
    .map((key) => `${key}="${metric[key]}"`);
  return `${metric['__name__'] ?? ''}${inner.length > 0 ? `{${inner.join(', ')}}` : ''}` || 'The query';
}

/** True for an element of `/api/v1/alerts` or of a rule in `/api/v1/rules`. */
export function isActiveAlert(record: Readonly<Record<string, unknown>>): boolean {
  return has(record, 'labels', 'state', 'activeAt') && isObject(record['labels']);
}
