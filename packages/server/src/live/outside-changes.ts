import { live, postmortems, type Store, system } from '@debrief/store';
import { type AppliedText, type LiveActor, LiveError } from './live-options.ts';
import { mergeInto } from './rebase-changes.ts';
import type { Rooms } from './rooms.ts';
import type { SaveResult } from './saved-text.ts';

/** A text that was made elsewhere by somebody who saw `base`. */
export interface OutsideChange {
  readonly base: string;
  readonly text: string;
  readonly reason: string;
}

/** Merges a text that was made outside the editors, saves it, and writes its revision. See `Live.applyText`. */
export async function applyText(
  rooms: Rooms,
  id: string,
  actor: LiveActor | null,
  change: OutsideChange,
): Promise<AppliedText> {
  const { room, saved } = await rooms.open(id);
  const { failure } = rooms.loop;
  if (failure !== null) throw failure;
  // What people typed until now is a revision of theirs, not of whoever changes the text here.
  if (!saved.settled) await saved.save({ revision: true, reason: 'edited' });
  await new Promise<void>((done, failed) => {
    const work = (text: typeof room.text) => {
      const changes = mergeInto(change.base, change.text, text.toString());
      for (const { from, to, insert } of changes.reverse()) {
        if (to > from) text.delete(from, to - from);
        if (insert !== '') text.insert(from, insert);
      }
    };
    room.edit({ work, author: actor, done, failed });
    rooms.loop.wake(room);
  });
  return present(await saved.save({ revision: true, reason: change.reason, author: actor?.id ?? null }));
}

/** The text with every durable edit in it. See `Live.currentText`. */
export async function currentText(rooms: Rooms, store: Store, id: string): Promise<string | null> {
  if (rooms.peek(id) === undefined) {
    const row = await store.read((db) => postmortems.get(db, system, id));
    if (row === undefined) return null;
    const later = await store.read((db) => live.since(db, system, id, row.liveSeq));
    if (later.updates.length === 0) return row.text;
  }
  try {
    const { room } = await rooms.open(id);
    await rooms.loop.settled(room);
    return room.text.toString();
  } catch (error) {
    if (error instanceof LiveError && error.code === 'not-found') return null;
    throw error;
  }
}

/** Saves all that was typed, with its revision. See `Live.saveNow`. */
export async function saveNow(rooms: Rooms, id: string): Promise<AppliedText> {
  const { saved } = await rooms.open(id);
  return present(await saved.save({ revision: true, reason: 'edited' }));
}

function present(result: SaveResult): AppliedText {
  if (result.kind === 'absent') throw new LiveError('not-found', 'There is no such postmortem');
  return { version: result.version, text: result.text };
}
