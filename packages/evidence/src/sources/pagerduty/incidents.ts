/** Incidents and alerts, as the REST API lists them. Assignments and acknowledgements are emptied on resolve. */
import * as z from 'zod/mini';
import { list, neededText, neededTime, part, text, time } from '../../reading/fields.ts';
import { count, has, shape } from '../../reading/shape.ts';
import { actorOf, incidentName, incidentNumber, nameOf, reference } from './references.ts';

export const incident = shape({
  name: 'incident',
  fits: (record) =>
    record['type'] === 'incident' &&
    has(record, 'created_at') &&
    count(record, 'incident_number', 'number') > 0
      ? 0.98
      : 0,
  schema: () =>
    z.object({
      id: neededText,
      incident_number: text,
      number: text,
      title: text,
      summary: text,
      html_url: text,
      created_at: neededTime,
      resolved_at: time,
      last_status_change_at: time,
      last_status_change_by: reference(),
      status: text,
      urgency: text,
      priority: reference(),
      service: reference(),
      assignments: list(z.object({ at: time, assignee: reference() })),
      acknowledgements: list(z.object({ at: time, acknowledger: reference() })),
      responder_requests: list(
        z.object({
          requested_at: time,
          message: text,
          requester: reference(),
          responder_request_targets: list(
            z.object({
              responder_request_target: part(
                z.object({
                  id: text,
                  summary: text,
                  incidents_responders: list(z.object({ user: reference() })),
                }),
              ),
            }),
          ),
        }),
      ),
      resolve_reason: part(z.object({ type: text })),
    }),
  *tell(record) {
    const number = record.incident_number ?? record.number;
    const title = record.title ?? record.summary;
    const short = incidentNumber(title, number);
    const service = nameOf(record.service);
    const severity = nameOf(record.priority);
    const refs = { incident: record.id, service, severity };
    const common = { url: record.html_url, refs };
    const how = [severity, record.urgency ? `${record.urgency} urgency` : undefined]
      .filter(Boolean)
      .join(', ');
    yield {
      ...common,
      when: record.created_at,
      kind: 'alert-fired',
      text: `Triggered ${incidentName(title, number)}${service ? ` for ${service}` : ''}${how ? ` (${how})` : ''}`,
      identity: `${record.id}:triggered`,
      actor: actorOf(record.service),
    };
    for (const { at, assignee } of record.assignments) {
      const name = nameOf(assignee);
      if (!at || !name) continue;
      const identity = `${record.id}:assigned:${assignee?.id}:${at.at}`;
      yield { ...common, when: at, kind: 'paged', text: `Assigned ${short} to ${name}`, identity };
    }
    for (const { at, acknowledger } of record.acknowledgements) {
      const name = nameOf(acknowledger);
      if (!at || !name) continue;
      const identity = `${record.id}:acknowledged:${acknowledger?.id}:${at.at}`;
      const actor = actorOf(acknowledger);
      yield {
        ...common,
        when: at,
        kind: 'acknowledged',
        text: `${name} acknowledged ${short}`,
        identity,
        actor,
      };
    }
    for (const request of record.responder_requests) {
      if (!request.requested_at) continue;
      const names = request.responder_request_targets.flatMap(({ responder_request_target: target }) =>
        target?.summary
          ? [target.summary]
          : (target?.incidents_responders ?? []).map(({ user }) => nameOf(user) ?? 'a responder'),
      );
      const asked = [...new Set(names)].join(', ') || 'more responders';
      const message = request.message ? `: ${request.message}` : '';
      yield {
        ...common,
        when: request.requested_at,
        kind: 'paged',
        text: `${nameOf(request.requester) ?? 'A responder'} asked ${asked} to help with ${short}${message}`,
        identity: `${record.id}:requested:${request.requested_at.at}`,
        actor: actorOf(request.requester),
      };
    }
    const ended =
      record.resolved_at ?? (record.status === 'resolved' ? record.last_status_change_at : undefined);
    if (ended) {
      const actor = actorOf(record.last_status_change_by);
      const merged = record.resolve_reason?.type?.includes('merge') ? ' (merged into another incident)' : '';
      yield {
        ...common,
        when: ended,
        kind: actor?.kind === 'person' ? 'resolved' : 'alert-resolved',
        text:
          actor?.kind === 'person'
            ? `${actor.name} resolved ${short}${merged}`
            : `Resolved ${short}${merged}`,
        identity: `${record.id}:resolved`,
        actor,
      };
    }
  },
});

export const alert = shape({
  name: 'alert',
  fits: (record) => (record['type'] === 'alert' && has(record, 'created_at', 'alert_key') ? 1 : 0),
  schema: () =>
    z.object({
      id: neededText,
      summary: text,
      html_url: text,
      created_at: neededTime,
      resolved_at: time,
      alert_key: text,
      severity: text,
      service: reference(),
      incident: reference(),
      suppressed: z.transform((value: unknown) => value === true),
    }),
  *tell(record) {
    const service = nameOf(record.service);
    const refs = {
      incident: record.incident?.id,
      alert: record.alert_key,
      severity: record.severity,
      service,
    };
    const common = { url: record.html_url, refs, actor: actorOf(record.service) };
    const name = `Alert "${record.summary ?? record.alert_key ?? record.id}"`;
    const tail = `${record.severity ? ` (${record.severity})` : ''}${service ? ` for ${service}` : ''}`;
    const quiet = record.suppressed ? ', suppressed' : '';
    const text = `${name} fired${tail}${quiet}`;
    yield {
      ...common,
      when: record.created_at,
      kind: 'alert-fired',
      text,
      identity: `${record.id}:alert:fired`,
    };
    if (record.resolved_at) {
      const identity = `${record.id}:alert:resolved`;
      const resolved = `${name} resolved${service ? ` for ${service}` : ''}`;
      yield { ...common, when: record.resolved_at, kind: 'alert-resolved', text: resolved, identity };
    }
  },
});
