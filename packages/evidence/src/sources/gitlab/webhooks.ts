/** Webhooks: `object_kind` says which; times are texts like `2024-01-15 14:31:07 UTC`. */
import * as z from 'zod/mini';
import type { EventKind } from '../../event.ts';
import { neededText, part, text, time } from '../../reading/fields.ts';
import { shortRevision } from '../../reading/rollbacks.ts';
import { has, shape } from '../../reading/shape.ts';
import { actorOf, userFields } from './references.ts';

const DEPLOYS: Readonly<Record<string, EventKind>> = {
  success: 'deploy',
  failed: 'deploy-failed',
  canceled: 'deploy-failed',
  running: 'deploy-started',
};

export const webhook = shape({
  name: 'webhook',
  fits: (record) =>
    has(record, 'object_kind') && (has(record, 'project') || has(record, 'project_id')) ? 1 : 0,
  schema: () =>
    z.object({
      object_kind: neededText,
      user: userFields(),
      user_name: text,
      project: part(z.object({ path_with_namespace: text })),
      status: text,
      status_changed_at: time,
      deployment_id: text,
      deployable_url: text,
      environment: text,
      ref: text,
      short_sha: text,
      checkout_sha: text,
      commit_title: text,
      total_commits_count: text,
      commits: z.transform((value: unknown) => (Array.isArray(value) ? value : [])),
      object_attributes: part(
        z.object({
          id: text,
          iid: text,
          title: text,
          note: text,
          action: text,
          state: text,
          status: text,
          ref: text,
          sha: text,
          url: text,
          created_at: time,
          updated_at: time,
          finished_at: time,
        }),
      ),
    }),
  *tell(it, scope) {
    const repository = it.project?.path_with_namespace;
    const actor = actorOf(it.user) ?? actorOf(it.user_name ? { name: it.user_name } : undefined);
    const inner = it.object_attributes;
    if (it.object_kind === 'deployment') {
      if (!it.status_changed_at) return scope.note('status_changed_at is missing');
      const title = it.commit_title ? `: ${it.commit_title}` : '';
      yield {
        when: it.status_changed_at,
        kind: DEPLOYS[it.status ?? ''] ?? 'other',
        text: `Deployment of ${it.ref ?? it.short_sha ?? 'a revision'} to ${it.environment ?? 'an environment'} ${(it.status ?? '').replace('success', 'succeeded')}${title}`,
        identity: `deployment:${it.deployment_id}:${it.status}`,
        actor,
        url: it.deployable_url,
        refs: { repository, revision: it.short_sha, environment: it.environment, status: it.status },
      };
      return;
    }
    if (it.object_kind === 'push' || it.object_kind === 'tag_push') {
      const last = z
        .object({ timestamp: time, title: text, message: text, url: text })
        .safeParse(it.commits.at(-1));
      const when = last.success ? last.data.timestamp : undefined;
      if (!when || !last.success) return scope.note('a push without commits carries no time');
      const ref = it.ref?.replace(/^refs\/(?:heads|tags)\//, '') ?? 'a branch';
      const title = last.data.title ?? last.data.message?.split('\n')[0] ?? '';
      yield {
        when,
        kind: 'commit',
        text: `Pushed ${it.total_commits_count ?? it.commits.length} commits to ${ref}: ${title}`,
        identity: `push:${it.checkout_sha}`,
        actor,
        url: last.data.url,
        refs: { repository, revision: it.checkout_sha },
      };
      return;
    }
    const when = inner?.finished_at ?? inner?.updated_at ?? inner?.created_at;
    if (!inner || !when) return scope.note(`"${it.object_kind}" carries no time`);
    const noun = it.object_kind.replaceAll('_', ' ');
    const mark = it.object_kind === 'merge_request' ? '!' : '#';
    const number = inner.iid ? `${mark}${inner.iid}` : (inner.id ?? '');
    const merged = inner.action === 'merge' || inner.state === 'merged';
    const kind =
      it.object_kind === 'note'
        ? 'note'
        : it.object_kind === 'pipeline'
          ? 'workflow-run'
          : it.object_kind === 'merge_request'
            ? merged
              ? 'merge'
              : 'pull-request'
            : 'ticket';
    const verb = (merged ? 'merged' : (inner.action ?? inner.status ?? inner.state ?? 'changed')).replace(
      'success',
      'succeeded',
    );
    yield {
      when,
      kind,
      text:
        inner.note ??
        `${noun.replace(/^./, (first) => first.toUpperCase())} ${number} ${verb}${inner.title ? `: ${inner.title}` : ''}`,
      identity: `${it.object_kind}:${repository}:${inner.id}:${verb}:${when.at}`,
      actor,
      url: inner.url,
      refs: {
        repository,
        pullRequest: mark === '!' ? number : undefined,
        ticket: kind === 'ticket' ? number : undefined,
        revision: shortRevision(inner.sha),
        status: inner.status ?? inner.state,
      },
    };
  },
});
