/** The thread that reads long texts for `project-text.ts`. */
import { parentPort } from 'node:worker_threads';
import { projectDocument } from './project-document.ts';

parentPort?.on('message', ({ id, text, name }: { id: number; text: string; name: string }) => {
  parentPort?.postMessage({ id, projection: projectDocument(text, name) });
});
