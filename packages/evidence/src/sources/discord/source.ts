import type { EventKind } from '../../event.ts';
import { jsonRecords } from '../../reading/json-records.ts';
import { sketchOf } from '../../reading/json-sketch.ts';
import {
  firstText,
  isObject,
  type JsonObject,
  listAt,
  objectAt,
  stringAt,
} from '../../reading/json-value.ts';
import { instantOf, isoOf } from '../../reading/times.ts';
import { eventOf } from '../../reading/told.ts';
import type { RawEvent, RecordFile, Source } from '../../source.ts';
import { plainOfDiscord } from './discord-text.ts';

const KINDS: ReadonlyMap<string, EventKind> = new Map([
  ['GuildMemberJoin', 'join'],
  ['RecipientAdd', 'join'],
  ['7', 'join'],
  ['1', 'join'],
  ['ChannelNameChange', 'topic'],
  ['4', 'topic'],
  ['ChannelPinnedMessage', 'other'],
  ['6', 'other'],
  ['RecipientRemove', 'other'],
  ['2', 'other'],
  ['ThreadCreated', 'other'],
  ['18', 'other'],
  ['Call', 'other'],
  ['3', 'other'],
]);

/** A message of DiscordChatExporter, or of Discord's own API. */
function isMessage(value: unknown): value is JsonObject {
  if (!isObject(value) || !isObject(value['author'])) return false;
  return (
    typeof value['id'] === 'string' &&
    typeof value['timestamp'] === 'string' &&
    value['content'] !== undefined
  );
}

/** Ids hold their time: milliseconds since 2015 above 22 bits of machine and sequence. */
export function instantOfSnowflake(id: string): string | null {
  if (!/^\d{15,20}$/.test(id)) return null;
  return isoOf(Number((BigInt(id) >> 22n) + 1_420_070_400_000n));
}

function eventOfMessage(
  message: JsonObject,
  file: RecordFile,
  path: string,
  text: string,
  envelope: JsonObject,
): RawEvent | null {
  const id = stringAt(message, 'id') ?? '';
  const at = instantOf(message['timestamp']) ?? instantOfSnowflake(id);
  if (at === null) return null;
  const author = objectAt(message, 'author');
  const authorId = stringAt(author, 'id') ?? '';
  const name = firstText(
    stringAt(author, 'nickname'),
    stringAt(author, 'global_name'),
    stringAt(author, 'name'),
    stringAt(author, 'username'),
    authorId,
  );
  const isBot =
    author?.['isBot'] === true || author?.['bot'] === true || typeof message['webhook_id'] === 'string';
  const kind = KINDS.get(String(message['type'])) ?? 'message';
  const mentions = listAt(message, 'mentions');
  const said = plainOfDiscord(stringAt(message, 'content') ?? '', mentions);
  const embeds = listAt(message, 'embeds')
    .map(textOfEmbed)
    .filter((embed) => embed !== '' && !said.includes(embed));
  const files = listAt(message, 'attachments')
    .map((file) => stringAt(file, 'fileName') ?? stringAt(file, 'filename'))
    .filter((f) => f !== undefined);
  const parts = [said, ...(isBot || said === '' ? embeds : [])].filter((part) => part !== '');
  const channelName = stringAt(envelope, 'channel', 'name') ?? stringAt(message, 'channel_id');
  const guild = stringAt(envelope, 'guild', 'id');
  const channelId = stringAt(envelope, 'channel', 'id') ?? stringAt(message, 'channel_id');
  const event = eventOf(
    'discord',
    {
      when: { at, precision: 'second' },
      kind,
      text: parts.length > 0 ? parts.join('\n') : files.map((f) => `[file: ${f}]`).join(' '),
      identity: id,
      actor: name === undefined ? undefined : { id: authorId || name, name, kind: isBot ? 'bot' : 'person' },
      url:
        guild !== undefined && channelId !== undefined && /^\d{15,}$/.test(id) && /^\d+$/.test(guild)
          ? `https://discord.com/channels/${guild}/${channelId}/${id}`
          : undefined,
      refs: {
        channel: channelName,
        thread:
          stringAt(message, 'reference', 'messageId') ?? stringAt(message, 'message_reference', 'message_id'),
        files,
        mentions: mentions
          .map((entry) =>
            firstText(stringAt(entry, 'nickname'), stringAt(entry, 'name'), stringAt(entry, 'username')),
          )
          .filter((m) => m !== undefined),
        reactions: listAt(message, 'reactions')
          .map((reaction) =>
            firstText(stringAt(reaction, 'emoji', 'code'), stringAt(reaction, 'emoji', 'name')),
          )
          .filter((r) => r !== undefined),
      },
      edited: instantOf(message['timestampEdited'] ?? message['edited_timestamp']) !== null,
    },
    { file: file.name, path, text },
  );
  return event;
}

function textOfEmbed(embed: unknown): string {
  const fields = listAt(embed, 'fields').map(
    (field) => `${stringAt(field, 'name') ?? ''}: ${stringAt(field, 'value') ?? ''}`,
  );
  return [stringAt(embed, 'title'), stringAt(embed, 'description'), ...fields]
    .filter((part): part is string => part !== undefined)
    .map((part) => plainOfDiscord(part, []))
    .join('\n');
}

export const source: Source = {
  id: 'discord',
  title: 'Discord (DiscordChatExporter, API)',
  detect(set) {
    const sketch = set.files[0] === undefined ? undefined : sketchOf(set.files[0]);
    if (Array.isArray(sketch)) return isMessage(sketch[0]) ? 0.8 : 0;
    if (!isObject(sketch)) return 0;
    if (isObject(sketch['guild']) && isObject(sketch['channel'])) return 0.95;
    return isMessage(listAt(sketch, 'messages')[0]) || isMessage(sketch) ? 0.8 : 0;
  },
  async *read(set, context) {
    for (const file of set.files) {
      for await (const { value, path, text, envelope } of jsonRecords(file, context, ['messages'])) {
        const event = isMessage(value) ? eventOfMessage(value, file, path, text, envelope) : null;
        if (event !== null) yield event;
        else if (!isObject(value) || value['messages'] === undefined) {
          context.problem({
            file: file.name,
            path,
            level: 'skipped',
            message: 'This is no message with an id, an author and a timestamp; it was left out.',
          });
        }
      }
    }
  },
};
