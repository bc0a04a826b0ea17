import { api, queryClient } from '../../api/client.ts';
import { wordsOf } from '../../api/problem-words.ts';
import type { AnswerOf } from '../../api/queries.ts';
import { uploadFile } from '../../api/upload.ts';

type Imported = AnswerOf<'POST /api/import'>;

export interface ImportState extends Imported {
  readonly step: 'sending' | 'reading' | 'done';
  /** Bytes sent so far. */
  readonly sent: number;
}

interface ImportOptions {
  readonly signal: AbortSignal;
  readonly onState: (state: ImportState) => void;
}

const readable = /\.(?:md|markdown|html?|zip)$/i;
/** Uploads that one request imports: progress shows, and an answer never takes minutes. */
const batch = 50;

/** Imports files as postmortems. Those of other kinds are named as refused and not sent. */
export async function importFiles(files: readonly File[], { signal, onState }: ImportOptions): Promise<void> {
  let state: ImportState = { step: 'sending', sent: 0, made: [], refused: [] };
  const update = (change: Partial<ImportState>) => {
    state = { ...state, ...change };
    onState(state);
  };
  let before = 0;
  const uploads: string[] = [];
  const flush = async () => {
    if (uploads.length === 0) return;
    update({ step: 'reading' });
    const answer = await api('POST /api/import', {
      body: { uploads: uploads.splice(0), restricted: false },
      signal,
    });
    update({
      step: 'sending',
      made: [...state.made, ...answer.made],
      refused: [...state.refused, ...answer.refused],
    });
  };
  for (const file of files) {
    signal.throwIfAborted();
    if (!readable.test(file.name)) {
      update({
        refused: [...state.refused, { file: file.name, message: 'It is no Markdown, HTML or zip.' }],
      });
    } else {
      try {
        uploads.push(
          await uploadFile(file, { signal, onProgress: (sent) => update({ sent: before + sent }) }),
        );
      } catch (error) {
        if (signal.aborted) throw error;
        update({ refused: [...state.refused, { file: file.name, message: wordsOf(error) }] });
      }
    }
    before += file.size;
    update({ sent: before });
    if (uploads.length >= batch) await flush();
  }
  await flush();
  update({ step: 'done' });
  for (const list of ['library', 'facets', 'home', 'actions']) {
    void queryClient.invalidateQueries({ queryKey: [list] });
  }
}
