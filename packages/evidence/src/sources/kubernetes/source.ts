import * as z from 'zod/mini';
import type { EventKind } from '../../event.ts';
import { neededText, number, part, text, time } from '../../reading/fields.ts';
import { jsonSource } from '../../reading/json-source.ts';
import { isObject } from '../../reading/json-value.ts';
import { count, has, shape } from '../../reading/shape.ts';
import { system } from '../../reading/told.ts';
import type { ReadContext, RecordSet, Source } from '../../source.ts';

const object = () => part(z.object({ kind: text, namespace: text, name: text }));

/** `payments-7d9f8c6b5-x2x4z` belongs to `payments`. */
function workloadOf(name: string): string {
  return name.replace(/-[0-9a-f]{6,10}-[a-z0-9]{5}$/, '').replace(/-[0-9a-f]{8,10}$/, '');
}

function kindOf(reason: string): EventKind {
  if (/^(?:DeploymentRollback|RollingBack|RollbackDone)/.test(reason)) return 'rollback';
  if (/^(?:SuccessfulRescale|ScalingReplicaSet|Rescaled)$/.test(reason)) return 'config-changed';
  return 'log';
}

/** `core/v1` (involvedObject, message, source) and `events.k8s.io/v1` (regarding, note). */
const event = shape({
  name: 'event',
  fits: (record) => {
    if (!has(record, 'reason') || !isObject(record['metadata'])) return 0;
    if (count(record, 'involvedObject', 'regarding') === 0) return 0;
    return count(record, 'firstTimestamp', 'eventTime', 'lastTimestamp', 'deprecatedFirstTimestamp') > 0
      ? 1
      : 0;
  },
  schema: () =>
    z.object({
      metadata: z.object({ uid: text, name: text, namespace: text, creationTimestamp: time }),
      involvedObject: object(),
      regarding: object(),
      reason: neededText,
      message: text,
      note: text,
      type: text,
      count: number,
      deprecatedCount: number,
      firstTimestamp: time,
      lastTimestamp: time,
      eventTime: time,
      deprecatedFirstTimestamp: time,
      deprecatedLastTimestamp: time,
      series: part(z.object({ count: number, lastObservedTime: time })),
      source: part(z.object({ component: text, host: text })),
      deprecatedSource: part(z.object({ component: text, host: text })),
      reportingComponent: text,
      reportingController: text,
    }),
  *tell(record, scope) {
    const when =
      record.eventTime ??
      record.firstTimestamp ??
      record.deprecatedFirstTimestamp ??
      record.metadata.creationTimestamp;
    if (!when) {
      scope.note('no eventTime, firstTimestamp or creationTimestamp');
      return;
    }
    const until = record.series?.lastObservedTime ?? record.lastTimestamp ?? record.deprecatedLastTimestamp;
    const times = record.series?.count ?? record.count ?? record.deprecatedCount ?? 1;
    const about = record.involvedObject ?? record.regarding;
    const name = [about?.namespace ?? record.metadata.namespace, about?.name].filter(Boolean).join('/');
    const message = record.message ?? record.note ?? '';
    const from = record.source ?? record.deprecatedSource;
    yield {
      when,
      until,
      kind: kindOf(record.reason),
      text: `${about?.kind ?? 'Object'} ${name}: ${record.reason}${message ? `: ${message}` : ''}${times > 1 ? ` (${times} times)` : ''}`,
      identity: `${record.metadata.uid ?? record.metadata.name ?? name}:${record.reason}`,
      actor: system(from?.component ?? record.reportingComponent ?? record.reportingController),
      refs: {
        service: about?.name && workloadOf(about.name),
        severity: record.type === 'Warning' ? 'warning' : undefined,
        status: record.reason,
      },
    };
  },
});

const json = jsonSource({ id: 'kubernetes', title: 'Kubernetes', shapes: [event], lists: ['items'] });

const TABLE = /^(?:NAMESPACE\s+)?LAST SEEN\s+(?:FIRST SEEN\s+|COUNT\s+)*(?:NAME\s+|KIND\s+)*TYPE\s+REASON\s/;
const YAML =
  /^(?:apiVersion: v1\n(?:items:\n|kind: EventList\n)|apiVersion: (?:v1|events\.k8s\.io\/v1)\n[\s\S]{0,4000}?\nkind: Event\n)/;

function refusal(head: string): string | undefined {
  if (TABLE.test(head)) {
    return 'the table gives only ages ("4m"), counted back from an unknown moment: capture `kubectl get events -A -o json`';
  }
  if (YAML.test(head) && /\n\s*-?\s*involvedObject:|\nregarding:/.test(head)) {
    return 'events in YAML are not read: capture `kubectl get events -A -o json`';
  }
  return undefined;
}

/** Kubernetes events as JSON (list, single, watch). Table and YAML output are recognised and refused with the reason. */
export const source: Source = {
  id: json.id,
  title: json.title,
  detect: (set) => (set.files.some((file) => refusal(file.head)) ? 0.9 : json.detect(set)),
  read: (set, context) => read(set, context),
};

async function* read(set: RecordSet, context: ReadContext) {
  const readable = set.files.filter((file) => {
    const message = refusal(file.head);
    if (message) context.problem({ file: file.name, level: 'refused', message });
    return !message;
  });
  if (readable.length > 0) yield* json.read({ name: set.name, files: readable }, context);
}
