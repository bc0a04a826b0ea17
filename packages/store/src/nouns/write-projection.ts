/** Writes what was read off a text: the columns of lists, the tables of facets, actions and timeline, the index. */
import type { Projection } from '../project-document.ts';
import { projectionVersion } from '../projection-version.ts';
import { facetTokens, indexTexts } from '../search/index-document.ts';
import type { Db } from '../store.ts';

export interface ProjectedText {
  readonly id: string;
  readonly number: number;
  readonly text: string;
  readonly projection: Projection;
  readonly removed: boolean;
  /** Null where everybody sees it. */
  readonly seenBy: readonly string[] | null;
}

const noDue = '9999-12-31';
/** SQLite takes 32,766 parameters in a statement, PostgreSQL 65,535. */
const mostParameters = 30_000;

/** The columns of `postmortems` that a projection fills. */
export function projectedColumns(projection: Projection) {
  const open = projection.actions.filter(isOpen).length;
  return {
    title: projection.title,
    state: projection.state,
    severity: projection.severity,
    severity_raw: projection.severityRaw,
    date: projection.date,
    duration_minutes: projection.durationMinutes,
    open_actions: open,
    done_actions: projection.actions.length - open,
    projection: projectionVersion,
  };
}

function isOpen(action: Projection['actions'][number]): boolean {
  return action.status === 'open' || action.status === 'in-progress';
}

/** Writes the rows of several postmortems; `fresh`: they have none yet. */
export async function writeProjections(
  db: Db,
  texts: readonly ProjectedText[],
  fresh: boolean,
): Promise<void> {
  if (!fresh) {
    const ids = texts.map(({ id }) => id);
    for (const table of ['facets', 'actions', 'timeline', 'factors', 'moments'] as const) {
      await db.deleteFrom(table).where('postmortem_id', 'in', ids).execute();
    }
  }
  const all = <R>(rows: (text: ProjectedText) => readonly R[]) => texts.flatMap(rows);
  await inParts(all(facetRows), (rows) => db.insertInto('facets').values(rows).execute());
  await inParts(all(actionRows), (rows) => db.insertInto('actions').values(rows).execute());
  await inParts(
    all(({ id, projection }) =>
      projection.timeline.map((entry, position) => ({ postmortem_id: id, position, ...entry })),
    ),
    (rows) => db.insertInto('timeline').values(rows).execute(),
  );
  await inParts(
    all(({ id, projection }) =>
      projection.factors.map((factor, position) => ({ postmortem_id: id, position, ...factor })),
    ),
    (rows) => db.insertInto('factors').values(rows).execute(),
  );
  await inParts(
    all(({ id, projection }) => projection.moments.map((moment) => ({ postmortem_id: id, ...moment }))),
    (rows) => db.insertInto('moments').values(rows).execute(),
  );
  await indexProjections(db, texts, fresh);
}

/** Writes the search index alone: enough where only who sees it has changed. */
export async function indexProjections(
  db: Db,
  texts: readonly ProjectedText[],
  fresh: boolean,
): Promise<void> {
  await indexTexts(
    db,
    texts.map(({ number, text, projection, removed, seenBy }) => ({
      number,
      title: projection.title,
      text,
      headTo: projection.headTo,
      facets: facetTokens({ ...projection, removed, seenBy }),
    })),
    fresh,
  );
}

/** Besides its own facets each person once, in whichever roles: for counting people. */
function facetRows({ id, projection }: ProjectedText) {
  const rows = projection.facets.map(({ kind, value, label }) => ({
    postmortem_id: id,
    kind: String(kind),
    value,
    label,
  }));
  const people = new Map<string, string>();
  for (const { kind, value, label } of projection.facets) {
    if (kind === 'author' || kind === 'owner' || kind === 'reviewer') {
      if (!people.has(value)) people.set(value, label);
    }
  }
  for (const [value, label] of people) rows.push({ postmortem_id: id, kind: 'person', value, label });
  return rows;
}

function actionRows({ id, projection }: ProjectedText) {
  return projection.actions.map((action, position) => ({
    id: `${id}a${position}`,
    postmortem_id: id,
    position,
    title: action.title,
    owner: action.owner,
    owner_key: action.ownerKey,
    due: action.due,
    due_key: action.due ?? noDue,
    priority: action.priority,
    status: action.status,
    open: isOpen(action) ? 1 : 0,
    type: action.type,
    strength: action.strength,
    ticket: action.ticket,
    line: action.line,
  }));
}

async function inParts<R extends object>(
  rows: readonly R[],
  insert: (rows: R[]) => Promise<unknown>,
): Promise<void> {
  const first = rows[0];
  if (first === undefined) return;
  const most = Math.floor(mostParameters / Object.keys(first).length);
  for (let at = 0; at < rows.length; at += most) await insert(rows.slice(at, at + most));
}
