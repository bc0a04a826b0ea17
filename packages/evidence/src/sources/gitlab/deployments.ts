/** Deployments. `created_at` is when it was queued; what counts is when its job ended. */
import * as z from 'zod/mini';
import type { EventKind } from '../../event.ts';
import { neededText, neededTime, part, text, time } from '../../reading/fields.ts';
import { shortRevision } from '../../reading/rollbacks.ts';
import { has, shape } from '../../reading/shape.ts';
import { actorOf, projectOf, userFields } from './references.ts';

const STATES: Readonly<Record<string, readonly [EventKind, string]>> = {
  success: ['deploy', 'succeeded'],
  failed: ['deploy-failed', 'failed'],
  canceled: ['deploy-failed', 'was canceled'],
  running: ['deploy-started', 'started'],
  created: ['deploy-started', 'was created'],
  blocked: ['other', 'is blocked'],
  skipped: ['other', 'was skipped'],
};

export const deployment = shape({
  name: 'deployment',
  fits: (record) => (has(record, 'iid', 'sha', 'environment', 'status') && has(record, 'created_at') ? 1 : 0),
  schema: () =>
    z.object({
      id: neededText,
      iid: text,
      ref: text,
      sha: text,
      status: text,
      created_at: neededTime,
      updated_at: time,
      finished_at: time,
      environment: part(z.object({ name: text, external_url: text })),
      user: userFields(),
      deployable: part(
        z.object({
          name: text,
          status: text,
          started_at: time,
          finished_at: time,
          web_url: text,
          pipeline: part(z.object({ web_url: text })),
          commit: part(z.object({ title: text })),
        }),
      ),
    }),
  *tell(record) {
    const job = record.deployable;
    const ended = job?.finished_at ?? record.finished_at;
    const state = record.status === 'created' && ended && job?.status ? job.status : (record.status ?? '');
    const [kind, verb] = STATES[state] ?? (['other', `is ${state || 'of unknown state'}`] as const);
    const environment = record.environment?.name;
    const revision = shortRevision(record.sha);
    const url = job?.web_url ?? job?.pipeline?.web_url;
    const name = `Deployment of ${record.ref ?? 'a revision'}${revision ? ` (${revision})` : ''}${environment ? ` to ${environment}` : ''}`;
    const common = {
      actor: actorOf(record.user),
      url,
      refs: { repository: projectOf(url), revision: record.sha, environment, status: state },
    };
    const done = kind === 'deploy' || kind === 'deploy-failed';
    const started = job?.started_at ?? (done ? undefined : record.created_at);
    const title = job?.commit?.title ? `: ${job.commit.title.trim()}` : '';
    if (started && (done || kind === 'deploy-started')) {
      yield {
        ...common,
        when: started,
        kind: 'deploy-started',
        text: `${name} started${title}`,
        identity: `deployment:${record.id}:started`,
        refs: { ...common.refs, status: undefined },
      };
      if (!done) return;
    }
    const when = done ? (ended ?? record.updated_at ?? record.created_at) : record.created_at;
    yield {
      ...common,
      when,
      kind,
      text: `${name} ${verb}${title}`,
      identity: `deployment:${record.id}:${state}`,
    };
  },
});
