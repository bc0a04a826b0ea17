import type { Projection } from '../project-document.ts';
import { projectText } from '../project-text.ts';
import type { Db } from '../store.ts';
import { system, type Viewer } from '../viewer.ts';
import { fileNameFor, freeFileName } from './file-names.ts';
import { type SummaryRow, selectSummaries, summaryOf } from './postmortem-rows.ts';
import * as revisions from './revisions.ts';
import { isSeen, seenPostmortem } from './seen-postmortem.ts';
import {
  indexProjections,
  type ProjectedText,
  projectedColumns,
  writeProjections,
} from './write-projection.ts';

export interface NewPostmortem {
  readonly id: string;
  readonly revisionId: string;
  /** Made from date and title where there is none; made unique always. */
  readonly fileName?: string;
  readonly text: string;
  readonly restricted: boolean;
  /** Who sees it besides its maker and administrators, where it is restricted. */
  readonly people?: readonly string[];
  readonly actor: string | null;
  readonly at: string;
  readonly reason: string;
  /** Where the text was read already. */
  readonly projection?: Projection;
}

/** Makes a postmortem with its first revision, its rows and its place in the index. */
export async function insert(db: Db, made: NewPostmortem): Promise<SummaryRow> {
  await insertMany(db, [made]);
  const row = await selectSummaries(db, system)
    .where('postmortems.id', '=', made.id)
    .executeTakeFirstOrThrow();
  return summaryOf(row);
}

/** Makes several at once, which takes much less than one after another. */
export async function insertMany(
  db: Db,
  all: readonly NewPostmortem[],
): Promise<{ id: string; fileName: string }[]> {
  const taken = new Set<string>();
  const texts: (Omit<ProjectedText, 'number'> & {
    readonly made: NewPostmortem;
    readonly fileName: string;
  })[] = [];
  for (const made of all) {
    const projection = made.projection ?? (await projectText(made.text, made.fileName ?? ''));
    const fileName = await freeFileName(db, made.fileName ?? fileNameFor(projection.date, projection.title), {
      taken,
    });
    taken.add(fileName);
    const seenBy = made.restricted ? seers(made.actor, made.people ?? []) : null;
    texts.push({ id: made.id, text: made.text, projection, removed: false, seenBy, made, fileName });
  }
  const rows = await db
    .insertInto('postmortems')
    .values(
      texts.map(({ made, projection, fileName }) => ({
        id: made.id,
        file_name: fileName,
        text: made.text,
        version: 1,
        live_seq: 0,
        restricted: made.restricted ? 1 : 0,
        created_at: made.at,
        created_by: made.actor,
        updated_at: made.at,
        updated_by: made.actor,
        removed_at: null,
        ...projectedColumns(projection),
      })),
    )
    .returning(['id', 'number'])
    .execute();
  const numbers = new Map(rows.map(({ id, number }) => [id, number]));
  for (const made of all) await writeAccess(db, made.id, made.people ?? []);
  await writeProjections(
    db,
    texts.map((text) => ({ ...text, number: numbers.get(text.id) ?? 0 })),
    true,
  );
  await revisions.addFirst(
    db,
    all.map((made) => ({
      id: made.revisionId,
      postmortemId: made.id,
      version: 1,
      at: made.at,
      authors: made.actor === null ? [] : [made.actor],
      reason: made.reason,
      text: made.text,
    })),
  );
  return texts.map(({ id, fileName }) => ({ id, fileName }));
}

/** Restricts a postmortem to some people, or opens it; false where the viewer does not see it. */
export async function setAccess(
  db: Db,
  viewer: Viewer,
  access: {
    readonly id: string;
    readonly restricted: boolean;
    readonly people: readonly string[];
    readonly at: string;
    readonly actor: string | null;
  },
): Promise<boolean> {
  const changed = await change(db, viewer, access.id, { restricted: access.restricted ? 1 : 0 });
  if (!changed) return false;
  await db.deleteFrom('access').where('postmortem_id', '=', access.id).execute();
  await writeAccess(db, access.id, access.people);
  await indexAgain(db, access.id);
  return true;
}

/** Gives the file another name, made unique; false where the viewer does not see the postmortem. */
export async function rename(
  db: Db,
  viewer: Viewer,
  { id, fileName }: { readonly id: string; readonly fileName: string },
): Promise<boolean> {
  return change(db, viewer, id, { file_name: await freeFileName(db, fileName, { ownId: id }) });
}

/** Puts a postmortem into the bin; false where it is there already, or not seen. */
export async function remove(
  db: Db,
  viewer: Viewer,
  { id, at }: { readonly id: string; readonly at: string; readonly actor: string | null },
): Promise<boolean> {
  if ((await inBin(db, viewer, id)) !== false) return false;
  await change(db, viewer, id, { removed_at: at });
  await indexAgain(db, id);
  return true;
}

/** Takes a postmortem out of the bin; false where it is not in it, or not seen. */
export async function recover(
  db: Db,
  viewer: Viewer,
  { id }: { readonly id: string; readonly at: string; readonly actor: string | null },
): Promise<boolean> {
  if ((await inBin(db, viewer, id)) !== true) return false;
  await change(db, viewer, id, { removed_at: null });
  await indexAgain(db, id);
  return true;
}

async function inBin(db: Db, viewer: Viewer, id: string): Promise<boolean | undefined> {
  const row = await seenPostmortem(db, viewer, id).select('postmortems.removed_at').executeTakeFirst();
  return row && row.removed_at !== null;
}

async function change(
  db: Db,
  viewer: Viewer,
  id: string,
  set: { restricted?: number; file_name?: string; removed_at?: string | null },
): Promise<boolean> {
  if (!(await isSeen(db, viewer, id))) return false;
  await db.updateTable('postmortems').set(set).where('id', '=', id).execute();
  return true;
}

async function writeAccess(db: Db, id: string, people: readonly string[]): Promise<void> {
  const rows = [...new Set(people)].map((user) => ({ postmortem_id: id, user_id: user }));
  if (rows.length > 0) await db.insertInto('access').values(rows).execute();
}

function seers(creator: string | null, people: readonly string[]): string[] {
  return [...new Set(creator === null ? people : [creator, ...people])];
}

async function indexAgain(db: Db, id: string): Promise<void> {
  const text = await storedText(db, id);
  if (text !== undefined) await indexProjections(db, [text], false);
}

/** A postmortem as it is indexed, whoever sees it. */
export async function storedText(db: Db, id: string): Promise<ProjectedText | undefined> {
  const row = await db
    .selectFrom('postmortems')
    .select(['number', 'text', 'file_name', 'removed_at', 'restricted', 'created_by'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return {
    id,
    number: row.number,
    text: row.text,
    projection: await projectText(row.text, row.file_name),
    removed: row.removed_at !== null,
    seenBy: row.restricted === 1 ? await seenBy(db, id, row.created_by) : null,
  };
}

/** Who sees a restricted postmortem, besides administrators. */
export async function seenBy(db: Db, id: string, creator: string | null): Promise<string[]> {
  const people = await db.selectFrom('access').select('user_id').where('postmortem_id', '=', id).execute();
  return seers(
    creator,
    people.map((person) => person.user_id),
  );
}
