import * as z from 'zod/mini';
import type { Actor } from '../../event.ts';
import { flag, list, neededText, neededTime, part, text, texts, time } from '../../reading/fields.ts';
import { jsonSource } from '../../reading/json-source.ts';
import { isObject, type JsonObject, stringAt } from '../../reading/json-value.ts';
import { markRollbacks, shortRevision } from '../../reading/rollbacks.ts';
import { count, has, type Scope, shape } from '../../reading/shape.ts';
import { bot, person } from '../../reading/told.ts';

const initiator = () => part(z.object({ username: text, automated: flag }));
const repo = () => part(z.object({ repoURL: text, path: text, targetRevision: text, chart: text }));

function actorOf(
  by: { username?: string | undefined; automated?: boolean | undefined } | undefined,
): Actor | undefined {
  return by?.username ? person(by.username) : by?.automated ? bot('Argo CD automated sync') : undefined;
}

/** The application around a record, from `metadata.name`. */
function applicationOf(scope: Scope): string | undefined {
  const holder = scope.around.findLast((object: JsonObject) => isObject(object['metadata']));
  return stringAt(holder, 'metadata', 'name');
}

const historyItem = shape({
  name: 'history entry',
  fits: (record) =>
    has(record, 'deployedAt') &&
    count(record, 'revision', 'revisions') > 0 &&
    count(record, 'id', 'source', 'sources') > 0
      ? 1
      : 0,
  schema: () =>
    z.object({
      id: text,
      revision: text,
      revisions: texts,
      deployedAt: neededTime,
      deployStartedAt: time,
      initiatedBy: initiator(),
      source: repo(),
      sources: list(z.object({ repoURL: text, path: text, targetRevision: text })),
    }),
  *tell(entry, scope) {
    const from = entry.source ?? entry.sources[0];
    const revision = entry.revision ?? entry.revisions[0];
    const app = applicationOf(scope) ?? from?.path ?? from?.repoURL;
    const actor = actorOf(entry.initiatedBy);
    const who =
      actor?.kind === 'person'
        ? ` by ${actor.name}`
        : entry.initiatedBy?.automated
          ? ' by automated sync'
          : '';
    yield {
      when: entry.deployedAt,
      kind: 'deploy',
      text: `Deployed ${app ?? 'the application'} at ${shortRevision(revision) ?? 'an unknown revision'}${who}`,
      identity: `${app ?? ''}:${entry.id ?? ''}:${revision ?? ''}:${entry.deployedAt.at}`,
      actor,
      refs: { service: app, revision, repository: from?.repoURL?.replace(/\.git$/, '') },
    };
  },
});

const operation = shape({
  name: 'operation',
  fits: (record) =>
    has(record, 'phase', 'startedAt') && count(record, 'operation', 'syncResult') > 0 ? 1 : 0,
  schema: () =>
    z.object({
      phase: neededText,
      message: text,
      startedAt: neededTime,
      finishedAt: time,
      operation: part(z.object({ initiatedBy: initiator(), sync: part(z.object({ revision: text })) })),
      syncResult: part(z.object({ revision: text, source: repo() })),
    }),
  *tell(state, scope) {
    const app = applicationOf(scope) ?? state.syncResult?.source?.path;
    const revision = state.syncResult?.revision ?? state.operation?.sync?.revision;
    const refs = {
      service: app,
      revision,
      status: state.phase,
      repository: state.syncResult?.source?.repoURL?.replace(/\.git$/, ''),
    };
    const actor = actorOf(state.operation?.initiatedBy);
    const at = shortRevision(revision);
    const name = `${app ?? 'the application'}${at ? ` at ${at}` : ''}`;
    const identity = `${app ?? ''}:operation:${state.startedAt.at}`;
    yield {
      when: state.startedAt,
      kind: 'deploy-started',
      text: `Sync of ${name} started`,
      identity,
      actor,
      refs,
    };
    if (!state.finishedAt) return;
    const failed = /^(?:Failed|Error)$/i.test(state.phase);
    const message = failed && state.message ? `: ${state.message}` : '';
    yield {
      when: state.finishedAt,
      kind: failed ? 'deploy-failed' : 'deploy',
      text: `Sync of ${name} ${failed ? 'failed' : 'finished'}${message}`,
      identity: `${identity}:finished`,
      actor,
      refs,
    };
  },
});

/** Repeats of the history by the finished operation of the same revision are left out. */
export const source = jsonSource({
  id: 'argocd',
  title: 'Argo CD',
  shapes: [historyItem, operation],
  settle: (found) => {
    const history = found.filter(({ told }) => !told.identity.includes(':operation:'));
    const fresh = found.filter(({ told }) => {
      if (!told.identity.endsWith(':finished') || told.kind !== 'deploy') return true;
      const end = Date.parse(told.when.at ?? '');
      return !history.some(
        (entry) =>
          entry.told.refs?.revision === told.refs?.revision &&
          Math.abs(Date.parse(entry.told.when.at ?? '') - end) < 120_000,
      );
    });
    return markRollbacks(fresh, ({ told }) => told.refs?.service ?? '');
  },
});
