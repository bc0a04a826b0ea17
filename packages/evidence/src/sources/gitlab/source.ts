import { jsonSource } from '../../reading/json-source.ts';
import { markRollbacks } from '../../reading/rollbacks.ts';
import { commit, mergeRequest, pipeline, release } from './changes.ts';
import { deployment } from './deployments.ts';
import { issue, note, stateEvent, timelineEvent } from './issues.ts';
import { webhook } from './webhooks.ts';

/** GitLab: REST pages (deployments, merge requests, pipelines, releases, issues, notes), webhooks, incident timelines. */
export const source = jsonSource({
  id: 'gitlab',
  title: 'GitLab',
  shapes: [
    deployment,
    mergeRequest,
    pipeline,
    release,
    commit,
    issue,
    note,
    stateEvent,
    timelineEvent,
    webhook,
  ],
  settle: (found) =>
    markRollbacks(found, ({ told }) => `${told.refs?.repository ?? ''} ${told.refs?.environment ?? ''}`),
});
