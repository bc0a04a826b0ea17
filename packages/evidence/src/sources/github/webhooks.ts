/** Webhook payloads: an action on an object, beside `repository` and `sender`. */
import * as z from 'zod/mini';
import { firstLine } from '../../reading/plain-markup.ts';
import { neededText, part, text, time } from '../../reading/fields.ts';
import { isObject, type JsonObject, stringAt } from '../../reading/json-value.ts';
import { has, type Shape, shape } from '../../reading/shape.ts';
import type { Stamp } from '../../reading/times.ts';
import type { Told } from '../../reading/told.ts';
import { writtenStamp } from '../../reading/written-stamps.ts';
import { pushFields, releaseFields, tellPush, tellRelease } from './commits.ts';
import {
  commitStatusFields,
  deploymentFields,
  deploymentStatusFields,
  tellCommitStatus,
  tellDeployment,
  tellDeploymentStatus,
} from './deployments.ts';
import { commentFields, issueFields, issueRefs, tellComment, tellIssue } from './issues.ts';
import { closed, opened, pullRequestFields, pullRequestRefs, reviewFields, tellReview } from './pull-requests.ts';
import { actorOf, userFields } from './references.ts';
import { jobFields, tellJob, tellWorkflowRun, workflowRunFields } from './runs.ts';

const base = { action: text, sender: userFields(), repository: part(z.object({ full_name: text })) };

function isWebhook(record: JsonObject, ...keys: readonly string[]): boolean {
  return isObject(record['repository']) && has(record, 'sender') && has(record, ...keys);
}

/** The time of an action that has none of its own: when the object last changed. */
function actionTime(object: { updated_at?: Stamp | undefined; created_at?: Stamp | undefined }): Stamp | undefined {
  return object.updated_at ?? object.created_at;
}

/** What an action adds, in words: the label, the milestone, the person. */
function detailOf(record: JsonObject): string {
  const detail =
    stringAt(record, 'label', 'name') ??
    stringAt(record, 'milestone', 'title') ??
    stringAt(record, 'assignee', 'login') ??
    stringAt(record, 'requested_reviewer', 'login');
  return detail ? ` (${detail})` : '';
}

function capital(words: string): string {
  return words.replaceAll('_', ' ').replace(/^./, (first) => first.toUpperCase());
}

const deploymentStatus = shape({
  name: 'deployment_status webhook',
  fits: (record) => (isWebhook(record, 'deployment_status', 'deployment') ? 1 : 0),
  schema: () => z.object({ ...base, deployment: deploymentFields(), deployment_status: deploymentStatusFields() }),
  tell: (it, scope) => tellDeploymentStatus(it.deployment_status, it.deployment, it.repository?.full_name, scope),
});

const deployment = shape({
  name: 'deployment webhook',
  fits: (record) => (isWebhook(record, 'deployment') ? 0.9 : 0),
  schema: () => z.object({ ...base, deployment: deploymentFields() }),
  tell: (it, scope) => tellDeployment(it.deployment, it.repository?.full_name, scope),
});

const review = shape({
  name: 'pull_request_review webhook',
  fits: (record) => (isWebhook(record, 'review', 'pull_request') ? 1 : 0),
  schema: () => z.object({ ...base, review: reviewFields(), pull_request: pullRequestFields() }),
  *tell(it) {
    const repository = it.repository?.full_name;
    const told = tellReview(it.review, it.pull_request.number, repository);
    if (it.action !== 'dismissed') {
      if (told) yield told;
      return;
    }
    yield {
      when: it.pull_request.updated_at ?? it.pull_request.created_at,
      kind: 'pull-request',
      text: `Dismissed a review of pull request #${it.pull_request.number}: ${it.pull_request.title}`,
      identity: `review:${it.review.id}:dismissed`,
      actor: actorOf(it.sender),
      url: it.review.html_url,
      refs: pullRequestRefs(it.pull_request, repository),
    };
  },
});

