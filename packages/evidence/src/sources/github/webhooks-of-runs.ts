/** Webhooks of deployments, runs, checks, statuses, merge groups. */
import * as z from 'zod/mini';
import { part, text, time } from '../../reading/fields.ts';
import { firstLine } from '../../reading/plain-markup.ts';
import { shape } from '../../reading/shape.ts';
import {
  commitStatusFields,
  deploymentFields,
  deploymentStatusFields,
  tellCommitStatus,
  tellDeployment,
  tellDeploymentStatus,
} from './deployments.ts';
import { actorOf } from './references.ts';
import { jobFields, tellJob, tellWorkflowRun, workflowRunFields } from './runs.ts';
import { base, isWebhook } from './webhook-parts.ts';

export const deploymentStatus = shape({
  name: 'deployment_status webhook',
  fits: (record) => (isWebhook(record, 'deployment_status', 'deployment') ? 1 : 0),
  schema: () =>
    z.object({ ...base, deployment: deploymentFields(), deployment_status: deploymentStatusFields() }),
  tell: (it, scope) =>
    tellDeploymentStatus(it.deployment_status, it.deployment, it.repository?.full_name, scope),
});

export const deployment = shape({
  name: 'deployment webhook',
  fits: (record) => (isWebhook(record, 'deployment') ? 0.9 : 0),
  schema: () => z.object({ ...base, deployment: deploymentFields() }),
  tell: (it, scope) => tellDeployment(it.deployment, it.repository?.full_name, scope),
});

export const workflowRun = shape({
  name: 'workflow_run webhook',
  fits: (record) => (isWebhook(record, 'workflow_run') ? 1 : 0),
  schema: () => z.object({ ...base, workflow_run: workflowRunFields() }),
  tell: (it) => tellWorkflowRun(it.workflow_run, it.repository?.full_name),
});

export const workflowJob = shape({
  name: 'workflow_job webhook',
  fits: (record) => (isWebhook(record, 'workflow_job') ? 1 : 0),
  schema: () => z.object({ ...base, workflow_job: jobFields() }),
  tell: (it) => tellJob(it.workflow_job, 'Job', it.repository?.full_name),
});

export const checkRun = shape({
  name: 'check_run webhook',
  fits: (record) => (isWebhook(record, 'check_run') ? 1 : 0),
  schema: () => z.object({ ...base, check_run: jobFields() }),
  tell: (it) => tellJob(it.check_run, 'Check', it.repository?.full_name),
});

export const status = shape({
  name: 'status webhook',
  fits: (record) => (isWebhook(record, 'sha', 'state', 'context') ? 1 : 0),
  schema: () => z.object({ ...commitStatusFields().shape, repository: base.repository }),
  tell: (it) => tellCommitStatus(it, it.repository?.full_name, it.sha),
});

export const mergeGroup = shape({
  name: 'merge_group webhook',
  fits: (record) => (isWebhook(record, 'merge_group') ? 1 : 0),
  schema: () =>
    z.object({
      ...base,
      merge_group: z.object({
        head_sha: text,
        base_ref: text,
        head_ref: text,
        head_commit: part(z.object({ timestamp: time, message: text })),
      }),
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
      refs: {
        repository: it.repository?.full_name,
        revision: group.head_sha,
        pullRequest: number && `#${number}`,
      },
    };
  },
});
