/** Words that carry meaning, reduced so that `connections` and `connection` meet. */
import { remembered } from './remembered.ts';

const stop = new Set(
  'a an the this that these those of to in on at by for from with without into onto over under and or nor but if then than as is are was were be been being it its their our we they he she you i his her them us do does did done not no so such can could should would will may might must have has had which who whom what when where why how also more most some any all each every other another per via during before after while about between up down out off only just very same new use used using make made get got set due there here'.split(
    ' ',
  ),
);
const JOINT = /[-_.]/;
const word = /[\p{L}\p{N}][\p{L}\p{N}_.-]*/gu;

/** The distinct content words of a text, in lower case and in a base form. */
export const contentWords: (text: string) => ReadonlySet<string> = remembered((text) => {
  const found = new Set<string>();
  for (const [raw] of text.matchAll(word)) {
    const lower = raw.toLowerCase();
    for (const part of JOINT.test(lower) ? lower.split(/[-_.]+/) : [lower]) {
      if (part.length < 2 || stop.has(part)) continue;
      found.add(baseOf(part));
    }
  }
  return found;
});

/** Short forms that stand for the long word. */
const shortForms: Readonly<Record<string, string>> = {
  doc: 'docu',
  docs: 'docu',
  config: 'configur',
  configs: 'configur',
  db: 'databas',
  env: 'environ',
  auth: 'authentic',
};

const endings = ['ization', 'isation', 'ation', 'ment', 'ion', 'ing', 'ed', 'er', 'or', 'e'];

function withoutEnding(word: string): string {
  const ending = endings.find((each) => word.endsWith(each) && word.length - each.length >= 4);
  return ending ? word.slice(0, -ending.length) : word;
}

/** A rough base form, good enough to compare words of one document with each other. */
export const baseOf: (lower: string) => string = remembered(readBase);

function readBase(lower: string): string {
  const long = shortForms[lower];
  if (long !== undefined) return long;
  if (!/^[a-z]+$/.test(lower) || lower.length < 4) return lower;
  let base = lower;
  if (base.endsWith('ies') && base.length > 4) base = `${base.slice(0, -3)}y`;
  else if (/(?:sses|shes|ches|xes|zes)$/.test(base)) base = base.slice(0, -2);
  else if (base.endsWith('s') && !/(?:ss|us|is)$/.test(base)) base = base.slice(0, -1);
  // “documentation” and “document” meet only when what is left loses its ending too.
  for (let shorter = withoutEnding(base); shorter !== base; shorter = withoutEnding(base)) base = shorter;
  // `stopped` and `stop`.
  return base.length > 3 && base.at(-1) === base.at(-2) && !/[ls]$/.test(base) ? base.slice(0, -1) : base;
}

/** How many words two sets share. */
export function sharedCount(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const each of a.size < b.size ? a : b) if ((a.size < b.size ? b : a).has(each)) shared++;
  return shared;
}

/** The share of the smaller set's words that the other set has too; 0 when either is empty. */
export function overlapOf(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const least = Math.min(a.size, b.size);
  return least === 0 ? 0 : sharedCount(a, b) / least;
}
