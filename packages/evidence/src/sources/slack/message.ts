/** One Slack message to an event. */
import type { Actor, EventKind, EventRefs } from '../../event.ts';
import { firstText, type JsonObject, listAt, stringAt, valueAt } from '../../reading/json-value.ts';
import { instantOf, isoOf } from '../../reading/times.ts';
import type { RawEvent } from '../../source.ts';
import { mentionsOf, plainOfMrkdwn } from '../../text/mrkdwn.ts';
import { textOfAttachments, textOfBlocks } from './blocks.ts';
import type { SlackDirectory } from './directory.ts';

const SLACK_TS = /^\d{9,}\.\d{1,6}$/;

export interface MessagePlace {
  readonly file: string;
  readonly path?: string;
  readonly line?: number;
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

/** An own string that is not empty; undefined otherwise. */
function field(message: JsonObject, key: string): string | undefined {
  const value = message[key];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function actorOf(message: JsonObject, directory: SlackDirectory): Actor | undefined {
  const user = field(message, 'user');
  const bot = field(message, 'bot_id');
  const username = field(message, 'username');
  const key = `${user ?? ''}/${bot ?? ''}/${username ?? ''}`;
  const seen = directory.actors.get(key);
  if (seen !== undefined) return seen;
  const actor = newActor(message, directory, user, bot, username);
  // Without a name of its own, a later message may still tell it.
  if (actor !== undefined && actor.name !== actor.id) directory.actors.set(key, actor);
  return actor;
}

function newActor(
  message: JsonObject,
  directory: SlackDirectory,
  user: string | undefined,
  bot: string | undefined,
  username: string | undefined,
): Actor | undefined {
  const known = user === undefined ? undefined : directory.users.get(user);
  const id = user ?? bot ?? username;
  if (id === undefined) return undefined;
  const botName = firstText(
    username,
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
  const real = firstText(known?.fullName, stringAt(message, 'user_profile', 'real_name'));
  const kind = user === 'USLACKBOT' ? 'system' : isBot ? 'bot' : 'person';
  return { id, name: name!, ...(kind === 'person' && real && real !== name && { fullName: real }), kind };
}

function textOf(message: JsonObject, directory: SlackDirectory, names: readonly string[]): string {
  const own = plainOfMrkdwn(field(message, 'text') ?? '', directory).trim();
  const attached = message['attachments'];
  const hasAttachments = Array.isArray(attached) && attached.length > 0;
  if (own !== '' && !hasAttachments) return own;
  const said = own === '' ? textOfBlocks(listAt(message, 'blocks'), directory).trim() : own;
  const attachments = hasAttachments ? textOfAttachments(attached, directory, said) : '';
  if (said === '' && attachments === '') return names.map((name) => `[file: ${name}]`).join(' ');
  return said === '' ? attachments : attachments === '' ? said : `${said}\n${attachments}`;
}

const NO_FILES: readonly string[] = [];

function filesOf(message: JsonObject): readonly string[] {
  if (message['files'] === undefined && message['file'] === undefined) return NO_FILES;
  const files = [...listAt(message, 'files'), valueAt(message, 'file')];
  return files
    .map((file) => firstText(stringAt(file, 'name'), stringAt(file, 'title'), stringAt(file, 'id')))
    .filter((name) => name !== undefined);
}

function refsOf(
  message: JsonObject,
  directory: SlackDirectory,
  channel: string | undefined,
  files: readonly string[],
): EventRefs {
  const refs: { -readonly [K in keyof EventRefs]: EventRefs[K] } = {};
  if (channel !== undefined && channel !== '') refs.channel = channel;
  const thread = field(message, 'thread_ts');
  if (thread !== undefined && thread !== message['ts']) refs.thread = thread;
  if (files.length > 0) refs.files = files;
  const mentions = mentionsOf(field(message, 'text') ?? '');
  if (mentions.length > 0)
    refs.mentions = mentions.map((id) => directory.user(id) ?? directory.group(id) ?? id);
  if (message['reactions'] !== undefined) {
    const reactions = listAt(message, 'reactions')
      .map((reaction) => stringAt(reaction, 'name'))
      .filter((name) => name !== undefined);
    if (reactions.length > 0) refs.reactions = reactions;
  }
  return refs;
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
  const ts = field(message, 'ts');
  if (ts === undefined) return null;
  const exact = SLACK_TS.test(ts);
  const at = exact ? instantOfTs(ts) : instantOf(ts);
  if (at === null) return null;
  const subtype = field(message, 'subtype');
  const actor = actorOf(message, directory);
  const deleted = subtype === 'tombstone';
  const files = filesOf(message);
  const text = deleted ? 'This message was deleted.' : textOf(message, directory, files);
  const own = field(message, 'channel') ?? field(message, 'channel_name');
  const named = own === undefined ? channel : (directory.channel(own) ?? own.replace(/^#/, ''));
  const author = actor === undefined ? '' : actor.id;
  // Assigned rather than spread: a large export has millions of messages.
  const event: Writable<RawEvent> = {
    identity: exact ? `${ts}/${author}` : `${ts}/${author}/${text}`,
    at,
    precision: exact || !/T\d{2}:\d{2}:00(?:\.0+)?Z?$/.test(ts) ? 'second' : 'minute',
    source: 'slack',
    kind: (subtype === undefined ? undefined : KINDS.get(subtype)) ?? 'message',
    text,
    refs: refsOf(message, directory, named, files),
    raw: {
      file: place.file,
      ...(place.line !== undefined && { line: place.line }),
      path: place.path,
      text: canonical(message, ts, author, subtype, files, text),
    },
  };
  if (actor !== undefined) event.actor = actor;
  const permalink = field(message, 'permalink');
  if (permalink !== undefined) event.url = permalink;
  if (message['edited'] !== undefined && message['edited'] !== null) event.edited = true;
  if (deleted) event.deleted = true;
  return event;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** `1736478514.897649` to the millisecond, without a detour over a fraction that a number cannot hold exactly. */
function instantOfTs(ts: string): string | null {
  const dot = ts.indexOf('.');
  const seconds = Number(ts.slice(0, dot));
  const thousandths = Number(ts.slice(dot + 1, dot + 4).padEnd(3, '0'));
  return seconds > 0 ? isoOf(seconds * 1000 + thousandths) : null;
}

/**
 * What the message says, in one form for every export, answer and payload that holds it: the digest of one message
 * stays the same when avatars or reply counts change around it.
 */
function canonical(
  message: JsonObject,
  ts: string,
  author: string,
  subtype: string | undefined,
  files: readonly string[],
  text: string,
): string {
  const edited = message['edited'] === undefined ? '' : (stringAt(message, 'edited', 'ts') ?? '');
  const thread = field(message, 'thread_ts') ?? '';
  return `${ts}\n${thread}\n${author}\n${subtype ?? ''}\n${edited}\n${files.join(' ')}\n${text}`;
}
