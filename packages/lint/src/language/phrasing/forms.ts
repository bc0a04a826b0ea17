/**
 * What a stretch of a pattern can look like, reduced to letters and edges: the material from which the words that a
 * pattern cannot do without are drawn.
 *
 * A form is a string of lower-case letters in which three signs stand for what is no certain letter.
 */

/** A word begins or ends here (`\b`, `^`, `$`). */
export const EDGE = '\u0001';
/** At least one character that is no letter. */
export const GAP = '\u0002';
/** Anything, letters too. */
export const ANY = '\u0003';

/** All forms that a stretch can take, and words of which one each must stand somewhere in it. */
export interface Stretch {
  readonly forms: readonly string[];
  readonly needs: readonly Need[];
}

/** Word parts of which at least one must be there. */
export type Need = readonly string[];

/** More forms than these are told by the words that they need. */
const MOST_FORMS = 400;
const MOST_JOINED = 40;

export const nothing: Stretch = { forms: [''], needs: [] };

/** One stretch after the other. */
export function follow(first: Stretch, second: Stretch): Stretch {
  const { forms } = first;
  if (forms.length === 1 && forms[0] === '' && first.needs.length === 0) return second;
  if (second.forms.length === 1 && second.forms[0] === '' && second.needs.length === 0) return first;
  if (forms.length === 1 || second.forms.length === 1 || forms.length * second.forms.length <= MOST_JOINED) {
    if (forms.length === 1 && second.forms.length === 1)
      return { forms: [squeeze(forms[0]! + second.forms[0]!)], needs: both(first.needs, second.needs) };
    const joined = new Set<string>();
    for (const head of forms) for (const tail of second.forms) joined.add(squeeze(head + tail));
    return { forms: [...joined], needs: both(first.needs, second.needs) };
  }
  // Too many to multiply: the greater side is told by the words it needs, and keeps its edges.
  return forms.length >= second.forms.length ? follow(told(first), second) : follow(first, told(second));
}

/** One stretch or another. */
export function either(branches: readonly Stretch[]): Stretch {
  if (branches.length === 1) return branches[0]!;
  const forms = branches.flatMap((branch) => branch.forms);
  if (branches.every(({ needs }) => needs.length === 0)) {
    const whole: Stretch = { forms: [...new Set(forms)], needs: [] };
    return whole.forms.length <= MOST_FORMS ? whole : told(whole);
  }
  const best = branches.map(bestNeed);
  const edges = [...new Set(branches.flatMap((branch) => edgesOf(branch.forms)))];
  if (best.some((need) => need === null)) return { forms: edges, needs: [] };
  return { forms: edges, needs: [[...new Set(best.flatMap((need) => need!))]] };
}

/** A stretch several times over, or not at all where `least` is 0. */
export function repeat(body: Stretch, least: number, most: number): Stretch {
  if (most === 0) return nothing;
  const once = most === 1 ? body : { ...told(body), forms: manyOf(body.forms) };
  if (least > 0) return once;
  const optional = once.needs.length > 0 ? edgesOf(once.forms) : once.forms;
  return { forms: [...new Set(['', ...optional])], needs: [] };
}

/** All needs of a stretch, the surest first; the words of its forms count as one. */
export function needsOf({ forms, needs }: Stretch): Need[] {
  return [...needs, ...ownNeeds(forms)].sort((a, b) => weakest(b) - weakest(a) || a.length - b.length);
}

function both(first: readonly Need[], second: readonly Need[]): readonly Need[] {
  return second.length === 0 ? first : first.length === 0 ? second : [...first, ...second];
}

function told(stretch: Stretch): Stretch {
  return { forms: edgesOf(stretch.forms), needs: both(stretch.needs, ownNeeds(stretch.forms)) };
}

/** What is known of a stretch whose letters are told elsewhere: whether it begins and ends beside a word. */
function edgesOf(forms: readonly string[]): string[] {
  const edges = new Set<string>();
  for (const form of forms) {
    if (form === '') edges.add('');
    else {
      const first = form[0] === EDGE || form[0] === GAP ? form[0] : '';
      const last = form.at(-1) === EDGE || form.at(-1) === GAP ? form.at(-1)! : '';
      edges.add(form.length === 1 && first !== '' ? form : first + ANY + last);
    }
  }
  return [...edges];
}

/** The edges of several in a row: the first one's beginning, the last one's end. */
function manyOf(forms: readonly string[]): string[] {
  const firsts = new Set<string>();
  const lasts = new Set<string>();
  const many = new Set<string>();
  for (const form of forms) {
    if (form === '') {
      many.add('');
      continue;
    }
    firsts.add(form[0] === EDGE || form[0] === GAP ? form[0] : '');
    lasts.add(form.at(-1) === EDGE || form.at(-1) === GAP ? form.at(-1)! : '');
  }
  for (const first of firsts) for (const last of lasts) many.add(first + ANY + last);
  return [...many];
}

function squeeze(form: string): string {
  return form.includes(ANY + ANY) ? form.replace(/\u0003{2,}/g, ANY) : form;
}

function bestNeed(stretch: Stretch): Need | null {
  return needsOf(stretch)[0] ?? null;
}

/** Needs that the forms themselves make plain: the first, the last and the surest word part of each. */
function ownNeeds(forms: readonly string[]): Need[] {
  const firsts = new Set<string>();
  const lasts = new Set<string>();
  const surest = new Set<string>();
  for (const form of forms) {
    const parts = partsOf(form);
    if (parts.length === 0) return [];
    firsts.add(parts[0]!);
    lasts.add(parts.at(-1)!);
    surest.add(parts.reduce((best, part) => (sureness(part) > sureness(best) ? part : best)));
  }
  const needs = new Map([firsts, lasts, surest].map((need) => [[...need].sort().join(' '), [...need]]));
  return [...needs.values()];
}

const COMMON = new Set(
  'the of to was were be is are a an in not it that and for on with by at as has had have'.split(' '),
);

/** The word parts of a form that tell anything, from left to right. */
function partsOf(form: string): string[] {
  const parts: string[] = [];
  const { length } = form;
  for (let at = 0; at < length; ) {
    if (form.charCodeAt(at) < 97) {
      at++;
      continue;
    }
    let end = at + 1;
    while (end < length && form.charCodeAt(end) >= 97) end++;
    const opens = at > 0 && form[at - 1] !== ANY;
    const closes = end < length && form[end] !== ANY;
    if (end - at > 2 || (opens && closes))
      parts.push((opens ? EDGE : '') + form.slice(at, end) + (closes ? EDGE : ''));
    at = end;
  }
  return parts;
}

function weakest(need: Need): number {
  let least = 99;
  for (const part of need) least = Math.min(least, sureness(part));
  return least - need.length / 40;
}

function sureness(part: string): number {
  const letters = part.replaceAll(EDGE, '');
  return COMMON.has(letters) ? 0.5 : letters.length + (part.length - letters.length) * 2;
}
