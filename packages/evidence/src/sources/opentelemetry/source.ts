import * as z from 'zod/mini';
import type { EventKind } from '../../event.ts';
import { anything, number, text, time } from '../../reading/fields.ts';
import { jsonSource } from '../../reading/json-source.ts';
import { isObject, type JsonObject } from '../../reading/json-value.ts';
import { count, shape } from '../../reading/shape.ts';
import { system } from '../../reading/told.ts';
import { attributesOf, textOf } from './values.ts';

const SEVERITIES = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'] as const;

function resourceOf(around: readonly JsonObject[]): ReadonlyMap<string, string> {
  const holder = around.findLast((object) => isObject(object['resource']));
  const resource = holder?.['resource'];
  return attributesOf(isObject(resource) ? resource['attributes'] : undefined);
}

function kindOf(eventName: string | undefined): EventKind {
  if (!eventName) return 'log';
  if (/^feature_flag\./.test(eventName)) return 'flag-changed';
  if (/^deployment\b|\bdeploy(?:ed|ment)\b/.test(eventName)) return 'deploy';
  return 'log';
}

const logRecord = shape({
  name: 'log record',
  fits: (record) => {
    if (count(record, 'timeUnixNano', 'observedTimeUnixNano') === 0) return 0;
    return count(record, 'body', 'severityNumber', 'severityText', 'attributes') > 0 ? 1 : 0;
  },
  schema: () =>
    z.object({
      timeUnixNano: time,
      observedTimeUnixNano: time,
      severityNumber: number,
      severityText: text,
      eventName: text,
      traceId: text,
      spanId: text,
      body: anything,
      attributes: anything,
    }),
  *tell(record, scope) {
    const when = record.timeUnixNano ?? record.observedTimeUnixNano;
    if (!when) {
      scope.note('timeUnixNano and observedTimeUnixNano are missing or 0');
      return;
    }
    const attributes = attributesOf(record.attributes);
    const resource = resourceOf(scope.around);
    const name = record.eventName ?? attributes.get('event.name');
    const body = textOf(record.body);
    const step = record.severityNumber ? SEVERITIES[Math.floor((record.severityNumber - 1) / 4)] : undefined;
    const service = resource.get('service.name');
    const failure = attributes.get('exception.message');
    const words = [name, body, failure === body ? undefined : failure].filter(Boolean).join(': ');
    yield {
      when,
      recorded: record.observedTimeUnixNano,
      kind: kindOf(name),
      text: `${service ? `${service}: ` : ''}${words || 'log record without a body'}`,
      identity: `${when.at}:${service ?? ''}:${record.spanId ?? ''}:${words}`,
      actor: system(service),
      refs: {
        service,
        severity: record.severityText?.toLowerCase() ?? step,
        environment: resource.get('deployment.environment.name') ?? resource.get('deployment.environment'),
        revision: resource.get('service.version'),
      },
    };
  },
});

/** OpenTelemetry logs and events as OTLP/JSON (file exporter, one request a line). */
export const source = jsonSource({ id: 'opentelemetry', title: 'OpenTelemetry', shapes: [logRecord] });
