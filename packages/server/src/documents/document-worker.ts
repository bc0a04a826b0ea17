/** The thread in which documents are read: a long one stalls no other request, and no keystroke. */
import { parentPort } from 'node:worker_threads';
import type { DocumentAnswer, DocumentQuestion } from './document-thread.ts';
import { documentTasks } from './read-documents.ts';

parentPort?.on('message', ({ id, task, asked }: DocumentQuestion) => {
  let answer: DocumentAnswer;
  try {
    const run = documentTasks[task] as (asked: object) => unknown;
    answer = { id, value: run(asked) };
  } catch (error) {
    answer = { id, error: error instanceof Error ? error.message : String(error) };
  }
  parentPort?.postMessage(answer);
});
