/**
 * Writes a made-up Slack export of 90 days as a zip, the same bytes for the same size:
 * `node bench/slack-export.ts FILE [MEGABYTES]` (uncompressed size; default 100).
 */
import { closeSync, openSync, writeSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { packEnd, packEntry } from '../packages/cli/src/records/pack-zip.ts';

const DAYS = 90;
const FIRST_DAY = Date.UTC(2024, 0, 1);
const CHANNELS = [
  'incidents',
  'alerts',
  'deploys',
  'payments',
  'search',
  'web',
  'mobile',
  'platform',
  'data',
  'general',
];
const WORDS =
  'the we is checkout latency on deploy pods error rate rolled back looking at graphs seeing timeouts from primary database connection pool queue depth again restart node cache miss orders healthy now customers report cannot pay investigating dashboards spike since release canary traffic shift region page ack runbook step done waiting for build green merged follow up tomorrow'.split(
    ' ',
  );

/** A small generator of numbers from 0 up to `below`, the same for the same seed. */
export function numbers(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 4294967296) * below);
  };
}

interface User {
  readonly id: string;
  readonly name: string;
}

const USERS: readonly User[] = Array.from({ length: 80 }, (_, index) => ({
  id: `U0${(index + 36 ** 5).toString(36).toUpperCase()}`,
  name: `person.${index}`,
}));

function message(ts: number, next: (below: number) => number): object {
  const user = USERS[next(USERS.length)]!;
  const said = Array.from({ length: 4 + next(28) }, () => WORDS[next(WORDS.length)]).join(' ');
  const text = next(50) === 0 ? `${said}, the token expired` : said;
  const stamp = `${Math.floor(ts / 1000)}.${String(next(1_000_000)).padStart(6, '0')}`;
  const base = { type: 'message', ts: stamp, team: 'T0AAAAAAA' };
  if (next(6) === 0) {
    return {
      subtype: 'bot_message',
      text: '',
      username: 'Alert relay',
      attachments: [
        {
          id: 1,
          color: 'a30200',
          fallback: text,
          title: `[FIRING:1] ${text.slice(0, 20)}`,
          title_link: `https://alerts.example/a/${next(1e6)}`,
          text,
          fields: [{ title: 'Severity', value: 'page', short: true }],
          mrkdwn_in: ['text'],
        },
      ],
      bot_id: 'B0AAAAAAA',
      ...base,
    };
  }
  return {
    user: user.id,
    client_msg_id: Array.from({ length: 4 }, () =>
      next(2 ** 31)
        .toString(16)
        .padStart(8, '0'),
    ).join('-'),
    text:
      next(12) === 0
        ? `<@${USERS[next(USERS.length)]!.id}> ${text} <https://graphs.example/d/${next(1e6)}|graph>`
        : text,
    user_team: 'T0AAAAAAA',
    source_team: 'T0AAAAAAA',
    user_profile: {
      avatar_hash: next(2 ** 31).toString(16),
      image_72: `https://avatars.example/${user.id}_72.png`,
      first_name: user.name,
      real_name: user.name,
      display_name: user.name,
      team: 'T0AAAAAAA',
      name: user.name,
      is_restricted: false,
      is_ultra_restricted: false,
    },
    blocks: [
      {
        type: 'rich_text',
        block_id: next(2 ** 31).toString(36),
        elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }],
      },
    ],
    ...(next(15) === 0 && {
      reactions: [{ name: 'eyes', users: [USERS[next(USERS.length)]!.id], count: 1 }],
    }),
    ...base,
  };
}

/** One day of one channel as Slack writes it: indented by four, slashes escaped. */
function dayFile(day: number, channel: number, bytes: number): string {
  const next = numbers(day * 1009 + channel * 9176 + 7);
  const start = FIRST_DAY + day * 86_400_000;
  const texts: string[] = [];
  let size = 0;
  const count = Math.max(1, Math.round(bytes / 1650));
  for (let index = 0; index < count && size < bytes; index += 1) {
    const text = JSON.stringify(message(start + Math.floor((index / count) * 86_000_000), next), null, 4);
    texts.push(`    ${text.replaceAll('\n', '\n    ').replaceAll('/', '\\/')}`);
    size += text.length * 1.2;
  }
  return `[\n${texts.join(',\n')}\n]`;
}

/** Writes the export; gives its uncompressed size in bytes and how many messages it holds. */
export function writeExport(
  path: string,
  megabytes: number,
): { readonly bytes: number; readonly files: number } {
  const fd = openSync(path, 'w');
  const rows: Buffer[] = [];
  let offset = 0;
  let bytes = 0;
  const add = (name: string, content: string): void => {
    const { local, row } = packEntry({ name, content }, offset);
    writeSync(fd, local);
    rows.push(row);
    offset += local.length;
    bytes += Buffer.byteLength(content);
  };
  add(
    'users.json',
    JSON.stringify(
      USERS.map((user) => ({
        ...user,
        team_id: 'T0AAAAAAA',
        is_bot: false,
        profile: { real_name: user.name, display_name: user.name },
      })),
      null,
      4,
    ),
  );
  add(
    'channels.json',
    JSON.stringify(
      CHANNELS.map((name, index) => ({
        id: `C0AAAAAA${index}`,
        name,
        creator: USERS[0]!.id,
        members: USERS.map((user) => user.id),
      })),
      null,
      4,
    ),
  );
  const each = (megabytes * 1024 * 1024) / (DAYS * CHANNELS.length);
  for (let channel = 0; channel < CHANNELS.length; channel += 1) {
    for (let day = 0; day < DAYS; day += 1) {
      const date = new Date(FIRST_DAY + day * 86_400_000).toISOString().slice(0, 10);
      add(`${CHANNELS[channel]}/${date}.json`, dayFile(day, channel, each));
    }
  }
  const directory = Buffer.concat(rows);
  writeSync(fd, Buffer.concat([directory, packEnd(rows.length, directory.length, offset)]));
  closeSync(fd);
  return { bytes, files: rows.length };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [path, megabytes = '100'] = process.argv.slice(2);
  if (path === undefined) {
    console.error('usage: node bench/slack-export.ts FILE [MEGABYTES]');
    process.exit(2);
  }
  const { bytes, files } = writeExport(path, Number(megabytes));
  console.log(`${path}: ${files} files, ${(bytes / 1024 / 1024).toFixed(0)} MB`);
}
