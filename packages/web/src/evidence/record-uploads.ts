/** Record files on their way to the server: several at once would only slow each other, so one after the other. */
import { api, queryClient } from '../api/client.ts';
import { wordsOf } from '../api/problem-words.ts';
import { uploadFile } from '../api/upload.ts';
import { Value } from '../live/watched.ts';
import type { PostmortemSession } from '../pages/postmortem/session.ts';
import { writtenZone } from '../panels/timeline/written-zone.ts';

export interface Sending {
  readonly key: number;
  readonly name: string;
  readonly size: number;
  readonly sent: number;
  /** What went wrong, in words; null while nothing did. */
  readonly problem: string | null;
}

const ofPages = new WeakMap<PostmortemSession, RecordUploads>();

/** The uploads of an open postmortem: they go on, and are shown again, when the drawer was closed meanwhile. */
export function uploadsOf(session: PostmortemSession): RecordUploads {
  const zone = () => writtenZone(session.model.get().document) ?? undefined;
  const uploads = ofPages.get(session) ?? new RecordUploads(session.id, zone);
  ofPages.set(session, uploads);
  return uploads;
}

/** Sends record files of one postmortem and has the server read them. */
export class RecordUploads {
  readonly state = new Value<readonly Sending[]>([]);
  readonly #id: string;
  readonly #zone: () => string | undefined;
  readonly #aborts = new Map<number, AbortController>();
  #last = 0;
  #queue: Promise<void> = Promise.resolve();

  constructor(id: string, zone: () => string | undefined) {
    this.#id = id;
    this.#zone = zone;
  }

  /** Begins to send files; they are read when the last of them has arrived, as one set (an export is many files). */
  send(files: readonly File[]): void {
    const rows = files.map((file) => {
      this.#last += 1;
      this.#aborts.set(this.#last, new AbortController());
      return { file, row: { key: this.#last, name: file.name, size: file.size, sent: 0, problem: null } };
    });
    this.state.set([...this.state.get(), ...rows.map(({ row }) => row)]);
    this.#queue = this.#queue.then(() => this.#sendAll(rows));
  }

  /** Gives one up, or takes a failed one off the list. */
  cancel(key: number): void {
    this.#aborts.get(key)?.abort();
    this.#drop(key);
  }

  async #sendAll(rows: readonly { readonly file: File; readonly row: Sending }[]): Promise<void> {
    const sent: { key: number; upload: string; signal: AbortSignal }[] = [];
    for (const { file, row } of rows) {
      const signal = this.#aborts.get(row.key)?.signal;
      if (signal === undefined || signal.aborted) continue;
      try {
        const upload = await uploadFile(file, {
          signal,
          onProgress: (sent) => this.#change(row.key, { sent }),
        });
        sent.push({ key: row.key, upload, signal });
      } catch (error) {
        if (!signal.aborted) this.#change(row.key, { problem: wordsOf(error) });
      }
    }
    // Given up while the others were on their way.
    for (const { upload } of sent.filter(({ signal }) => signal.aborted))
      void api('DELETE /api/uploads/:id', { params: { id: upload } }).catch(() => {});
    const uploads = sent.filter(({ signal }) => !signal.aborted);
    if (uploads.length === 0) return;
    try {
      const zone = this.#zone();
      await api('POST /api/postmortems/:id/evidence', {
        params: { id: this.#id },
        body: { uploads: uploads.map(({ upload }) => upload), ...(zone === undefined ? {} : { zone }) },
      });
      for (const { key } of uploads) this.#drop(key);
    } catch (error) {
      for (const { key } of uploads) this.#change(key, { problem: wordsOf(error) });
    }
    void queryClient.invalidateQueries({ queryKey: ['evidence', this.#id] });
  }

  #change(key: number, change: Partial<Sending>): void {
    this.state.set(this.state.get().map((row) => (row.key === key ? { ...row, ...change } : row)));
  }

  #drop(key: number): void {
    this.#aborts.delete(key);
    this.state.set(this.state.get().filter((row) => row.key !== key));
  }
}
