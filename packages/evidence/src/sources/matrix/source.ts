import { jsonRecords } from '../../reading/json-records.ts';
import { sketchOf } from '../../reading/json-sketch.ts';
import { isObject, type JsonObject, listAt, objectAt, stringAt, valueAt } from '../../reading/json-value.ts';
import { instantOfEpoch } from '../../reading/times.ts';
import { eventOf, type RecordPlace } from '../../reading/told.ts';
import type { RawEvent, Source } from '../../source.ts';
import { plainOfMarkdown } from '../../text/chat-markdown.ts';

const LISTS = ['messages', 'chunk', 'events'];

function isEvent(value: unknown): value is JsonObject {
  return (
    isObject(value) && typeof value['origin_server_ts'] === 'number' && typeof value['type'] === 'string'
  );
}

/** `@alice:example.org` → `alice`. */
function localName(id: string): string {
  return /^@([^:]+):/.exec(id)?.[1] ?? id;
}

interface Room {
  readonly channel: string | undefined;
  readonly names: Map<string, string>;
}

function eventOfRoomEvent(event: JsonObject, place: RecordPlace, room: Room): RawEvent | null {
  const at = instantOfEpoch(event['origin_server_ts']);
  if (at === null) return null;
  const sender = stringAt(event, 'sender') ?? '';
  const content = objectAt(event, 'content') ?? {};
  const type = stringAt(event, 'type')!;
  const id = stringAt(event, 'event_id') ?? `${at}/${sender}/${type}`;
  const relation = stringAt(content, 'm.relates_to', 'rel_type');
  const related = stringAt(content, 'm.relates_to', 'event_id');
  const redacted = valueAt(event, 'unsigned', 'redacted_because') !== undefined;
  const base = {
    when: { at, precision: 'second' as const },
    actor:
      sender === ''
        ? undefined
        : { id: sender, name: room.names.get(sender) ?? localName(sender), kind: 'person' as const },
  };
  const refs = { channel: room.channel, thread: relation === 'm.thread' ? related : undefined };
  switch (type) {
    case 'm.room.message':
    case 'm.sticker': {
      const changed = relation === 'm.replace';
      const body = objectAt(content, 'm.new_content') ?? content;
      const kind = stringAt(body, 'msgtype');
      const said = withoutQuote(stringAt(body, 'body') ?? '');
      const isFile = kind === 'm.file' || kind === 'm.image' || kind === 'm.video' || kind === 'm.audio';
      const told = eventOf(
        'matrix',
        {
          ...base,
          kind: 'message',
          text: redacted ? 'This message was deleted.' : isFile ? `[file: ${said}]` : plainOfMarkdown(said),
          identity: id,
          refs: { ...refs, files: isFile ? [said] : undefined },
          actor:
            base.actor === undefined
              ? undefined
              : { ...base.actor, kind: kind === 'm.notice' ? 'bot' : 'person' },
          edited: changed,
        },
        place,
      );
      return redacted ? { ...told, deleted: true } : told;
    }
    case 'm.reaction': {
      const key = stringAt(content, 'm.relates_to', 'key') ?? '';
      return eventOf(
        'matrix',
        {
          ...base,
          kind: 'other',
          text: `reacted with ${key}`,
          identity: id,
          refs: { ...refs, thread: related, reactions: [key] },
        },
        place,
      );
    }
    case 'm.room.member': {
      const name = stringAt(content, 'displayname');
      if (name !== undefined && sender !== '') room.names.set(sender, name);
      const membership = stringAt(content, 'membership');
      return eventOf(
        'matrix',
        {
          ...base,
          kind: membership === 'join' ? 'join' : 'other',
          text: membership === 'join' ? 'joined the room' : `membership: ${membership ?? 'changed'}`,
          identity: id,
          refs,
        },
        place,
      );
    }
    case 'm.room.topic':
    case 'm.room.name':
      return eventOf(
        'matrix',
        {
          ...base,
          kind: 'topic',
          text: stringAt(content, 'topic') ?? stringAt(content, 'name') ?? '',
          identity: id,
          refs,
        },
        place,
      );
    default:
      return null;
  }
}

/** Replies repeat what they answer in lines that begin with `> `. */
function withoutQuote(body: string): string {
  return body.startsWith('> <@') ? body.replace(/^(?:> [^\n]*\n)+\n?/, '') : body;
}

export const source: Source = {
  id: 'matrix',
  title: 'Matrix (Element export, API answers)',
  detect(set) {
    const sketch = set.files[0] === undefined ? undefined : sketchOf(set.files[0]);
    if (Array.isArray(sketch)) return isEvent(sketch[0]) ? 0.9 : 0;
    if (!isObject(sketch)) return 0;
    for (const list of LISTS) if (isEvent(listAt(sketch, list)[0])) return 0.9;
    return isEvent(sketch) ? 0.9 : 0;
  },
  async *read(set, context) {
    for (const file of set.files) {
      const names = new Map<string, string>();
      const events = new Map<string, RawEvent>();
      const edits: { readonly of: string; readonly event: RawEvent }[] = [];
      for await (const { value, path, line, text, envelope } of jsonRecords(file, context, LISTS)) {
        const place = { file: file.name, ...(path === '' ? { line } : { path }), text };
        const room = { channel: stringAt(envelope, 'room_name') ?? stringAt(value, 'room_id'), names };
        if (!isEvent(value)) {
          context.problem({
            ...place,
            level: 'skipped',
            message: 'This is no room event with `type` and `origin_server_ts`; it was left out.',
          });
          continue;
        }
        const event = eventOfRoomEvent(value, place, room);
        if (event === null) continue;
        const replaced = replacedBy(value);
        if (replaced === undefined) events.set(event.identity, event);
        else edits.push({ of: replaced, event });
      }
      edits.sort((a, b) => ((a.event.at ?? '') < (b.event.at ?? '') ? -1 : 1));
      for (const { of, event } of edits) {
        // An edit is an event of its own; the message keeps its place and takes the last text.
        const first = events.get(of);
        if (first === undefined) events.set(event.identity, event);
        else if (!first.deleted) events.set(of, { ...first, text: event.text, edited: true });
      }
      yield* events.values();
    }
  },
};

/** Id of the message that an edit event replaces. */
function replacedBy(event: JsonObject): string | undefined {
  const relation = objectAt(event, 'content', 'm.relates_to');
  return stringAt(relation, 'rel_type') === 'm.replace' ? stringAt(relation, 'event_id') : undefined;
}
