/**
 * Finds where JSON records begin and end in a stream, without parsing them: elements of a top-level array, elements
 * of named lists in a top-level object, or whole top-level values one after another.
 */
import { WHOLE_TEXT_LIMIT } from './decode.ts';
import { sketchJson } from './json-sketch.ts';
import { isObject, type JsonObject, pointer } from './json-value.ts';

export interface RawElement {
  /** The element's own text. */
  readonly text: string;
  /** JSON Pointer into its top-level value; empty where the element is that value. */
  readonly path: string;
  /** Line where the top-level value begins, 1-based. */
  readonly line: number;
  /** Name of the list it was found in; null outside of one. */
  readonly list: string | null;
  /** What the object around the list said before it (a channel's name, a version); empty outside of one. */
  readonly envelope: JsonObject;
}

const NONE: JsonObject = Object.freeze({});
const QUOTE = 34;
const BACKSLASH = 92;
const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;
const OPEN_BRACKET = 91;
const CLOSE_BRACKET = 93;

/** Push chunks of text in, get complete elements out. Balanced brackets are all it checks. */
export class JsonScanner {
  readonly #lists: ReadonlySet<string>;
  #buffer = '';
  #waiting: string[] = [];
  #waitingLength = 0;
  #position = 0;
  /** Start of the text still needed. */
  #from = 0;
  #depth = 0;
  #inString = false;
  #stringStart = 0;
  /** Depth of the container whose children are elements; -1 while top-level values themselves are. */
  #listDepth = -1;
  #list: string | null = null;
  #index = 0;
  #envelope: JsonObject = NONE;
  #objectHadList = false;
  #key = '';
  #line = 1;
  /** Line ends of the buffer before this index are counted. */
  #counted = 0;
  #valueLine = 1;
  #stray = 0;

  constructor(lists: readonly string[] = []) {
    this.#lists = new Set(lists);
  }

  /** How many characters outside of any record were no white space or comma: not JSON. */
  get stray(): number {
    return this.#stray;
  }

  /** True while a value has begun and not ended: at the end of the file it was cut off. */
  get unfinished(): boolean {
    return this.#depth > 0 || this.#inString;
  }

  /** Line of the top-level value that has not ended. */
  get line(): number {
    return this.#valueLine;
  }

  push(chunk: string): RawElement[] {
    this.#waiting.push(chunk);
    this.#waitingLength += chunk.length;
    // A long element is joined in doubling steps: joining at every chunk would copy it again and again.
    if (this.#buffer.length > 1 << 20 && this.#waitingLength < this.#buffer.length) return [];
    return this.#scan();
  }

  end(): RawElement[] {
    return this.#scan();
  }

  #scan(): RawElement[] {
    const found: RawElement[] = [];
    const buffer = this.#buffer + this.#waiting.join('');
    this.#waiting = [];
    this.#waitingLength = 0;
    if (buffer.length > WHOLE_TEXT_LIMIT) {
      throw new Error('one record is larger than 256 MiB, or a bracket is never closed');
    }
    const end = buffer.length;
    let at = this.#position;
    let depth = this.#depth;
    while (at < end) {
      if (this.#inString) {
        const stop = stringEnd(buffer, at, end);
        if (stop >= end) {
          at = stop;
          break;
        }
        this.#inString = false;
        if (depth === 1 && this.#listDepth === -1) this.#key = buffer.slice(this.#stringStart, stop);
        at = stop + 1;
        continue;
      }
      const code = buffer.charCodeAt(at);
      if (code === QUOTE) {
        this.#inString = true;
        this.#stringStart = at + 1;
      } else if (code === OPEN_BRACE || code === OPEN_BRACKET) {
        if (depth === 0) this.#begin(buffer, at, code);
        else if (depth === this.#listDepth) this.#from = at;
        else if (
          depth === 1 &&
          code === OPEN_BRACKET &&
          this.#listDepth === -1 &&
          this.#lists.has(this.#key)
        ) {
          if (!this.#objectHadList) {
            const before = sketchJson(buffer.slice(this.#from, at));
            this.#envelope = isObject(before) ? before : NONE;
          }
          this.#objectHadList = true;
          this.#list = this.#key;
          this.#listDepth = 2;
          this.#index = 0;
          this.#from = at;
        }
        depth += 1;
      } else if (code === CLOSE_BRACE || code === CLOSE_BRACKET) {
        if (depth > 0) depth -= 1;
        else this.#stray += 1;
        if (this.#listDepth > 0 && depth === this.#listDepth) {
          const path = this.#list === null ? pointer(this.#index) : pointer(this.#list, this.#index);
          found.push(this.#element(buffer.slice(this.#from, at + 1), path));
          this.#index += 1;
          this.#from = at + 1;
        } else if (depth === 1 && this.#listDepth === 2) {
          this.#listDepth = -1;
          this.#list = null;
          this.#from = at + 1;
        } else if (depth === 0) {
          if (this.#listDepth === -1 && !this.#objectHadList) {
            found.push(this.#element(buffer.slice(this.#from, at + 1), ''));
          }
          this.#listDepth = -1;
          this.#objectHadList = false;
          this.#envelope = NONE;
          this.#from = at + 1;
        }
      } else if (depth === 0 && code > 32) {
        if (code !== 44 && code !== 0xfeff) this.#stray += 1;
      }
      at += 1;
    }
    this.#depth = depth;
    // What may still be needed: an element or object not yet ended, else a key being read, else nothing.
    const inElement = this.#listDepth > 0 && depth > this.#listDepth;
    const inWholeObject = depth > 0 && this.#listDepth === -1 && !this.#objectHadList;
    const inKey = this.#inString && depth === 1 && this.#listDepth === -1;
    const drop = inElement || inWholeObject ? this.#from : inKey ? this.#stringStart : Math.min(at, end);
    if (this.#listDepth === -1) this.#countLines(buffer, drop);
    this.#buffer = buffer.slice(drop);
    this.#position = at - drop;
    this.#stringStart -= drop;
    this.#from = Math.max(0, this.#from - drop);
    this.#counted = Math.max(0, this.#counted - drop);
    return found;
  }

  /** Counts line ends up to `upTo`. Inside lists nothing is counted: elements have a path instead. */
  #countLines(buffer: string, upTo: number): void {
    let at = buffer.indexOf('\n', this.#counted);
    while (at !== -1 && at < upTo) {
      this.#line += 1;
      at = buffer.indexOf('\n', at + 1);
    }
    this.#counted = Math.max(this.#counted, upTo);
  }

  #begin(buffer: string, at: number, code: number): void {
    this.#countLines(buffer, at);
    this.#valueLine = this.#line;
    this.#from = at;
    this.#index = 0;
    this.#key = '';
    if (code === OPEN_BRACKET) {
      this.#listDepth = 1;
      this.#list = null;
    }
  }

  #element(text: string, path: string): RawElement {
    return { text, path, line: this.#valueLine, list: this.#list, envelope: this.#envelope };
  }
}

/** Index of the quote that ends the string around `at`; beyond `end` where the text stops before it. */
function stringEnd(text: string, at: number, end: number): number {
  let here = at;
  while (here < end) {
    const code = text.charCodeAt(here);
    if (code === QUOTE) return here;
    here += code === BACKSLASH ? 2 : 1;
  }
  return here;
}