const pullRequest = shape({
  name: 'pull_request webhook',
  fits: (record) => (isWebhook(record, 'pull_request', 'number') ? 0.95 : 0),
  schema: () => z.object({ ...base, pull_request: pullRequestFields() }),
  *tell(it, _scope, raw) {
    const repository = it.repository?.full_name;
    const request = it.pull_request;
    if (it.action === 'opened') {
      yield opened(request, repository);
      return;
    }
    const end = it.action === 'closed' ? closed(request, repository, actorOf(it.sender)) : null;
    if (end) {
      yield end;
      return;
    }
    const when = actionTime(request);
    if (!when) return;
    yield {
      when,
      kind: 'pull-request',
      text: `${capital(it.action ?? 'changed')} pull request #${request.number}${detailOf(raw)}: ${request.title}`,
      identity: `${repository}#${request.number}:${it.action}:${when.at}${detailOf(raw)}`,
      actor: actorOf(it.sender),
      url: request.html_url,
      refs: pullRequestRefs(request, repository),
    };
  },
});

const issueComment = shape({
  name: 'issue_comment webhook',
  fits: (record) => (isWebhook(record, 'comment') ? 0.97 : 0),
  schema: () => z.object({ ...base, comment: commentFields() }),
  *tell(it) {
    const told = tellComment(it.comment, it.repository?.full_name);
    yield it.action === 'edited' ? { ...told, edited: true } : told;
  },
});

const issue = shape({
  name: 'issues webhook',
  fits: (record) => (isWebhook(record, 'issue') ? 0.95 : 0),
  schema: () => z.object({ ...base, issue: issueFields() }),
  *tell(it, _scope, raw) {
    const repository = it.repository?.full_name;
    if (it.action === 'opened' || it.action === 'closed') {
      for (const told of tellIssue(it.issue, repository)) {
        if (told.identity.endsWith(it.action)) yield { ...told, actor: it.action === 'closed' ? actorOf(it.sender) : told.actor };
      }
      return;
    }
    const when = actionTime(it.issue);
    if (!when) return;
    yield {
      when,
      kind: 'ticket',
      text: `${capital(it.action ?? 'changed')} issue #${it.issue.number}${detailOf(raw)}: ${it.issue.title}`,
      identity: `${repository}#${it.issue.number}:${it.action}:${when.at}${detailOf(raw)}`,
      actor: actorOf(it.sender),
      url: it.issue.html_url,
      refs: issueRefs(it.issue, repository),
    };
  },
});

const workflowRun = shape({
  name: 'workflow_run webhook',
  fits: (record) => (isWebhook(record, 'workflow_run') ? 1 : 0),
  schema: () => z.object({ ...base, workflow_run: workflowRunFields() }),
  tell: (it) => tellWorkflowRun(it.workflow_run, it.repository?.full_name),
});

const workflowJob = shape({
  name: 'workflow_job webhook',
  fits: (record) => (isWebhook(record, 'workflow_job') ? 1 : 0),
  schema: () => z.object({ ...base, workflow_job: jobFields() }),
  tell: (it) => tellJob(it.workflow_job, 'Job', it.repository?.full_name),
});

const checkRun = shape({
  name: 'check_run webhook',
  fits: (record) => (isWebhook(record, 'check_run') ? 1 : 0),
  schema: () => z.object({ ...base, check_run: jobFields() }),
  tell: (it) => tellJob(it.check_run, 'Check', it.repository?.full_name),
});

const release = shape({
  name: 'release webhook',
  fits: (record) => (isWebhook(record, 'release') ? 1 : 0),
  schema: () => z.object({ ...base, release: releaseFields() }),
  *tell(it, scope) {
    let told = 0;
    for (const event of tellRelease(it.release, it.repository?.full_name)) {
      told++;
      yield event;
    }
    if (told === 0) scope.note('the release has no publishing time');
  },
});

const status = shape({
  name: 'status webhook',
  fits: (record) => (isWebhook(record, 'sha', 'state', 'context') ? 1 : 0),
  schema: () => z.object({ ...commitStatusFields().shape, repository: base.repository }),
  tell: (it) => tellCommitStatus(it, it.repository?.full_name, it.sha),
});

const push = shape({
  name: 'push webhook',
  fits: (record) => (isWebhook(record, 'ref', 'before', 'after') ? 1 : 0),
  schema: pushFields,
  tell: tellPush,
});

