import type { Db } from '../store.ts';
import type { Viewer } from '../viewer.ts';
import { isSeen, seenPostmortem } from './seen-postmortem.ts';
import type { PersonRow } from './users.ts';

export type EvidenceState = 'uploading' | 'reading' | 'ready' | 'refused' | 'cancelled';

export interface EvidenceProblem {
  readonly file: string;
  readonly level: string;
  readonly message: string;
}

export interface EvidenceFileRow {
  readonly id: string;
  readonly postmortemId: string;
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
  readonly source: string | null;
  readonly events: number;
  readonly from: string | null;
  readonly to: string | null;
  readonly addedAt: string;
  readonly addedBy: PersonRow | null;
  readonly state: EvidenceState;
  readonly progress: number;
  readonly problems: EvidenceProblem[];
}

function select(db: Db) {
  return db
    .selectFrom('evidence_files')
    .leftJoin('users', 'users.id', 'evidence_files.added_by')
    .selectAll('evidence_files')
    .select('users.name as adder');
}

type Row = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number];

function fileOf(row: Row): EvidenceFileRow {
  return {
    id: row.id,
    postmortemId: row.postmortem_id,
    name: row.name,
    size: row.size,
    sha256: row.sha256,
    source: row.source,
    events: row.events,
    from: row.first_at,
    to: row.last_at,
    addedAt: row.added_at,
    addedBy: row.added_by === null ? null : { id: row.added_by, name: row.adder ?? '' },
    state: stateOf(row.state),
    progress: row.progress,
    problems: problemsOf(row.problems),
  };
}

function stateOf(state: string): EvidenceState {
  return state === 'uploading' || state === 'reading' || state === 'ready' || state === 'cancelled'
    ? state
    : 'refused';
}

function problemsOf(json: string): EvidenceProblem[] {
  const problems: unknown = JSON.parse(json);
  if (!Array.isArray(problems)) return [];
  return problems.map(({ file, level, message }: Record<string, unknown>) => ({
    file: String(file),
    level: String(level),
    message: String(message),
  }));
}

function seenFiles(db: Db, viewer: Viewer, postmortemId: string) {
  return select(db)
    .where('evidence_files.postmortem_id', '=', postmortemId)
    .where(({ exists }) => exists(seenPostmortem(db, viewer, postmortemId).select('postmortems.number')));
}

/** In the order they were added. */
export async function list(db: Db, viewer: Viewer, postmortemId: string): Promise<EvidenceFileRow[]> {
  const rows = await seenFiles(db, viewer, postmortemId)
    .orderBy('evidence_files.added_at')
    .orderBy('evidence_files.id')
    .execute();
  return rows.map(fileOf);
}

export async function get(
  db: Db,
  viewer: Viewer,
  postmortemId: string,
  id: string,
): Promise<EvidenceFileRow | undefined> {
  const row = await seenFiles(db, viewer, postmortemId)
    .where('evidence_files.id', '=', id)
    .executeTakeFirst();
  return row && fileOf(row);
}

export async function add(
  db: Db,
  file: {
    readonly id: string;
    readonly postmortemId: string;
    readonly name: string;
    readonly size: number;
    readonly sha256: string;
    readonly state: EvidenceState;
    readonly addedAt: string;
    readonly addedBy: string | null;
  },
): Promise<void> {
  await db
    .insertInto('evidence_files')
    .values({
      id: file.id,
      postmortem_id: file.postmortemId,
      name: file.name,
      size: file.size,
      sha256: file.sha256,
      source: null,
      events: 0,
      first_at: null,
      last_at: null,
      added_at: file.addedAt,
      added_by: file.addedBy,
      state: file.state,
      progress: 0,
      problems: '[]',
    })
    .execute();
}

export type EvidenceChange = Partial<{
  readonly size: number;
  readonly sha256: string;
  readonly source: string | null;
  readonly events: number;
  readonly from: string | null;
  readonly to: string | null;
  readonly state: EvidenceState;
  readonly progress: number;
  readonly problems: readonly EvidenceProblem[];
}>;

/** False where the file was taken away meanwhile: whoever reads it may stop. */
export async function update(db: Db, id: string, change: EvidenceChange): Promise<boolean> {
  const { from, to, problems, ...same } = change;
  const set = {
    ...same,
    ...(from === undefined ? {} : { first_at: from }),
    ...(to === undefined ? {} : { last_at: to }),
    ...(problems === undefined ? {} : { problems: JSON.stringify(problems) }),
  };
  if (Object.keys(set).length === 0) return true;
  const { numUpdatedRows } = await db
    .updateTable('evidence_files')
    .set(set)
    .where('id', '=', id)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Takes a file away, with its events. */
export async function remove(db: Db, viewer: Viewer, postmortemId: string, id: string): Promise<boolean> {
  if (!(await isSeen(db, viewer, postmortemId))) return false;
  const { numDeletedRows } = await db
    .deleteFrom('evidence_files')
    .where('id', '=', id)
    .where('postmortem_id', '=', postmortemId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Files that were on their way when a server ended. */
export async function unfinished(db: Db): Promise<EvidenceFileRow[]> {
  const rows = await select(db)
    .where('evidence_files.state', 'in', ['uploading', 'reading'])
    .orderBy('evidence_files.added_at')
    .execute();
  return rows.map(fileOf);
}
