/** The messages of a day file, parsed in pieces so that what is read of one is garbage before the next is parsed. */

const PIECE = 48 * 1024;
/** A list of objects as Slack prints it: each on lines of its own, indented by a fixed number of blanks. */
const PRINTED = /^\s{0,8}\[\n( {1,8})\{\n/;

/**
 * Calls `each` with every element of the list and its index. False, with nothing or only a part given, where the text
 * is no JSON list.
 */
export function eachMessage(text: string, each: (value: unknown, index: number) => void): boolean {
  const indent = PRINTED.exec(text)?.[1];
  let index = 0;
  const parse = (piece: string): boolean => {
    const values = parseList(piece);
    if (values === null) return false;
    for (const value of values) {
      each(value, index);
      index += 1;
    }
    return true;
  };
  if (indent === undefined || text.length < PIECE * 2) return parse(text);
  // A line end cannot stand inside a JSON string, so this is a border between two elements, or between two deeper
  // objects of a text that is printed unevenly: then the piece is no JSON.
  const border = `\n${indent}},\n${indent}{`;
  let from = text.indexOf('{');
  for (;;) {
    const cut = text.indexOf(border, from + PIECE);
    if (cut === -1) return parse(`[${text.slice(from)}`);
    const end = cut + indent.length + 2;
    if (!parse(`[${text.slice(from, end)}]`)) return false;
    from = cut + border.length - 1;
  }
}

function parseList(text: string): readonly unknown[] | null {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}
