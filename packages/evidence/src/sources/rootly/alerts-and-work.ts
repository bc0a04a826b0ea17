import * as z from 'zod/mini';
import type { EventKind } from '../../event.ts';
import { alertText } from '../../reading/alert-words.ts';
import { changeKind } from '../../reading/change-kind.ts';
import { labels, list, neededText, neededTime, text, texts, time } from '../../reading/fields.ts';
import { person, system } from '../../reading/told.ts';
import { resource } from './attributes.ts';

export const alert = resource({
  name: 'alert',
  types: /^alerts?$/,
  keys: ['summary', 'source'],
  schema: () =>
    z.object({
      summary: neededText,
      description: text,
      source: text,
      status: text,
      started_at: time,
      ended_at: time,
      created_at: neededTime,
      external_url: text,
      external_id: text,
      services: texts,
      environments: texts,
      labels,
    }),
  *tell(record, id) {
    const service = record.services[0];
    const facts = { name: record.summary, service, summary: record.description };
    const common = {
      url: record.external_url,
      actor: system(record.source),
      refs: { alert: record.external_id ?? record.summary, service, environment: record.environments[0] },
    };
    const when = record.started_at ?? record.created_at;
    const text = alertText(facts, 'fired');
    yield {
      ...common,
      when,
      recorded: record.created_at,
      kind: 'alert-fired',
      text,
      identity: `${id}:fired`,
    };
    if (!record.ended_at) return;
    const resolved = alertText(facts, 'resolved');
    yield {
      ...common,
      when: record.ended_at,
      kind: 'alert-resolved',
      text: resolved,
      identity: `${id}:ended`,
    };
  },
});

const ACTIONS: Readonly<Record<string, EventKind>> = {
  created: 'alert-fired',
  triggered: 'alert-fired',
  acknowledged: 'acknowledged',
  resolved: 'resolved',
  called: 'paged',
  emailed: 'paged',
  texted: 'paged',
  slacked: 'paged',
  pushed: 'paged',
  notified: 'paged',
  escalated: 'escalated',
  escalation_policy_paged: 'paged',
  note_created: 'note',
  added: 'note',
};

export const alertEvent = resource({
  name: 'alert event',
  types: /^alert_events?$/,
  keys: ['action', 'kind'],
  schema: () =>
    z.object({
      kind: text,
      action: neededText,
      source: text,
      user_id: text,
      details: text,
      created_at: neededTime,
    }),
  *tell(record, id) {
    const verb = record.action.replaceAll('_', ' ');
    yield {
      when: record.created_at,
      kind: ACTIONS[record.action] ?? 'other',
      text:
        record.details ??
        `${(record.kind ?? 'alert').replaceAll('_', ' ').replace(/^./, (first) => first.toUpperCase())} ${verb}`,
      identity: id,
      actor: record.user_id ? person(`user ${record.user_id}`, record.user_id) : system(record.source),
    };
  },
});

export const pulse = resource({
  name: 'pulse',
  types: /^pulses?$/,
  keys: ['summary'],
  schema: () =>
    z.object({
      summary: neededText,
      source: text,
      started_at: time,
      ended_at: time,
      created_at: neededTime,
      external_url: text,
      services: texts,
      environments: texts,
      refs: list(z.object({ key: text, value: text })),
      labels: list(z.object({ key: text, value: text })),
    }),
  *tell(record, id) {
    const value = (pattern: RegExp) =>
      [...record.refs, ...record.labels].find((entry) => pattern.test(entry.key ?? ''))?.value;
    yield {
      when: record.started_at ?? record.created_at,
      until: record.ended_at,
      recorded: record.created_at,
      kind: changeKind(record.summary) ?? 'config-changed',
      text: record.summary,
      identity: id,
      actor: system(record.source),
      url: record.external_url,
      refs: {
        service: record.services[0],
        environment: record.environments[0] ?? value(/environment/i),
        revision: value(/sha|commit|revision|version|image/i),
        repository: value(/^repo/i),
      },
    };
  },
});

export const actionItem = resource({
  name: 'action item',
  types: /action_items?$/,
  keys: ['summary'],
  schema: () =>
    z.object({
      summary: neededText,
      kind: text,
      priority: text,
      status: text,
      due_date: text,
      jira_issue_url: text,
      url: text,
      created_at: neededTime,
    }),
  *tell(record, id, incident) {
    const noun = record.kind === 'task' ? 'Task' : 'Follow-up';
    const due = record.due_date ? `, due ${record.due_date}` : '';
    yield {
      when: record.created_at,
      kind: 'action-item',
      text: `${noun} written down: ${record.summary}${due}${record.priority ? ` [${record.priority}]` : ''}`,
      identity: id,
      url: record.jira_issue_url ?? record.url,
      refs: {
        incident,
        status: record.status,
        ticket: /\/browse\/([A-Z][A-Z0-9]+-\d+)/.exec(record.jira_issue_url ?? '')?.[1],
      },
    };
  },
});
