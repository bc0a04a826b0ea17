/** What is made of a text is kept by id and version: a version never says two things. */
import type { Policy } from '@debrief/review';
import type { Ending } from '../documents/document-tasks.ts';
import type { DocumentThread } from '../documents/document-thread.ts';
import { Lru } from './lru.ts';

export interface Page {
  readonly html: Buffer;
  readonly csp: string;
}

interface Row {
  readonly id: string;
  readonly version: number;
  readonly fileName: string;
}

export class PageCache {
  readonly #documents: DocumentThread;
  readonly #pages = new Lru<Page>(64 * 1024 * 1024);
  readonly #endings = new Lru<Ending>(20_000);
  readonly #making = new Map<string, Promise<Page>>();

  constructor(documents: DocumentThread) {
    this.#documents = documents;
  }

  /** The page where it was made before. */
  held(id: string, version: number): Page | undefined {
    return this.#pages.get(`${id} ${version}`);
  }

  /** The document as a page that runs nothing and loads nothing; made once, however many ask at the same time. */
  page(row: Row, text: string): Promise<Page> {
    const key = `${row.id} ${row.version}`;
    const held = this.#pages.get(key);
    if (held !== undefined) return Promise.resolve(held);
    const making = this.#making.get(key) ?? this.#make(key, row, text);
    this.#making.set(key, making);
    return making;
  }

  /** When the incident ended, for the deadlines. */
  async ending(row: Row, text: string, policy: Policy): Promise<Ending> {
    const key = `${row.id} ${row.version} ${policy.zone ?? ''}`;
    const held = this.#endings.get(key);
    if (held !== undefined) return held;
    const made = await this.#documents.ask('ending', { text, fileName: row.fileName, policy });
    this.#endings.set(key, made, 1);
    return made;
  }

  async #make(key: string, row: Row, text: string): Promise<Page> {
    try {
      const { html, csp } = await this.#documents.ask('page', { text, fileName: row.fileName });
      const page = { html: Buffer.from(html), csp };
      this.#pages.set(key, page, page.html.length);
      return page;
    } finally {
      this.#making.delete(key);
    }
  }
}
