import { aboutName, maxTextLength, textName } from '@debrief/wire/live';
import * as Y from 'yjs';
import { BadUpdate, inspectUpdate } from './inspect-update.ts';

/** The name of a document's history; '' where it has none. */
export function historyOf(doc: Y.Doc): string {
  const history = doc.getMap(aboutName).get('history');
  return typeof history === 'string' ? history : '';
}

/**
 * Brings a client's update into a document. False: it builds on something that never came, and that part of it was left
 * out. Throws `BadUpdate`; where that says `harmful`, the document may hold a part of it and is to be thrown away.
 */
export function takeUpdate(doc: Y.Doc, history: string, update: Uint8Array, origin: object): boolean {
  if (doc.getText(textName).length + inspectUpdate(update, textName) > maxTextLength)
    throw new BadUpdate('too-large', 'The document is larger than the server takes');
  try {
    Y.applyUpdate(doc, update, origin);
  } catch (cause) {
    throw new BadUpdate('bad-update', 'The update cannot be applied', { cause, harmful: true });
  }
  if (historyOf(doc) !== history)
    throw new BadUpdate('bad-update', 'The update changes what the document is', { harmful: true });
  const { store } = doc;
  if (store.pendingStructs === null && store.pendingDs === null) return true;
  store.pendingStructs = null;
  store.pendingDs = null;
  return false;
}
