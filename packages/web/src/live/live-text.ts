/** The shared text of one postmortem in this tab: the document, who is in it, one's own undo, the way to the server. */
import { type ChangeSet, Text } from '@codemirror/state';
import type { TextChange } from '@debrief/document';
import { LiveClient, type LivePersistence } from '@debrief/wire/live';
import { Awareness } from 'y-protocols/awareness';
import { Doc, UndoManager, type Text as YText, type YTextEvent } from 'yjs';
import { ChangeLog } from './change-log.ts';
import { changeSetOf, changesOfEvent, writeChanges } from './text-changes.ts';

export type ChangeListener = (changes: ChangeSet, local: boolean) => void;

export interface LiveTextOptions {
  /** `wss://…/api/postmortems/<id>/live`. */
  readonly url: string;
  readonly persistence?: LivePersistence;
  readonly connect?: boolean;
}

/** Origin of changes made by panels, fixes, suggestions: tracked by one's own undo like typing. */
export const panelOrigin = { name: 'panel' };

export class LiveText {
  readonly doc = new Doc();
  readonly shared: YText = this.doc.getText('text');
  readonly awareness = new Awareness(this.doc);
  readonly undo: UndoManager;
  readonly client: LiveClient;
  readonly log = new ChangeLog();
  #text: Text = Text.empty;
  readonly #listeners = new Set<ChangeListener>();
  readonly #observer: (event: YTextEvent, transaction: { local: boolean }) => void;

  constructor({ url, persistence, connect }: LiveTextOptions) {
    this.undo = new UndoManager(this.shared, { trackedOrigins: new Set([panelOrigin]), captureTimeout: 500 });
    this.#observer = (event, transaction) => {
      const changes = changesOfEvent(event, this.#text.length);
      if (changes.empty) return;
      this.#text = changes.apply(this.#text);
      this.log.add(changes);
      for (const listener of [...this.#listeners]) listener(changes, transaction.local);
    };
    this.shared.observe(this.#observer);
    this.client = new LiveClient({ url, doc: this.doc, awareness: this.awareness, persistence, connect });
  }

  /** The text as it stands, as the editor's rope. */
  get rope(): Text {
    return this.#text;
  }

  get revision(): number {
    return this.log.revision;
  }

  text(): string {
    return this.#text.toString();
  }

  onChange(listener: ChangeListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Changes computed of the text of `revision` (`length` characters long), as one undo step; what others did since
   * stays. False where that text is too long ago or the changes do not fit it.
   */
  apply(changes: readonly TextChange[], revision = this.revision, length = this.#text.length): boolean {
    const since = this.log.since(revision, length);
    if (since === null) return false;
    let set: ChangeSet;
    try {
      set = changeSetOf(changes, length).map(since, false);
    } catch (error) {
      if (error instanceof RangeError) return false;
      throw error;
    }
    this.undo.stopCapturing();
    this.doc.transact(() => writeChanges(this.shared, set), panelOrigin);
    this.undo.stopCapturing();
    return true;
  }

  close(): void {
    this.client.close();
    this.shared.unobserve(this.#observer);
    this.undo.destroy();
    this.awareness.destroy();
    this.doc.destroy();
  }
}
