/** The reading of the live text, renewed a moment after it changed, and only while somebody looks. */
import type { ChangeSet } from '@codemirror/state';
import { type Postmortem, readDocument, updateDocument } from '@debrief/document';
import { splicesOf } from './text-changes.ts';
import type { Watched } from './watched.ts';

export interface ModelNow {
  readonly document: Postmortem;
  readonly revision: number;
}

export interface ModelSource {
  readonly revision: number;
  text(): string;
  onChange(listener: (changes: ChangeSet) => void): () => void;
}

export interface ModelOptions {
  readonly fileName: string;
  /** Milliseconds; for measuring what a reading costs. */
  readonly now: () => number;
  readonly later: (work: () => void, ms: number) => () => void;
}

/** This long after a change, where reading the text is quick. */
const shortest = 100;
/** Where reading takes longer than this, it waits until nobody has typed for a while: typing must not stutter. */
const slow = 40;

export class ModelReader implements Watched<ModelNow> {
  readonly #source: ModelSource;
  readonly #options: ModelOptions;
  readonly #listeners = new Set<() => void>();
  #model: ModelNow | null = null;
  readonly #stopWatching: () => void;
  #pending: ChangeSet | null = null;
  #cancel: (() => void) | null = null;
  #cost = 0;

  constructor(source: ModelSource, options: ModelOptions) {
    this.#source = source;
    this.#options = options;
    this.#stopWatching = source.onChange((changes) => {
      this.#pending = this.#pending ? this.#pending.compose(changes) : changes;
      if (this.#listeners.size > 0) this.#soon();
    });
  }

  readonly get = (): ModelNow => {
    const known = this.#model;
    // While somebody watches, it changes at the moment that they are told, and not before.
    return known !== null && (this.#listeners.size > 0 || this.#pending === null) ? known : this.#read();
  };

  readonly watch = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    if (this.#pending !== null) this.#soon();
    return () => this.#listeners.delete(listener);
  };

  close(): void {
    this.#cancel?.();
    this.#stopWatching();
  }

  #soon(): void {
    if (this.#cost > slow) {
      this.#cancel?.();
      this.#cancel = null;
    }
    this.#cancel ??= this.#options.later(
      () => {
        this.#cancel = null;
        if (this.#listeners.size === 0) return;
        this.#read();
        for (const listener of [...this.#listeners]) listener();
      },
      this.#cost > slow ? Math.min(2000, 300 + this.#cost * 2) : shortest,
    );
  }

  #read(): ModelNow {
    const began = this.#options.now();
    const known = this.#model;
    const { fileName } = this.#options;
    const name = /\.x?html?$/i.test(fileName) ? undefined : fileName;
    const document =
      known !== null && this.#pending !== null && this.#pending.length === known.document.text.length
        ? updateDocument(known.document, splicesOf(this.#pending))
        : readDocument(this.#source.text(), { name });
    this.#pending = null;
    const model = { document, revision: this.#source.revision };
    this.#cost = this.#options.now() - began;
    this.#model = model;
    return model;
  }
}
