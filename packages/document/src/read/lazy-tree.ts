/** The whole syntax tree with its inline nodes, parsed when somebody first asks for it. */
import { type ChangedRange, type Tree, TreeFragment } from '@lezer/common';
import { parseMarkdown } from './markdown-parser.ts';

export class LazyTree {
  readonly #text: string;
  readonly #fragments: readonly TreeFragment[] | undefined;
  #tree: Tree | null = null;

  constructor(text: string, fragments?: readonly TreeFragment[]) {
    this.#text = text;
    this.#fragments = fragments;
  }

  get(): Tree {
    this.#tree ??= parseMarkdown(this.#text, this.#fragments);
    return this.#tree;
  }

  /** The tree of the text after the changes; what was parsed so far is reused, even over several versions. */
  after(text: string, ranges: readonly ChangedRange[]): LazyTree {
    const known = this.#tree ? TreeFragment.addTree(this.#tree) : this.#fragments;
    return new LazyTree(text, known && TreeFragment.applyChanges(known, ranges));
  }
}
