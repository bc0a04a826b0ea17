/** Webhook payloads: an action on an object, beside `repository` and `sender`. */
import * as z from 'zod/mini';
import { isObject, stringAt } from '../../reading/json-value.ts';
import { has, type Shape, shape } from '../../reading/shape.ts';
import { writtenStamp } from '../../reading/written-stamps.ts';
import { actorOf } from './references.ts';
import { base, capital } from './webhook-parts.ts';
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

/** Any other webhook: told by its name and action, at the latest time that its object states. */
const anyWebhook = shape({
  name: 'webhook',
  fits: (record) =>
    isObject(record['sender']) &&
    has(record['sender'], 'login') &&
    ((isObject(record['repository']) && has(record['repository'], 'full_name')) ||
      isObject(record['organization']))
      ? 0.5
      : 0,
  schema: () => z.object(base),
  *tell(it, scope, raw) {
    const objects = Object.entries(raw).filter(([key, value]) => isObject(value) && !AROUND.test(key));
    const [name, object] = objects[0] ?? [];
    const times = ['updated_at', 'created_at', 'timestamp'].map((key) => stringAt(object, key));
    const when = writtenStamp(times.find((time) => time !== undefined) ?? stringAt(raw, 'starred_at'));
    const what = capital(name ?? 'webhook');
    if (!when) {
      scope.note(
        `"${what}${it.action ? ` ${it.action}` : ''}" carries no time: it has one only in the delivery log`,
      );
      return;
    }
    const title = stringAt(object, 'title') ?? stringAt(object, 'name') ?? '';
    const state = stringAt(object, 'conclusion') ?? stringAt(object, 'state');
    yield {
      when,
      kind: /^check_suite$/.test(name ?? '') ? 'workflow-run' : 'other',
      text: `${what} ${(it.action ?? 'changed').replaceAll('_', ' ')}${title ? `: ${title}` : ''}${state ? ` (${state})` : ''}`,
      identity: `${it.repository?.full_name}:${name}:${it.action}:${when.at}`,
      actor: actorOf(it.sender),
      url: stringAt(object, 'html_url'),
      refs: { repository: it.repository?.full_name, status: state, revision: stringAt(object, 'head_sha') },
    };
  },
});

const AROUND = /^(?:repository|sender|organization|installation|changes|enterprise)$/;

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
