/** What is made of a text is kept by id and version: a version never says two things. */
import { createHash } from 'node:crypto';
import { readDocument } from '@debrief/document';
import type { Policy } from '@debrief/review';
import { type Ending, endingOf } from '../policy/due-dates.ts';
import { Lru } from './lru.ts';

export interface RenderedPage {
  readonly html: Buffer;
  /** The content security policy that lets exactly this page's style through. */
  readonly csp: string;
}

interface Row {
  readonly id: string;
  readonly version: number;
  readonly fileName: string;
}

export class PageCache {
  readonly #pages = new Lru<RenderedPage>(64 * 1024 * 1024);
  readonly #endings = new Lru<Ending>(20_000);

  /** The page where it was made before. */
  held(id: string, version: number): RenderedPage | undefined {
    return this.#pages.get(`${id} ${version}`);
  }

  /** The document as a page that runs nothing and loads nothing. */
  async page(row: Row, text: string): Promise<RenderedPage> {
    const key = `${row.id} ${row.version}`;
    const held = this.#pages.get(key);
    if (held !== undefined) return held;
    const { formats } = await import('@debrief/publish');
    const format = formats.find(({ id }) => id === 'html');
    if (format === undefined) throw new Error('The format html is not there');
    const written = format.write(readDocument(text, { name: row.fileName }));
    // Its own policy allows inline styles, for files that are opened from a disk: here the header is stricter.
    const html = written.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>\n?/, '');
    const style = /<style>([\s\S]*?)<\/style>/.exec(html)?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    const page = {
      html: Buffer.from(html),
      csp: `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'`,
    };
    this.#pages.set(key, page, page.html.length);
    return page;
  }

  /** When the incident ended, for the deadlines. */
  ending(row: Row, text: string, policy: Policy): Ending {
    const key = `${row.id} ${row.version} ${policy.zone ?? ''}`;
    const held = this.#endings.get(key);
    if (held !== undefined) return held;
    const made = endingOf(text, row.fileName, policy);
    this.#endings.set(key, made, 1);
    return made;
  }
}
