/** Webhooks v1 (`messages: [{type: "incident.trigger", data: {incident}, created_on}]`), still found in old captures. */
import * as z from 'zod/mini';
import type { EventKind } from '../../event.ts';
import { neededText, neededTime, part, text } from '../../reading/fields.ts';
import { isObject } from '../../reading/json-value.ts';
import { has, shape } from '../../reading/shape.ts';
import { person } from '../../reading/told.ts';
import { incidentName } from './references.ts';

const VERBS: Readonly<Record<string, readonly [EventKind, string]>> = {
  trigger: ['alert-fired', 'triggered'],
  acknowledge: ['acknowledged', 'acknowledged'],
  unacknowledge: ['status-changed', 'unacknowledged'],
  resolve: ['resolved', 'resolved'],
  assign: ['paged', 'assigned'],
  escalate: ['escalated', 'escalated'],
  delegate: ['escalated', 'reassigned'],
};

const user = () => part(z.object({ id: text, name: text }));

export const webhookV1 = shape({
  name: 'webhook (v1)',
  fits: (record) =>
    /^incident\./.test(String(record['type'])) && has(record, 'created_on') && isObject(record['data'])
      ? 1
      : 0,
  schema: () =>
    z.object({
      id: text,
      type: neededText,
      created_on: neededTime,
      data: z.object({
        incident: z.object({
          id: neededText,
          incident_number: text,
          html_url: text,
          service: part(z.object({ name: text })),
          assigned_to_user: user(),
          last_status_change_by: user(),
          resolved_by_user: user(),
          trigger_summary_data: part(z.object({ subject: text, description: text })),
        }),
      }),
    }),
  *tell({ id, type, created_on: when, data: { incident } }) {
    const [kind, verb] = VERBS[type.replace(/^incident\./, '')] ?? (['other', type] as const);
    const by =
      kind === 'alert-fired' ? undefined : (incident.resolved_by_user ?? incident.last_status_change_by);
    const subject = incident.trigger_summary_data?.subject ?? incident.trigger_summary_data?.description;
    const name = incidentName(subject, incident.incident_number);
    const to =
      kind === 'paged' && incident.assigned_to_user?.name ? ` to ${incident.assigned_to_user.name}` : '';
    const service = incident.service?.name;
    yield {
      when,
      kind: kind === 'resolved' && !by?.name ? 'alert-resolved' : kind,
      text: `${by?.name ? `${by.name} ${verb} ${name}` : `${name.replace(/^i/, 'I')} ${verb}`}${to}${service ? ` for ${service}` : ''}`,
      identity: id ?? `${incident.id}:${type}:${when.at}`,
      actor: person(by?.name, by?.id),
      url: incident.html_url,
      refs: { incident: incident.id, service },
    };
  },
});
