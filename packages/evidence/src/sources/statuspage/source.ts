import * as z from 'zod/mini';
import { flag, list, neededText, text, time } from '../../reading/fields.ts';
import { jsonSource } from '../../reading/json-source.ts';
import { stringAt } from '../../reading/json-value.ts';
import { count, has, shape } from '../../reading/shape.ts';
import { plainOfHtml } from '../../text/html.ts';

const update = () =>
  z.object({
    id: text,
    status: text,
    body: text,
    created_at: time,
    updated_at: time,
    display_at: time,
    incident_id: text,
    affected_components: list(z.object({ name: text, old_status: text, new_status: text })),
  });

type Update = z.infer<ReturnType<typeof update>>;

interface Around {
  readonly id: string | undefined;
  readonly name: string | undefined;
  readonly impact: string | undefined;
  readonly url: string | undefined;
}

/** `API (operational → partial outage)` for each component that changed. */
function changesOf(entry: Update): string {
  const changes = entry.affected_components.flatMap(({ name, old_status: from, new_status: to }) =>
    name && to && from !== to
      ? [`${name}: ${from ? `${from.replaceAll('_', ' ')} → ` : ''}${to.replaceAll('_', ' ')}`]
      : [],
  );
  return changes.length > 0 ? ` [${changes.join('; ')}]` : '';
}

function tellUpdate(entry: Update, around: Around) {
  const when = entry.display_at ?? entry.created_at;
  if (!when) return [];
  const status = entry.status
    ? `${entry.status.replaceAll('_', ' ').replace(/^./, (first) => first.toUpperCase())}: `
    : '';
  const service = entry.affected_components.find(
    ({ new_status }) => new_status && new_status !== 'operational',
  )?.name;
  return [
    {
      when,
      recorded: entry.created_at,
      kind: 'status-update' as const,
      text: `${status}${plainOfHtml(entry.body ?? around.name ?? '')}${changesOf(entry)}`,
      identity: entry.id ?? `${around.id}:${entry.status}:${when.at}`,
      url: around.url,
      refs: {
        incident: entry.incident_id ?? around.id,
        service,
        severity: around.impact === 'none' ? undefined : around.impact,
        status: entry.status,
      },
    },
  ];
}

const incident = shape({
  name: 'incident',
  fits: (record) =>
    has(record, 'name', 'status', 'incident_updates') && count(record, 'impact', 'shortlink', 'page_id') > 0
      ? 1
      : 0,
  schema: () =>
    z.object({
      id: neededText,
      name: neededText,
      status: text,
      impact: text,
      created_at: time,
      resolved_at: time,
      shortlink: text,
      backfilled: flag,
      incident_updates: list(update()),
    }),
  *tell(record, scope) {
    const around = {
      id: record.id,
      name: record.name,
      impact: record.impact,
      url: record.shortlink,
    };
    if (record.backfilled) scope.note(`"${record.name}" was written afterwards (backfilled)`);
    const impact = record.impact && record.impact !== 'none' ? ` (${record.impact} impact)` : '';
    for (const entry of record.incident_updates) {
      for (const told of tellUpdate(entry, around)) {
        yield { ...told, text: `Status page, "${record.name}"${impact}: ${told.text}` };
      }
    }
    if (record.incident_updates.length === 0 && record.created_at) {
      yield {
        when: record.created_at,
        kind: 'status-update',
        text: `Status page, "${record.name}"${impact} opened`,
        identity: `${record.id}:created`,
        url: record.shortlink,
        refs: { incident: record.id, status: record.status },
      };
    }
  },
});

/** A single update, as `/incidents/{id}/incident_updates` or a hand-made list has it. */
const looseUpdate = shape({
  name: 'incident update',
  fits: (record) => (has(record, 'incident_id', 'body', 'display_at') ? 1 : 0),
  schema: update,
  *tell(record) {
    for (const told of tellUpdate(record, {
      id: record.incident_id,
      name: undefined,
      impact: undefined,
      url: undefined,
    })) {
      yield { ...told, text: `Status page: ${told.text}` };
    }
  },
});

/** Webhook about a component. */
const componentUpdate = shape({
  name: 'component update',
  fits: (record) => (has(record, 'component_update', 'component') ? 1 : 0),
  schema: () =>
    z.object({
      component_update: z.object({ id: text, created_at: time, old_status: text, new_status: text }),
      component: z.transform((value: unknown) => stringAt(value, 'name')),
    }),
  *tell({ component_update: change, component }, scope) {
    if (!change.created_at) {
      scope.note('component_update.created_at is missing');
      return;
    }
    const from = change.old_status?.replaceAll('_', ' ');
    const to = change.new_status?.replaceAll('_', ' ');
    yield {
      when: change.created_at,
      kind: 'status-update',
      text: `Status page: ${component ?? 'a component'} went from ${from ?? 'unknown'} to ${to ?? 'unknown'}`,
      identity: change.id ?? `${component}:${change.created_at.at}`,
      refs: { service: component, status: change.new_status },
    };
  },
});

/** Statuspage (Atlassian): webhooks, `incidents.json` of a public page, the REST API. */
export const source = jsonSource({
  id: 'statuspage',
  title: 'Statuspage',
  shapes: [incident, looseUpdate, componentUpdate],
});
