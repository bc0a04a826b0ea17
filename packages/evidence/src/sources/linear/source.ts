import * as z from 'zod/mini';
import type { EventKind } from '../../event.ts';
import { anything, list, neededText, neededTime, part, text, time } from '../../reading/fields.ts';
import { jsonSource } from '../../reading/json-source.ts';
import { isObject, stringAt } from '../../reading/json-value.ts';
import { count, has, type Scope, shape } from '../../reading/shape.ts';
import { bot, person, type Told } from '../../reading/told.ts';

const named = () =>
  part(z.object({ id: text, name: text, displayName: text, identifier: text, title: text, type: text }));

interface Named {
  readonly id?: string | undefined;
  readonly name?: string | undefined;
  readonly displayName?: string | undefined;
}

function actorOf(user: Named | undefined, automatic?: Named): Told['actor'] {
  return user ? person(user.displayName ?? user.name, user.id) : bot(automatic?.name, automatic?.id);
}

const connection = z.transform((value: unknown): unknown =>
  isObject(value) && Array.isArray(value['nodes']) ? value['nodes'] : value,
);

const historyFields = () =>
  z.object({
    id: neededText,
    createdAt: neededTime,
    actor: named(),
    botActor: named(),
    fromState: named(),
    toState: named(),
    fromAssignee: named(),
    toAssignee: named(),
    fromPriority: text,
    toPriority: text,
    fromTitle: text,
    toTitle: text,
    addedLabels: list(z.object({ name: text })),
    removedLabels: list(z.object({ name: text })),
  });

const commentFields = () =>
  z.object({
    id: neededText,
    body: neededText,
    createdAt: neededTime,
    editedAt: time,
    user: named(),
    url: text,
    issue: named(),
  });

const PRIORITIES = ['no priority', 'urgent', 'high', 'medium', 'low'];

/** One node may change several fields: each is an event. */
function* tellHistory(
  node: z.infer<ReturnType<typeof historyFields>>,
  issue: string | undefined,
): Generator<Told> {
  const changes: (readonly [EventKind, string])[] = [];
  if (node.toState?.name) {
    const done = /^(?:completed|done)$/i.test(node.toState.type ?? node.toState.name);
    const from = node.fromState?.name ? `${node.fromState.name} → ` : 'set to ';
    changes.push([done ? 'resolved' : 'status-changed', `status: ${from}${node.toState.name}`]);
  }
  if (node.toAssignee)
    changes.push(['ticket', `assigned to ${node.toAssignee.displayName ?? node.toAssignee.name}`]);
  else if (node.fromAssignee)
    changes.push([
      'ticket',
      `no longer assigned to ${node.fromAssignee.displayName ?? node.fromAssignee.name}`,
    ]);
  if (node.toPriority !== undefined && node.toPriority !== node.fromPriority) {
    const name = (level: string | undefined) => PRIORITIES[Number(level)] ?? level ?? 'unknown';
    changes.push(['severity-changed', `priority: ${name(node.fromPriority)} → ${name(node.toPriority)}`]);
  }
  if (node.toTitle) changes.push(['ticket', `renamed to "${node.toTitle}"`]);
  for (const { name } of node.addedLabels) if (name) changes.push(['ticket', `label ${name} added`]);
  for (const { name } of node.removedLabels) if (name) changes.push(['ticket', `label ${name} removed`]);
  for (const [index, [kind, words]] of changes.entries()) {
    yield {
      when: node.createdAt,
      kind,
      text: `${issue ? `${issue} ` : ''}${words}`.replace(/^./, (first) => first.toUpperCase()),
      identity: `history:${node.id}:${index}`,
      actor: actorOf(node.actor, node.botActor),
      refs: { ticket: issue, status: kind === 'ticket' ? undefined : node.toState?.name },
    };
  }
}

