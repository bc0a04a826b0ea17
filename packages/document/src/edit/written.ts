/** Values made fit for the place they are written into, so that a value never becomes structure. */

/** One line: line breaks and runs of white space become one space. */
export function oneLine(value: string): string {
  return value.replace(/\s+/g, ' ').trim();
}

/** A table cell: one line, pipes escaped, and no backslash left to swallow the closing pipe. */
export function cellText(value: string): string {
  return oneLine(value)
    .replace(/(?<!\\)((?:\\\\)*)\|/g, '$1\\|')
    .replace(/\\$/, '\\\\');
}

/** A scalar of YAML, quoted where its plain form would mean something else. */
export function yamlScalar(value: string): string {
  const line = oneLine(value);
  const plain =
    /^[\p{L}\p{N}][^:#\n"'`{}[\],&*!|>%@]*$/u.test(line) &&
    !/^(?:true|false|yes|no|on|off|null|~)$/i.test(line) &&
    !/^[\d.eE+-]+$/.test(line) &&
    line === line.trim();
  return plain || /^\d{4}-\d{2}-\d{2}$/.test(line) ? line : JSON.stringify(line);
}

/** The line ending that a text uses. */
export function newlineOf(text: string): '\n' | '\r\n' {
  const first = text.indexOf('\n');
  return first > 0 && text.charCodeAt(first - 1) === 13 ? '\r\n' : '\n';
}

/** Start of the line that holds the offset. */
export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** End of the line that holds the offset, before its line break. */
export function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  if (end === -1) return text.length;
  return end > offset && text.charCodeAt(end - 1) === 13 ? end - 1 : end;
}

/** Start of the next line, or the end of the text. */
export function nextLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end === -1 ? text.length : end + 1;
}
