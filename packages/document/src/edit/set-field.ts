/** Sets a fact of the document's head, wherever and however it stands there. */
import type { Field, Postmortem, TextChange } from '../model.ts';
import { listBlocks } from '../read/blocks.ts';
import { type Fact, readFacts } from '../read/facts.ts';
import { type FieldName, fieldOf, normaliseKey } from '../read/field-names.ts';
import { readSections } from '../read/sections.ts';
import { cellText, lineEnd, lineStart, newlineOf, nextLine, oneLine, yamlScalar } from './written.ts';

/**
 * The change that makes a field read as `value`. `name` is a field of the model (`title`, `date`, `status`, `severity`,
 * `authors`, `duration`, `zone`, `services`) or any key; a key that is not there yet is added beside the others of the
 * head, in their layout. Throws a `RangeError` for an empty name or value.
 */
export function setField(document: Postmortem, name: string, value: string): readonly TextChange[] {
  const words = oneLine(value);
  const key = normaliseKey(name);
  if (key === '') throw new RangeError('A field needs a name');
  if (words === '') throw new RangeError(`The field "${name}" needs a value`);
  if (key === 'title') return setTitle(document, words);
  const facts = headFacts(document);
  const wanted: FieldName | null = fieldOf(key);
  const fact =
    facts.find((candidate) => candidate.key === key) ??
    facts.find((candidate) => wanted !== null && candidate.field === wanted);
  if (fact !== undefined)
    return [
      { from: fact.from, to: factEnd(document.text, fact), insert: written(fact, words, document.text) },
    ];
  const known = knownSpan(document, key);
  if (known !== null) return [{ ...known, insert: words }];
  return [addField(document, facts, labelLike(facts, name.trim(), document.text), words)];
}

function headFacts(document: Postmortem): readonly Fact[] {
  const { text } = document;
  const blocks = listBlocks(text, document.tree);
  const facts = readFacts(text, blocks, readSections(text, blocks));
  const headEnd =
    document.sections.find((section) => section.level > 1 && section.level < 7 && section.kind !== 'metadata')
      ?.from ?? text.length;
  const head = facts.filter((fact) => fact.keyFrom < headEnd);
  return head.length > 0 ? head : facts.filter((fact) => fact.section.kind === 'metadata');
}

/** A field that the reader found in another shape than `Key: value`. */
function knownSpan(document: Postmortem, key: string): { from: number; to: number } | null {
  const fields: Readonly<Record<string, Field<unknown> | null | undefined>> = {
    date: document.date,
    status: document.status,
    severity: document.severity,
    duration: document.duration,
    zone: document.zone,
  };
  const own = fields[key] ?? null;
  return own === null || own.from === own.to ? null : { from: own.from, to: own.to };
}

/** A prompt in a comment after the label is part of the value to be replaced. */
function factEnd(text: string, fact: Fact): number {
  if (fact.to > fact.from) return fact.to;
  const rest = /^[ \t]*<!--[^\n]*?-->/.exec(text.slice(fact.from, lineEnd(text, fact.from)));
  return rest === null ? fact.to : fact.from + rest[0].length;
}

function written(fact: Fact, words: string, text: string): string {
  if (fact.place === 'table') return cellText(words);
  if (fact.place === 'front-matter') return yamlScalar(words);
  const spaced = fact.from > 0 && /\S/.test(text[fact.from - 1] ?? ' ') && fact.from === fact.to;
  return spaced ? ` ${words}` : words;
}

/** What templates put before the title proper; a new title keeps it. */
const titlePrefix =
  /^[^:\n]{0,24}\b(?:post-?mortem|incident(?: report| review)?|near miss|analysis)\b[^:\n]{0,16}:[ \t]*/i;

function setTitle(document: Postmortem, words: string): readonly TextChange[] {
  const { text, title } = document;
  if (title !== null) {
    const prefix = titlePrefix.test(words)
      ? ''
      : (titlePrefix.exec(text.slice(title.from, title.to))?.[0] ?? '');
    const insert = inFrontMatter(document, title.from) ? yamlScalar(prefix + words) : prefix + words;
    return [{ from: title.from, to: title.to, insert }];
  }
  const front =
    /^\uFEFF?(?:---|\+\+\+)\r?\n[\s\S]*?\n(?:---|\+\+\+)[ \t]*(?:\r?\n|$)/.exec(text)?.[0].length ??
    (text.startsWith('\uFEFF') ? 1 : 0);
  const newline = newlineOf(text);
  return [{ from: front, to: front, insert: `# ${words}${newline}${newline}` }];
}

function inFrontMatter(document: Postmortem, offset: number): boolean {
  const front = listBlocks(document.text, document.tree).find((block) => block.kind === 'front-matter');
  return front !== undefined && offset < front.to;
}

/** The label for a new key, with a capital where the labels beside it have one. */
function labelLike(facts: readonly Fact[], name: string, text: string): string {
  const capital =
    facts.length === 0 || facts.some((fact) => /^[^\p{L}]*\p{Lu}/u.test(text.slice(fact.keyFrom, fact.from)));
  return capital ? name.charAt(0).toUpperCase() + name.slice(1) : name;
}

function addField(document: Postmortem, facts: readonly Fact[], name: string, words: string): TextChange {
  const { text } = document;
  const newline = newlineOf(text);
  const last = facts.at(-1);
  if (last === undefined) {
    const heading = document.sections.find((section) => section.level === 1);
    const at = heading === undefined ? 0 : nextLine(text, lineEnd(text, heading.headingSpan.to));
    const before = heading !== undefined && at === text.length && !text.endsWith('\n') ? newline : '';
    return { from: at, to: at, insert: `${before}${newline}**${name}**: ${words}${newline}` };
  }
  const start = lineStart(text, last.keyFrom);
  const end = lineEnd(text, Math.max(last.from, factEnd(text, last)));
  const line = text.slice(start, end);
  switch (last.place) {
    case 'front-matter':
      return { from: end, to: end, insert: `${newline}${name.toLowerCase()}: ${yamlScalar(words)}` };
    case 'table':
      return { from: end, to: end, insert: `${newline}| ${cellText(name)} | ${cellText(words)} |` };
    case 'heading':
      return {
        from: end,
        to: end,
        insert: `${newline}${newline}${/^#+/.exec(line)?.[0] ?? '##'} ${name}${newline}${newline}${words}`,
      };
    case 'bullet':
    case 'line': {
      const shape = /^([ \t>]*(?:[-*+][ \t]+)?)(\*\*|__|)/.exec(line);
      const mark = shape?.[2] ?? '**';
      const colonInside = /^[ \t>]*(?:[-*+][ \t]+)?\*\*[^*]*:\*\*/.test(line);
      const label = colonInside ? `${mark}${name}:${mark}` : `${mark}${name}${mark}:`;
      const hardBreak = /(?: {2}|\\)$/.exec(line)?.[0] ?? '';
      return { from: end, to: end, insert: `${newline}${shape?.[1] ?? ''}${label} ${words}${hardBreak}` };
    }
  }
}
