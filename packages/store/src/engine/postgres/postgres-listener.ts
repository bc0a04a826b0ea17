/** Hears what servers on this database tell one another; connects again by itself. */
import { Client, type ClientConfig } from 'pg';
import type { LiveNote } from '../../store.ts';
import type { Listeners } from '../listeners.ts';

export const outboxChannel = 'debrief_outbox';
export const liveChannel = 'debrief_live';
export const announcementChannel = 'debrief_announcement';
const firstPause = 100;
const longestPause = 5000;

export class PostgresListener {
  readonly #config: ClientConfig;
  readonly #outbox: Listeners<[]>;
  readonly #live: Listeners<[LiveNote | null]>;
  readonly #announcements: Listeners<[string]>;
  #client: Client | undefined;
  #timer: NodeJS.Timeout | undefined;
  #pause = firstPause;
  #lost = false;
  #closed = false;

  constructor(
    config: ClientConfig,
    outbox: Listeners<[]>,
    live: Listeners<[LiveNote | null]>,
    announcements: Listeners<[string]>,
  ) {
    this.#config = config;
    this.#outbox = outbox;
    this.#live = live;
    this.#announcements = announcements;
  }

  async start(): Promise<void> {
    const client = new Client(this.#config);
    this.#client = client;
    client.on('error', () => this.#again(client));
    client.on('end', () => this.#again(client));
    client.on('notification', ({ channel, payload }) => this.#hear(channel, payload ?? ''));
    try {
      await client.connect();
      await client.query(`listen ${outboxChannel}`);
      await client.query(`listen ${liveChannel}`);
      await client.query(`listen ${announcementChannel}`);
    } catch {
      this.#again(client);
      return;
    }
    this.#pause = firstPause;
    if (this.#lost) {
      this.#lost = false;
      this.#outbox.tell();
      this.#live.tell(null);
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    const client = this.#client;
    this.#client = undefined;
    await client?.end().catch(() => undefined);
  }

  #hear(channel: string, payload: string): void {
    if (channel === outboxChannel) {
      this.#outbox.tell();
      return;
    }
    if (channel === announcementChannel) {
      this.#announcements.tell(payload);
      return;
    }
    const [postmortemId = '', seq = '', server = ''] = payload.split(' ');
    this.#live.tell({ postmortemId, seq: Number(seq), server });
  }

  #again(client: Client): void {
    if (this.#closed || this.#client !== client) return;
    this.#client = undefined;
    this.#lost = true;
    client.end().catch(() => undefined);
    this.#timer = setTimeout(() => void this.start(), this.#pause);
    this.#timer.unref();
    this.#pause = Math.min(longestPause, this.#pause * 2);
  }
}
