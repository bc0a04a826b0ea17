/**
 * Writes a made-up Slack export of 90 days as a zip, the same bytes for the same size:
 * `node bench/slack-export.ts FILE [MEGABYTES]` (uncompressed size; default 100).
 */
import { closeSync, openSync, writeSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { packEnd, packEntry } from '../packages/records/src/pack-zip.ts';

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
  const plain = (value: string) => ({ type: 'plain_text', text: value, emoji: true });
  const marked = (value: string) => ({ type: 'mrkdwn', text: value, verbatim: false });
  if (next(5) === 0) {
    const link = `https://alerts.example/incidents/${next(1e9)}`;
    return {
      subtype: 'bot_message',
      text: '',
      username: 'Alert relay',
      attachments: [
        {
          id: 1,
          color: 'a30200',
          fallback: `[FIRING:1] ${said}`,
          title: `[FIRING:1] ${said.slice(0, 30)}`,
          title_link: link,
          text,
          fields: ['Severity', 'Service', 'Region', 'Runbook'].map((title) => ({
            title,
            value: WORDS[next(WORDS.length)],
            short: true,
          })),
          actions: ['Acknowledge', 'Resolve', 'Silence'].map((name, id) => ({
            id: `${id}`,
            name,
            text: name,
            type: 'button',
            value: link,
            style: 'primary',
          })),
          mrkdwn_in: ['text'],
          footer: 'alerts',
          ts: Math.floor(ts / 1000),
        },
      ],
      blocks: [
        { type: 'section', block_id: next(2 ** 31).toString(36), text: marked(`*${said}*`) },
        {
          type: 'actions',
          block_id: next(2 ** 31).toString(36),
          elements: ['Acknowledge', 'Open'].map((label) => ({
            type: 'button',
            action_id: label,
            text: plain(label),
            value: link,
          })),
        },
      ],
      bot_id: 'B0AAAAAAA',
      app_id: 'A0AAAAAAA',
      ...base,
    };
  }
  const hash = Array.from({ length: 4 }, () =>
    next(2 ** 31)
      .toString(16)
      .padStart(8, '0'),
  ).join('');
  return {
    user: user.id,
    client_msg_id: `${hash.slice(0, 8)}-${hash.slice(8, 12)}-${hash.slice(12, 16)}-${hash.slice(16, 20)}-${hash.slice(20)}`,
    text:
      next(12) === 0
        ? `<@${USERS[next(USERS.length)]!.id}> ${text} <https://graphs.example/d/${next(1e6)}|graph>`
        : text,
    user_team: 'T0AAAAAAA',
    source_team: 'T0AAAAAAA',
    user_profile: {
      avatar_hash: hash.slice(0, 12),
      image_72: `https://secure.gravatar.com/avatar/${hash}.jpg?s=72&d=https%3A%2F%2Fa.slack-edge.com%2Fdf10d%2Fimg%2Favatars%2Fava_0013-72.png`,
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
    ...(next(12) === 0 && {
      reactions: [{ name: 'eyes', users: [USERS[next(USERS.length)]!.id], count: 1 }],
    }),
    ...(next(10) === 0 && {
      thread_ts: stamp,
      reply_count: 2,
      reply_users_count: 1,
      latest_reply: stamp,
      reply_users: [USERS[next(USERS.length)]!.id],
      replies: [{ user: USERS[next(USERS.length)]!.id, ts: stamp }],
      is_locked: false,
      subscribed: false,
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
  const count = Math.max(1, Math.round(bytes / 1900));
  for (let index = 0; index < count && size < bytes; index += 1) {
    const text = JSON.stringify(message(start + Math.floor((index / count) * 86_000_000), next), null, 4);
    texts.push(`    ${text.replaceAll('\n', '\n    ').replaceAll('/', '\\/')}`);
    size += text.length * 1.2;
  }
  return `[\n${texts.join(',\n')}\n]`;
}

/** The one incident among the noise: a channel of its own, on the forty-first day. */
const INCIDENT = { channel: 'inc-checkout-outage', day: 40 };
const STORY = [
  'checkout is down for card payments, 5xx at 18 %',
  'declaring SEV2, incident channel is this one',
  'database connections are at 200 of 200',
  'not the nightly report, that finished at 03:40',
  'support has 61 tickets since 14:05',
  'found it: sessions opened by v418 are never returned to the pool',
  'rolling back checkout-api to v417',
  'rollback is through on all pods, connections are falling',
  'errors at 2 % and dropping, not resolved yet',
  'error rate back to normal for ten minutes, resolving the incident',
  'we need an alert on pool usage',
  'all clear on the status page, 214 tickets in total',
];

function incidentFile(): string {
  const start = FIRST_DAY + INCIDENT.day * 86_400_000 + 14 * 3_600_000;
  const messages = STORY.map((text, index) => ({
    type: 'message',
    user: USERS[index % 4]!.id,
    ts: `${(start + index * 300_000) / 1000}.000100`,
    text,
  }));
  return JSON.stringify(messages, null, 4);
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
      [...CHANNELS, INCIDENT.channel].map((name, index) => ({
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
  const date = new Date(FIRST_DAY + INCIDENT.day * 86_400_000).toISOString().slice(0, 10);
  add(`${INCIDENT.channel}/${date}.json`, incidentFile());
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
