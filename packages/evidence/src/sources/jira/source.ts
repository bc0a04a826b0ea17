import * as z from 'zod/mini';
import type { EventKind } from '../../event.ts';
import { anything, list, neededText, neededTime, part, text, texts, time } from '../../reading/fields.ts';
import { jsonSource } from '../../reading/json-source.ts';
import { isObject, stringAt, valueAt } from '../../reading/json-value.ts';
import { has, type Scope, shape } from '../../reading/shape.ts';
import { person, type Told } from '../../reading/told.ts';
import { plainOfAdf } from '../../text/adf.ts';

const user = () => part(z.object({ displayName: text, accountId: text, name: text, emailAddress: text }));

function actorOf(
  by:
    | { displayName?: string | undefined; accountId?: string | undefined; name?: string | undefined }
    | undefined,
) {
  return person(by?.displayName ?? by?.name ?? by?.accountId, by?.accountId ?? by?.name);
}

/** `toString` is a data key here and a function of every object: only own keys are read. */
const item = z.transform((value: unknown) => ({
  field: stringAt(value, 'field') ?? stringAt(value, 'fieldId') ?? 'a field',
  from: stringAt(value, 'fromString') ?? stringAt(value, 'from'),
  to: stringAt(value, 'toString') ?? stringAt(value, 'to'),
}));

const historyFields = () =>
  z.object({ id: neededText, author: user(), created: neededTime, items: list(item) });

type History = z.infer<ReturnType<typeof historyFields>>;

function kindOf(field: string, to: string | undefined): EventKind {
  if (/^status$/i.test(field))
    return /^(?:done|resolved|closed|fixed)$/i.test(to ?? '') ? 'resolved' : 'status-changed';
  if (/^(?:priority|severity|sev|impact)\b/i.test(field)) return 'severity-changed';
  return 'ticket';
}

/** Several changed fields are several events of one moment. */
function* tellHistory(history: History, key: string | undefined): Generator<Told> {
  for (const [index, { field, from, to }] of history.items.entries()) {
    const name = `${key ? `${key} ` : ''}${field}`;
    const words = to
      ? from
        ? `${name}: ${from} → ${to}`
        : `${name} set to ${to}`
      : `${name} cleared${from ? ` (was ${from})` : ''}`;
    yield {
      when: history.created,
      kind: kindOf(field, to),
      text: words.replace(/^./, (first) => first.toUpperCase()),
      identity: `${key ?? ''}:history:${history.id}:${index}`,
      actor: actorOf(history.author),
      refs: { ticket: key, status: /^status$/i.test(field) ? to : undefined },
    };
  }
}

/** The issue's key, from an object around the record or from its address. */
function keyAround(scope: Scope): string | undefined {
  const holder = scope.around.findLast((object) => typeof object['key'] === 'string');
  return stringAt(holder, 'key');
}

const history = shape({
  name: 'changelog entry',
  fits: (record) => {
    const items = record['items'];
    if (!has(record, 'created') || !Array.isArray(items)) return 0;
    return items.some((entry) => isObject(entry) && has(entry, 'field') && has(entry, 'to')) ? 1 : 0;
  },
  schema: historyFields,
  tell: (record, scope) => tellHistory(record, keyAround(scope)),
});

const adf = z.transform((value: unknown): string => plainOfAdf(value));

const commentFields = () =>
  z.object({ id: neededText, author: user(), body: adf, created: neededTime, updated: time, self: text });

function tellComment(comment: z.infer<ReturnType<typeof commentFields>>, key: string | undefined): Told {
  const edited = comment.updated?.at != null && comment.updated.at !== comment.created.at;
  return {
    when: comment.created,
    kind: 'note',
    text: comment.body || '(empty comment)',
    identity: `comment:${comment.id}`,
    actor: actorOf(comment.author),
    edited,
    refs: { ticket: key },
  };
}

