/** Issues, comments, and the polymorphic timeline. */
import * as z from 'zod/mini';
import type { EventKind } from '../../event.ts';
import { neededText, neededTime, part, text, texts, time } from '../../reading/fields.ts';
import { firstLine } from '../../reading/plain-markup.ts';
import { count, has, shape } from '../../reading/shape.ts';
import type { Stamp } from '../../reading/times.ts';
import type { Told } from '../../reading/told.ts';
import { actorOf, repositoryOf, userFields } from './references.ts';

export const issueFields = () =>
  z.object({
    number: neededText,
    title: neededText,
    html_url: text,
    created_at: neededTime,
    updated_at: time,
    closed_at: time,
    user: userFields(),
    closed_by: userFields(),
    labels: texts,
    state_reason: text,
    pull_request: z.transform((value: unknown) => typeof value === 'object' && value !== null),
    milestone: part(z.object({ title: text })),
  });

export type Issue = z.infer<ReturnType<typeof issueFields>>;

function nounOf(issue: Issue): string {
  return `${issue.pull_request ? 'pull request' : 'issue'} #${issue.number}`;
}

export function issueRefs(issue: Issue, repository: string | undefined) {
  const ticket = `${repository ?? ''}#${issue.number}`;
  const severity = issue.labels.find((label) => /^(?:sev|severity|p)[-:/ ]?\d$/i.test(label));
  return issue.pull_request
    ? { repository, pullRequest: `#${issue.number}`, severity }
    : { repository, ticket, severity };
}

export function* tellIssue(issue: Issue, repository: string | undefined): Generator<Told> {
  const kind: EventKind = issue.pull_request ? 'pull-request' : 'ticket';
  const labels = issue.labels.length > 0 ? ` [${issue.labels.join(', ')}]` : '';
  const common = { kind, url: issue.html_url, refs: issueRefs(issue, repository) };
  yield {
    ...common,
    when: issue.created_at,
    text: `Opened ${nounOf(issue)}: ${issue.title}${labels}`,
    identity: `${repository ?? ''}#${issue.number}:opened`,
    actor: actorOf(issue.user),
  };
  if (!issue.closed_at) return;
  const reason =
    issue.state_reason && issue.state_reason !== 'completed'
      ? ` (${issue.state_reason.replaceAll('_', ' ')})`
      : '';
  yield {
    ...common,
    when: issue.closed_at,
    text: `Closed ${nounOf(issue)}${reason}: ${issue.title}`,
    identity: `${repository ?? ''}#${issue.number}:closed`,
    actor: actorOf(issue.closed_by),
  };
}

export const issue = shape({
  name: 'issue',
  fits: (record) => (has(record, 'number', 'title', 'labels_url') && !has(record, 'head') ? 1 : 0),
  schema: issueFields,
  tell: (record, scope, raw) => tellIssue(record, repositoryOf(raw, scope)),
});

export const commentFields = () =>
  z.object({
    id: neededText,
    body: text,
    created_at: neededTime,
    updated_at: time,
    user: userFields(),
    html_url: text,
    issue_url: text,
    pull_request_url: text,
    commit_id: text,
  });

type Comment = z.infer<ReturnType<typeof commentFields>>;

/** An edited comment shows its last words; its time is when it was first written. */
export function tellComment(comment: Comment, repository: string | undefined): Told {
  const number = /\/(?:issues|pulls?)\/(\d+)/.exec(
    comment.issue_url ?? comment.pull_request_url ?? comment.html_url ?? '',
  )?.[1];
  const onRequest = /\/pull\//.test(comment.html_url ?? '') || comment.pull_request_url !== undefined;
  return {
    when: comment.created_at,
    kind: 'note',
    text: comment.body ?? '(empty comment)',
    identity: `comment:${comment.id}`,
    actor: actorOf(comment.user),
    url: comment.html_url,
    edited: isLater(comment.updated_at, comment.created_at),
    refs: {
      repository,
      revision: comment.commit_id,
      pullRequest: number && onRequest ? `#${number}` : undefined,
      ticket: number && !onRequest ? `${repository ?? ''}#${number}` : undefined,
    },
  };
}

