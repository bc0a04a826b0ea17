/** Webhooks v3: one change of an incident each. */
import * as z from 'zod/mini';
import type { EventKind } from '../../event.ts';
import { flag, list, neededText, neededTime, part, text } from '../../reading/fields.ts';
import { has, shape } from '../../reading/shape.ts';
import { actorOf, incidentName, incidentNumber, nameOf, reference } from './references.ts';

const schema = () =>
  z.object({
    id: neededText,
    event_type: neededText,
    occurred_at: neededTime,
    agent: reference(),
    client: part(z.object({ name: text })),
    data: z.object({
      id: text,
      number: text,
      title: text,
      html_url: text,
      service: reference(),
      priority: reference(),
      urgency: text,
      assignees: list(z.object({ id: text, summary: text })),
      incident: part(z.object({ id: text, summary: text, html_url: text })),
      user: reference(),
      responder: reference(),
      message: text,
      content: text,
      state: text,
      trimmed: flag,
      summary: text,
      conference_url: text,
    }),
  });

type WebhookEvent = z.infer<ReturnType<typeof schema>>;

export const webhookEvent = shape({
  name: 'webhook event',
  fits: (record) =>
    has(record, 'event_type', 'occurred_at', 'resource_type', 'data') &&
    /^(?:incident|service|pagey)\./.test(String(record['event_type']))
      ? 1
      : 0,
  schema,
  *tell(event) {
    const { data } = event;
    const told = tellType(event, actorOf(event.agent)?.kind === 'person' ? nameOf(event.agent) : undefined);
    const agent =
      event.agent ?? (event.client?.name ? { type: 'integration', summary: event.client.name } : undefined);
    yield {
      when: event.occurred_at,
      kind: told.kind,
      text: `${told.text}${data.trimmed ? ' […]' : ''}`,
      identity: event.id,
      actor: actorOf(agent),
      url: data.html_url ?? data.incident?.html_url,
      refs: {
        incident: data.incident?.id ?? data.id,
        service: nameOf(data.service),
        severity: nameOf(data.priority),
      },
    };
  },
});

function tellType(event: WebhookEvent, who: string | undefined): { kind: EventKind; text: string } {
  const { data } = event;
  const title = data.title ?? data.incident?.summary;
  const short = incidentNumber(title, data.number);
  const names = data.assignees.map((user) => user.summary ?? user.id).filter((name) => name !== undefined);
  const to = names.length > 0 ? ` to ${names.join(', ')}` : '';
  const by = who ? ` by ${who}` : '';
  switch (event.event_type.replace(/^incident\./, '')) {
    case 'triggered': {
      const severity = nameOf(data.priority);
      const service = nameOf(data.service);
      const text = `Triggered ${incidentName(title, data.number)}${service ? ` for ${service}` : ''}`;
      return {
        kind: who ? 'declared' : 'alert-fired',
        text: `${text}${by}${severity ? ` (${severity})` : ''}`,
      };
    }
    case 'acknowledged':
      return { kind: 'acknowledged', text: who ? `${who} acknowledged ${short}` : `Acknowledged ${short}` };
    case 'unacknowledged':
      return { kind: 'status-changed', text: `Acknowledgement of ${short} ended` };
    case 'annotated':
      return { kind: 'note', text: data.content ?? 'A note was added' };
    case 'delegated':
    case 'reassigned':
      return { kind: 'escalated', text: `Reassigned ${short}${to}${by}` };
    case 'escalated':
      return { kind: 'escalated', text: `Escalated ${short}${to}${by}` };
    case 'priority_updated': {
      const severity = nameOf(data.priority);
      return {
        kind: 'severity-changed',
        text: `Priority of ${short} ${severity ? `set to ${severity}` : 'removed'}${by}`,
      };
    }
    case 'reopened':
      return { kind: 'status-changed', text: `Reopened ${short}${by}` };
    case 'resolved':
      return {
        kind: who ? 'resolved' : 'alert-resolved',
        text: who ? `${who} resolved ${short}` : `Resolved ${short}`,
      };
    case 'responder.added': {
      const name = nameOf(data.user ?? data.responder) ?? 'a responder';
      return { kind: 'paged', text: `${who ?? 'A workflow'} asked ${name} to help with ${short}` };
    }
    case 'responder.replied': {
      const name = nameOf(data.user ?? data.responder) ?? who ?? 'A responder';
      const answer = data.state ?? data.message ?? 'replied';
      return { kind: data.state === 'joined' ? 'join' : 'other', text: `${name} ${answer} (${short})` };
    }
    case 'status_update_published':
      return { kind: 'status-update', text: data.message ?? 'A status update was published' };
    case 'conference_bridge.updated':
      return { kind: 'other', text: `Conference bridge of ${short} changed${by}` };
    default: {
      const words = event.event_type.replace(/[._]/g, ' ');
      const subject = data.summary ?? title;
      return {
        kind: 'other',
        text: `${words[0]?.toUpperCase()}${words.slice(1)}${subject ? `: ${subject}` : ''}${by}`,
      };
    }
  }
}
