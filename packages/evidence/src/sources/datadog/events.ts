/** Events: `attributes.timestamp` is ISO, `attributes.attributes.timestamp` ms, `dateHappened` s, `duration` ns. */
import * as z from 'zod/mini';
import type { EventKind } from '../../event.ts';
import { alertText } from '../../reading/alert-words.ts';
import { changeKind } from '../../reading/change-kind.ts';
import { neededTime, number, part, text, texts, time } from '../../reading/fields.ts';
import { isObject } from '../../reading/json-value.ts';
import { firstLine, withoutMarks } from '../../reading/plain-markup.ts';
import { count, has, shape } from '../../reading/shape.ts';
import { isoOf } from '../../reading/times.ts';
import { system, type Told } from '../../reading/told.ts';

/** The value of `service:checkout` among tags. */
function tag(tags: readonly string[], name: string): string | undefined {
  const found = tags.find((entry) => entry.startsWith(`${name}:`));
  return found?.slice(name.length + 1) || undefined;
}

function kindOf(title: string, status: string | undefined, fromMonitor: boolean): EventKind {
  if (/^\[(?:triggered|re-triggered|warn|alert|no data)/i.test(title)) return 'alert-fired';
  if (/^\[recovered/i.test(title)) return 'alert-resolved';
  if (fromMonitor || /^(?:triggered|recovered)\b/i.test(title)) {
    if (/^(?:error|warning|critical)$/i.test(status ?? '')) return 'alert-fired';
    if (/^(?:success|ok|recovery)$/i.test(status ?? '')) return 'alert-resolved';
  }
  return changeKind(title, status) ?? 'annotation';
}

interface Facts {
  readonly title: string | undefined;
  readonly message: string | undefined;
  readonly status: string | undefined;
  readonly tags: readonly string[];
  readonly monitor: string | undefined;
  readonly service: string | undefined;
  readonly priority: string | undefined;
  readonly sourceName: string | undefined;
}

function tellFacts(facts: Facts): Pick<Told, 'kind' | 'text' | 'refs' | 'actor'> {
  const message = facts.message
    ? withoutMarks(facts.message)
        .replace(/(^|\s)@[\w.:-]+/g, '$1')
        .trim()
    : '';
  const title = withoutMarks(facts.title ?? firstLine(message)) || 'Event without a title';
  const body = message === title ? '' : firstLine(message, 400);
  const kind = kindOf(title, facts.status, facts.monitor !== undefined);
  const service = facts.service ?? tag(facts.tags, 'service');
  const severity = facts.priority && /^[1-5]$/.test(facts.priority) ? `P${facts.priority}` : facts.priority;
  const name = title.replace(/^\[[^\]]{1,60}\]\s*/, '');
  const plain = body && !title.includes(body) ? `${title}: ${body}` : title;
  const verb = kind === 'alert-fired' ? 'fired' : kind === 'alert-resolved' ? 'resolved' : undefined;
  return {
    kind,
    text: verb ? alertText({ name, severity, service, summary: body }, verb) : plain,
    actor: system(facts.sourceName ?? 'Datadog'),
    refs: {
      alert: facts.monitor,
      service,
      environment: tag(facts.tags, 'env'),
      revision: tag(facts.tags, 'version') ?? tag(facts.tags, 'git.commit.sha'),
      severity,
      status: facts.status,
      team: tag(facts.tags, 'team'),
    },
  };
}

export const event = shape({
  name: 'event',
  fits: (record) => {
    const outer = record['attributes'];
    if (!isObject(outer) || !has(outer, 'timestamp')) return 0;
    if (record['type'] === 'event') return 1;
    const inner = outer['attributes'];
    return isObject(inner) && count(inner, 'evt', 'sourcecategory', 'aggregation_key', 'monitor_id') > 0
      ? 0.9
      : 0;
  },
  schema: () =>
    z.object({
      id: text,
      attributes: z.object({
        timestamp: neededTime,
        message: text,
        tags: texts,
        attributes: part(
          z.object({
            title: text,
            date_happened: time,
            dateHappened: time,
            duration: number,
            evt: part(z.object({ id: text, name: text, type: text })),
            monitor: part(z.object({ id: text, name: text })),
            monitor_id: text,
            monitorId: text,
            priority: text,
            service: text,
            status: text,
            source_type_name: text,
            sourceTypeName: text,
          }),
        ),
      }),
    }),
  *tell({ id, attributes: outer }) {
    const inner = outer.attributes;
    const when = inner?.date_happened ?? inner?.dateHappened ?? outer.timestamp;
    const length = (inner?.duration ?? 0) / 1e6;
    const until =
      length > 0 && when.at
        ? { at: isoOf(Date.parse(when.at) + length), precision: 'second' as const }
        : undefined;
    yield {
      ...tellFacts({
        title: inner?.title ?? inner?.evt?.name,
        message: outer.message,
        status: inner?.status,
        tags: outer.tags,
        monitor: inner?.monitor?.name ?? inner?.monitor_id ?? inner?.monitorId,
        service: inner?.service,
        priority: inner?.priority,
        sourceName: inner?.source_type_name ?? inner?.sourceTypeName,
      }),
      when,
      until,
      recorded: outer.timestamp,
      identity: id ?? inner?.evt?.id ?? `${when.at}:${inner?.title ?? ''}`,
    };
  },
});

/** `/api/v1/events`: `date_happened` in seconds. */
export const eventV1 = shape({
  name: 'event (v1)',
  fits: (record) =>
    has(record, 'date_happened') && count(record, 'alert_type', 'title', 'text', 'tags', 'source') >= 3
      ? 1
      : 0,
  schema: () =>
    z.object({
      id: text,
      id_str: text,
      title: text,
      text: text,
      date_happened: neededTime,
      alert_type: text,
      priority: text,
      tags: texts,
      source: text,
      source_type_name: text,
      url: text,
      monitor_id: text,
    }),
  *tell(record) {
    yield {
      ...tellFacts({
        title: record.title,
        message: record.text,
        status: record.alert_type,
        tags: record.tags,
        monitor: record.monitor_id,
        service: undefined,
        priority: undefined,
        sourceName: record.source ?? record.source_type_name,
      }),
      when: record.date_happened,
      identity: record.id_str ?? record.id ?? neededIdentity(record.title, record.date_happened.at),
      url: record.url?.startsWith('/') ? `https://app.datadoghq.com${record.url}` : record.url,
    };
  },
});

function neededIdentity(title: string | undefined, at: string | null): string {
  return `${at}:${title ?? ''}`;
}