function isLater(later: Stamp | undefined, earlier: Stamp): boolean {
  return later?.at != null && earlier.at !== null && Date.parse(later.at) - Date.parse(earlier.at) > 1000;
}

export const comment = shape({
  name: 'comment',
  fits: (record) =>
    has(record, 'body', 'user', 'created_at') &&
    count(record, 'issue_url', 'pull_request_url', 'commit_id') > 0 &&
    !has(record, 'event')
      ? 1
      : 0,
  schema: commentFields,
  *tell(record, scope, raw) {
    yield tellComment(record, repositoryOf(raw, scope));
  },
});

const person = () => part(z.object({ name: text, email: text, date: time }));
const named = () => part(z.object({ name: text, title: text, login: text }));

/** Timeline and issue events. Reviews carry `submitted_at`, commits `committer.date`, the rest `created_at`. */
export const timelineEvent = shape({
  name: 'timeline event',
  fits: (record) =>
    has(record, 'event') &&
    typeof record['event'] === 'string' &&
    count(record, 'node_id', 'actor', 'sha', 'source', 'commit_id') > 0
      ? 0.97
      : 0,
  schema: () =>
    z.object({
      id: text,
      node_id: text,
      event: neededText,
      created_at: time,
      submitted_at: time,
      actor: userFields(),
      user: userFields(),
      body: text,
      html_url: text,
      url: text,
      state: text,
      sha: text,
      message: text,
      author: person(),
      committer: person(),
      commit_id: text,
      label: named(),
      milestone: named(),
      assignee: named(),
      rename: part(z.object({ from: text, to: text })),
      source: part(z.object({ issue: part(z.object({ number: text, title: text, html_url: text })) })),
      lock_reason: text,
      state_reason: text,
      issue: part(z.object({ number: text, title: text })),
    }),
  *tell(record, scope, raw) {
    const when = record.created_at ?? record.submitted_at ?? record.committer?.date ?? record.author?.date;
    if (!when) {
      scope.note(`"${record.event}" has no time`);
      return;
    }
    const repository = repositoryOf(raw, scope);
    const number =
      record.issue?.number ??
      /\/(?:issues|pulls?)\/(\d+)(?:\/|#|$)/.exec(`${record.html_url ?? record.url ?? ''}`)?.[1];
    const detail =
      record.label?.name ??
      record.milestone?.title ??
      record.assignee?.login ??
      record.rename?.to ??
      (record.source?.issue
        ? `#${record.source.issue.number} ${record.source.issue.title ?? ''}`.trim()
        : undefined) ??
      record.state_reason ??
      record.lock_reason;
    const verb = record.event
      .replaceAll('_', ' ')
      .replaceAll('-', ' ')
      .replace(/^./, (first) => first.toUpperCase());
    const words =
      record.event === 'commented'
        ? (record.body ?? '(empty comment)')
        : record.event === 'committed'
          ? `${firstLine(record.message ?? '')} (${record.sha?.slice(0, 8) ?? ''})`
          : `${verb}${detail ? `: ${detail}` : record.commit_id && /merged|closed|referenced/.test(record.event) ? ` by ${record.commit_id.slice(0, 8)}` : ''}${record.event === 'reviewed' && record.state ? ` (${record.state.replaceAll('_', ' ')})` : ''}`;
    yield {
      when,
      kind: kindOf(record.event),
      text: words,
      identity: `timeline:${record.id ?? record.node_id ?? record.sha ?? `${record.event}:${when.at}`}`,
      actor: actorOf(record.actor ?? record.user) ?? actorOf(record.author),
      url: record.html_url ?? record.source?.issue?.html_url,
      refs: {
        repository,
        ticket: number ? `${repository ?? ''}#${number}` : undefined,
        revision: record.sha ?? record.commit_id,
      },
    };
  },
});

function kindOf(event: string): EventKind {
  if (event === 'commented') return 'note';
  if (event === 'committed') return 'commit';
  if (event === 'merged') return 'merge';
  if (event === 'reviewed') return 'pull-request';
  if (event === 'deployed') return 'deploy';
  return 'ticket';
}