const comment = shape({
  name: 'comment',
  fits: (record) =>
    has(record, 'author', 'body', 'created', 'updated') && isObject(record['author']) ? 0.9 : 0,
  schema: commentFields,
  *tell(record, scope) {
    yield tellComment(record, keyAround(scope));
  },
});

const issue = shape({
  name: 'issue',
  fits: (record) => (has(record, 'key', 'fields') && isObject(record['fields']) ? 1 : 0),
  schema: () =>
    z.object({
      id: text,
      key: neededText,
      self: text,
      fields: z.object({
        summary: text,
        created: time,
        resolutiondate: time,
        reporter: user(),
        creator: user(),
        priority: part(z.object({ name: text })),
        status: part(z.object({ name: text })),
        resolution: part(z.object({ name: text })),
        labels: texts,
        comment: anything,
      }),
      changelog: anything,
    }),
  *tell(record, scope, raw) {
    const { key, fields } = record;
    const base = /^(https?:\/\/[^/]+)/.exec(record.self ?? '')?.[1];
    const refs = { ticket: key, severity: fields.priority?.name };
    const url = base && `${base}/browse/${key}`;
    const histories = list(historyFields()).parse(valueAt(raw, 'changelog', 'histories'));
    if (fields.created) {
      const priority = fields.priority?.name ? ` (${fields.priority.name})` : '';
      const text = `Created ${key}${priority}: ${fields.summary ?? ''}`;
      const actor = actorOf(fields.reporter ?? fields.creator);
      yield { when: fields.created, kind: 'ticket', text, identity: `${key}:created`, actor, url, refs };
    } else {
      scope.note(`${key} has no created time`);
    }
    for (const entry of histories) yield* tellHistory(entry, key);
    const comments = isObject(fields.comment) ? fields.comment['comments'] : undefined;
    for (const entry of list(commentFields()).parse(comments)) yield tellComment(entry, key);
    const told = histories.some((entry) =>
      entry.items.some(({ field }) => /^(?:resolution|status)$/i.test(field)),
    );
    if (fields.resolutiondate && !told) {
      const how = fields.resolution?.name ? ` (${fields.resolution.name})` : '';
      yield {
        when: fields.resolutiondate,
        kind: 'resolved',
        text: `Resolved ${key}${how}`,
        identity: `${key}:resolved`,
        url,
        refs,
      };
    }
  },
});

const webhook = shape({
  name: 'webhook',
  fits: (record) => (has(record, 'webhookEvent', 'timestamp') ? 1 : 0),
  schema: () =>
    z.object({
      webhookEvent: neededText,
      timestamp: neededTime,
      user: user(),
      issue: z.transform((value: unknown) => ({
        key: stringAt(value, 'key'),
        summary: stringAt(value, 'fields', 'summary'),
      })),
      changelog: part(z.object({ id: text, items: list(item) })),
      comment: part(commentFields()),
    }),
  *tell(it) {
    const { key, summary } = it.issue;
    if (it.comment) {
      yield tellComment(it.comment, key);
    } else if (it.changelog && it.changelog.items.length > 0) {
      yield* tellHistory(
        {
          id: it.changelog.id ?? it.timestamp.at ?? '',
          author: it.user,
          created: it.timestamp,
          items: it.changelog.items,
        },
        key,
      );
    } else {
      const verb = it.webhookEvent.replace(/^jira:/, '').replaceAll('_', ' ');
      const text = `${verb.replace(/^./, (first) => first.toUpperCase())}${key ? ` (${key})` : ''}${summary ? `: ${summary}` : ''}`;
      const identity = `webhook:${key}:${it.webhookEvent}:${it.timestamp.at}`;
      yield {
        when: it.timestamp,
        kind: 'ticket',
        text,
        identity,
        actor: actorOf(it.user),
        refs: { ticket: key },
      };
    }
  },
});

/** Jira: issues with changelog and comments, changelog pages, comment pages, webhooks. */
export const source = jsonSource({ id: 'jira', title: 'Jira', shapes: [issue, webhook, history, comment] });
