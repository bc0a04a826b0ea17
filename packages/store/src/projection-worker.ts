/** The thread behind `reading-thread.ts`. */
import { parentPort } from 'node:worker_threads';
import { readDocument } from '@debrief/document';
import { buildIndex, indexDocument, similar } from '@debrief/learn';
import { projectDocument } from './project-document.ts';
import type { ReadingAnswer, ReadingTask } from './reading-thread.ts';

parentPort?.on('message', (task: ReadingTask & { readonly id: number }) => {
  parentPort?.postMessage({ id: task.id, ...answer(task) } satisfies ReadingAnswer);
});

function answer(task: ReadingTask): Omit<ReadingAnswer, 'id'> {
  if (task.kind === 'project') return { projection: projectDocument(task.text, task.name) };
  const index = (file: string, text: string) => indexDocument({ file, document: readDocument(text) });
  const query = index('', task.text);
  const candidates = task.candidates.map(({ id, text }) => index(id, text));
  return { results: similar(buildIndex([query, ...candidates]), query, task.limit) };
}
