/** Reading a long text takes long: that is done in a thread of its own, and kept for the save that follows. */
import type { Projection } from './project-document.ts';
import { projectElsewhere } from './reading-thread.ts';

/** Below this (characters) the reading costs less than handing it over. */
const longText = 100_000;

let kept:
  | { readonly text: string; readonly name: string; readonly projection: Promise<Projection> }
  | undefined;

/** The projection of a text; a long one is read off this thread. */
export function projectText(text: string, name: string): Promise<Projection> {
  if (text.length < longText) return projectHere(text, name);
  if (kept?.text === text && kept.name === name) return kept.projection;
  const projection = projectElsewhere(text, name);
  kept = { text, name, projection };
  projection.catch(() => {
    kept = undefined;
  });
  return projection;
}

/** The grammar is loaded with the first text, not with the library: most starts save nothing for a while. */
async function projectHere(text: string, name: string): Promise<Projection> {
  const { projectDocument } = await import('./project-document.ts');
  return projectDocument(text, name);
}

/** Reads a text ahead of `saveText`, so that a transaction does not wait for it. */
export async function prepareText(text: string, fileName: string): Promise<void> {
  if (text.length >= longText) await projectText(text, fileName);
}
