import { Worker } from 'node:worker_threads';
import type { Draft, DraftOptions } from '@debrief/draft';

export type Drafted = Pick<Draft, 'markdown' | 'entries' | 'moments' | 'questions'>;

const MOST_MS = 120_000;

/** Drafts from normalised events (each as JSON) in a thread of its own; rejects when that takes longer than two minutes. */
export async function draftEvents(events: readonly string[], options: DraftOptions): Promise<Drafted> {
  const file = new URL(
    import.meta.url.endsWith('.ts') ? './draft-worker.ts' : './draft-worker.js',
    import.meta.url,
  );
  const worker = new Worker(file, {
    workerData: { events, options },
    resourceLimits: { maxOldGenerationSizeMb: 1024 },
  });
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise((resolve, reject) => {
      worker.on('message', (draft: Drafted) => resolve(draft));
      worker.on('error', reject);
      worker.on('exit', () => reject(new Error('The drafting thread ended before it was done')));
      timer = setTimeout(() => reject(new Error('Drafting took longer than two minutes')), MOST_MS);
    });
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}

/** The footnote definition of each event that a draft cites, by event id. */
export function citationsOf(markdown: string): Record<string, string> {
  const found = [...markdown.matchAll(/^\[\^(e[0-9a-f]+)\]:[ \t]*(.*)$/gm)];
  return Object.fromEntries(found.map(([, id = '', words = '']) => [id, words]));
}
