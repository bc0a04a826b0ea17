/** Log entries: PagerDuty's own timeline of an incident. */
import * as z from 'zod/mini';
import type { EventKind } from '../../event.ts';
import { list, neededText, neededTime, part, text } from '../../reading/fields.ts';
import { has, shape } from '../../reading/shape.ts';
import { actorOf, incidentName, incidentNumber, nameOf, reference } from './references.ts';

const schema = () =>
  z.object({
    id: neededText,
    type: neededText,
    summary: text,
    html_url: text,
    created_at: neededTime,
    agent: reference(),
    user: reference(),
    note: text,
    channel: part(
      z.object({
        type: text,
        summary: text,
        subject: text,
        description: text,
        content: text,
        note: text,
        notification: part(z.object({ type: text, status: text })),
      }),
    ),
    incident: reference(),
    service: reference(),
    assignees: list(z.object({ id: text, summary: text })),
    event_details: part(z.object({ description: text })),
    message: text,
  });

type LogEntry = z.infer<ReturnType<typeof schema>>;

/** `acknowledgement_log_entry` and `acknowledge_log_entry` are the same: the schema and its list disagree. */
function verbOf(type: string): string {
  return type
    .replace(/_log_entry$/, '')
    .replace(/^acknowledgement$/, 'acknowledge')
    .replace(/^(?:resolution|resolved)$/, 'resolve');
}

export const logEntry = shape({
  name: 'log entry',
  fits: (record) =>
    has(record, 'created_at') && /_log_entry$/.test(typeof record['type'] === 'string' ? record['type'] : '')
      ? 1
      : 0,
  schema,
  *tell(entry) {
    const verb = verbOf(entry.type);
    const actor = actorOf(entry.agent);
    const told = tellVerb(entry, verb, actor?.kind === 'person' ? actor.name : undefined);
    yield {
      when: entry.created_at,
      kind: told.kind,
      text: told.text,
      identity: entry.id,
      actor,
      url: entry.html_url,
      refs: {
        incident: entry.incident?.id,
        mentions: verb === 'notify' && nameOf(entry.user) ? [nameOf(entry.user) ?? ''] : undefined,
        service:
          nameOf(entry.service) ??
          (entry.agent?.type?.startsWith('service') ? nameOf(entry.agent) : undefined),
      },
    };
  },
});

function tellVerb(entry: LogEntry, verb: string, who: string | undefined): { kind: EventKind; text: string } {
  const number = incidentNumber(entry.incident?.summary);
  const summary = entry.summary ?? verb.replaceAll('_', ' ');
  switch (verb) {
    case 'trigger': {
      const detail = entry.event_details?.description ?? entry.channel?.subject ?? entry.channel?.description;
      const name = incidentName(entry.incident?.summary);
      const service = nameOf(entry.service ?? entry.agent);
      const by = who ? ` by ${who}` : service ? ` for ${service}` : '';
      const more = detail && !name.includes(detail) ? `: ${detail}` : '';
      return { kind: who ? 'declared' : 'alert-fired', text: `Triggered ${name}${by}${more}` };
    }
    case 'acknowledge':
      return { kind: 'acknowledged', text: who ? `${who} acknowledged ${number}` : `${summary} (${number})` };
    case 'resolve':
      return who
        ? { kind: 'resolved', text: `${who} resolved ${number}` }
        : { kind: 'alert-resolved', text: `${summary} (${number})` };
    case 'notify': {
      const name = nameOf(entry.user) ?? /notif\w+ (?:to |sent to )?(.+?)(?: by |$)/i.exec(summary)?.[1];
      const how = (entry.channel?.notification?.type ?? entry.channel?.type)?.replace(
        /_notification$|^auto$/,
        '',
      );
      const status = entry.channel?.notification?.status;
      const failed = status && !/success|in_progress/.test(status) ? `, ${status.replaceAll('_', ' ')}` : '';
      return { kind: 'paged', text: name ? `Paged ${name}${how ? ` (${how}${failed})` : ''}` : summary };
    }
    case 'assign':
    case 'delegate': {
      const names = entry.assignees
        .map((user) => user.summary ?? user.id)
        .filter((name) => name !== undefined);
      const to =
        names.length > 0 ? `Assigned ${number} to ${names.join(', ')}${who ? ` (by ${who})` : ''}` : summary;
      return { kind: verb === 'assign' ? 'paged' : 'escalated', text: to };
    }
    case 'escalate': {
      const names = entry.assignees
        .map((user) => user.summary ?? user.id)
        .filter((name) => name !== undefined);
      const to = names.length > 0 ? `Escalated ${number} to ${names.join(', ')}` : summary;
      return { kind: 'escalated', text: to };
    }
    case 'annotate':
      return {
        kind: 'note',
        text: entry.note ?? entry.channel?.content ?? entry.channel?.summary ?? summary,
      };
    case 'status_update':
      return { kind: 'status-update', text: entry.message ?? entry.channel?.content ?? summary };
    case 'priority_change':
    case 'urgency_change':
      return { kind: 'severity-changed', text: summary };
    case 'responder_request':
    case 'add_responder':
      return { kind: 'paged', text: summary };
    case 'exhaust_escalation_path':
    case 'repeat_escalation_path':
      return { kind: 'escalated', text: `${summary} (${number})` };
    default:
      return { kind: 'other', text: summary };
  }
}
