import * as z from 'zod/mini';
import type { EventKind } from '../../event.ts';
import { anything, neededText, neededTime, part, text, time } from '../../reading/fields.ts';
import { jsonSource } from '../../reading/json-source.ts';
import { firstText, stringAt } from '../../reading/json-value.ts';
import { has, shape } from '../../reading/shape.ts';
import { person, system } from '../../reading/told.ts';

const permalinks = () => part(z.object({ slack: text, web: text, telegram: text }));
const user = () => part(z.object({ id: text, username: text, email: text }));

/** A user as an id (API) or an object (webhook). */
const userOrId = z.transform((value: unknown) => {
  if (typeof value === 'string' && value !== '') return person(value);
  const name = stringAt(value, 'username') ?? stringAt(value, 'email');
  return name === undefined ? undefined : person(name, stringAt(value, 'id'));
});

const alertGroup = shape({
  name: 'alert group',
  fits: (record) =>
    has(record, 'alerts_count', 'state', 'created_at') && has(record, 'integration_id') ? 1 : 0,
  schema: () =>
    z.object({
      id: neededText,
      title: text,
      state: text,
      created_at: neededTime,
      acknowledged_at: time,
      acknowledged_by: userOrId,
      resolved_at: time,
      resolved_by: userOrId,
      silenced_at: time,
      alerts_count: text,
      permalinks: permalinks(),
    }),
  *tell(group) {
    const name = `"${group.title ?? group.id}"`;
    const common = {
      url: group.permalinks?.web ?? group.permalinks?.slack,
      refs: { incident: group.id, alert: group.title },
    };
    const many = Number(group.alerts_count) > 1 ? ` (${group.alerts_count} alerts)` : '';
    const text = `Alert group ${name} opened${many}`;
    yield { ...common, when: group.created_at, kind: 'alert-fired', text, identity: `${group.id}:created` };
    if (group.acknowledged_at) {
      const actor = group.acknowledged_by;
      const acknowledged = `${actor?.name ?? 'A responder'} acknowledged ${name}`;
      const identity = `${group.id}:acknowledged`;
      yield {
        ...common,
        when: group.acknowledged_at,
        kind: 'acknowledged',
        text: acknowledged,
        identity,
        actor,
      };
    }
    if (group.silenced_at) {
      const identity = `${group.id}:silenced`;
      yield {
        ...common,
        when: group.silenced_at,
        kind: 'status-changed',
        text: `Alert group ${name} silenced`,
        identity,
      };
    }
    if (group.resolved_at) {
      const actor = group.resolved_by;
      const kind = actor ? 'resolved' : 'alert-resolved';
      const resolved = actor ? `${actor.name} resolved ${name}` : `Alert group ${name} resolved`;
      yield {
        ...common,
        when: group.resolved_at,
        kind,
        text: resolved,
        identity: `${group.id}:resolved`,
        actor,
      };
    }
  },
});

const alert = shape({
  name: 'alert',
  fits: (record) => (has(record, 'alert_group_id', 'payload', 'created_at') ? 1 : 0),
  schema: () => z.object({ id: neededText, alert_group_id: text, created_at: neededTime, payload: anything }),
  *tell(record) {
    const { payload } = record;
    const title = firstText(
      stringAt(payload, 'title'),
      stringAt(payload, 'labels', 'alertname'),
      stringAt(payload, 'ruleName'),
      stringAt(payload, 'message'),
    );
    const message = firstText(
      stringAt(payload, 'message'),
      stringAt(payload, 'annotations', 'summary'),
      stringAt(payload, 'annotations', 'description'),
    );
    const state = (stringAt(payload, 'state') ?? stringAt(payload, 'status') ?? '').toLowerCase();
    const resolved = /^(?:ok|resolved|normal)$/.test(state);
    const detail = message && message !== title && !resolved ? `: ${message}` : '';
    yield {
      when: record.created_at,
      kind: resolved ? 'alert-resolved' : 'alert-fired',
      text: `Alert "${title ?? record.id}" ${resolved ? 'resolved' : 'fired'}${detail}`,
      identity: `${record.id}:alert`,
      actor: system('Grafana OnCall'),
      url: stringAt(payload, 'link_to_upstream_details') ?? stringAt(payload, 'ruleUrl'),
      refs: { incident: record.alert_group_id, alert: title },
    };
  },
});

