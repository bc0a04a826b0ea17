/**
 * Reads a saved list of status updates: JSON as Google Cloud's `incidents.json` holds it
 * (https://status.cloud.google.com/incidents.json: `updates[].{created, modified, when, text, status}`), or the same
 * list printed by a Python script. The texts inside are Markdown already.
 */
import { MarkdownWriter } from './markdown-writer.ts';

interface Literal {
  readonly value: string;
  /** Source offset of each character of `value`. */
  readonly at: Int32Array;
  readonly to: number;
}

interface Frame {
  readonly from: number;
  readonly fields: Map<string, Literal>;
}

interface Update {
  readonly from: number;
  readonly stamp: Literal;
  readonly status: string | null;
  readonly text: Literal;
}

const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  v: '\v',
  '0': '\0',
};
const LOOKS_LIKE = /^\s*(?:\[\s*)?\{\s*['"]\w+['"]\s*:/;
const HEX = /^[0-9a-fA-F]+$/;

function hexAt(source: string, at: number, digits: number): number {
  const hex = source.slice(at, at + digits);
  return hex.length === digits && HEX.test(hex) ? Number.parseInt(hex, 16) : -1;
}

/** A string literal of JSON or Python whose opening quote stands at `from`; null when it never ends. */
function literalAt(source: string, from: number): Literal | null {
  const quote = source[from];
  const parts: string[] = [];
  const at: number[] = [];
  let position = from + 1;
  const put = (text: string, offset: number): void => {
    parts.push(text);
    for (let index = 0; index < text.length; index++) at.push(offset);
  };
  while (position < source.length) {
    const char = source[position]!;
    if (char === quote) {
      return { value: parts.join(''), at: Int32Array.from(at), to: position + 1 };
    }
    if (char !== '\\') {
      put(char, position++);
      continue;
    }
    const next = source[position + 1] ?? '';
    const digits = next === 'u' ? 4 : next === 'x' ? 2 : next === 'U' ? 8 : 0;
    const code = digits ? hexAt(source, position + 2, digits) : -1;
    if (code >= 0 && code <= 0x10ffff)
      put(digits === 8 ? String.fromCodePoint(code) : String.fromCharCode(code), position);
    else put(ESCAPES[next] ?? next, position);
    position += code >= 0 ? 2 + digits : 2;
  }
  return null;
}

function updatesOf(source: string): Update[] {
  const updates: Update[] = [];
  const frames: Frame[] = [];
  let key: string | null = null;
  let position = 0;
  while (position < source.length) {
    const char = source[position]!;
    if (char === '"' || char === "'") {
      const literal = literalAt(source, position);
      if (!literal) break;
      position = literal.to;
      if (key !== null) {
        frames.at(-1)?.fields.set(key, literal);
        key = null;
      } else if (/^\s*:/.test(source.slice(position, position + 8))) key = literal.value;
      continue;
    }
    if (char === '{') {
      frames.push({ from: position, fields: new Map() });
      key = null;
    } else if (char === '}') {
      const frame = frames.pop();
      const text = frame?.fields.get('text') ?? frame?.fields.get('body');
      const stamp =
        frame?.fields.get('when') ??
        frame?.fields.get('display_at') ??
        frame?.fields.get('created') ??
        frame?.fields.get('created_at');
      if (frame && text && stamp) {
        updates.push({ from: frame.from, stamp, status: frame.fields.get('status')?.value ?? null, text });
      }
      key = null;
    } else if (char === ',' || char === '[') key = null;
    position++;
  }
  return updates;
}

function writeText(out: MarkdownWriter, literal: Literal): void {
  const { value, at } = literal;
  let start = 0;
  const line = (end: number): void => {
    let to = end;
    while (to > start && /\s/.test(value[to - 1]!)) to--;
    let from = start;
    for (let index = start + 1; index <= to; index++) {
      if (index < to && at[index] === at[from]! + (index - from)) continue;
      if (index > from) out.text(value.slice(from, index), at[from]!);
      from = index;
    }
    out.breakBlock(to === start, at[Math.min(end, at.length - 1)] ?? literal.to);
  };
  for (let index = value.indexOf('\n'); index >= 0; index = value.indexOf('\n', start)) {
    line(index);
    start = index + 1;
  }
  line(value.length);
}

/**
 * The updates as Markdown, in the order of the file: the stamp of each (with its status in brackets) as a line of its
 * own, its text below. `null` when the source is no such list.
 */
export function updateListToMarkdown(
  source: string,
): { text: string; toSource: (offset: number) => number } | null {
  if (!LOOKS_LIKE.test(source.slice(0, 400))) return null;
  const updates = updatesOf(source);
  if (updates.length === 0) return null;
  const out = new MarkdownWriter();
  for (const update of updates) {
    out.breakBlock(true, update.from);
    out.text(update.stamp.value, update.stamp.at[0] ?? update.from);
    if (update.status) out.made(` (${update.status})`, update.from);
    out.breakBlock(true, update.from);
    writeText(out, update.text);
  }
  return out.finish(source.length);
}
