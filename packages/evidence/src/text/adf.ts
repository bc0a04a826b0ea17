/** Atlassian Document Format (Jira, Statuspage, Confluence) to plain text. */
import { isObject, listAt, stringAt, valueAt } from '../reading/json-value.ts';

const MAX_DEPTH = 60;
const BLOCKS = new Set([
  'paragraph',
  'heading',
  'bulletList',
  'orderedList',
  'listItem',
  'codeBlock',
  'blockquote',
  'panel',
  'rule',
  'table',
  'tableRow',
  'mediaGroup',
  'mediaSingle',
  'taskList',
  'taskItem',
  'decisionList',
  'decisionItem',
  'expand',
]);

/** Text of an ADF document or node; anything else gives ''. Texts pass unchanged (older APIs send plain text). */
export function plainOfAdf(node: unknown): string {
  if (typeof node === 'string') return node;
  return plainOfNode(node, 0)
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{2,}/g, '\n')
    .trim();
}

function plainOfNode(node: unknown, depth: number): string {
  if (!isObject(node) || depth > MAX_DEPTH) return '';
  const type = stringAt(node, 'type') ?? '';
  const inner = () =>
    listAt(node, 'content')
      .map((child) => plainOfNode(child, depth + 1))
      .join(type === 'tableRow' ? ' | ' : '');
  switch (type) {
    case 'text':
      return textWithLink(node);
    case 'hardBreak':
      return '\n';
    case 'mention': {
      const name = stringAt(node, 'attrs', 'text') ?? stringAt(node, 'attrs', 'id') ?? '';
      return name.startsWith('@') ? name : `@${name}`;
    }
    case 'emoji':
      return stringAt(node, 'attrs', 'text') ?? stringAt(node, 'attrs', 'shortName') ?? '';
    case 'date': {
      const at = Number(valueAt(node, 'attrs', 'timestamp'));
      return Number.isFinite(at) && at > 0 && at < 8.64e15 ? new Date(at).toISOString().slice(0, 10) : '';
    }
    case 'status':
      return stringAt(node, 'attrs', 'text') ?? '';
    case 'inlineCard':
    case 'blockCard':
    case 'embedCard':
      return stringAt(node, 'attrs', 'url') ?? '';
    case 'listItem':
      return `\n- ${inner().trim()}`;
    case 'tableCell':
    case 'tableHeader':
      return inner().trim().replaceAll('\n', ' ');
    default:
      return BLOCKS.has(type) ? `\n${inner()}\n` : inner();
  }
}

function textWithLink(node: unknown): string {
  const text = stringAt(node, 'text') ?? '';
  for (const mark of listAt(node, 'marks')) {
    const href = stringAt(mark, 'attrs', 'href');
    if (valueAt(mark, 'type') === 'link' && href !== undefined && href !== text) return `${text} (${href})`;
  }
  return text;
}
