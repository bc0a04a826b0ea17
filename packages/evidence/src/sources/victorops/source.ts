import * as z from 'zod/mini';
import type { EventKind } from '../../event.ts';
import { alertText } from '../../reading/alert-words.ts';
import { list, neededText, neededTime, text, texts, time } from '../../reading/fields.ts';
import { jsonSource } from '../../reading/json-source.ts';
import { count, has, shape } from '../../reading/shape.ts';
import { person, system } from '../../reading/told.ts';

const TRANSITIONS: Readonly<Record<string, readonly [EventKind, string]>> = {
  triggered: ['alert-fired', 'triggered'],
  unacked: ['alert-fired', 'triggered'],
  acked: ['acknowledged', 'acknowledged'],
  acknowledged: ['acknowledged', 'acknowledged'],
  unacknowledged: ['status-changed', 'no longer acknowledged'],
  rerouted: ['escalated', 'rerouted'],
  snoozed: ['status-changed', 'snoozed'],
  resolved: ['resolved', 'resolved'],
};

const pagedNames = z.transform((value: unknown): string[] => {
  if (!Array.isArray(value)) return [];
  return value.flatMap((entry: unknown) => {
    const policy = z.object({ policy: z.object({ name: neededText }) }).safeParse(entry);
    return policy.success ? [policy.data.policy.name] : [];
  });
});

const incident = shape({
  name: 'incident',
  fits: (record) =>
    has(record, 'incidentNumber', 'currentPhase') &&
    count(record, 'startTime', 'transitions', 'entityId') >= 2
      ? 1
      : 0,
  schema: () =>
    z.object({
      incidentNumber: neededText,
      entityDisplayName: text,
      entityId: text,
      entityState: text,
      service: text,
      host: text,
      routingKey: text,
      startTime: neededTime,
      lastAlertTime: time,
      currentPhase: text,
      pagedUsers: texts,
      pagedTeams: texts,
      pagedPolicies: pagedNames,
      incidentLink: text,
      transitions: list(
        z.object({ name: neededText, at: time, by: text, message: text, manually: text, alertId: text }),
      ),
    }),
  *tell(record) {
    const title = record.entityDisplayName ?? record.entityId ?? record.service ?? '';
    const number = `incident #${record.incidentNumber}`;
    const service = record.service === title ? undefined : record.service;
    const common = {
      url: record.incidentLink,
      refs: {
        incident: record.incidentNumber,
        alert: record.entityId ?? title,
        service,
        severity: record.entityState?.toLowerCase(),
        team: record.routingKey,
      },
    };
    const fired = alertText({ name: title, severity: record.entityState?.toLowerCase(), service }, 'fired');
    const transitions = record.transitions.filter(({ name }) => !/^(?:triggered|unacked)$/i.test(name));
    yield {
      ...common,
      when: record.startTime,
      kind: 'alert-fired',
      text: `${fired} (${number})`,
      identity: `${record.incidentNumber}:triggered`,
      actor: system('Splunk On-Call'),
    };
    const paged = [
      ...record.pagedUsers,
      ...(record.pagedPolicies.length > 0 ? record.pagedPolicies : record.pagedTeams),
    ];
    if (paged.length > 0) {
      const text = `Paged ${paged.join(', ')} for ${number}`;
      yield {
        ...common,
        when: record.startTime,
        kind: 'paged',
        text,
        identity: `${record.incidentNumber}:paged`,
      };
    }
    for (const { name, at, by, message } of transitions) {
      if (!at) continue;
      const [kind, verb] =
        TRANSITIONS[name.toLowerCase()] ?? (['status-changed', name.toLowerCase()] as const);
      const automatic = !by || /^(?:system|splunk|victorops)/i.test(by);
      const words = automatic ? `Incident #${record.incidentNumber} ${verb}` : `${by} ${verb} ${number}`;
      yield {
        ...common,
        when: at,
        kind: kind === 'resolved' && automatic ? 'alert-resolved' : kind,
        text: `${words}${message ? `: ${message}` : ''}`,
        identity: `${record.incidentNumber}:${name}:${at.at}`,
        actor: automatic ? system(by) : person(by),
      };
    }
  },
});

const note = shape({
  name: 'note',
  fits: (record) =>
    has(record, 'json_value', 'display_name') || has(record, 'note', 'username', 'createdOn') ? 0.8 : 0,
  schema: () =>
    z.object({
      display_name: text,
      username: text,
      note: text,
      createdOn: time,
      updatedOn: time,
      json_value: z.unknown(),
    }),
  *tell(record, scope) {
    const when = record.createdOn ?? record.updatedOn;
    const words =
      record.note ?? (typeof record.json_value === 'string' ? record.json_value : record.display_name);
    if (!when || !words) {
      scope.note('a note without time or text');
      return;
    }
    yield {
      when,
      kind: 'note',
      text: words,
      identity: `note:${when.at}:${words}`,
      actor: person(record.username),
    };
  },
});

/** Splunk On-Call (VictorOps): incidents of the public and the reporting API, with their transitions; notes. */
export const source = jsonSource({ id: 'victorops', title: 'Splunk On-Call', shapes: [incident, note] });
