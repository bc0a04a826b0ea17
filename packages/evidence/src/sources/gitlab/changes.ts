/** Merge requests, pipelines, releases, commits. */
import * as z from 'zod/mini';
import { changeKind } from '../../reading/change-kind.ts';
import { tellCommit } from '../../reading/commit-words.ts';
import { neededText, neededTime, part, text, texts, time } from '../../reading/fields.ts';
import { shortRevision } from '../../reading/rollbacks.ts';
import { has, shape } from '../../reading/shape.ts';
import { actorOf, projectOf, userFields } from './references.ts';

export const mergeRequest = shape({
  name: 'merge request',
  fits: (record) =>
    has(record, 'iid', 'title', 'source_branch', 'target_branch') && has(record, 'created_at') ? 1 : 0,
  schema: () =>
    z.object({
      iid: neededText,
      title: neededText,
      web_url: text,
      created_at: neededTime,
      merged_at: time,
      closed_at: time,
      author: userFields(),
      merged_by: userFields(),
      merge_user: userFields(),
      closed_by: userFields(),
      target_branch: text,
      merge_commit_sha: text,
      squash_commit_sha: text,
      sha: text,
      references: part(z.object({ full: text })),
    }),
  *tell(it) {
    const repository = projectOf(it.web_url) ?? it.references?.full?.split('!')[0];
    const refs = { repository, pullRequest: `!${it.iid}` };
    const common = { url: it.web_url };
    const into = it.target_branch ? ` into ${it.target_branch}` : '';
    yield {
      ...common,
      when: it.created_at,
      kind: 'pull-request',
      text: `Opened merge request !${it.iid}${into}: ${it.title}`,
      identity: `${repository}!${it.iid}:opened`,
      actor: actorOf(it.author),
      refs: { ...refs, revision: it.sha },
    };
    if (it.merged_at) {
      const revision = it.merge_commit_sha ?? it.squash_commit_sha ?? it.sha;
      const text = `Merged merge request !${it.iid}${into}: ${it.title}`;
      const identity = `${repository}!${it.iid}:merged`;
      const actor = actorOf(it.merge_user ?? it.merged_by);
      yield {
        ...common,
        when: it.merged_at,
        kind: 'merge',
        text,
        identity,
        actor,
        refs: { ...refs, revision },
      };
    } else if (it.closed_at) {
      const text = `Closed merge request !${it.iid} without merging: ${it.title}`;
      const identity = `${repository}!${it.iid}:closed`;
      yield {
        ...common,
        when: it.closed_at,
        kind: 'pull-request',
        text,
        identity,
        actor: actorOf(it.closed_by),
        refs,
      };
    }
  },
});

export const pipeline = shape({
  name: 'pipeline',
  fits: (record) =>
    has(record, 'ref', 'status', 'web_url', 'created_at') &&
    (has(record, 'sha') || has(record, 'stage')) &&
    !has(record, 'environment') &&
    !has(record, 'title')
      ? 0.9
      : 0,
  schema: () =>
    z.object({
      id: neededText,
      name: text,
      sha: text,
      ref: text,
      status: text,
      source: text,
      stage: text,
      commit: part(z.object({ id: text, short_id: text })),
      web_url: text,
      created_at: neededTime,
      started_at: time,
      finished_at: time,
      updated_at: time,
      user: userFields(),
    }),
  *tell(it) {
    const sha = it.sha ?? it.commit?.id ?? it.commit?.short_id;
    const over = /^(?:success|failed|canceled|skipped)$/.test(it.status ?? '');
    const name = it.stage ? `Job ${it.name ?? it.id} (${it.stage})` : `Pipeline ${it.name ?? it.id}`;
    const verb =
      it.status === 'success'
        ? 'succeeded'
        : it.status === 'failed'
          ? 'failed'
          : `is ${it.status ?? 'of unknown state'}`;
    const change = changeKind(`${it.name ?? ''} ${it.stage ?? ''}`, it.status);
    const ended = it.finished_at ?? it.updated_at;
    const deploys = change?.startsWith('deploy') && over;
    yield {
      when: deploys ? (ended ?? it.created_at) : (it.started_at ?? it.created_at),
      until: over && !deploys ? ended : undefined,
      kind: deploys && change ? change : 'workflow-run',
      text: `${name} on ${it.ref ?? 'a branch'}${sha ? ` (${shortRevision(sha)})` : ''} ${verb}`,
      identity: `pipeline:${it.id}:${it.status}`,
      actor: actorOf(it.user),
      url: it.web_url,
      refs: { repository: projectOf(it.web_url), revision: sha, status: it.status },
    };
  },
});

export const release = shape({
  name: 'release',
  fits: (record) => (has(record, 'tag_name', 'released_at') ? 1 : 0),
  schema: () =>
    z.object({
      tag_name: neededText,
      name: text,
      released_at: neededTime,
      author: userFields(),
      _links: part(z.object({ self: text })),
    }),
  *tell(it) {
    const name = it.name && it.name !== it.tag_name ? ` "${it.name}"` : '';
    yield {
      when: it.released_at,
      kind: 'release',
      text: `Published release ${it.tag_name}${name}`,
      identity: `release:${it._links?.self ?? it.tag_name}`,
      actor: actorOf(it.author),
      url: it._links?.self,
      refs: { revision: it.tag_name, repository: projectOf(it._links?.self) },
    };
  },
});

export const commit = shape({
  name: 'commit',
  fits: (record) =>
    has(record, 'id', 'short_id', 'title') && (has(record, 'committed_date') || has(record, 'created_at'))
      ? 1
      : 0,
  schema: () =>
    z.object({
      id: neededText,
      title: text,
      message: text,
      author_name: text,
      author_email: text,
      authored_date: time,
      committed_date: time,
      created_at: time,
      parent_ids: texts,
      web_url: text,
    }),
  *tell(it, scope) {
    const [subject = '', ...body] = (it.message ?? it.title ?? '').split(/\r?\n/);
    const told = tellCommit({
      hash: it.id,
      author: it.author_name,
      email: it.author_email,
      authored: it.authored_date,
      committed: it.committed_date ?? it.created_at,
      subject,
      body: body.join('\n').trim(),
      parents: it.parent_ids.length,
      repository: projectOf(it.web_url),
    });
    if (told) yield { ...told, url: it.web_url };
    else scope.note('no date');
  },
});
