/** Pull requests from the API, from `gh pr list --json`, and their reviews. */
import * as z from 'zod/mini';
import { flag, neededText, neededTime, part, text, time } from '../../reading/fields.ts';
import { firstLine } from '../../reading/plain-markup.ts';
import { has, shape } from '../../reading/shape.ts';
import type { Told } from '../../reading/told.ts';
import { actorOf, repositoryOf, userFields } from './references.ts';

const branch = () => part(z.object({ ref: text, sha: text }));

export const pullRequestFields = () =>
  z.object({
    id: text,
    number: neededText,
    title: neededText,
    html_url: text,
    created_at: neededTime,
    updated_at: time,
    closed_at: time,
    merged_at: time,
    merge_commit_sha: text,
    user: userFields(),
    merged_by: userFields(),
    draft: flag,
    base: branch(),
    head: branch(),
  });

export type PullRequest = z.infer<ReturnType<typeof pullRequestFields>>;

export function pullRequestRefs(request: PullRequest, repository: string | undefined) {
  return { repository, pullRequest: `#${request.number}` };
}

export function opened(request: PullRequest, repository: string | undefined): Told {
  const into = request.base?.ref ? ` into ${request.base.ref}` : '';
  return {
    when: request.created_at,
    kind: 'pull-request',
    text: `Opened ${request.draft ? 'draft ' : ''}pull request #${request.number}${into}: ${request.title}`,
    identity: `${repository ?? ''}#${request.number}:opened`,
    actor: actorOf(request.user),
    url: request.html_url,
    refs: { ...pullRequestRefs(request, repository), revision: request.head?.sha },
  };
}

/** Merged, or closed without; null while it is open. */
export function closed(
  request: PullRequest,
  repository: string | undefined,
  by?: Told['actor'],
): Told | null {
  const common = {
    url: request.html_url,
    refs: { ...pullRequestRefs(request, repository), revision: request.merge_commit_sha },
  };
  if (request.merged_at) {
    const into = request.base?.ref ? ` into ${request.base.ref}` : '';
    return {
      ...common,
      when: request.merged_at,
      kind: 'merge',
      text: `Merged pull request #${request.number}${into}: ${request.title}`,
      identity: `${repository ?? ''}#${request.number}:merged`,
      actor: actorOf(request.merged_by) ?? by,
    };
  }
  if (!request.closed_at) return null;
  return {
    when: request.closed_at,
    kind: 'pull-request',
    text: `Closed pull request #${request.number} without merging: ${request.title}`,
    identity: `${repository ?? ''}#${request.number}:closed`,
    actor: by,
    url: request.html_url,
    refs: pullRequestRefs(request, repository),
  };
}

export const pullRequest = shape({
  name: 'pull request',
  fits: (record) => (has(record, 'number', 'title', 'merged_at') && has(record, 'head', 'base') ? 1 : 0),
  schema: pullRequestFields,
  *tell(request, scope, raw) {
    const repository = repositoryOf(raw, scope);
    yield opened(request, repository);
    const end = closed(request, repository);
    if (end) yield end;
  },
});

const cliUser = () => part(z.object({ login: text, name: text, is_bot: flag }));

/** `gh pr list|view --json …`: camelCase, only the fields asked for. */
export const cliPullRequest = shape({
  name: 'pull request (gh)',
  fits: (record) =>
    has(record, 'number', 'title') &&
    (has(record, 'mergedAt') || has(record, 'mergeCommit') || has(record, 'headRefName'))
      ? 1
      : 0,
  schema: () =>
    z.object({
      number: neededText,
      title: neededText,
      url: text,
      createdAt: time,
      closedAt: time,
      mergedAt: time,
      author: cliUser(),
      mergedBy: cliUser(),
      baseRefName: text,
      mergeCommit: part(z.object({ oid: text })),
    }),
  *tell(record, scope) {
    const repository = /github\.com\/([\w.-]+\/[\w.-]+)/.exec(record.url ?? '')?.[1];
    const user = (by: typeof record.author) =>
      by && { login: by.login, name: by.name, type: by.is_bot ? 'Bot' : undefined };
    const when = record.createdAt ?? record.mergedAt ?? record.closedAt;
    if (!when) {
      scope.note(
        `#${record.number} has no time: ask for --json number,title,createdAt,mergedAt,mergedBy,mergeCommit,url`,
      );
      return;
    }
    const request: PullRequest = {
      id: undefined,
      number: record.number,
      title: record.title,
      html_url: record.url,
      created_at: when,
      updated_at: undefined,
      closed_at: record.closedAt,
      merged_at: record.mergedAt,
      merge_commit_sha: record.mergeCommit?.oid,
      user: user(record.author),
      merged_by: user(record.mergedBy),
      draft: undefined,
      base: record.baseRefName ? { ref: record.baseRefName, sha: undefined } : undefined,
      head: undefined,
    };
    if (record.createdAt) yield opened(request, repository);
    const end = closed(request, repository);
    if (end) yield end;
  },
});

export const reviewFields = () =>
  z.object({
    id: neededText,
    state: text,
    body: text,
    submitted_at: time,
    user: userFields(),
    html_url: text,
    pull_request_url: text,
  });

export function tellReview(
  review: z.infer<ReturnType<typeof reviewFields>>,
  number: string | undefined,
  repository: string | undefined,
): Told | null {
  if (!review.submitted_at) return null;
  const state = (review.state ?? 'reviewed').toLowerCase().replaceAll('_', ' ');
  const verb =
    state === 'approved' ? 'Approved' : state === 'changes requested' ? 'Requested changes on' : 'Reviewed';
  const body = review.body ? `: ${firstLine(review.body)}` : '';
  return {
    when: review.submitted_at,
    kind: 'pull-request',
    text: `${verb} pull request${number ? ` #${number}` : ''}${body}`,
    identity: `review:${review.id}:submitted`,
    actor: actorOf(review.user),
    url: review.html_url,
    refs: { repository, pullRequest: number && `#${number}`, status: state },
  };
}

export const review = shape({
  name: 'review',
  fits: (record) => (has(record, 'submitted_at', 'state', 'user') ? 0.95 : 0),
  schema: reviewFields,
  *tell(record, scope, raw) {
    const number = /\/pulls?\/(\d+)/.exec(record.pull_request_url ?? record.html_url ?? '')?.[1];
    const told = tellReview(record, number, repositoryOf(raw, scope));
    if (told) yield told;
  },
});
