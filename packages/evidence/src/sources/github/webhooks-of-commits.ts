/** Webhooks of pushes, branches and tags, releases. */
import * as z from 'zod/mini';
import { neededText, text, time } from '../../reading/fields.ts';
import { shape } from '../../reading/shape.ts';
import { pushFields, releaseFields, tellPush, tellRelease } from './commits.ts';
import { actorOf, userFields } from './references.ts';
import { base, isWebhook } from './webhook-parts.ts';

export const push = shape({
  name: 'push webhook',
  fits: (record) => (isWebhook(record, 'ref', 'before', 'after') ? 1 : 0),
  schema: pushFields,
  tell: tellPush,
});

/** `create` and `delete` of a branch or tag have no time but the repository's. */
export const reference = shape({
  name: 'create or delete webhook',
  fits: (record) => (isWebhook(record, 'ref', 'ref_type') ? 1 : 0),
  schema: () =>
    z.object({
      ref: neededText,
      ref_type: text,
      master_branch: text,
      sender: userFields(),
      repository: z.object({ full_name: text, pushed_at: time, updated_at: time }),
    }),
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

export const release = shape({
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