/** `create` and `delete` of a branch or tag have no time but the repository's. */
const reference = shape({
  name: 'create or delete webhook',
  fits: (record) => (isWebhook(record, 'ref', 'ref_type') ? 1 : 0),
  schema: () =>
    z.object({ ref: neededText, ref_type: text, master_branch: text, sender: userFields(), repository: z.object({ full_name: text, pushed_at: time, updated_at: time }) }),
  *tell(it) {
    const when = it.repository.pushed_at ?? it.repository.updated_at;
    if (!when) return;
    yield {
      when,
      kind: 'commit',
      text: `${it.master_branch ? 'Created' : 'Deleted'} ${it.ref_type ?? 'reference'} ${it.ref}`,
      identity: `ref:${it.repository.full_name}:${it.ref}:${when.at}`,
      actor: actorOf(it.sender),
      refs: { repository: it.repository.full_name, revision: it.ref_type === 'tag' ? it.ref : undefined },
    };
  },
});

const mergeGroup = shape({
  name: 'merge_group webhook',
  fits: (record) => (isWebhook(record, 'merge_group') ? 1 : 0),
  schema: () =>
    z.object({
      ...base,
      merge_group: z.object({ head_sha: text, base_ref: text, head_ref: text, head_commit: part(z.object({ timestamp: time, message: text })) }),
    }),
  *tell(it, scope) {
    const group = it.merge_group;
    const when = group.head_commit?.timestamp;
    if (!when) {
      scope.note('merge_group.head_commit has no timestamp');
      return;
    }
    const number = /\/pr-(\d+)-/.exec(group.head_ref ?? '')?.[1];
    const into = group.base_ref?.replace('refs/heads/', '') ?? 'the branch';
    const message = group.head_commit?.message ? `: ${firstLine(group.head_commit.message)}` : '';
    yield {
      when,
      kind: 'workflow-run',
      text: `Merge queue of ${into}: ${(it.action ?? 'changed').replaceAll('_', ' ')}${number ? ` for #${number}` : ''}${message}`,
      identity: `merge-group:${group.head_sha}:${it.action}`,
      actor: actorOf(it.sender),
      refs: { repository: it.repository?.full_name, revision: group.head_sha, pullRequest: number && `#${number}` },
    };
  },
});

/** Any other webhook of a repository: told by its name and action, at the latest time that its object states. */
const anyWebhook = shape({
  name: 'webhook',
  fits: (record) => (isWebhook(record, 'action') && isObject(record['repository']) && has(record['repository'], 'full_name') ? 0.5 : 0),
  schema: () => z.object(base),
  *tell(it, scope, raw) {
    const [name, object] = Object.entries(raw).find(([key, value]) => isObject(value) && !/^(?:repository|sender|organization|installation|changes|enterprise)$/.test(key)) ?? [];
    const when = writtenStamp(stringAt(object, 'updated_at') ?? stringAt(object, 'created_at'));
    if (!when || !name) {
      scope.note(`"${it.action}" carries no time`);
      return;
    }
    yield otherTold(it, name, object, when);
  },
});

function otherTold(
  it: { action?: string | undefined; sender?: Parameters<typeof actorOf>[0]; repository?: { full_name?: string | undefined } | undefined },
  name: string,
  object: unknown,
  when: Stamp,
): Told {
  const title = stringAt(object, 'title') ?? stringAt(object, 'name') ?? '';
  return {
    when,
    kind: 'other',
    text: `${capital(name)} ${it.action ?? 'changed'}${title ? `: ${title}` : ''}`,
    identity: `${it.repository?.full_name}:${name}:${it.action}:${when.at}`,
    actor: actorOf(it.sender),
    url: stringAt(object, 'html_url'),
    refs: { repository: it.repository?.full_name },
  };
}

export const webhooks: readonly Shape[] = [
  deploymentStatus,
  deployment,
  review,
  pullRequest,
  issueComment,
  issue,
  workflowRun,
  workflowJob,
  checkRun,
  release,
  status,
  push,
  reference,
  mergeGroup,
  anyWebhook,
];
