/** Webhook payloads: an action on an object, beside `repository` and `sender`. */
import * as z from 'zod/mini';
import { isObject, stringAt } from '../../reading/json-value.ts';
import { has, type Shape, shape } from '../../reading/shape.ts';
import type { Stamp } from '../../reading/times.ts';
import type { Told } from '../../reading/told.ts';
import { writtenStamp } from '../../reading/written-stamps.ts';
import { actorOf } from './references.ts';
import { base, capital, isWebhook } from './webhook-parts.ts';
import { push, reference, release } from './webhooks-of-commits.ts';
import {
  checkRun,
  deployment,
  deploymentStatus,
  mergeGroup,
  status,
  workflowJob,
  workflowRun,
} from './webhooks-of-runs.ts';
import { issue, issueComment, pullRequest, review } from './webhooks-of-work.ts';

/** Any other webhook of a repository: told by its name and action, at the latest time that its object states. */
const anyWebhook = shape({
  name: 'webhook',
  fits: (record) =>
    isWebhook(record, 'action') && isObject(record['repository']) && has(record['repository'], 'full_name')
      ? 0.5
      : 0,
  schema: () => z.object(base),
  *tell(it, scope, raw) {
    const [name, object] =
      Object.entries(raw).find(
        ([key, value]) =>
          isObject(value) &&
          !/^(?:repository|sender|organization|installation|changes|enterprise)$/.test(key),
      ) ?? [];
    const when = writtenStamp(stringAt(object, 'updated_at') ?? stringAt(object, 'created_at'));
    if (!when || !name) {
      scope.note(`"${it.action}" carries no time`);
      return;
    }
    yield otherTold(it, name, object, when);
  },
});

function otherTold(
  it: {
    action?: string | undefined;
    sender?: Parameters<typeof actorOf>[0];
    repository?: { full_name?: string | undefined } | undefined;
  },
  name: string,
  object: unknown,
  when: Stamp,
): Told {
  const title = stringAt(object, 'title') ?? stringAt(object, 'name') ?? '';
  return {
    when,
    kind: 'other',
    text: `${capital(name)} ${it.action ?? 'changed'}${title ? `: ${title}` : ''}`,
    identity: `${it.repository?.full_name}:${name}:${it.action}:${when.at}`,
    actor: actorOf(it.sender),
    url: stringAt(object, 'html_url'),
    refs: { repository: it.repository?.full_name },
  };
}

export const webhooks: readonly Shape[] = [
  deploymentStatus,
  deployment,
  review,
  pullRequest,
  issueComment,
  issue,
  workflowRun,
  workflowJob,
  checkRun,
  release,
  status,
  push,
  reference,
  mergeGroup,
  anyWebhook,
];
