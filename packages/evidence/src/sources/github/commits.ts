/** Commits, pushes, releases. */
import * as z from 'zod/mini';
import { tellCommit } from '../../reading/commit-words.ts';
import { flag, list, neededText, part, text, texts, time } from '../../reading/fields.ts';
import { isObject } from '../../reading/json-value.ts';
import { firstLine } from '../../reading/plain-markup.ts';
import { has, shape } from '../../reading/shape.ts';
import type { Told } from '../../reading/told.ts';
import { actorOf, repositoryOf, userFields } from './references.ts';

const signature = () => part(z.object({ name: text, email: text, date: time }));

export const commit = shape({
  name: 'commit',
  fits: (record) => {
    const inner = record['commit'];
    return has(record, 'sha') &&
      isObject(inner) &&
      has(inner, 'message') &&
      (has(inner, 'author') || has(inner, 'committer'))
      ? 1
      : 0;
  },
  schema: () =>
    z.object({
      sha: neededText,
      html_url: text,
      commit: z.object({ message: text, author: signature(), committer: signature() }),
      author: userFields(),
      parents: list(z.object({ sha: text })),
      files: list(z.object({ filename: text })),
    }),
  *tell(record, scope, raw) {
    const [subject = '', ...body] = (record.commit.message ?? '').split('\n');
    const told = tellCommit({
      hash: record.sha,
      author: record.author?.login ?? record.commit.author?.name,
      authored: record.commit.author?.date,
      committed: record.commit.committer?.date,
      subject,
      body: body.join('\n').trim(),
      parents: record.parents.length,
      files: record.files.flatMap(({ filename }) => filename ?? []),
      repository: repositoryOf(raw, scope),
    });
    if (told) yield { ...told, url: record.html_url, actor: actorOf(record.author) ?? told.actor };
    else scope.note('no date');
  },
});

export const pushFields = () =>
  z.object({
    ref: text,
    before: text,
    after: text,
    created: flag,
    deleted: flag,
    forced: flag,
    compare: text,
    pusher: part(z.object({ name: text })),
    sender: userFields(),
    repository: z.object({ full_name: text, pushed_at: time, updated_at: time }),
    commits: list(z.object({ id: text, message: text, added: texts, modified: texts, removed: texts })),
    head_commit: part(z.object({ id: text, message: text, timestamp: time })),
  });

/** The push itself: `repository.pushed_at` (int seconds) is when, the commits are what. */
export function* tellPush(push: z.infer<ReturnType<typeof pushFields>>): Generator<Told> {
  const when = push.repository.pushed_at ?? push.head_commit?.timestamp ?? push.repository.updated_at;
  if (!when) return;
  const name =
    push.ref?.replace(/^refs\/(heads|tags)\//, (_, type) => (type === 'tags' ? 'tag ' : 'branch ')) ??
    'a branch';
  const number = push.commits.length;
  const what = push.deleted
    ? `Deleted ${name}`
    : number === 0
      ? `${push.created ? 'Created' : 'Pushed'} ${name}`
      : `${push.forced ? 'Force-pushed' : 'Pushed'} ${number} commit${number === 1 ? '' : 's'} to ${name}`;
  const subjects = push.commits.slice(-5).map(({ message }) => firstLine(message ?? ''));
  const files = push.commits.flatMap(({ added, modified, removed }) => [...added, ...modified, ...removed]);
  yield {
    when,
    kind: 'commit',
    text: `${what}${subjects.length > 0 ? `: ${subjects.join('; ')}` : ''}`,
    identity: `push:${push.repository.full_name ?? ''}:${push.ref ?? ''}:${push.after ?? when.at}`,
    actor: actorOf(push.sender ?? push.pusher),
    url: push.compare,
    refs: {
      repository: push.repository.full_name,
      revision: push.deleted ? push.before : push.after,
      files: files.length > 0 ? [...new Set(files)].slice(0, 50) : undefined,
    },
  };
}

export const releaseFields = () =>
  z.object({
    tag_name: text,
    tagName: text,
    name: text,
    html_url: text,
    url: text,
    created_at: time,
    createdAt: time,
    published_at: time,
    publishedAt: time,
    target_commitish: text,
    author: userFields(),
    draft: flag,
    prerelease: flag,
  });

/** `created_at` is the time of the commit; the release went out at `published_at`. */
export function* tellRelease(
  release: z.infer<ReturnType<typeof releaseFields>>,
  repository: string | undefined,
): Generator<Told> {
  const when = release.published_at ?? release.publishedAt;
  if (!when) return;
  const tag = release.tag_name ?? release.tagName ?? 'without a tag';
  const name = release.name && release.name !== tag ? ` "${release.name}"` : '';
  yield {
    when,
    kind: 'release',
    text: `Published ${release.prerelease ? 'pre-release' : 'release'} ${tag}${name}${repository ? ` of ${repository}` : ''}`,
    identity: `release:${repository ?? ''}:${tag}`,
    actor: actorOf(release.author),
    url: release.html_url ?? release.url,
    refs: { repository, revision: tag },
  };
}

export const release = shape({
  name: 'release',
  fits: (record) =>
    (has(record, 'tag_name', 'published_at') && has(record, 'target_commitish')) ||
    has(record, 'tagName', 'publishedAt')
      ? 1
      : 0,
  schema: releaseFields,
  *tell(record, scope, raw) {
    if (record.draft) scope.note(`${record.tag_name ?? 'a release'} is a draft: it has no publishing time`);
    yield* tellRelease(record, repositoryOf(raw, scope));
  },
});
