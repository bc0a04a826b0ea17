import { live, postmortems, revisions, type Store, system } from '@debrief/store';
import { aboutName, textName } from '@debrief/wire/live';
import * as Y from 'yjs';

export interface LoadedRoom {
  readonly doc: Y.Doc;
  readonly seq: number;
  /** Updates since the whole state was stored. */
  readonly updates: number;
  /** Saved version and what the saved text holds. */
  readonly version: number;
  readonly savedSeq: number;
  /** Authors of updates that no saved text holds. */
  readonly unsavedAuthors: readonly string[];
  /** The saved text has no revision yet: a server stopped in the middle of a sitting. */
  readonly revisionDue: boolean;
}

/** The state that a document's shared history begins with. */
export function firstState(text: string, history: string): Uint8Array {
  const doc = new Y.Doc();
  doc.transact(() => {
    doc.getMap(aboutName).set('history', history);
    doc.getText(textName).insert(0, text);
  });
  const state = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return state;
}

/** Reads a postmortem's live document; makes its state at the first opening. undefined: there is no such postmortem. */
export async function loadRoom(
  store: Store,
  id: string,
  newId: () => string,
): Promise<LoadedRoom | undefined> {
  const known = await store.read((db) => live.state(db, system, id));
  const state =
    known ??
    (await store.write((db) => live.ensureState(db, system, id, (text) => firstState(text, newId()))));
  if (state === undefined) return undefined;
  // The saved row first: what is saved meanwhile is then known as not saved yet, and saved again, which does no harm.
  const detail = await store.read((db) => postmortems.get(db, system, id));
  if (detail === undefined) return undefined;
  const newest = await store.read((db) => revisions.page(db, system, id, { limit: 1 }));
  const since = await store.read((db) => live.since(db, system, id, state.seq));
  const doc = new Y.Doc();
  let seq = state.seq;
  const apply = () => {
    Y.applyUpdate(doc, state.bytes);
    if (since.state !== null) {
      Y.applyUpdate(doc, since.state.bytes);
      seq = Math.max(seq, since.state.seq);
    }
    for (const update of since.updates) {
      Y.applyUpdate(doc, update.bytes);
      seq = Math.max(seq, update.seq);
    }
  };
  Y.transact(doc, apply, null, false);
  return {
    doc,
    seq,
    updates: since.updates.length,
    version: detail.version,
    savedSeq: detail.liveSeq,
    revisionDue: (newest.items[0]?.version ?? 0) < detail.version,
    unsavedAuthors: [
      ...new Set(
        since.updates.filter(({ seq: at }) => at > detail.liveSeq).flatMap(({ authors }) => authors),
      ),
    ],
  };
}
