import { live, outbox, postmortems, revisions, type Store, system } from '@debrief/store';
import * as Y from 'yjs';
import type { LiveTimes } from './live-options.ts';
import type { LoadedRoom } from './load-room.ts';
import type { Room } from './room.ts';

/** A state is stored whole again after so many updates, so that opening stays quick. */
const compactAfter = 500;
/** Saving may take this share of the time: a large document is saved less often. */
const share = 0.05;

export interface SavedTextOptions {
  readonly store: Store;
  readonly clock: () => number;
  readonly ids: () => string;
  readonly times: LiveTimes;
  /** Resolves when the room's document holds nothing that is not durable. */
  readonly settled: (room: Room) => Promise<void>;
  readonly saved: (notice: { version: number; at: string; by: readonly string[] }) => void;
}

export interface SaveAs {
  /** Write a revision too. */
  readonly revision: boolean;
  readonly reason: string;
  /** Whose it is, where that is not everybody who edited since. */
  readonly author?: string | null;
}

/** What was saved is the newest there is, or the postmortem is gone. */
export type SaveResult =
  | { readonly kind: 'saved'; readonly version: number; readonly text: string }
  | { readonly kind: 'absent' };

/**
 * Keeps the saved text of one room — row, projection, search, revisions — up with its document: after a pause, at the
 * latest after a while, and a revision when a sitting ends.
 */
export class SavedText {
  readonly #room: Room;
  readonly #options: SavedTextOptions;
  /** The saved version, as far as this server knows. */
  version: number;
  #savedSeq: number;
  #unsaved: Set<string>;
  #sinceRevision = new Set<string>();
  // By the process's own time: a clock that is set anew puts nothing off.
  #firstEditAt: number | null = null;
  #lastEditAt = 0;
  #sittingSince: number | null = null;
  #saving: Promise<unknown> = Promise.resolve();
  #busy = 0;
  #notBefore = 0;

  constructor(
    room: Room,
    loaded: Pick<LoadedRoom, 'version' | 'savedSeq' | 'unsavedAuthors' | 'revisionDue'>,
    options: SavedTextOptions,
  ) {
    this.#room = room;
    this.#options = options;
    this.version = loaded.version;
    this.#savedSeq = loaded.savedSeq;
    this.#unsaved = new Set(loaded.unsavedAuthors);
    if (room.seq > loaded.savedSeq) this.#touch();
    else if (loaded.revisionDue) this.#sittingSince = performance.now();
  }

  /** Durable edits by these people came; of this server (`ours`), or of another that will save them itself. */
  edited(authors: readonly string[], ours: boolean): void {
    for (const author of authors) this.#unsaved.add(author);
    this.#touch(ours ? 0 : this.#options.times.saveAtMostMs + 5000);
  }

  /** Nothing waits to be saved. */
  get settled(): boolean {
    return this.#busy === 0 && this.#firstEditAt === null && this.#sittingSince === null;
  }

  /** Saves if it is time; `empty`: the last person has left. */
  sweep(empty: boolean): void {
    if (this.#busy > 0) return;
    const { times } = this.#options;
    const now = performance.now();
    const quiet = now - this.#lastEditAt;
    const revision =
      this.#sittingSince !== null &&
      (empty || quiet >= times.revisionQuietMs || now - this.#sittingSince >= times.revisionAtMostMs);
    const due =
      this.#firstEditAt !== null &&
      (quiet >= times.saveQuietMs || now - this.#firstEditAt >= times.saveAtMostMs) &&
      now >= this.#notBefore;
    if (revision || due) this.save({ revision, reason: 'edited' }).catch(() => {});
  }

  /** Saves now. Rejects with the store's errors, and is tried again by `sweep`. */
  save(as: SaveAs): Promise<SaveResult> {
    this.#busy++;
    const result = this.#saving.then(() => this.#save(as)).finally(() => this.#busy--);
    this.#saving = result.catch(() => {});
    return result;
  }

  /** Stores the whole state, where enough came since; drops the updates that it holds. */
  async compact(least = compactAfter): Promise<void> {
    const room = this.#room;
    if (room.sinceCompaction < least) return;
    await this.#options.settled(room);
    if (!room.clean || room.seq > this.#savedSeq) return;
    const { seq } = room;
    const bytes = Y.encodeStateAsUpdate(room.doc);
    room.sinceCompaction = 0;
    await this.#options.store.write((db) => live.compact(db, { postmortemId: room.id, bytes, seq }));
  }

  #touch(later = 0): void {
    const now = performance.now();
    this.#firstEditAt = Math.min(this.#firstEditAt ?? Number.POSITIVE_INFINITY, now + later);
    this.#sittingSince ??= now;
    this.#lastEditAt = now + later;
  }

  async #save({ revision, reason, author }: SaveAs): Promise<SaveResult> {
    const { store, clock, ids, settled } = this.#options;
    const room = this.#room;
    await settled(room);
    const start = performance.now();
    const text = room.text.toString();
    const { seq } = room;
    const unsaved = this.#unsaved;
    const firstEditAt = this.#firstEditAt;
    this.#unsaved = new Set();
    this.#firstEditAt = null;
    const authors = author === undefined ? [...unsaved] : author === null ? [] : [author];
    for (const one of authors) this.#sinceRevision.add(one);
    const at = new Date(clock()).toISOString();
    try {
      const written = await store.write(async (db) => {
        const result = await postmortems.saveText(db, system, {
          id: room.id,
          text,
          expectedVersion: null,
          actor: authors.at(-1) ?? null,
          authors,
          at,
          reason,
          revisionId: null,
          liveSeq: seq,
        });
        if (result.kind !== 'saved' && result.kind !== 'unchanged') return result;
        const { version } = result.row;
        if (revision)
          await revisions.add(db, {
            id: ids(),
            postmortemId: room.id,
            version,
            at,
            authors: [...this.#sinceRevision],
            reason,
            text,
          });
        if (result.kind === 'saved')
          await outbox.add(db, {
            at,
            kind: 'saved',
            postmortemId: room.id,
            actor: authors.at(-1) ?? null,
            payload: { version },
          });
        return result;
      });
      const took = performance.now() - start;
      this.#notBefore = performance.now() + took / share;
      if (written.kind === 'absent') return { kind: 'absent' };
      if (written.kind === 'behind') {
        // Another server saved more than this one knows.
        room.fetchDue = true;
        await settled(room);
        this.#savedSeq = written.liveSeq;
        return { kind: 'saved', version: this.version, text: room.text.toString() };
      }
      if (written.kind === 'changed-meanwhile') throw new Error('The text was saved at the same moment');
      this.#savedSeq = seq;
      if (revision) {
        this.#sinceRevision = new Set();
        if (this.#firstEditAt === null) this.#sittingSince = null;
      }
      if (this.version !== written.row.version) {
        this.version = written.row.version;
        this.#options.saved({ version: this.version, at, by: authors });
      }
      return { kind: 'saved', version: this.version, text };
    } catch (error) {
      for (const one of unsaved) this.#unsaved.add(one);
      this.#firstEditAt ??= firstEditAt ?? start;
      this.#notBefore = performance.now() + 1000;
      throw error;
    }
  }
}