function* tellComment(
  comment: z.infer<ReturnType<typeof commentFields>>,
  issue: string | undefined,
): Generator<Told> {
  yield {
    when: comment.createdAt,
    kind: 'note',
    text: comment.body,
    identity: `comment:${comment.id}`,
    actor: actorOf(comment.user),
    url: comment.url,
    edited: comment.editedAt !== undefined,
    refs: { ticket: comment.issue?.identifier ?? issue },
  };
}

const issue = shape({
  name: 'issue',
  fits: (record) =>
    has(record, 'identifier', 'title') &&
    count(record, 'createdAt', 'history', 'comments', 'state', 'url') >= 2
      ? 1
      : 0,
  schema: () =>
    z.object({
      id: text,
      identifier: neededText,
      title: neededText,
      url: text,
      createdAt: time,
      completedAt: time,
      canceledAt: time,
      creator: named(),
      state: named(),
      priorityLabel: text,
      team: named(),
      history: connection,
      comments: connection,
    }),
  *tell(it) {
    const refs = { ticket: it.identifier, severity: it.priorityLabel, team: it.team?.name };
    const common = { url: it.url, refs };
    if (it.createdAt) {
      const text = `Created ${it.identifier}: ${it.title}`;
      yield {
        ...common,
        when: it.createdAt,
        kind: 'ticket',
        text,
        identity: `${it.identifier}:created`,
        actor: actorOf(it.creator),
      };
    }
    const nodes = list(historyFields()).parse(it.history);
    for (const node of nodes) yield* tellHistory(node, it.identifier);
    for (const comment of list(commentFields()).parse(it.comments))
      yield* tellComment(comment, it.identifier);
    if (it.completedAt && !nodes.some((node) => node.toState)) {
      const identity = `${it.identifier}:completed`;
      yield {
        ...common,
        when: it.completedAt,
        kind: 'resolved',
        text: `Completed ${it.identifier}: ${it.title}`,
        identity,
      };
    }
  },
});

function issueAround(scope: Scope): string | undefined {
  const holder = scope.around.findLast((object) => typeof object['identifier'] === 'string');
  return stringAt(holder, 'identifier');
}

const history = shape({
  name: 'history node',
  fits: (record) =>
    has(record, 'createdAt') &&
    count(record, 'fromState', 'toState', 'fromAssignee', 'toAssignee', 'addedLabels', 'fromPriority') >= 2
      ? 1
      : 0,
  schema: historyFields,
  tell: (record, scope) => tellHistory(record, issueAround(scope)),
});

const webhook = shape({
  name: 'webhook',
  fits: (record) =>
    has(record, 'webhookTimestamp', 'action', 'type', 'data') && has(record, 'createdAt') ? 1 : 0,
  schema: () =>
    z.object({
      action: neededText,
      type: neededText,
      createdAt: neededTime,
      actor: named(),
      url: text,
      data: z.object({ id: text, identifier: text, title: text, body: text, state: named(), issue: named() }),
      updatedFrom: anything,
    }),
  *tell(it) {
    const key = it.data.identifier ?? it.data.issue?.identifier;
    const note = it.type === 'Comment' && it.data.body;
    const moved = isObject(it.updatedFrom) && has(it.updatedFrom, 'stateId');
    const done = moved && it.data.state?.type === 'completed';
    const verb = it.action === 'create' ? 'Created' : it.action === 'remove' ? 'Removed' : 'Updated';
    yield {
      when: it.createdAt,
      kind: note ? 'note' : done ? 'resolved' : moved ? 'status-changed' : 'ticket',
      text:
        note ||
        (moved
          ? `${key ?? ''} status set to ${it.data.state?.name ?? ''}`.trim()
          : `${verb} ${key ?? it.type}${it.data.title ? `: ${it.data.title}` : ''}`),
      identity: `webhook:${it.data.id}:${it.action}:${it.createdAt.at}`,
      actor: actorOf(it.actor),
      url: it.url,
      refs: { ticket: key, status: it.data.state?.name },
    };
  },
});

/** Linear: issues with history and comments (GraphQL), webhooks. */
export const source = jsonSource({ id: 'linear', title: 'Linear', shapes: [webhook, issue, history] });
