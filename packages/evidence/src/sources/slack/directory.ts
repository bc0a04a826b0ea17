/** Who and what the ids of a workspace stand for. */
import type { Actor } from '../../event.ts';
import { jsonRecords } from '../../reading/json-records.ts';
import { firstText, isObject, type JsonObject, stringAt } from '../../reading/json-value.ts';
import type { ReadContext, RecordFile } from '../../source.ts';
import type { MrkdwnNames } from '../../text/mrkdwn.ts';

export interface SlackUser {
  /** The real name, where the display name differs. */
  readonly fullName?: string;
  readonly name: string;
  readonly bot: boolean;
}

/** Lists of users, channels and groups, from an export or from API answers. */
export class SlackDirectory implements MrkdwnNames {
  readonly users = new Map<string, SlackUser>();
  /** Writers met so far, by user, bot and name as messages give them. */
  readonly actors = new Map<string, Actor>();
  readonly #channels = new Map<string, string>();
  readonly #groups = new Map<string, string>();

  user(id: string): string | undefined {
    return this.users.get(id)?.name;
  }

  channel(id: string): string | undefined {
    return this.#channels.get(id);
  }

  group(id: string): string | undefined {
    return this.#groups.get(id);
  }

  /** Takes in one object of a list, told by its id: U and W people, B bots, C G D conversations, S groups. */
  add(entry: unknown): void {
    if (!isObject(entry)) return;
    const id = stringAt(entry, 'id');
    if (id === undefined) return;
    const first = id[0];
    if (first === 'U' || first === 'W' || first === 'B') this.users.set(id, userOf(entry, id));
    else if (first === 'S') {
      const handle = firstText(stringAt(entry, 'handle'), stringAt(entry, 'name'));
      if (handle !== undefined) this.#groups.set(id, handle);
    } else {
      const name = stringAt(entry, 'name');
      if (name !== undefined) this.#channels.set(id, name);
    }
  }

  /** Reads a list of users, channels or groups: an array, or an API answer around one. */
  async load(file: RecordFile, context: ReadContext): Promise<void> {
    for await (const { value } of jsonRecords(file, context, [
      'members',
      'users',
      'channels',
      'usergroups',
      'ims',
    ])) {
      this.add(value);
      if (!isObject(value)) continue;
      for (const key of ['user', 'channel', 'bot']) this.add(value[key]);
    }
  }
}

function userOf(entry: JsonObject, id: string): SlackUser {
  const name = firstText(
    stringAt(entry, 'profile', 'display_name'),
    stringAt(entry, 'profile', 'real_name'),
    stringAt(entry, 'real_name'),
    stringAt(entry, 'name'),
    id,
  );
  const real = firstText(stringAt(entry, 'profile', 'real_name'), stringAt(entry, 'real_name'));
  return {
    name: name!,
    ...(real !== undefined && real !== name && { fullName: real }),
    bot: entry['is_bot'] === true || id[0] === 'B',
  };
}
