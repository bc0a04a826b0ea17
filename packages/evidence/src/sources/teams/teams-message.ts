/** One chat message of Microsoft Graph (resource `chatMessage`) to events. */
import type { Actor } from '../../event.ts';
import {
  firstText,
  isObject,
  type JsonObject,
  listAt,
  objectAt,
  stringAt,
} from '../../reading/json-value.ts';
import { instantOf } from '../../reading/times.ts';
import { eventOf, type RecordPlace } from '../../reading/told.ts';
import type { RawEvent } from '../../source.ts';
import { looksLikeHtml, plainOfHtml } from '../../text/html.ts';

/** True for an object with the fields that make a chat message (keys in camel case). */
export function isTeamsMessage(value: unknown): value is JsonObject {
  if (!isObject(value) || typeof value['id'] !== 'string' || typeof value['createdDateTime'] !== 'string')
    return false;
  return isObject(value['body']) || value['messageType'] !== undefined || value['eventDetail'] !== undefined;
}

function actorOf(message: JsonObject): Actor | undefined {
  const from = objectAt(message, 'from') ?? objectAt(message, 'eventDetail', 'initiator');
  for (const kind of ['user', 'application', 'device'] as const) {
    const identity = objectAt(from, kind);
    const id = stringAt(identity, 'id');
    const name = firstText(stringAt(identity, 'displayName'), id);
    if (name !== undefined) return { id: id ?? name, name, kind: kind === 'user' ? 'person' : 'bot' };
  }
  return undefined;
}

function plainBody(message: JsonObject): string {
  const content = stringAt(message, 'body', 'content') ?? '';
  const html = stringAt(message, 'body', 'contentType')?.toLowerCase() === 'html' || looksLikeHtml(content);
  return html ? plainOfHtml(content) : content;
}

/** Cards and forwarded messages hold their text as JSON or HTML in `content`. */
function attachmentTexts(message: JsonObject): string[] {
  return listAt(message, 'attachments').flatMap((attachment) => {
    const content = stringAt(attachment, 'content');
    if (content === undefined) return [];
    try {
      return [...new Set(cardTexts(JSON.parse(content), 0))];
    } catch {
      return [looksLikeHtml(content) ? plainOfHtml(content) : content];
    }
  });
}

function cardTexts(node: unknown, depth: number): string[] {
  if (depth > 16) return [];
  if (Array.isArray(node)) return node.flatMap((entry) => cardTexts(entry, depth + 1));
  if (!isObject(node)) return [];
  const own = [
    stringAt(node, 'title'),
    stringAt(node, 'subtitle'),
    stringAt(node, 'text'),
    stringAt(node, 'messagePreview'),
  ]
    .filter((text): text is string => text !== undefined)
    .map((text) => (looksLikeHtml(text) ? plainOfHtml(text) : text));
  const facts = listAt(node, 'facts').map(
    (fact) =>
      `${firstText(stringAt(fact, 'title'), stringAt(fact, 'name')) ?? ''}: ${stringAt(fact, 'value') ?? ''}`,
  );
  const inner = ['sections', 'body', 'items', 'columns'].flatMap((key) => cardTexts(node[key], depth + 1));
  return [...own, ...facts, ...inner];
}

/** The message, then its expanded replies. */
export function* eventsOfMessage(message: JsonObject, place: RecordPlace): Generator<RawEvent> {
  const event = eventOfMessage(message, place);
  if (event !== null) yield event;
  for (const [index, reply] of listAt(message, 'replies').entries()) {
    if (!isTeamsMessage(reply)) continue;
    const below = {
      file: place.file,
      path: `${place.path ?? ''}/replies/${index}`,
      text: JSON.stringify(reply),
    };
    const answer = eventOfMessage(
      { replyToId: message['id'], channelIdentity: message['channelIdentity'], ...reply },
      below,
    );
    if (answer !== null) yield answer;
  }
}

function eventOfMessage(message: JsonObject, place: RecordPlace): RawEvent | null {
  const id = stringAt(message, 'id')!;
  const at = instantOf(message['createdDateTime']) ?? instantOf(id);
  if (at === null) return null;
  const type = stringAt(message, 'messageType') ?? 'message';
  const detail =
    stringAt(message, 'eventDetail', '@odata.type') ?? stringAt(message, 'eventDetail', 'eventType') ?? '';
  const isSystem = type !== 'message' || stringAt(message, 'body', 'content') === '<systemEventMessage/>';
  const deleted = instantOf(message['deletedDateTime']) !== null;
  const subject = stringAt(message, 'subject');
  const said = isSystem
    ? systemText(message, detail)
    : [subject, plainBody(message), ...attachmentTexts(message)]
        .filter((part) => part !== undefined && part !== '')
        .join('\n');
  const mentions = listAt(message, 'mentions')
    .map((mention) => stringAt(mention, 'mentionText'))
    .filter((m) => m !== undefined);
  const event = eventOf(
    'teams',
    {
      when: { at, precision: 'second' },
      kind: !isSystem
        ? 'message'
        : /membersAdded|membersJoined/i.test(detail)
          ? 'join'
          : /renamed|topic|description/i.test(detail)
            ? 'topic'
            : 'other',
      text: deleted ? 'This message was deleted.' : said,
      identity: id,
      actor: actorOf(message),
      url: stringAt(message, 'webUrl'),
      refs: {
        channel: stringAt(message, 'channelIdentity', 'channelId') ?? stringAt(message, 'chatId'),
        thread: stringAt(message, 'replyToId'),
        mentions,
        files: listAt(message, 'attachments')
          .map((file) => stringAt(file, 'name'))
          .filter((f) => f !== undefined),
        reactions: listAt(message, 'reactions')
          .map((reaction) => stringAt(reaction, 'reactionType'))
          .filter((r) => r !== undefined),
      },
      edited: instantOf(message['lastEditedDateTime']) !== null,
    },
    place,
  );
  return deleted ? { ...event, deleted: true } : event;
}

/** `#microsoft.graph.callStartedEventMessageDetail` → `call started`. */
function systemText(message: JsonObject, detail: string): string {
  const words = detail
    .replace(/^.*\./, '')
    .replace(/EventMessageDetail$/i, '')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase();
  const subject = firstText(
    stringAt(message, 'eventDetail', 'chatDisplayName'),
    stringAt(message, 'eventDetail', 'channelDisplayName'),
  );
  if (words === '') return 'system event';
  return subject === undefined ? words : `${words}: ${subject}`;
}
