/** Text of Slack's blocks and attachments, where bots put what they have to say. */
import { firstText, isObject, type JsonObject, listAt, stringAt, valueAt } from '../../reading/json-value.ts';
import { type MrkdwnNames, plainOfMrkdwn } from '../../text/mrkdwn.ts';

const MAX_DEPTH = 12;

/** Plain text of a list of blocks (rich text, section, header, context …); buttons and menus are left out. */
export function textOfBlocks(blocks: readonly unknown[], names: MrkdwnNames): string {
  return blocks
    .map((block) => (isObject(block) ? textOfBlock(block, names) : ''))
    .filter((text) => text !== '')
    .join('\n');
}

function textOfBlock(block: JsonObject, names: MrkdwnNames): string {
  switch (block['type']) {
    case 'rich_text':
      return richText(listAt(block, 'elements'), names, 0);
    case 'header':
    case 'section': {
      const fields = listAt(block, 'fields').map((field) => textObject(field, names));
      return [textObject(block['text'], names), ...fields].filter((text) => text !== '').join('\n');
    }
    case 'markdown':
      return stringAt(block, 'text') ?? '';
    case 'context':
      return listAt(block, 'elements')
        .map((element) => textObject(element, names))
        .filter((text) => text !== '')
        .join(' ');
    case 'image':
    case 'video':
      return firstText(textObject(block['title'], names), stringAt(block, 'alt_text')) ?? '';
    case 'table':
      return listAt(block, 'rows')
        .map((row) => (Array.isArray(row) ? row.map((cell) => cellText(cell, names)).join(' | ') : ''))
        .join('\n');
    default:
      return '';
  }
}

function cellText(cell: unknown, names: MrkdwnNames): string {
  if (valueAt(cell, 'type') === 'rich_text') return richText(listAt(cell, 'elements'), names, 0);
  return stringAt(cell, 'text') ?? '';
}

function textObject(value: unknown, names: MrkdwnNames): string {
  const text = stringAt(value, 'text');
  if (text === undefined) return '';
  return valueAt(value, 'type') === 'plain_text' ? text : plainOfMrkdwn(text, names);
}

function richText(elements: readonly unknown[], names: MrkdwnNames, depth: number): string {
  if (depth > MAX_DEPTH) return '';
  return elements
    .filter(isObject)
    .map((element) => {
      const inner = () => listAt(element, 'elements');
      switch (element['type']) {
        case 'rich_text_section':
          return inner()
            .map((part) => (isObject(part) ? inlineText(part, names) : ''))
            .join('');
        case 'rich_text_preformatted':
        case 'rich_text_quote':
          return inner()
            .map((part) => (isObject(part) ? inlineText(part, names) : ''))
            .join('');
        case 'rich_text_list':
          return inner()
            .map((item) => `- ${richText([item], names, depth + 1)}`)
            .join('\n');
        default:
          return '';
      }
    })
    .join('\n');
}

function inlineText(part: JsonObject, names: MrkdwnNames): string {
  const id = (key: string) => stringAt(part, key) ?? '';
  switch (part['type']) {
    case 'user':
      return `@${names.user(id('user_id')) ?? id('user_id')}`;
    case 'channel':
      return `#${names.channel(id('channel_id')) ?? id('channel_id')}`;
    case 'usergroup':
      return `@${names.group(id('usergroup_id')) ?? id('usergroup_id')}`;
    case 'broadcast':
      return `@${id('range')}`;
    case 'emoji':
      return `:${id('name')}:`;
    case 'link': {
      const label = stringAt(part, 'text');
      return label === undefined || label === id('url') ? id('url') : `${label} (${id('url')})`;
    }
    case 'date':
      return id('fallback');
    default:
      return id('text');
  }
}

/** Plain text of one attachment: pretext, title, text, fields; its fallback where it has none of them. */
function textOfAttachment(attachment: JsonObject, names: MrkdwnNames): string {
  const plain = (key: string) => plainOfMrkdwn(stringAt(attachment, key) ?? '', names);
  const title = plain('title');
  const link = stringAt(attachment, 'title_link');
  const fields = listAt(attachment, 'fields').map((field) => {
    const name = stringAt(field, 'title');
    const value = plainOfMrkdwn(String(valueAt(field, 'value') ?? ''), names);
    return name === undefined ? value : `${name}: ${value}`;
  });
  const parts = [
    plain('pretext'),
    title !== '' && link !== undefined ? `${title} (${link})` : title,
    plain('text'),
    ...fields,
    textOfBlocks(listAt(attachment, 'blocks'), names),
  ].filter((part) => part.trim() !== '');
  return parts.length > 0 ? parts.join('\n') : plain('fallback');
}

/** Plain text of all attachments, with those left out that only unfurl a link or repeat what `said` says. */
export function textOfAttachments(attachments: readonly unknown[], names: MrkdwnNames, said: string): string {
  const texts: string[] = [];
  for (const attachment of attachments) {
    if (!isObject(attachment)) continue;
    if (said !== '' && (attachment['from_url'] !== undefined || attachment['original_url'] !== undefined))
      continue;
    const text = textOfAttachment(attachment, names).trim();
    if (text !== '' && !said.includes(text) && !texts.includes(text)) texts.push(text);
  }
  return texts.join('\n');
}
