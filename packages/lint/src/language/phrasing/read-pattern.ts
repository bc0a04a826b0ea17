/** Reads the source of a regular expression as far as its letters go: which forms can what it matches take? */
import { ANY, EDGE, either, follow, GAP, nothing, repeat, type Stretch } from './forms.ts';

const any: Stretch = { forms: [ANY], needs: [] };
const gap: Stretch = { forms: [GAP], needs: [] };
const edge: Stretch = { forms: [EDGE], needs: [] };
/** A class with more letters than these says nothing. */
const MOST_LETTERS = 4;

/** The stretch that `source` matches; letters in lower case. Understands all of JavaScript's syntax without flag `v`. */
export function readPattern(source: string): Stretch {
  return new PatternReader(source).alternatives();
}

class PatternReader {
  readonly #source: string;
  #at = 0;

  constructor(source: string) {
    this.#source = source;
  }

  alternatives(): Stretch {
    const branches: Stretch[] = [];
    let open = nothing;
    for (; this.#at < this.#source.length && this.#source[this.#at] !== ')'; ) {
      if (this.#source[this.#at] === '|') {
        this.#at++;
        branches.push(open);
        open = nothing;
      } else open = follow(open, this.#quantified());
    }
    branches.push(open);
    return either(branches);
  }

  #quantified(): Stretch {
    const atom = this.#atom();
    const sign = this.#source[this.#at];
    let least = 1;
    let most = 1;
    if (sign === '?' || sign === '*' || sign === '+') {
      least = sign === '+' ? 1 : 0;
      most = sign === '?' ? 1 : Number.POSITIVE_INFINITY;
      this.#at++;
    } else if (sign === '{') {
      const close = this.#source.indexOf('}', this.#at);
      const [from = '', to] = this.#source.slice(this.#at + 1, close).split(',');
      least = Number(from);
      most = to === undefined ? least : to === '' ? Number.POSITIVE_INFINITY : Number(to);
      this.#at = close + 1;
    } else return atom;
    if (this.#source[this.#at] === '?') this.#at++;
    return repeat(atom, least, most);
  }

  #atom(): Stretch {
    const sign = this.#source[this.#at++]!;
    switch (sign) {
      case '(':
        return this.#group();
      case '[':
        return this.#class();
      case '\\':
        return this.#escape();
      case '.':
        return any;
      case '^':
      case '$':
        return edge;
      default:
        return this.#letters(sign);
    }
  }

  /** As many plain letters and blanks as stand together; the last one alone where a quantifier follows it. */
  #letters(first: string): Stretch {
    const source = this.#source;
    let end = this.#at;
    while (isPlain(source.charCodeAt(end))) end++;
    if (end === this.#at) return letterOf(first);
    const next = source[end];
    if (next === '?' || next === '*' || next === '+' || next === '{') {
      if (--end === this.#at) return letterOf(first);
    }
    const text = (first + source.slice(this.#at, end)).toLowerCase().replace(/[^a-z]/g, GAP);
    this.#at = end;
    return { forms: [text], needs: [] };
  }

  #group(): Stretch {
    let silent = false;
    if (this.#source[this.#at] === '?') {
      const look = /\?<?[=!]/y;
      const name = /\?(?::|<[^>]*>)/y;
      look.lastIndex = this.#at;
      name.lastIndex = this.#at;
      silent = look.test(this.#source);
      this.#at = silent ? look.lastIndex : name.test(this.#source) ? name.lastIndex : this.#at + 1;
    }
    // What stands around a match is no part of it; that it is asked for costs nothing to forget.
    const inside = silent ? this.#skipped() : this.#remembered();
    return inside;
  }

  /** A long group stands in several patterns as a rule: a list of nouns, of verbs. */
  #remembered(): Stretch {
    const start = this.#at;
    const end = closing(this.#source, start);
    if (end - start < 60) {
      const short = this.alternatives();
      this.#at++;
      return short;
    }
    const inside = this.#source.slice(start, end);
    let known = groups.get(inside);
    if (known === undefined) {
      known = this.alternatives();
      groups.set(inside, known);
    }
    this.#at = end + 1;
    return known;
  }

  #skipped(): Stretch {
    this.#at = closing(this.#source, this.#at) + 1;
    return nothing;
  }

  #class(): Stretch {
    const start = this.#at;
    while (this.#source[this.#at] !== ']') this.#at += this.#source[this.#at] === '\\' ? 2 : 1;
    const inside = this.#source.slice(start, this.#at++);
    const known = classes.get(inside);
    if (known !== undefined) return known;
    const stretch = readClass(inside);
    classes.set(inside, stretch);
    return stretch;
  }

  #escape(): Stretch {
    const sign = this.#source[this.#at++]!;
    if (sign === 'b') return edge;
    if (sign === 'd' || sign === 's' || sign === 'W' || sign === 'n' || sign === 't' || sign === 'r')
      return gap;
    if (/[a-z0-9]/i.test(sign)) {
      const rest = /(?:(?<=[pP])\{[^}]*\}|(?<=u)(?:\{[^}]*\}|[\da-f]{4})|(?<=x)[\da-f]{2}|(?<=k)<[^>]*>)?/iy;
      rest.lastIndex = this.#at;
      rest.test(this.#source);
      this.#at = Math.max(this.#at, rest.lastIndex);
      return any;
    }
    return letterOf(sign);
  }
}

/** Where the group that was opened before `from` closes. */
function closing(source: string, from: number): number {
  let depth = 1;
  let inClass = false;
  for (let at = from; at < source.length; at++) {
    switch (source.charCodeAt(at)) {
      case 92: // backslash
        at++;
        break;
      case 91: // [
        inClass = true;
        break;
      case 93: // ]
        inClass = false;
        break;
      case 40: // (
        if (!inClass) depth++;
        break;
      case 41: // )
        if (!inClass && --depth === 0) return at;
    }
  }
  return source.length;
}

function isPlain(code: number): boolean {
  return (code >= 97 && code <= 122) || code === 32 || code === 39;
}

const classes = new Map<string, Stretch>();
const groups = new Map<string, Stretch>();
const letters = new Map<string, Stretch>();

function letterOf(sign: string): Stretch {
  let known = letters.get(sign);
  if (known === undefined) {
    const lower = sign.toLowerCase();
    known = lower >= 'a' && lower <= 'z' && lower.length === 1 ? { forms: [lower], needs: [] } : gap;
    letters.set(sign, known);
  }
  return known;
}

function readClass(inside: string): Stretch {
  if (inside.startsWith('^')) return any;
  const signs = inside.replace(/\\[ds]/g, '0').replace(/\\([^a-z])/gi, '$1');
  if (signs.includes('\\')) return any;
  const named = new Set<string>();
  let hasGap = false;
  for (let at = 0; at < signs.length; at++) {
    const from = signs[at]!.toLowerCase();
    const to = signs[at + 1] === '-' && at + 2 < signs.length ? signs[at + 2]!.toLowerCase() : from;
    if (to !== from) {
      if (!(from >= '0' && to <= '9')) return any;
      hasGap = true;
      at += 2;
    } else if (from >= 'a' && from <= 'z') named.add(from);
    else hasGap = true;
  }
  if (named.size > MOST_LETTERS) return any;
  return { forms: hasGap ? [...named, GAP] : [...named], needs: [] };
}
