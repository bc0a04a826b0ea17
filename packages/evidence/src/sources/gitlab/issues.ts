/** Issues and incidents: notes (`system: true` for state changes), resource events, the incident timeline. */
import * as z from 'zod/mini';
import { kindOfEntry, kindOfWords } from '../../reading/event-words.ts';
import { flag, neededText, neededTime, part, text, texts, time } from '../../reading/fields.ts';
import { has, shape } from '../../reading/shape.ts';
import { actorOf, projectOf, userFields } from './references.ts';

export const issue = shape({
  name: 'issue',
  fits: (record) =>
    has(record, 'iid', 'title', 'labels', 'created_at') && !has(record, 'source_branch') ? 0.95 : 0,
  schema: () =>
    z.object({
      iid: neededText,
      title: neededText,
      web_url: text,
      created_at: neededTime,
      closed_at: time,
      author: userFields(),
      closed_by: userFields(),
      labels: texts,
      severity: text,
      issue_type: text,
      type: text,
    }),
  *tell(it) {
    const repository = projectOf(it.web_url);
    const incident = /^incident$/i.test(it.issue_type ?? it.type ?? '');
    const noun = incident ? 'incident' : 'issue';
    const severity = it.severity && it.severity !== 'UNKNOWN' ? it.severity.toLowerCase() : undefined;
    const refs = {
      repository,
      ticket: `${repository ?? ''}#${it.iid}`,
      severity,
      incident: incident ? `#${it.iid}` : undefined,
    };
    const labels = it.labels.length > 0 ? ` [${it.labels.join(', ')}]` : '';
    yield {
      when: it.created_at,
      kind: incident ? 'declared' : 'ticket',
      text: `Opened ${noun} #${it.iid}: ${it.title}${labels}`,
      identity: `${repository}#${it.iid}:opened`,
      actor: actorOf(it.author),
      url: it.web_url,
      refs,
    };
    if (!it.closed_at) return;
    yield {
      when: it.closed_at,
      kind: incident ? 'resolved' : 'ticket',
      text: `Closed ${noun} #${it.iid}: ${it.title}`,
      identity: `${repository}#${it.iid}:closed`,
      actor: actorOf(it.closed_by),
      url: it.web_url,
      refs,
    };
  },
});

export const note = shape({
  name: 'note',
  fits: (record) => (has(record, 'body', 'author', 'created_at', 'noteable_type') ? 1 : 0),
  schema: () =>
    z.object({
      id: neededText,
      body: neededText,
      system: flag,
      author: userFields(),
      created_at: neededTime,
      noteable_iid: text,
      noteable_type: text,
    }),
  *tell(it) {
    const mark = it.noteable_type === 'MergeRequest' ? '!' : '#';
    const number = it.noteable_iid ? `${mark}${it.noteable_iid}` : undefined;
    yield {
      when: it.created_at,
      kind: it.system ? (kindOfWords(it.body) ?? 'ticket') : 'note',
      text: it.system && number ? `${number}: ${it.body}` : it.body,
      identity: `note:${it.id}`,
      actor: actorOf(it.author),
      refs: mark === '!' ? { pullRequest: number } : { ticket: number },
    };
  },
});

/** `resource_state_events` and `resource_label_events`. */
export const stateEvent = shape({
  name: 'resource event',
  fits: (record) => (has(record, 'resource_type', 'resource_id', 'created_at') ? 1 : 0),
  schema: () =>
    z.object({
      id: neededText,
      state: text,
      action: text,
      label: part(z.object({ name: text })),
      user: userFields(),
      created_at: neededTime,
      resource_type: text,
      resource_id: text,
    }),
  *tell(it) {
    const noun = (it.resource_type ?? 'issue').replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
    const words = it.label?.name
      ? `${it.action === 'remove' ? 'Removed' : 'Added'} label ${it.label.name}`
      : `${(it.state ?? it.action ?? 'changed').replace(/^./, (first) => first.toUpperCase())} the ${noun}`;
    yield {
      when: it.created_at,
      kind: 'ticket',
      text: words,
      identity: `resource-event:${it.id}:${it.state ?? it.action}`,
      actor: actorOf(it.user),
      refs: { status: it.state },
    };
  },
});

/** GraphQL `timelineEvents.nodes` of an incident: `occurredAt` is the time told. */
export const timelineEvent = shape({
  name: 'timeline event',
  fits: (record) => (has(record, 'occurredAt', 'note') ? 1 : 0),
  schema: () =>
    z.object({ id: text, note: neededText, occurredAt: neededTime, createdAt: time, author: userFields() }),
  *tell(it) {
    yield {
      when: it.occurredAt,
      recorded: it.createdAt,
      kind: kindOfEntry(it.note) ?? 'note',
      text: it.note,
      identity: `timeline:${it.id ?? it.occurredAt.at}`,
      actor: actorOf(it.author),
    };
  },
});
