/** Finds where in the source each character of a parsed text stands: entities make the two differ in length. */

const ENTITY = /&(?:#[xX][0-9a-fA-F]+|#\d+|[A-Za-z][A-Za-z0-9]*);?/y;

/**
 * Source offset of each character of `value`, a text whose HTML is `source.slice(from, to)`; `null` when both are
 * the same character by character (the common case: offset = from + index).
 */
export function characterMap(source: string, from: number, to: number, value: string): Int32Array | null {
  if (to - from === value.length && source.startsWith(value, from)) return null;
  const map = new Int32Array(value.length + 1);
  let at = startOf(source, from, value);
  let index = 0;
  while (index < value.length) {
    map[index] = Math.min(at, to);
    if (at >= to) {
      index++;
      continue;
    }
    const here = source[at]!;
    if (here === '&') {
      ENTITY.lastIndex = at;
      const entity = ENTITY.exec(source);
      if (entity && !(value[index] === '&' && value.startsWith(entity[0], index))) {
        const end = Math.min(entityEnd(source, entity[0], at, value, index), to);
        // One entity can stand for two characters (surrogates, a few names).
        const two =
          isLead(value, index) || (index + 2 <= value.length && needsTwo(source, end, to, value, index));
        if (two) map[index + 1] = at;
        index += two ? 2 : 1;
        at = end;
        continue;
      }
    }
    if (here === '\r' && value[index] === '\n') {
      at += source[at + 1] === '\n' ? 2 : 1;
      index++;
      continue;
    }
    if (here === value[index]) index++;
    // Otherwise the parser dropped a character (NUL, a leading line feed in `pre`).
    at++;
  }
  map[value.length] = Math.min(Math.max(at, map[value.length - 1] ?? from), to);
  return map;
}

/** After dropped blanks parse5 places a text that opens with an entity inside or behind that entity: step back to it. */
function startOf(source: string, from: number, value: string): number {
  if (source[from] === value[0] || source[from] === '&') return from;
  const floor = Math.max(0, from - 40);
  const entity = source.slice(floor, from).lastIndexOf('&');
  return entity >= 0 && /^[&#\w;]*$/.test(source.slice(floor + entity, from)) ? floor + entity : from;
}

function isLead(value: string, index: number): boolean {
  const code = value.charCodeAt(index);
  return code >= 0xd800 && code < 0xdc00;
}

/** Old names need no semicolon (`&nbspfoo`, `&notit;`): the entity ends where the text goes on as in the source. */
function entityEnd(source: string, entity: string, at: number, value: string, index: number): number {
  const full = at + entity.length;
  const next = value[index + 1];
  if (entity[1] === '#' || next === undefined || source[full] === next) return full;
  for (let end = at + 3; end < full; end++) {
    if (source[end] === next && value.startsWith(source.slice(end, full), index + 1)) return end;
  }
  return full;
}

function needsTwo(source: string, end: number, to: number, value: string, index: number): boolean {
  if (end >= to) return value.length === index + 2 && value[index + 1] !== undefined;
  const next = source[end]!;
  if (next === '&' || next === '\r' || value[index + 1] === next) return false;
  return value[index + 2] === next;
}
