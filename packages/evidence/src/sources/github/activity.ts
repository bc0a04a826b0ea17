/** `/repos/O/R/events` and `/repos/O/R/activity`: what happened in a repository, newest first. */
import * as z from 'zod/mini';
import type { EventKind } from '../../event.ts';
import { anything, neededText, neededTime, text } from '../../reading/fields.ts';
import { isObject, listAt, stringAt, valueAt } from '../../reading/json-value.ts';
import { firstLine } from '../../reading/plain-markup.ts';
import { has, shape } from '../../reading/shape.ts';
import { actorOf, repositoryOf, userFields } from './references.ts';

const KINDS: Readonly<Record<string, EventKind>> = {
  PushEvent: 'commit',
  CreateEvent: 'commit',
  DeleteEvent: 'commit',
  PullRequestEvent: 'pull-request',
  PullRequestReviewEvent: 'pull-request',
  IssuesEvent: 'ticket',
  IssueCommentEvent: 'note',
  CommitCommentEvent: 'note',
  PullRequestReviewCommentEvent: 'note',
  ReleaseEvent: 'release',
};

/** The words of an event's payload, whose shape depends on its type. */
function wordsOf(type: string, payload: unknown): string {
  const ref = stringAt(payload, 'ref')?.replace(/^refs\/(?:heads|tags)\//, '');
  const action = stringAt(payload, 'action');
  const comment = stringAt(payload, 'comment', 'body');
  if (comment) return comment;
  if (type === 'PushEvent') {
    const subjects = listAt(payload, 'commits').map((commit) => firstLine(stringAt(commit, 'message') ?? ''));
    const number =
      subjects.length === 0 ? 'commits' : `${subjects.length} commit${subjects.length === 1 ? '' : 's'}`;
    return `Pushed ${number} to ${ref ?? 'a branch'}${subjects.length > 0 ? `: ${subjects.slice(-5).join('; ')}` : ''}`;
  }
  if (type === 'CreateEvent' || type === 'DeleteEvent') {
    const verb = type === 'CreateEvent' ? 'Created' : 'Deleted';
    return `${verb} ${stringAt(payload, 'ref_type') ?? 'reference'} ${ref ?? ''}`.trim();
  }
  const name = type.replace(/Event$/, '').replace(/(?<=[a-z])(?=[A-Z])/g, ' ');
  const object = valueAt(payload, 'pull_request') ?? valueAt(payload, 'issue') ?? valueAt(payload, 'release');
  const number = valueAt(object, 'number');
  const title = stringAt(object, 'title') ?? stringAt(object, 'tag_name');
  const merged = valueAt(object, 'merged') === true;
  return `${name}${number ? ` #${String(number)}` : ''} ${merged ? 'merged' : (action ?? '')}${title ? `: ${title}` : ''}`.trim();
}

export const repositoryEvent = shape({
  name: 'repository event',
  fits: (record) =>
    typeof record['type'] === 'string' &&
    /^[A-Z][A-Za-z]+Event$/.test(record['type']) &&
    has(record, 'actor', 'repo', 'payload', 'created_at')
      ? 1
      : 0,
  schema: () =>
    z.object({
      id: neededText,
      type: neededText,
      actor: userFields(),
      payload: anything,
      created_at: neededTime,
    }),
  *tell(it, scope, raw) {
    const merged = valueAt(it.payload, 'pull_request', 'merged') === true;
    const number = valueAt(it.payload, 'pull_request', 'number') ?? valueAt(it.payload, 'issue', 'number');
    const request = isObject(valueAt(it.payload, 'pull_request'));
    const repository = repositoryOf(raw, scope);
    yield {
      when: it.created_at,
      kind: merged ? 'merge' : (KINDS[it.type] ?? 'other'),
      text: wordsOf(it.type, it.payload),
      identity: `event:${it.id}`,
      actor: actorOf(it.actor),
      refs: {
        repository,
        revision: stringAt(it.payload, 'head') ?? stringAt(it.payload, 'pull_request', 'merge_commit_sha'),
        pullRequest: number && request ? `#${String(number)}` : undefined,
        ticket: number && !request ? `${repository ?? ''}#${String(number)}` : undefined,
      },
    };
  },
});

/** Pushes, forced pushes, merges and branches with exact times, even where the commits are older. */
export const activity = shape({
  name: 'activity',
  fits: (record) => (has(record, 'activity_type', 'timestamp', 'ref') ? 1 : 0),
  schema: () =>
    z.object({
      id: neededText,
      activity_type: neededText,
      timestamp: neededTime,
      ref: text,
      before: text,
      after: text,
      actor: userFields(),
    }),
  *tell(it, scope, raw) {
    const verb = it.activity_type.replaceAll('_', ' ').replace(/^./, (first) => first.toUpperCase());
    const ref = it.ref?.replace(/^refs\/(?:heads|tags)\//, '') ?? 'a branch';
    yield {
      when: it.timestamp,
      kind: /merge/.test(it.activity_type) ? 'merge' : 'commit',
      text: `${verb} on ${ref}${it.after && !/^0+$/.test(it.after) ? ` (${it.after.slice(0, 8)})` : ''}`,
      identity: `activity:${it.id}`,
      actor: actorOf(it.actor),
      refs: { repository: repositoryOf(raw, scope), revision: it.after },
    };
  },
});
