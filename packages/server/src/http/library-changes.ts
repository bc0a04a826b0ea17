/** What changed in the library, off the outbox, to everybody who listens and may see it. */
import { outbox, postmortems, users } from '@debrief/store';
import { LibraryChange } from '@debrief/wire';
import { personOf } from '../auth/person.ts';
import type { Actor } from '../context.ts';
import type { OutboxRow } from '../rows.ts';
import type { Services } from '../services.ts';

type Source = Pick<Services, 'store' | 'log'>;

export interface Listener {
  readonly actor: Actor;
  /** A change that this person may see, with its number in the outbox. */
  take(seq: number, change: string): void;
}

const BATCH = 200;

export class LibraryChanges {
  readonly #source: Source;
  readonly #listeners = new Set<Listener>();
  readonly #watchers = new Set<(row: OutboxRow) => void>();
  #seq: number | null = null;
  #running: Promise<void> = Promise.resolve();
  #asked = false;
  readonly #stop: () => void;

  constructor(source: Source) {
    this.#source = source;
    this.#stop = source.store.onOutbox(() => this.#wake());
    // What was written before the server began is nobody's news.
    this.#running = source.store
      .read((db) => outbox.last(db))
      .then((seq) => {
        this.#seq = seq;
      })
      .catch((error: unknown) => source.log.warn({ error }, 'the outbox was not read'));
  }

  /** Gives the way to stop. */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Every row, for the server itself; gives the way to stop. */
  watch(watcher: (row: OutboxRow) => void): () => void {
    this.#watchers.add(watcher);
    return () => void this.#watchers.delete(watcher);
  }

  get listening(): number {
    return this.#listeners.size;
  }

  /** What a listener missed since `seq`, at most a few hundred changes. */
  async missed(listener: Listener, seq: number): Promise<void> {
    const rows = await this.#source.store.read((db) => outbox.after(db, seq, BATCH));
    await this.#hand(rows, [listener]);
  }

  async close(): Promise<void> {
    this.#stop();
    this.#listeners.clear();
    this.#watchers.clear();
    await this.#running;
  }

  #wake(): void {
    if (this.#asked) return;
    this.#asked = true;
    this.#running = this.#running.then(async () => {
      this.#asked = false;
      try {
        await this.#readOn();
      } catch (error) {
        this.#source.log.warn({ error }, 'the outbox was not read');
      }
    });
  }

  async #readOn(): Promise<void> {
    this.#seq ??= await this.#source.store.read((db) => outbox.last(db));
    for (;;) {
      const from: number = this.#seq;
      const rows: readonly OutboxRow[] = await this.#source.store.read((db) => outbox.after(db, from, BATCH));
      const last = rows.at(-1);
      if (last === undefined) return;
      for (const row of rows) for (const watcher of this.#watchers) watcher(row);
      await this.#hand(rows, [...this.#listeners]);
      this.#seq = last.seq;
      if (rows.length < BATCH) return;
    }
  }

  async #hand(rows: readonly OutboxRow[], listeners: readonly Listener[]): Promise<void> {
    if (listeners.length === 0 || rows.length === 0) return;
    const { store } = this.#source;
    const people = await store.read((db) =>
      users.peopleByIds(
        db,
        rows.flatMap(({ actor }) => (actor === null ? [] : [actor])),
      ),
    );
    const changes = rows.flatMap((row) => {
      const person = row.actor === null ? undefined : people.get(row.actor);
      const actor = person === undefined ? null : personOf(person);
      const read = LibraryChange.safeParse({
        kind: row.kind,
        postmortem: row.postmortemId,
        at: row.at,
        actor,
      });
      return read.success ? [{ seq: row.seq, change: read.data }] : [];
    });
    const ids = [...new Set(changes.map(({ change }) => change.postmortem))];
    // People of one role without restriction in play see the same: asked once for each person all the same, since
    // restriction is asked of the store and of nobody else.
    const seen = new Map<string, Promise<Set<string>>>();
    for (const listener of listeners) {
      const key = `${listener.actor.role} ${listener.actor.userId ?? ''}`;
      const visible = seen.get(key) ?? store.read((db) => postmortems.visibleIds(db, listener.actor, ids));
      seen.set(key, visible);
      const mine = await visible;
      for (const { seq, change } of changes)
        if (mine.has(change.postmortem)) listener.take(seq, JSON.stringify(change));
    }
  }
}
