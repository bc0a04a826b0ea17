import { jsonRecords } from '../../reading/json-records.ts';
import { sketchOf } from '../../reading/json-sketch.ts';
import { isObject, type JsonObject, listAt, stringAt } from '../../reading/json-value.ts';
import type { Source } from '../../source.ts';
import { camelKeys } from './camel-keys.ts';
import { eventsOfMessage, isTeamsMessage } from './teams-message.ts';

const LISTS = ['value', 'messages', 'Messages'];

function firstOf(sketch: unknown): unknown {
  if (Array.isArray(sketch)) return sketch[0];
  if (!isObject(sketch)) return undefined;
  for (const list of LISTS) if (Array.isArray(sketch[list])) return listAt(sketch, list)[0];
  return sketch;
}

export const source: Source = {
  id: 'teams',
  title: 'Microsoft Teams (Graph, TeamsDataExport)',
  detect(set) {
    const sketch = set.files[0] === undefined ? undefined : sketchOf(set.files[0]);
    const first = camelKeys(firstOf(sketch));
    if (isTeamsMessage(first)) return 0.9;
    const context = stringAt(sketch, '@odata.context') ?? '';
    return /\/messages(?:\b|\()|chatMessage/i.test(context) ? 0.9 : 0;
  },
  async *read(set, context) {
    for (const file of set.files) {
      for await (const { value, path, text, line } of jsonRecords(file, context, LISTS)) {
        const message = camelKeys(value);
        const place = { file: file.name, ...(path === '' ? { line } : { path }), text };
        if (isTeamsMessage(message)) yield* eventsOfMessage(message as JsonObject, place);
        else
          context.problem({
            file: file.name,
            path,
            level: 'skipped',
            message: 'This is no chat message with `id` and `createdDateTime`; it was left out.',
          });
      }
    }
  },
};
