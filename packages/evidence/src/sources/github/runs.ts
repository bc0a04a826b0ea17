/** Workflow runs, their jobs, and check runs. */
import * as z from 'zod/mini';
import { changeKind } from '../../reading/change-kind.ts';
import { neededText, neededTime, part, text, time } from '../../reading/fields.ts';
import { has, shape } from '../../reading/shape.ts';
import type { Stamp } from '../../reading/times.ts';
import type { Told } from '../../reading/told.ts';
import { actorOf, repositoryOf, revisionText, userFields } from './references.ts';

interface Run {
  readonly noun: string;
  readonly name: string;
  readonly id: string;
  readonly started: Stamp;
  readonly ended: Stamp | undefined;
  readonly conclusion: string | undefined;
  readonly status: string | undefined;
  readonly sha: string | undefined;
  readonly branch: string | undefined;
  readonly title?: string | undefined;
  readonly repository: string | undefined;
  readonly url: string | undefined;
  readonly actor: Told['actor'];
}

const CONCLUSIONS: Readonly<Record<string, string>> = {
  success: 'succeeded',
  failure: 'failed',
  cancelled: 'was cancelled',
  timed_out: 'timed out',
  skipped: 'was skipped',
  action_required: 'needs an action',
  neutral: 'ended neutral',
  startup_failure: 'failed to start',
  stale: 'went stale',
};

/** One span; a run that deploys is told as its start and its end. */
export function* tellRun(run: Run): Generator<Told> {
  const on = revisionText(run.sha, run.branch);
  const title = run.title && run.title !== run.name ? ` "${run.title}"` : '';
  const name = `${run.noun} ${run.name}${title}${on ? ` on ${on}` : ''}`;
  const done = run.conclusion
    ? (CONCLUSIONS[run.conclusion] ?? run.conclusion)
    : (run.status ?? 'started').replaceAll('_', ' ');
  const common = {
    url: run.url,
    actor: run.actor,
    refs: {
      repository: run.repository,
      revision: run.sha,
      status: run.conclusion ?? run.status,
      service: run.repository?.split('/')[1],
    },
  };
  const change = changeKind(run.name, run.conclusion ?? 'started');
  if (change?.startsWith('deploy') || change === 'rollback') {
    yield {
      ...common,
      when: run.started,
      kind: 'deploy-started',
      text: `${name} started`,
      identity: `${run.id}:started`,
      refs: { ...common.refs, status: undefined },
    };
    if (!run.conclusion || !run.ended) return;
    const kind =
      run.conclusion === 'success'
        ? change === 'rollback'
          ? 'rollback'
          : 'deploy'
        : /skipped|neutral/.test(run.conclusion)
          ? 'workflow-run'
          : 'deploy-failed';
    yield { ...common, when: run.ended, kind, text: `${name} ${done}`, identity: run.id };
    return;
  }
  const until = run.conclusion ? run.ended : undefined;
  yield {
    ...common,
    when: run.started,
    until,
    kind: 'workflow-run',
    text: `${name} ${done}`,
    identity: run.id,
  };
}

export const workflowRunFields = () =>
  z.object({
    id: neededText,
    name: text,
    display_title: text,
    head_branch: text,
    head_sha: text,
    event: text,
    status: text,
    conclusion: text,
    html_url: text,
    created_at: neededTime,
    run_started_at: time,
    updated_at: time,
    run_attempt: text,
    run_number: text,
    actor: userFields(),
    triggering_actor: userFields(),
    repository: part(z.object({ full_name: text })),
  });

export function tellWorkflowRun(
  run: z.infer<ReturnType<typeof workflowRunFields>>,
  repository: string | undefined,
): Generator<Told> {
  const attempt = run.run_attempt && run.run_attempt !== '1' ? ` (attempt ${run.run_attempt})` : '';
  return tellRun({
    noun: 'Workflow',
    name: `${run.name ?? 'without a name'}${attempt}`,
    title: run.display_title,
    id: `run:${run.id}:${run.run_attempt ?? 1}:${run.status === 'completed' ? 'completed' : 'begun'}`,
    started: run.run_started_at ?? run.created_at,
    ended: run.updated_at,
    conclusion: run.conclusion,
    status: run.status,
    sha: run.head_sha,
    branch: run.head_branch,
    repository: run.repository?.full_name ?? repository,
    url: run.html_url,
    actor: actorOf(run.triggering_actor ?? run.actor),
  });
}

