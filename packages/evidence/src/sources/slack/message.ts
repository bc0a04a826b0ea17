/** One Slack message to an event. */
import type { Actor, EventKind, EventRefs } from '../../event.ts';
import { compact, firstText, type JsonObject, listAt, stringAt, valueAt } from '../../reading/json-value.ts';
import { instantOf, instantOfEpoch } from '../../reading/times.ts';
import type { RawEvent } from '../../source.ts';
import { mentionsOf, plainOfMrkdwn } from '../../text/mrkdwn.ts';
import { textOfAttachments, textOfBlocks } from './blocks.ts';
import type { SlackDirectory } from './directory.ts';

const SLACK_TS = /^\d{9,}\.\d{1,6}$/;

export interface MessagePlace {
  readonly file: string;
  readonly path?: string;
  readonly line?: number;
  /** The record's own text. */
  readonly text: string;
}

/** Subtypes that are no talk: who came and went, names, archiving. */
const KINDS: ReadonlyMap<string, EventKind> = new Map([
  ['channel_join', 'join'],
  ['group_join', 'join'],
  ['channel_topic', 'topic'],
  ['group_topic', 'topic'],
  ['channel_purpose', 'topic'],
  ['group_purpose', 'topic'],
  ['channel_name', 'topic'],
  ['group_name', 'topic'],
  ['channel_leave', 'other'],
  ['group_leave', 'other'],
  ['channel_archive', 'other'],
  ['channel_unarchive', 'other'],
  ['group_archive', 'other'],
  ['group_unarchive', 'other'],
  ['channel_posting_permissions', 'other'],
  ['channel_convert_to_private', 'other'],
  ['bot_add', 'other'],
  ['bot_remove', 'other'],
  ['bot_enable', 'other'],
  ['bot_disable', 'other'],
  ['reminder_add', 'other'],
  ['reminder_delete', 'other'],
  ['pinned_item', 'other'],
  ['unpinned_item', 'other'],
  ['tombstone', 'other'],
  ['joiner_notification', 'other'],
]);

function actorOf(message: JsonObject, directory: SlackDirectory): Actor | undefined {
  const user = stringAt(message, 'user');
  const bot = stringAt(message, 'bot_id');
  const known = user === undefined ? undefined : directory.users.get(user);
  const id = firstText(user, bot, stringAt(message, 'username'));
  if (id === undefined) return undefined;
  const botName = firstText(
    stringAt(message, 'username'),
    stringAt(message, 'bot_profile', 'name'),
    bot === undefined ? undefined : directory.users.get(bot)?.name,
  );
  const name = firstText(
    bot === undefined ? undefined : botName,
    known?.name,
    stringAt(message, 'user_profile', 'display_name'),
    stringAt(message, 'user_profile', 'real_name'),
    stringAt(message, 'user_profile', 'name'),
    botName,
    id,
  );
  const isBot = bot !== undefined || message['subtype'] === 'bot_message' || known?.bot === true;
  return { id, name: name!, kind: user === 'USLACKBOT' ? 'system' : isBot ? 'bot' : 'person' };
}

function textOf(message: JsonObject, directory: SlackDirectory): string {
  const own = plainOfMrkdwn(stringAt(message, 'text') ?? '', directory).trim();
  const said = own === '' ? textOfBlocks(listAt(message, 'blocks'), directory).trim() : own;
  const attached = listAt(message, 'attachments');
  const attachments = attached.length === 0 ? '' : textOfAttachments(attached, directory, said);
  const files =
    said === '' && attachments === ''
      ? filesOf(message)
          .map((name) => `[file: ${name}]`)
          .join(' ')
      : '';
  return [said, attachments, files].filter((part) => part !== '').join('\n');
}

function filesOf(message: JsonObject): string[] {
  const files = [...listAt(message, 'files'), valueAt(message, 'file')];
  return files
    .map((file) => firstText(stringAt(file, 'name'), stringAt(file, 'title'), stringAt(file, 'id')))
    .filter((name) => name !== undefined);
}

function refsOf(message: JsonObject, directory: SlackDirectory, channel: string | undefined): EventRefs {
  const ts = stringAt(message, 'ts');
  const thread = stringAt(message, 'thread_ts');
  const reactions = listAt(message, 'reactions').map((reaction) => stringAt(reaction, 'name'));
  return compact<EventRefs>({
    channel,
    thread: thread !== ts ? thread : undefined,
    files: filesOf(message),
    mentions: mentionsOf(stringAt(message, 'text') ?? '').map(
      (id) => directory.user(id) ?? directory.group(id) ?? id,
    ),
    reactions: reactions.filter((name) => name !== undefined),
  });
}

/**
 * The event of a message object as exports, API answers and Events API payloads hold it; null where it has no
 * readable `ts`. `ts` is id and time at once; a derived file may hold an ISO stamp there.
 */
export function eventOfMessage(
  message: JsonObject,
  place: MessagePlace,
  directory: SlackDirectory,
  channel: string | undefined,
): RawEvent | null {
  const ts = stringAt(message, 'ts');
  if (ts === undefined) return null;
  const exact = SLACK_TS.test(ts);
  const at = exact ? instantOfEpoch(ts) : instantOf(ts);
  if (at === null) return null;
  const subtype = stringAt(message, 'subtype');
  const actor = actorOf(message, directory);
  const deleted = subtype === 'tombstone';
  const text = deleted ? 'This message was deleted.' : textOf(message, directory);
  const own = firstText(stringAt(message, 'channel'), stringAt(message, 'channel_name'));
  const named = own === undefined ? channel : (directory.channel(own) ?? own.replace(/^#/, ''));
  const permalink = stringAt(message, 'permalink');
  return {
    identity: exact ? `${ts}/${actor?.id ?? ''}` : `${ts}/${actor?.id ?? ''}/${text}`,
    at,
    precision: exact || !/T\d{2}:\d{2}:00(?:\.0+)?Z?$/.test(ts) ? 'second' : 'minute',
    source: 'slack',
    kind: (subtype === undefined ? undefined : KINDS.get(subtype)) ?? 'message',
    ...(actor !== undefined && { actor }),
    text,
    ...(permalink !== undefined && { url: permalink }),
    refs: refsOf(message, directory, named),
    ...(valueAt(message, 'edited') !== undefined && message['edited'] !== null && { edited: true }),
    ...(deleted && { deleted: true }),
    raw: place,
  };
}
