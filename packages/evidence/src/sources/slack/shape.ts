/** Which of Slack's file shapes a file has, told from its first bytes. */
import { sketchOf } from '../../reading/json-sketch.ts';
import { isObject, type JsonObject, stringAt, valueAt } from '../../reading/json-value.ts';
import type { RecordFile } from '../../source.ts';

export type SlackShape = 'messages' | 'payload' | 'directory' | 'answer';

const SLACK_TS = /^\d{9,}\.\d{1,6}$/;
const ISO_TS = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/;
const DIRECTORY_ID = /^(?:[UWBCGDS][A-Z0-9]{5,})$/;
const ANSWERS = [
  'channel',
  'channels',
  'user',
  'members',
  'bot',
  'team',
  'usergroups',
  'permalink',
  'messages',
];

/** True where an object is one message: a `ts` of Slack's, or a derived one with its writer beside it. */
export function isMessage(value: unknown): value is JsonObject {
  if (!isObject(value)) return false;
  const ts = value['ts'];
  if (typeof ts !== 'string') return false;
  const written = ['user', 'bot_id', 'username', 'text', 'subtype'].some(
    (key) => typeof value[key] === 'string',
  );
  if (SLACK_TS.test(ts)) return written || value['type'] === 'message';
  return ISO_TS.test(ts) && typeof value['text'] === 'string' && typeof value['user'] === 'string';
}

/** A message so long that the head ends before its `ts`. */
function isCutMessage(value: unknown, file: RecordFile): boolean {
  if (!isObject(value) || value['type'] !== 'message' || value['ts'] !== undefined) return false;
  const writer = stringAt(value, 'user') ?? stringAt(value, 'bot_id') ?? '';
  return file.head.length > 30_000 && /^[UWB][A-Z0-9]{5,}$/.test(writer);
}

function isDirectoryEntry(value: unknown): boolean {
  if (!isObject(value) || !DIRECTORY_ID.test(stringAt(value, 'id') ?? '')) return false;
  return ['profile', 'real_name', 'is_bot', 'creator', 'members', 'handle', 'is_channel', 'is_im'].some(
    (key) => value[key] !== undefined,
  );
}

/** Null for what is none of Slack's. */
export function shapeOf(file: RecordFile): SlackShape | null {
  const sketch = sketchOf(file);
  if (Array.isArray(sketch)) {
    const first: unknown = sketch[0];
    if (isMessage(first) || (isObject(first) && isPayload(first)))
      return isMessage(first) ? 'messages' : 'payload';
    if (isCutMessage(first, file)) return 'messages';
    return isDirectoryEntry(first) ? 'directory' : null;
  }
  if (!isObject(sketch)) return null;
  if (isPayload(sketch)) return 'payload';
  if (isMessage(sketch)) return 'messages';
  const messages = sketch['messages'];
  const first: unknown = Array.isArray(messages) ? messages[0] : undefined;
  if (isMessage(first) || (Array.isArray(messages) && isAnswer(sketch))) return 'messages';
  if (isAnswer(sketch)) return 'answer';
  return null;
}

function isAnswer(sketch: JsonObject): boolean {
  return typeof sketch['ok'] === 'boolean' && ANSWERS.some((key) => sketch[key] !== undefined);
}

/** Events API: `{type: "event_callback", event: {...}}`, and its inner event alone. */
export function isPayload(value: JsonObject): boolean {
  const type = valueAt(value, 'event', 'type');
  if (typeof type === 'string' && (value['api_app_id'] !== undefined || value['type'] === 'event_callback')) {
    return /^(?:message|reaction_|pin_|member_|channel_|group_|app_mention)/.test(type);
  }
  return false;
}