export const workflowRun = shape({
  name: 'workflow run',
  fits: (record) => (has(record, 'run_number', 'workflow_id', 'head_sha', 'created_at') ? 1 : 0),
  schema: workflowRunFields,
  tell: (record, scope, raw) => tellWorkflowRun(record, repositoryOf(raw, scope)),
});

/** `gh run list --json …`. */
export const cliRun = shape({
  name: 'workflow run (gh)',
  fits: (record) =>
    has(record, 'createdAt') &&
    has(record, 'workflowName') &&
    (has(record, 'headSha') || has(record, 'conclusion'))
      ? 1
      : 0,
  schema: () =>
    z.object({
      databaseId: text,
      workflowName: text,
      name: text,
      displayTitle: text,
      headBranch: text,
      headSha: text,
      status: text,
      conclusion: text,
      createdAt: neededTime,
      startedAt: time,
      updatedAt: time,
      url: text,
      attempt: text,
    }),
  tell: (run) =>
    tellRun({
      noun: 'Workflow',
      name: run.workflowName ?? run.name ?? 'without a name',
      title: run.displayTitle,
      id: `run:${run.databaseId ?? run.createdAt.at}:${run.attempt ?? 1}:${run.status === 'completed' ? 'completed' : 'begun'}`,
      started: run.startedAt ?? run.createdAt,
      ended: run.updatedAt,
      conclusion: run.conclusion,
      status: run.status,
      sha: run.headSha,
      branch: run.headBranch,
      repository: /github\.com\/([\w.-]+\/[\w.-]+)/.exec(run.url ?? '')?.[1],
      url: run.url,
      actor: undefined,
    }),
});

export const jobFields = () =>
  z.object({
    id: neededText,
    name: text,
    workflow_name: text,
    status: text,
    conclusion: text,
    head_sha: text,
    head_branch: text,
    created_at: time,
    started_at: time,
    completed_at: time,
    html_url: text,
    details_url: text,
    app: part(z.object({ name: text, slug: text })),
    output: part(z.object({ title: text, summary: text })),
  });

type Job = z.infer<ReturnType<typeof jobFields>>;

export function* tellJob(job: Job, noun: string, repository: string | undefined): Generator<Told> {
  const started = job.started_at ?? job.created_at ?? job.completed_at;
  if (!started) return;
  const workflow = job.workflow_name ? `${job.workflow_name} / ` : '';
  yield* tellRun({
    noun,
    name: `${workflow}${job.name ?? 'without a name'}`,
    title: job.output?.title,
    id: `${noun.toLowerCase()}:${job.id}:${job.status === 'completed' ? 'completed' : 'begun'}`,
    started,
    ended: job.completed_at,
    conclusion: job.conclusion,
    status: job.status,
    sha: job.head_sha,
    branch: job.head_branch,
    repository,
    url: job.html_url ?? job.details_url,
    actor: job.app?.name ? { id: job.app.slug ?? job.app.name, name: job.app.name, kind: 'bot' } : undefined,
  });
}

export const checkRun = shape({
  name: 'check run',
  fits: (record) => (has(record, 'head_sha', 'started_at', 'status') && has(record, 'output') ? 1 : 0),
  schema: jobFields,
  tell: (record, scope, raw) => tellJob(record, 'Check', repositoryOf(raw, scope)),
});

export const workflowJob = shape({
  name: 'workflow job',
  fits: (record) => (has(record, 'run_id', 'steps', 'started_at') ? 1 : 0),
  schema: jobFields,
  tell: (record, scope, raw) => tellJob(record, 'Job', repositoryOf(raw, scope)),
});