const resolutionNote = shape({
  name: 'resolution note',
  fits: (record) => (has(record, 'alert_group_id', 'author', 'text', 'created_at') ? 1 : 0),
  schema: () =>
    z.object({
      id: neededText,
      alert_group_id: text,
      author: userOrId,
      created_at: neededTime,
      text: neededText,
    }),
  *tell(record) {
    yield {
      when: record.created_at,
      kind: 'note',
      text: record.text,
      identity: `${record.id}:note`,
      actor: record.author,
      refs: { incident: record.alert_group_id },
    };
  },
});

const WEBHOOK_KINDS: Readonly<Record<string, readonly [EventKind, string]>> = {
  'alert group created': ['alert-fired', 'opened'],
  firing: ['alert-fired', 'opened'],
  acknowledge: ['acknowledged', 'acknowledged'],
  unacknowledge: ['status-changed', 'no longer acknowledged'],
  resolve: ['resolved', 'resolved'],
  unresolve: ['status-changed', 'opened again'],
  silence: ['status-changed', 'silenced'],
  unsilence: ['status-changed', 'no longer silenced'],
  escalation: ['escalated', 'escalated'],
};

const outgoingWebhook = shape({
  name: 'outgoing webhook',
  fits: (record) => (has(record, 'event', 'alert_group', 'integration') ? 1 : 0),
  schema: () =>
    z.object({
      event: z.object({ type: neededText, time: time }),
      user: user(),
      alert_group: z.object({
        id: neededText,
        title: text,
        created_at: time,
        permalinks: permalinks(),
      }),
      integration: part(z.object({ name: text, team: text })),
      alert_payload: anything,
    }),
  *tell({ event, user: by, alert_group: group, integration, alert_payload: payload }, scope) {
    const when = event.time ?? (event.type === 'alert group created' ? group.created_at : undefined);
    if (!when) {
      scope.note('event.time is missing');
      return;
    }
    const [kind, verb] = WEBHOOK_KINDS[event.type] ?? (['status-changed', event.type] as const);
    const alertName = stringAt(payload, 'labels', 'alertname') ?? stringAt(payload, 'title');
    const title =
      group.title && group.title !== 'Incident' ? group.title : (alertName ?? group.title ?? group.id);
    const who = by?.username ?? by?.email;
    yield {
      when,
      kind: kind === 'resolved' && !who ? 'alert-resolved' : kind,
      text: who ? `${who} ${verb} "${title}"` : `Alert group "${title}" ${verb}`,
      identity: `${group.id}:${event.type}:${when.at}`,
      actor: person(who, by?.id),
      url: group.permalinks?.web ?? group.permalinks?.slack,
      refs: { incident: group.id, alert: alertName ?? group.title, team: integration?.team },
    };
  },
});

/** What tools post to a "formatted webhook" integration: it says what, not when. */
const formattedWebhook = shape({
  name: 'formatted webhook',
  fits: (record) => (has(record, 'alert_uid', 'title', 'state') ? 0.9 : 0),
  schema: () => z.object({ title: text }),
  tell(record, scope) {
    const what = `"${record.title ?? 'an alert'}"`;
    scope.note(
      `the payload for ${what} carries no time; use the alert group from /api/v1/alert_groups/ instead`,
    );
    return [];
  },
});

/** Grafana OnCall / IRM: alert groups, alerts, resolution notes, outgoing webhooks. */
export const source = jsonSource({
  id: 'grafana-oncall',
  title: 'Grafana OnCall',
  shapes: [alertGroup, alert, resolutionNote, outgoingWebhook, formattedWebhook],
});
