/** What every list and page shows of a postmortem, read in one query. */
import { type RawBuilder, sql } from 'kysely';
import { engineOf } from '../engine/kysely-over.ts';
import { listColumn } from '../json-column.ts';
import type { Db } from '../store.ts';
import { type Viewer, visible } from '../viewer.ts';
import type { PersonRow } from './users.ts';

export type DocumentState = 'draft' | 'in-review' | 'final';

export interface SummaryRow {
  readonly id: string;
  readonly title: string;
  readonly fileName: string;
  readonly state: DocumentState;
  readonly severity: number | null;
  readonly severityRaw: string | null;
  readonly date: string | null;
  readonly durationMinutes: number | null;
  readonly services: string[];
  readonly authors: string[];
  readonly openActions: number;
  readonly restricted: boolean;
  readonly updatedAt: string;
  readonly updatedBy: PersonRow | null;
  readonly version: number;
  readonly removedAt: string | null;
}

const columns = [
  'postmortems.id',
  'postmortems.number',
  'postmortems.title',
  'postmortems.file_name',
  'postmortems.state',
  'postmortems.severity',
  'postmortems.severity_raw',
  'postmortems.date',
  'postmortems.duration_minutes',
  'postmortems.open_actions',
  'postmortems.restricted',
  'postmortems.updated_at',
  'postmortems.updated_by',
  'postmortems.version',
  'postmortems.removed_at',
] as const;

/** Postmortems that the viewer sees, with the columns of `SummaryRow`. */
export function selectSummaries(db: Db, viewer: Viewer) {
  return db
    .selectFrom('postmortems')
    .where(visible(viewer))
    .select(columns)
    .select([
      nameOf('updated_by').as('updater'),
      labels(db, 'service').as('services'),
      labels(db, 'author').as('authors'),
    ]);
}

export type RawSummary = Awaited<ReturnType<ReturnType<typeof selectSummaries>['execute']>>[number];

export function summaryOf(row: RawSummary): SummaryRow {
  return {
    id: row.id,
    title: row.title,
    fileName: row.file_name,
    state: stateOf(row.state),
    severity: row.severity,
    severityRaw: row.severity_raw,
    date: row.date,
    durationMinutes: row.duration_minutes,
    services: listColumn(row.services),
    authors: listColumn(row.authors),
    openActions: row.open_actions,
    restricted: row.restricted === 1,
    updatedAt: row.updated_at,
    updatedBy: personOf(row.updated_by, row.updater),
    version: row.version,
    removedAt: row.removed_at,
  };
}

export function stateOf(state: string): DocumentState {
  return state === 'in-review' || state === 'final' ? state : 'draft';
}

export function personOf(id: string | null, name: string | null): PersonRow | null {
  return id === null ? null : { id, name: name ?? '' };
}

/** The name of the person that a column of `postmortems` names. */
export function nameOf(column: 'updated_by' | 'created_by'): RawBuilder<string | null> {
  return sql<
    string | null
  >`(select users.name from users where users.id = ${sql.ref(`postmortems.${column}`)})`;
}

/** Labels of a facet, as a JSON list. */
function labels(db: Db, kind: 'service' | 'author'): RawBuilder<string> {
  const list =
    engineOf(db) === 'postgres'
      ? sql`coalesce(json_agg(facets.label order by facets.value)::text, '[]')`
      : sql`json_group_array(facets.label order by facets.value)`;
  return sql<string>`(select ${list} from facets where facets.postmortem_id = postmortems.id and facets.kind = ${sql.lit(kind)})`;
}
