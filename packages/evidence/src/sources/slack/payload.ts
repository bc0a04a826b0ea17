/** Events API payloads: new, changed and deleted messages, reactions, pins and joins, each with its own time. */
import type { Actor } from '../../event.ts';
import { compact, isObject, type JsonObject, objectAt, stringAt } from '../../reading/json-value.ts';
import { instantOfEpoch } from '../../reading/times.ts';
import type { RawEvent } from '../../source.ts';
import { plainOfMrkdwn } from '../../text/mrkdwn.ts';
import type { SlackDirectory } from './directory.ts';
import { eventOfMessage, type MessagePlace } from './message.ts';

/** The event of a payload; null where it tells of nothing that happened to a message or a member. */
export function eventOfPayload(
  payload: JsonObject,
  place: MessagePlace,
  directory: SlackDirectory,
): RawEvent | null {
  const event = objectAt(payload, 'event') ?? payload;
  const type = stringAt(event, 'type');
  const channelId =
    stringAt(event, 'channel') ?? stringAt(event, 'channel_id') ?? stringAt(event, 'item', 'channel');
  const channel = channelId === undefined ? undefined : (directory.channel(channelId) ?? channelId);
  if (type === 'message' || type === 'app_mention') {
    return messageOf(event, place, directory, channel);
  }
  const at = instantOfEpoch(stringAt(event, 'event_ts'));
  if (at === null) return null;
  const user = stringAt(event, 'user');
  const actor: Actor | undefined =
    user === undefined ? undefined : { id: user, name: directory.user(user) ?? user, kind: 'person' };
  const target = stringAt(event, 'item', 'ts') ?? stringAt(event, 'item', 'message', 'ts');
  const told = tell(event, type ?? '', directory);
  if (told === null) return null;
  return {
    identity: `${type}/${stringAt(event, 'event_ts')}/${user ?? ''}`,
    at,
    precision: 'second',
    source: 'slack',
    kind: type === 'member_joined_channel' ? 'join' : 'other',
    ...(actor !== undefined && { actor }),
    text: told.text,
    refs: compact({ channel, thread: target, reactions: told.reaction === undefined ? [] : [told.reaction] }),
    raw: { ...place, text: `${type}\n${stringAt(event, 'event_ts')}\n${user ?? ''}\n${told.text}` },
  };
}

function messageOf(
  event: JsonObject,
  place: MessagePlace,
  directory: SlackDirectory,
  channel: string | undefined,
): RawEvent | null {
  const subtype = stringAt(event, 'subtype');
  const inner = objectAt(event, 'message');
  if (subtype === 'message_changed' && inner !== undefined) {
    const changed = eventOfMessage(inner, place, directory, channel);
    return changed === null ? null : { ...changed, edited: true };
  }
  if (subtype === 'message_deleted') {
    const previous = objectAt(event, 'previous_message');
    const ts = stringAt(event, 'deleted_ts') ?? stringAt(previous, 'ts');
    const deleted = eventOfMessage({ ...previous, ts }, place, directory, channel);
    return deleted === null ? null : { ...deleted, text: 'This message was deleted.', deleted: true };
  }
  if (subtype === 'message_replied' && inner !== undefined) {
    return eventOfMessage(inner, place, directory, channel);
  }
  return eventOfMessage(event, place, directory, channel);
}

function tell(
  event: JsonObject,
  type: string,
  directory: SlackDirectory,
): { readonly text: string; readonly reaction?: string } | null {
  const reaction = stringAt(event, 'reaction');
  if (type === 'reaction_added' && reaction !== undefined)
    return { text: `reacted with :${reaction}:`, reaction };
  if (type === 'reaction_removed' && reaction !== undefined)
    return { text: `took back :${reaction}:`, reaction };
  if (type === 'pin_added' || type === 'pin_removed') {
    const message = objectAt(event, 'item', 'message');
    const said = isObject(message) ? plainOfMrkdwn(stringAt(message, 'text') ?? '', directory) : '';
    const verb = type === 'pin_added' ? 'pinned' : 'unpinned';
    return { text: said === '' ? `${verb} a message` : `${verb} a message: ${said}` };
  }
  if (type === 'member_joined_channel') return { text: 'joined the channel' };
  if (type === 'member_left_channel') return { text: 'left the channel' };
  return null;
}
