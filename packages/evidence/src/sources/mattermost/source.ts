import type { EventKind } from '../../event.ts';
import { jsonRecords } from '../../reading/json-records.ts';
import { sketchOf } from '../../reading/json-sketch.ts';
import { isObject, type JsonObject, listAt, objectAt, stringAt, valueAt } from '../../reading/json-value.ts';
import { instantOf } from '../../reading/times.ts';
import { eventOf } from '../../reading/told.ts';
import type { RawEvent, RecordFile, Source } from '../../source.ts';
import { plainOfMarkdown } from '../../text/chat-markdown.ts';

interface Place {
  readonly file: string;
  readonly line?: number;
  readonly path?: string;
  readonly text: string;
}

function isPost(value: unknown): value is JsonObject {
  return isObject(value) && typeof value['create_at'] === 'number' && typeof value['message'] === 'string';
}

/** A line of a bulk export that holds a post; null for versions, users, teams, channels. */
function postOfLine(value: unknown): JsonObject | null {
  const kind = stringAt(value, 'type');
  const post =
    kind === 'post'
      ? objectAt(value, 'post')
      : kind === 'direct_post'
        ? objectAt(value, 'direct_post')
        : undefined;
  return isPost(post) ? post : null;
}

const LINE_KINDS = new Set([
  'version',
  'info',
  'scheme',
  'role',
  'team',
  'channel',
  'user',
  'post',
  'direct_channel',
  'direct_post',
  'emoji',
  'bot',
]);

function isExportLine(value: unknown): boolean {
  const kind = stringAt(value, 'type');
  return (
    kind !== undefined &&
    LINE_KINDS.has(kind) &&
    (kind === 'version' ? valueAt(value, 'version') !== undefined : isObject(valueAt(value, kind)))
  );
}

function kindOf(type: string): EventKind {
  if (!type.startsWith('system_')) return 'message';
  if (/join|add_to/.test(type)) return 'join';
  return /header|purpose|displayname/.test(type) ? 'topic' : 'other';
}

function eventOfPost(
  post: JsonObject,
  place: Place,
  channel: string | undefined,
  thread: string | undefined,
  names: ReadonlyMap<string, string>,
): RawEvent | null {
  const at = instantOf(valueAt(post, 'create_at'));
  if (at === null) return null;
  const userId = stringAt(post, 'user') ?? stringAt(post, 'user_id');
  const webhook = stringAt(post, 'props', 'override_username');
  const isBot =
    valueAt(post, 'props', 'from_webhook') === 'true' || valueAt(post, 'props', 'from_bot') === 'true';
  const name = webhook ?? (userId === undefined ? undefined : (names.get(userId) ?? userId));
  const message = plainOfMarkdown(stringAt(post, 'message') ?? '');
  const attachments = listAt(post, 'props', 'attachments').map((attachment) =>
    [
      stringAt(attachment, 'pretext'),
      stringAt(attachment, 'title'),
      stringAt(attachment, 'text') ?? stringAt(attachment, 'fallback'),
    ]
      .filter((part): part is string => part !== undefined)
      .map(plainOfMarkdown)
      .join('\n'),
  );
  const deletedAt = instantOf(valueAt(post, 'delete_at'));
  const event = eventOf(
    'mattermost',
    {
      when: { at, precision: 'second' },
      kind: kindOf(stringAt(post, 'type') ?? ''),
      text:
        deletedAt !== null
          ? 'This message was deleted.'
          : [message, ...attachments].filter((part) => part !== '').join('\n'),
      identity:
        stringAt(post, 'id') ??
        `${valueAt(post, 'create_at')}/${userId ?? ''}/${channel ?? ''}/${stringAt(post, 'message') ?? ''}`,
      actor: name === undefined ? undefined : { id: userId ?? name, name, kind: isBot ? 'bot' : 'person' },
      refs: {
        channel,
        thread: thread ?? stringAt(post, 'root_id'),
        reactions: listAt(post, 'reactions')
          .map((reaction) => stringAt(reaction, 'emoji_name'))
          .filter((r) => r !== undefined),
        files: listAt(post, 'attachments')
          .map((file) => stringAt(file, 'path'))
          .filter((f) => f !== undefined),
        mentions: [...(stringAt(post, 'message') ?? '').matchAll(/(?<![\w.])@([a-z][\w.-]*\w)/g)].map(
          (match) => match[1]!,
        ),
      },
      edited: instantOf(valueAt(post, 'edit_at')) !== null,
    },
    place,
  );
  return deletedAt === null ? event : { ...event, deleted: true };
}

async function* readFile(file: RecordFile, context: Parameters<Source['read']>[1]): AsyncGenerator<RawEvent> {
  const names = new Map<string, string>();
  for await (const { value, line, path, text } of jsonRecords(file, context, [])) {
    const place: Place = { file: file.name, ...(path === '' ? { line } : { path }), text };
    const post = isPost(value) ? value : postOfLine(value);
    if (post !== null) {
      yield* eventsOfPost(post, place, names);
    } else if (isObject(value) && isObject(value['posts'])) {
      for (const [id, entry] of Object.entries(value['posts'])) {
        if (isPost(entry))
          yield* eventsOfPost(
            entry,
            { file: file.name, path: `/posts/${id}`, text: JSON.stringify(entry) },
            names,
          );
      }
    } else if (stringAt(value, 'type') === 'user') {
      const user = stringAt(value, 'user', 'username');
      const full = [stringAt(value, 'user', 'first_name'), stringAt(value, 'user', 'last_name')]
        .filter((part) => part !== undefined)
        .join(' ');
      if (user !== undefined && full !== '') names.set(user, full);
    } else if (!isExportLine(value)) {
      context.problem({
        ...place,
        level: 'skipped',
        message: 'This is neither a post nor a line of a bulk export; it was left out.',
      });
    }
  }
}

function* eventsOfPost(
  post: JsonObject,
  place: Place,
  names: ReadonlyMap<string, string>,
): Generator<RawEvent> {
  const channel =
    stringAt(post, 'channel') ??
    stringAt(post, 'channel_id') ??
    (listAt(post, 'channel_members').join(', ') || undefined);
  const root = eventOfPost(post, place, channel, undefined, names);
  if (root !== null) yield root;
  for (const [index, reply] of listAt(post, 'replies').entries()) {
    if (!isPost(reply)) continue;
    const below = {
      file: place.file,
      ...(place.line !== undefined && { line: place.line }),
      path: `${place.path ?? ''}/post/replies/${index}`,
      text: JSON.stringify(reply),
    };
    const answer = eventOfPost(
      reply,
      below,
      channel,
      stringAt(post, 'id') ?? String(post['create_at']),
      names,
    );
    if (answer !== null) yield answer;
  }
}

export const source: Source = {
  id: 'mattermost',
  title: 'Mattermost (bulk export, API posts)',
  detect(set) {
    const sketch = set.files[0] === undefined ? undefined : sketchOf(set.files[0]);
    const first: unknown = Array.isArray(sketch) ? sketch[0] : sketch;
    if (isExportLine(first)) return 0.9;
    if (isPost(first)) return 0.8;
    return isObject(first) && Array.isArray(first['order']) && isObject(first['posts']) ? 0.9 : 0;
  },
  async *read(set, context) {
    for (const file of set.files) yield* readFile(file, context);
  },
};
