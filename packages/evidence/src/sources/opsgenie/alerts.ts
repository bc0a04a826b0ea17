/** Alerts and incidents as the API lists them, and the webhooks that each action sends. */
import * as z from 'zod/mini';
import type { EventKind } from '../../event.ts';
import { alertText } from '../../reading/alert-words.ts';
import { flag, neededText, neededTime, number, part, text, texts, time } from '../../reading/fields.ts';
import { count, has, shape } from '../../reading/shape.ts';
import { isoOf, type Stamp } from '../../reading/times.ts';
import { person, system } from '../../reading/told.ts';

function later(from: Stamp, milliseconds: number | undefined): Stamp | undefined {
  if (from.at === null || milliseconds === undefined || milliseconds <= 0) return undefined;
  return { at: isoOf(Date.parse(from.at) + milliseconds), precision: 'second' };
}

export const alert = shape({
  name: 'alert',
  fits: (record) =>
    has(record, 'tinyId', 'message', 'createdAt') && count(record, 'status', 'alias') > 0 ? 1 : 0,
  schema: () =>
    z.object({
      id: neededText,
      tinyId: text,
      alias: text,
      message: neededText,
      status: text,
      acknowledged: flag,
      priority: text,
      source: text,
      owner: text,
      count: text,
      createdAt: neededTime,
      lastOccurredAt: time,
      updatedAt: time,
      entity: text,
      report: part(z.object({ ackTime: number, closeTime: number, acknowledgedBy: text, closedBy: text })),
    }),
  *tell(record) {
    const common = {
      refs: {
        alert: record.alias ?? record.id,
        severity: record.priority,
        service: record.entity,
        incident: record.id,
      },
    };
    const name = `alert #${record.tinyId} "${record.message}"`;
    const times = Number(record.count) > 1 ? ` (${record.count} times)` : '';
    yield {
      ...common,
      when: record.createdAt,
      until: record.lastOccurredAt,
      kind: 'alert-fired',
      text: `${alertText({ name: record.message, severity: record.priority, service: record.entity }, 'fired')}${times}`,
      identity: `${record.id}:created`,
      actor: system(record.source),
    };
    const acknowledged = later(record.createdAt, record.report?.ackTime);
    if (acknowledged) {
      const actor = person(record.report?.acknowledgedBy ?? record.owner);
      const words = actor ? `${actor.name} acknowledged ${name}` : `Acknowledged ${name}`;
      const identity = `${record.id}:acknowledged`;
      yield { ...common, when: acknowledged, kind: 'acknowledged', text: words, identity, actor };
    }
    const closed = later(record.createdAt, record.report?.closeTime);
    if (closed) {
      const actor = person(record.report?.closedBy);
      const automatic = !actor || /^(?:system|alert api|opsgenie)/i.test(actor.name);
      const words = automatic ? `Closed ${name}` : `${actor.name} closed ${name}`;
      const kind = automatic ? 'alert-resolved' : 'resolved';
      yield { ...common, when: closed, kind, text: words, identity: `${record.id}:closed`, actor };
    }
  },
});

export const incident = shape({
  name: 'incident',
  fits: (record) =>
    has(record, 'tinyId', 'createdAt') && count(record, 'impactStartDate', 'impactedServices') > 0 ? 1 : 0,
  schema: () =>
    z.object({
      id: neededText,
      tinyId: text,
      message: neededText,
      status: text,
      priority: text,
      createdAt: neededTime,
      impactStartDate: time,
      impactDetectDate: time,
      impactEndDate: time,
      impactedServices: texts,
      links: part(z.object({ web: text })),
    }),
  *tell(record) {
    const common = {
      url: record.links?.web,
      refs: { incident: record.id, severity: record.priority, service: record.impactedServices[0] },
    };
    const name = `incident #${record.tinyId} "${record.message}"`;
    const severity = record.priority ? ` (${record.priority})` : '';
    const declared = `Created ${name}${severity}`;
    yield {
      ...common,
      when: record.createdAt,
      kind: 'declared',
      text: declared,
      identity: `${record.id}:declared`,
    };
    const stamps = [
      ['started', record.impactStartDate, 'status-changed', `Impact of ${name} started`],
      ['detected', record.impactDetectDate, 'status-changed', `Impact of ${name} detected`],
      ['ended', record.impactEndDate, 'resolved', `Impact of ${name} ended`],
    ] as const;
    for (const [key, when, kind, words] of stamps) {
      if (when) yield { ...common, when, kind, text: words, identity: `${record.id}:${key}` };
    }
  },
});

