import * as z from 'zod/mini';
import type { EventKind } from '../../event.ts';
import { kindOfEntry } from '../../reading/event-words.ts';
import { neededText, neededTime, number, text, time } from '../../reading/fields.ts';
import { parseJson } from '../../reading/json-sample.ts';
import { jsonSource } from '../../reading/json-source.ts';
import { firstText, isObject, stringAt } from '../../reading/json-value.ts';
import { has, shape } from '../../reading/shape.ts';
import { system } from '../../reading/told.ts';

/** `arn:aws:ssm-incidents::1111:incident-record/Plan/6ebcc812-…` to plan and id. */
function namesOfArn(arn: string | undefined): { plan?: string | undefined; id?: string | undefined } {
  const match = /incident-record\/([^/]+)\/([^/]+)$/.exec(arn ?? '');
  return { plan: match?.[1], id: match?.[2] ?? arn };
}

/** `eventData` is JSON in a string: a text, or an object that depends on the type. */
function wordsOf(data: string | undefined): string | undefined {
  if (data === undefined) return undefined;
  const value = parseJson(data) ?? data;
  if (typeof value === 'string') return value;
  if (!isObject(value)) return undefined;
  return firstText(
    stringAt(value, 'text'),
    stringAt(value, 'message'),
    stringAt(value, 'title'),
    stringAt(value, 'description'),
    stringAt(value, 'summary'),
    stringAt(value, 'update'),
  );
}

const TYPES: readonly (readonly [RegExp, EventKind])[] = [
  [/^Custom Event$/i, 'note'],
  [/Contact|Engagement|Page/i, 'paged'],
  [/Alarm|Trigger/i, 'alert-fired'],
  [/Chat|Message/i, 'message'],
  [/Record Update|Status/i, 'status-changed'],
  [/Automation|Runbook/i, 'other'],
];

const timelineEvent = shape({
  name: 'timeline event',
  fits: (record) => (has(record, 'eventId', 'eventTime', 'eventType', 'incidentRecordArn') ? 1 : 0),
  schema: () =>
    z.object({
      eventId: neededText,
      eventTime: neededTime,
      eventType: neededText,
      eventUpdatedTime: time,
      incidentRecordArn: text,
      eventData: text,
    }),
  *tell(record) {
    const { plan, id } = namesOfArn(record.incidentRecordArn);
    const words = wordsOf(record.eventData);
    const type = TYPES.find(([pattern]) => pattern.test(record.eventType))?.[1] ?? 'other';
    const custom = record.eventType === 'Custom Event';
    yield {
      when: record.eventTime,
      recorded: record.eventUpdatedTime,
      kind: words ? (kindOfEntry(words) ?? type) : type,
      text: words
        ? custom
          ? words
          : `${record.eventType}: ${words}`
        : `${record.eventType} (text not in the list; see get-timeline-event)`,
      identity: record.eventId,
      actor: custom ? undefined : system('AWS Incident Manager'),
      refs: { incident: id, service: plan },
    };
  },
});

const incidentRecord = shape({
  name: 'incident record',
  fits: (record) => (has(record, 'arn', 'creationTime', 'title') && has(record, 'impact') ? 1 : 0),
  schema: () =>
    z.object({
      arn: neededText,
      title: neededText,
      creationTime: neededTime,
      resolvedTime: time,
      impact: number,
      status: text,
      summary: text,
    }),
  *tell(record) {
    const { id, plan } = namesOfArn(record.arn);
    const common = {
      refs: { incident: id, service: plan, severity: record.impact ? `impact ${record.impact}` : undefined },
    };
    const impact = record.impact ? ` (impact ${record.impact})` : '';
    const declared = `Opened incident "${record.title}"${impact}`;
    yield {
      ...common,
      when: record.creationTime,
      kind: 'declared',
      text: declared,
      identity: `${record.arn}:created`,
    };
    if (!record.resolvedTime) return;
    const text = `Resolved incident "${record.title}"`;
    yield {
      ...common,
      when: record.resolvedTime,
      kind: 'resolved',
      text,
      identity: `${record.arn}:resolved`,
    };
  },
});

/** AWS Systems Manager Incident Manager: timeline events (listed or in full) and incident records. */
export const source = jsonSource({
  id: 'aws-incident-manager',
  title: 'AWS Incident Manager',
  shapes: [timelineEvent, incidentRecord],
});
