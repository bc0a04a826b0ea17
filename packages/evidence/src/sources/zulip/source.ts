import { jsonRecords } from '../../reading/json-records.ts';
import { sketchOf } from '../../reading/json-sketch.ts';
import {
  firstText,
  isObject,
  type JsonObject,
  listAt,
  numberAt,
  stringAt,
  valueAt,
} from '../../reading/json-value.ts';
import { instantOf } from '../../reading/times.ts';
import { eventOf } from '../../reading/told.ts';
import type { Source } from '../../source.ts';
import { plainOfMarkdown } from '../../text/chat-markdown.ts';
import { looksLikeHtml, plainOfHtml } from '../../text/html.ts';

const LISTS = ['messages', 'zerver_message'];

/** A message of the API or of a realm export. */
function isMessage(value: unknown): value is JsonObject {
  if (!isObject(value) || typeof value['content'] !== 'string') return false;
  const timed = numberAt(value, 'timestamp') !== undefined || numberAt(value, 'date_sent') !== undefined;
  return (
    timed &&
    (value['sender_full_name'] !== undefined ||
      value['display_recipient'] !== undefined ||
      value['recipient'] !== undefined)
  );
}

/** Zulip's own marks: `@**name|123**`, `#**stream>topic**`. */
function plainOfZulip(text: string): string {
  if (looksLikeHtml(text)) return plainOfHtml(text);
  return plainOfMarkdown(
    text.replace(/@_?\*\*([^*|\n]+)(?:\|\d+)?\*\*/g, '@$1').replace(/#\*\*([^*\n]+)\*\*/g, '#$1'),
  );
}

export const source: Source = {
  id: 'zulip',
  title: 'Zulip (API answers, realm export)',
  detect(set) {
    const sketch = set.files[0] === undefined ? undefined : sketchOf(set.files[0]);
    if (isObject(sketch)) {
      for (const list of LISTS) if (isMessage(listAt(sketch, list)[0])) return 0.9;
      return isMessage(sketch) ? 0.8 : 0;
    }
    return Array.isArray(sketch) && isMessage(sketch[0]) ? 0.8 : 0;
  },
  async *read(set, context) {
    for (const file of set.files) {
      for await (const { value, path, line, text } of jsonRecords(file, context, LISTS)) {
        const place = { file: file.name, ...(path === '' ? { line } : { path }), text };
        if (!isMessage(value)) {
          context.problem({
            ...place,
            level: 'skipped',
            message: 'This is no message with a timestamp and a sender; it was left out.',
          });
          continue;
        }
        const at = instantOf(valueAt(value, 'timestamp')) ?? instantOf(valueAt(value, 'date_sent'));
        if (at === null) continue;
        const id = numberAt(value, 'id');
        const sender =
          stringAt(value, 'sender_email') ??
          String(valueAt(value, 'sender_id') ?? valueAt(value, 'sender') ?? '');
        const name = firstText(stringAt(value, 'sender_full_name'), sender);
        const topic = firstText(stringAt(value, 'subject'), stringAt(value, 'topic'));
        const bot = /-bot@/.test(sender) || /bot/i.test(stringAt(value, 'client') ?? '');
        yield eventOf(
          'zulip',
          {
            when: { at, precision: 'second' },
            kind: 'message',
            text: plainOfZulip(stringAt(value, 'content') ?? ''),
            identity: id === undefined ? `${at}/${sender}/${text}` : String(id),
            actor:
              name === undefined ? undefined : { id: sender || name, name, kind: bot ? 'bot' : 'person' },
            refs: {
              channel: stringAt(value, 'display_recipient') ?? stringAt(value, 'stream'),
              thread: topic,
              reactions: listAt(value, 'reactions')
                .map((reaction) => stringAt(reaction, 'emoji_name'))
                .filter((r) => r !== undefined),
            },
            edited:
              instantOf(valueAt(value, 'last_edit_timestamp') ?? valueAt(value, 'last_edit_time')) !== null,
          },
          place,
        );
      }
    }
  },
};
