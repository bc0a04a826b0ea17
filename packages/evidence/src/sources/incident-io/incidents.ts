/** Incidents and what was written about them while they ran. */
import * as z from 'zod/mini';
import type { Actor, EventKind } from '../../event.ts';
import { list, neededText, neededTime, part, text, time } from '../../reading/fields.ts';
import { withoutMarks } from '../../reading/plain-markup.ts';
import { count, has, shape } from '../../reading/shape.ts';
import { bot, person, system } from '../../reading/told.ts';

const named = () => part(z.object({ id: text, name: text, title: text, email: text, category: text }));

export const actorFields = () =>
  part(z.object({ user: named(), api_key: named(), workflow: named(), alert: named() }));

interface Named {
  readonly id?: string | undefined;
  readonly name?: string | undefined;
  readonly title?: string | undefined;
}

interface Updater {
  readonly user?: Named | undefined;
  readonly api_key?: Named | undefined;
  readonly workflow?: Named | undefined;
  readonly alert?: Named | undefined;
}

/** A person where one is named; else the workflow, key or alert that acted. */
export function actorOf(updater: Updater | undefined): Actor | undefined {
  if (updater?.user) return person(updater.user.name, updater.user.id);
  if (updater?.workflow) return bot(updater.workflow.name, updater.workflow.id);
  if (updater?.api_key) return bot(updater.api_key.name, updater.api_key.id);
  return updater?.alert ? system(updater.alert.title, updater.alert.id) : undefined;
}

/** Timestamps carry names that each organisation chooses. */
function kindOfTimestamp(name: string): EventKind {
  if (/\b(?:resolved|fixed|closed|impact (?:ended|over)|recovered)\b/i.test(name)) return 'resolved';
  if (/\b(?:declared|reported|created|opened)\b/i.test(name)) return 'declared';
  if (/\backnowledged\b/i.test(name)) return 'acknowledged';
  return 'status-changed';
}

export const incident = shape({
  name: 'incident',
  fits: (record) =>
    has(record, 'reference', 'name') &&
    count(
      record,
      'incident_status',
      'incident_timestamp_values',
      'incident_role_assignments',
      'mode',
      'visibility',
    ) >= 2 &&
    has(record, 'created_at')
      ? 1
      : 0,
  schema: () =>
    z.object({
      id: neededText,
      reference: text,
      name: text,
      summary: text,
      mode: text,
      severity: named(),
      created_at: neededTime,
      creator: actorFields(),
      permalink: text,
      incident_status: named(),
      incident_timestamp_values: list(
        z.object({ incident_timestamp: named(), value: part(z.object({ value: time })) }),
      ),
      incident_role_assignments: list(z.object({ role: named(), assignee: named() })),
    }),
  *tell(record, scope) {
    const label = `${record.reference ?? 'Incident'}${record.name ? ` "${record.name}"` : ''}`;
    if (record.mode === 'test' || record.mode === 'tutorial') {
      scope.note(`${label} is a ${record.mode} incident and was left out`);
      return;
    }
    const severity = record.severity?.name;
    const refs = { incident: record.id, severity };
    const common = { url: record.permalink, refs };
    const actor = actorOf(record.creator);
    const summary = record.summary ? `: ${withoutMarks(record.summary)}` : '';
    const lead = record.incident_role_assignments
      .flatMap(({ role, assignee }) =>
        assignee?.name && role?.name ? [`${role.name} ${assignee.name}`] : [],
      )
      .join(', ');
    yield {
      ...common,
      when: record.created_at,
      kind: 'declared',
      text: `${label} declared${severity ? ` (${severity})` : ''}${summary}${lead ? ` [${lead}]` : ''}`,
      identity: `${record.id}:declared`,
      actor,
    };
    for (const { incident_timestamp: stamp, value } of record.incident_timestamp_values) {
      if (!value?.value || !stamp?.name) continue;
      yield {
        ...common,
        when: value.value,
        kind: kindOfTimestamp(stamp.name),
        text: `${stamp.name} (${record.reference ?? 'incident'})`,
        identity: `${record.id}:timestamp:${stamp.id ?? stamp.name}`,
      };
    }
  },
});

export const incidentUpdate = shape({
  name: 'incident update',
  fits: (record) =>
    has(record, 'incident_id', 'created_at') &&
    count(record, 'new_incident_status', 'new_severity', 'updater') >= 1
      ? 1
      : 0,
  schema: () =>
    z.object({
      id: neededText,
      incident_id: text,
      created_at: neededTime,
      message: text,
      new_incident_status: named(),
      new_severity: named(),
      updater: actorFields(),
    }),
  *tell(record) {
    const status = record.new_incident_status?.name;
    const severity = record.new_severity?.name;
    const changes = [status && `status ${status}`, severity && `severity ${severity}`]
      .filter(Boolean)
      .join(', ');
    const message = record.message ? withoutMarks(record.message) : '';
    const closed = /^(?:learning|closed)$/.test(record.new_incident_status?.category ?? '');
    const kind = closed
      ? 'resolved'
      : message
        ? 'status-update'
        : status
          ? 'status-changed'
          : severity
            ? 'severity-changed'
            : 'other';
    yield {
      when: record.created_at,
      kind,
      text: message ? `${message}${changes ? ` [${changes}]` : ''}` : `Update: ${changes || 'no message'}`,
      identity: `${record.id}:update`,
      actor: actorOf(record.updater),
      refs: { incident: record.incident_id, severity, status },
    };
  },
});

/** `/v2/incident_timestamps` lists the names only. */
export const timestampDefinition = shape({
  name: 'timestamp definition',
  fits: (record, under) => (under === 'incident_timestamps' && has(record, 'id', 'name', 'rank') ? 0.9 : 0),
  schema: () => z.object({ name: text }),
  tell(record, scope) {
    scope.note(`"${record.name}" is the name of a timestamp; the times are in /v2/incidents`);
    return [];
  },
});