const ACTIONS: Readonly<Record<string, readonly [EventKind, string]>> = {
  Create: ['alert-fired', 'created'],
  Acknowledge: ['acknowledged', 'acknowledged'],
  UnAcknowledge: ['status-changed', 'took back the acknowledgement of'],
  Close: ['resolved', 'closed'],
  AddNote: ['note', 'noted on'],
  Escalate: ['escalated', 'escalated'],
  EscalateNext: ['escalated', 'escalated to the next level'],
  AssignOwnership: ['acknowledged', 'assigned'],
  TakeOwnership: ['acknowledged', 'took ownership of'],
  AddRecipient: ['paged', 'added a recipient to'],
  AddTeam: ['paged', 'added a team to'],
  AddResponder: ['paged', 'added a responder to'],
  UpdatePriority: ['severity-changed', 'changed the priority of'],
};

/** `createdAt` is when the alert was made (ms); `updatedAt` when the action happened, and in nanoseconds. */
export const webhook = shape({
  name: 'webhook',
  fits: (record) => {
    const inner = record['alert'];
    if (!has(record, 'action', 'alert') || typeof inner !== 'object' || inner === null) return 0;
    return Object.hasOwn(inner, 'alertId') ? 1 : 0;
  },
  schema: () =>
    z.object({
      action: neededText,
      source: part(z.object({ name: text, type: text })),
      escalationNotify: part(z.object({ name: text })),
      alert: z.object({
        alertId: neededText,
        tinyId: text,
        alias: text,
        message: text,
        username: text,
        note: text,
        owner: text,
        recipient: text,
        team: text,
        priority: text,
        entity: text,
        createdAt: time,
        updatedAt: time,
      }),
    }),
  *tell({ action, alert: inner, source, escalationNotify }, scope) {
    const when = action === 'Create' ? (inner.createdAt ?? inner.updatedAt) : inner.updatedAt;
    if (!when) {
      scope.note(`${action}: alert.updatedAt is missing`);
      return;
    }
    const [kind, verb] =
      ACTIONS[action] ?? (['other', action.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase()] as const);
    const name = `alert ${inner.tinyId ? `#${inner.tinyId} ` : ''}"${inner.message ?? inner.alias ?? ''}"`;
    const automatic = !inner.username || /^(?:system|alert api)$/i.test(inner.username);
    const actor = automatic ? system(source?.name ?? inner.username) : person(inner.username);
    const target = inner.recipient ?? inner.team ?? escalationNotify?.name;
    const facts = { name: inner.message, severity: inner.priority, service: inner.entity };
    const text =
      action === 'Create'
        ? alertText(facts, 'fired')
        : action === 'AddNote'
          ? (inner.note ?? `A note was added to ${name}`)
          : automatic
            ? `${name[0]?.toUpperCase()}${name.slice(1)}: ${verb}${target ? ` (${target})` : ''}`
            : `${inner.username} ${verb} ${name}${target ? ` (${target})` : ''}`;
    yield {
      when,
      kind: kind === 'resolved' && automatic ? 'alert-resolved' : kind,
      text,
      identity: `${inner.alertId}:${action}:${when.at}`,
      actor,
      refs: {
        incident: inner.alertId,
        alert: inner.alias ?? inner.alertId,
        severity: inner.priority,
        service: inner.entity,
      },
    };
  },
});
