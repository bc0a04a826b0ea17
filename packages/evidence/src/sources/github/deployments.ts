/** Deployments and their statuses; statuses of commits. */
import * as z from 'zod/mini';
import type { EventKind } from '../../event.ts';
import { changeKind } from '../../reading/change-kind.ts';
import { flag, neededText, neededTime, text, time } from '../../reading/fields.ts';
import { stringAt, valueAt } from '../../reading/json-value.ts';
import { has, type Scope, shape } from '../../reading/shape.ts';
import type { Told } from '../../reading/told.ts';
import { actorOf, repositoryOf, revisionText, userFields } from './references.ts';

export const deploymentFields = () =>
  z.object({
    id: neededText,
    sha: text,
    ref: text,
    task: text,
    environment: text,
    description: text,
    created_at: neededTime,
    creator: userFields(),
    production_environment: flag,
    url: text,
  });

type Deployment = z.infer<ReturnType<typeof deploymentFields>>;

const DEPLOYMENTS = 'deployments';

/** What is known of deployments by id, so that a status page without them can say what went out. */
export function knownDeployments(scope: Scope): Map<string, Deployment> {
  const known = scope.memory.get(DEPLOYMENTS);
  if (known instanceof Map) return known;
  const fresh = new Map<string, Deployment>();
  scope.memory.set(DEPLOYMENTS, fresh);
  return fresh;
}

function nameOf(deployment: Deployment | undefined, repository: string | undefined): string {
  const what = revisionText(deployment?.sha, deployment?.ref);
  return [repository?.split('/')[1], what].filter(Boolean).join(' ') || 'a revision';
}

export function* tellDeployment(
  deployment: Deployment,
  repository: string | undefined,
  scope: Scope,
): Generator<Told> {
  knownDeployments(scope).set(deployment.id, deployment);
  const environment = deployment.environment ?? 'an environment';
  const description = deployment.description ? `: ${deployment.description}` : '';
  yield {
    when: deployment.created_at,
    kind: deployment.task && /rollback/i.test(deployment.task) ? 'rollback' : 'deploy-started',
    text: `Deployment of ${nameOf(deployment, repository)} to ${environment} started${description}`,
    identity: `deployment:${deployment.id}`,
    actor: actorOf(deployment.creator),
    refs: {
      repository,
      revision: deployment.sha,
      environment: deployment.environment,
      service: repository?.split('/')[1],
    },
  };
}

export const deploymentStatusFields = () =>
  z.object({
    id: neededText,
    state: neededText,
    description: text,
    environment: text,
    created_at: neededTime,
    creator: userFields(),
    log_url: text,
    target_url: text,
    environment_url: text,
    deployment_url: text,
  });

type DeploymentStatus = z.infer<ReturnType<typeof deploymentStatusFields>>;

const STATES: Readonly<Record<string, readonly [EventKind, string]>> = {
  success: ['deploy', 'succeeded'],
  failure: ['deploy-failed', 'failed'],
  error: ['deploy-failed', 'ended with an error'],
  in_progress: ['deploy-started', 'is in progress'],
  queued: ['deploy-started', 'is queued'],
  pending: ['deploy-started', 'is pending'],
  waiting: ['deploy-started', 'is waiting'],
  inactive: ['other', 'is no longer active'],
};

export function* tellDeploymentStatus(
  status: DeploymentStatus,
  given: Deployment | undefined,
  repository: string | undefined,
  scope: Scope,
): Generator<Told> {
  const id = /\/deployments\/(\d+)/.exec(status.deployment_url ?? '')?.[1];
  const deployment = given ?? (id ? knownDeployments(scope).get(id) : undefined);
  const [kind, verb] = STATES[status.state] ?? (['other', `is ${status.state}`] as const);
  const environment = status.environment ?? deployment?.environment;
  const service = repository?.split('/')[1];
  const name = deployment
    ? `Deployment of ${nameOf(deployment, repository)}`
    : `Deployment${id ? ` ${id}` : ''}${service ? ` of ${service}` : ''}`;
  const description = status.description && kind !== 'deploy' ? `: ${status.description}` : '';
  yield {
    when: status.created_at,
    kind,
    text: `${name}${environment ? ` to ${environment}` : ''} ${verb}${description}`,
    identity: `deployment-status:${status.id}`,
    actor: actorOf(status.creator),
    url: status.log_url ?? status.target_url ?? status.environment_url,
    refs: {
      repository,
      revision: deployment?.sha,
      environment,
      status: status.state,
      service: repository?.split('/')[1],
    },
  };
}

export const deployment = shape({
  name: 'deployment',
  fits: (record) =>
    has(record, 'sha', 'ref', 'environment', 'created_at') && has(record, 'statuses_url') ? 1 : 0,
  schema: deploymentFields,
  tell: (record, scope, raw) => tellDeployment(record, repositoryOf(raw, scope), scope),
});

export const deploymentStatus = shape({
  name: 'deployment status',
  fits: (record) => (has(record, 'state', 'deployment_url', 'created_at') ? 1 : 0),
  schema: deploymentStatusFields,
  tell: (record, scope, raw) => tellDeploymentStatus(record, undefined, repositoryOf(raw, scope), scope),
});

export const commitStatusFields = () =>
  z.object({
    id: neededText,
    state: neededText,
    context: neededText,
    description: text,
    target_url: text,
    created_at: neededTime,
    updated_at: time,
    creator: userFields(),
    sha: text,
  });

export function* tellCommitStatus(
  status: z.infer<ReturnType<typeof commitStatusFields>>,
  repository: string | undefined,
  sha: string | undefined,
): Generator<Told> {
  const description = status.description ? `: ${status.description}` : '';
  const on = sha ? ` on ${sha.slice(0, 8)}` : '';
  const deploy = changeKind(status.context, status.state);
  yield {
    when: status.created_at,
    kind: deploy?.startsWith('deploy') ? deploy : 'workflow-run',
    text: `Check ${status.context}${on}: ${status.state}${description}`,
    identity: `status:${status.id}`,
    actor: actorOf(status.creator),
    url: status.target_url,
    refs: { repository, revision: sha, status: status.state },
  };
}

export const commitStatus = shape({
  name: 'commit status',
  fits: (record) =>
    has(record, 'state', 'context', 'created_at') && has(record, 'target_url') && !has(record, 'repository')
      ? 0.95
      : 0,
  schema: commitStatusFields,
  tell(record, scope, raw) {
    const combined = scope.around.at(-1);
    const sha =
      record.sha ??
      stringAt(combined, 'sha') ??
      /\/statuses\/([0-9a-f]{7,64})/.exec(String(valueAt(raw, 'url')))?.[1];
    return tellCommitStatus(record, repositoryOf(raw, scope), sha);
  },
});
