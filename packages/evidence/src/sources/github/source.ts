import { jsonSource } from '../../reading/json-source.ts';
import { markRollbacks } from '../../reading/rollbacks.ts';
import { activity, repositoryEvent } from './activity.ts';
import { commit, release } from './commits.ts';
import { commitStatus, deployment, deploymentStatus } from './deployments.ts';
import { comment, issue, timelineEvent } from './issues.ts';
import { cliPullRequest, pullRequest, review } from './pull-requests.ts';
import { checkRun, cliRun, workflowJob, workflowRun } from './runs.ts';
import { webhooks } from './webhooks.ts';

/** GitHub: REST pages (also concatenated by `gh api --paginate`), `gh … --json`, webhooks. */
export const source = jsonSource({
  id: 'github',
  title: 'GitHub',
  shapes: [
    deployment,
    deploymentStatus,
    commitStatus,
    pullRequest,
    cliPullRequest,
    review,
    issue,
    comment,
    timelineEvent,
    workflowRun,
    cliRun,
    workflowJob,
    checkRun,
    commit,
    release,
    repositoryEvent,
    activity,
    ...webhooks,
  ],
  settle: (found) =>
    markRollbacks(found, ({ told }) => `${told.refs?.repository ?? ''} ${told.refs?.environment ?? ''}`),
});
