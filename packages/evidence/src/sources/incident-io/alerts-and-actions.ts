/** Alerts, and the work that was written down. */
import * as z from 'zod/mini';
import { alertText } from '../../reading/alert-words.ts';
import { list, neededText, neededTime, part, text, time } from '../../reading/fields.ts';
import { stringAt } from '../../reading/json-value.ts';
import { withoutMarks } from '../../reading/plain-markup.ts';
import { count, has, shape } from '../../reading/shape.ts';
import { system, type Told } from '../../reading/told.ts';
import { actorFields, actorOf } from './incidents.ts';

const alertFields = () =>
  z.object({
    id: neededText,
    title: text,
    description: text,
    created_at: neededTime,
    resolved_at: time,
    deduplication_key: text,
    source_url: text,
    status: text,
    attributes: list(
      z.object({
        attribute: part(z.object({ name: text })),
        value: part(z.object({ label: text, literal: text })),
      }),
    ),
  });

type Alert = z.infer<ReturnType<typeof alertFields>>;

function* tellAlert(alert: Alert, incident: string | undefined): Generator<Told> {
  const attribute = (name: string) => {
    const found = alert.attributes.find((entry) => entry.attribute?.name?.toLowerCase() === name);
    return found?.value?.label ?? found?.value?.literal;
  };
  const service = attribute('service');
  const severity = attribute('severity') ?? attribute('priority');
  const facts = {
    name: alert.title,
    service,
    severity,
    summary: alert.description ? withoutMarks(alert.description) : undefined,
  };
  const common = {
    url: alert.source_url,
    actor: system('incident.io'),
    refs: { alert: alert.deduplication_key ?? alert.title, incident, service, severity },
  };
  const fired = alertText(facts, 'fired');
  yield {
    ...common,
    when: alert.created_at,
    kind: 'alert-fired',
    text: fired,
    identity: `${alert.id}:alert`,
  };
  if (!alert.resolved_at) return;
  const text = alertText(facts, 'resolved');
  yield {
    ...common,
    when: alert.resolved_at,
    kind: 'alert-resolved',
    text,
    identity: `${alert.id}:alert:resolved`,
  };
}

export const alert = shape({
  name: 'alert',
  fits: (record) => (has(record, 'alert_source_id', 'created_at', 'title') ? 1 : 0),
  schema: alertFields,
  tell: (record) => tellAlert(record, undefined),
});

export const incidentAlert = shape({
  name: 'incident alert',
  fits: (record) => (has(record, 'alert', 'incident') && has(record, 'alert_route_id') ? 1 : 0),
  schema: () =>
    z.object({
      alert: alertFields(),
      incident: z.transform((value: unknown) => stringAt(value, 'id')),
    }),
  tell: (record) => tellAlert(record.alert, record.incident),
});

const workFields = () =>
  z.object({
    id: neededText,
    incident_id: text,
    title: text,
    description: text,
    status: text,
    created_at: neededTime,
    completed_at: time,
    creator: actorFields(),
    assignee: part(z.object({ name: text })),
    priority: part(z.object({ name: text })),
    external_issue_reference: part(z.object({ issue_name: text, issue_permalink: text })),
  });

type Work = z.infer<ReturnType<typeof workFields>>;

function* tellWork(work: Work, noun: string): Generator<Told> {
  const words = withoutMarks(work.title ?? work.description ?? 'without a title');
  const owner = work.assignee?.name ? ` (${work.assignee.name})` : '';
  const issue = work.external_issue_reference;
  const common = {
    kind: 'action-item',
    url: issue?.issue_permalink,
    refs: { incident: work.incident_id, ticket: issue?.issue_name, status: work.status },
  } as const;
  const priority = work.priority?.name ? ` [${work.priority.name}]` : '';
  const text = `${noun} written down: ${words}${owner}${priority}`;
  yield {
    ...common,
    when: work.created_at,
    text,
    identity: `${work.id}:${noun}`,
    actor: actorOf(work.creator),
  };
  if (!work.completed_at || work.status === 'outstanding') return;
  const done = `${noun} completed: ${words}${owner}`;
  yield { ...common, when: work.completed_at, text: done, identity: `${work.id}:${noun}:done` };
}

export const followUp = shape({
  name: 'follow-up',
  fits: (record, under) => {
    if (!has(record, 'incident_id', 'status', 'created_at') || !has(record, 'creator')) return 0;
    return under === 'follow_ups' || count(record, 'title', 'assignee_team', 'priority') > 0 ? 0.95 : 0;
  },
  schema: workFields,
  tell: (record) => tellWork(record, 'Follow-up'),
});

export const action = shape({
  name: 'action',
  fits: (record) => (has(record, 'incident_id', 'status', 'description', 'creator', 'created_at') ? 0.9 : 0),
  schema: workFields,
  tell: (record) => tellWork(record, 'Action'),
});
