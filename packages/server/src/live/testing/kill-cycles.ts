import { type ChildProcess, spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { LiveSocket } from '@debrief/wire/live';
import { LiveClient } from '@debrief/wire/live';
import * as Y from 'yjs';
import { until } from './editor.ts';

const script = join(dirname(fileURLToPath(import.meta.url)), 'serve-live.ts');

export interface ServerProcess {
  readonly process: ChildProcess;
  readonly port: number;
}

/** Starts a live server in a process of its own on a folder or a `postgres://…`; port 0 takes any. */
export async function spawnLiveServer(place: string, port = 0): Promise<ServerProcess> {
  const child = spawn(process.execPath, [script, String(port), place], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const line = await new Promise<string>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`The server ended (${code})`)));
    createInterface({ input: child.stdout }).once('line', resolve);
  });
  return { process: child, port: Number(line.split(' ')[1]) };
}

async function killed({ process: child }: ServerProcess): Promise<void> {
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
}

class Typist {
  readonly doc = new Y.Doc();
  readonly client: LiveClient;
  /** Marks typed, in order; the first `safe` of them were acknowledged. */
  readonly typed: string[] = [];
  safe = 0;
  readonly #name: string;

  constructor(name: string, url: string, WebSocket: new (url: string) => LiveSocket) {
    this.#name = name;
    this.client = new LiveClient({ url: `${url}?user=${name}`, doc: this.doc, WebSocket });
    this.client.subscribe(() => {
      const { state } = this.client;
      if (state.kind === 'online' && state.saving === 0) this.safe = this.typed.length;
    });
  }

  type(): void {
    const text = this.doc.getText('text');
    const mark = `<${this.#name}${this.typed.length}>`;
    this.typed.push(mark);
    // Between marks, so that none is cut in two.
    const at = text.toString().indexOf('<', Math.floor(Math.random() * text.length));
    text.insert(at < 0 ? text.length : at, mark);
  }
}

export interface KillReport {
  readonly kills: number;
  readonly typed: number;
  /** Edits that had been acknowledged when the server was killed and that the next one did not have. */
  readonly lost: readonly string[];
  /** Kills in the middle of typing: edits were on their way. */
  readonly underEdit: number;
}

/**
 * Kills a server at random moments while several people type. After each kill, and before anybody can offer their edits
 * again, the next server is asked for the text: all that was acknowledged must be in it. Then everybody comes back by
 * themselves, and in the end all must agree. Rejects where they do not.
 */
export async function killCycles(
  place: string,
  kills: number,
  tell: (line: string) => void = () => {},
): Promise<KillReport> {
  let server = await spawnLiveServer(place);
  const { port } = server;
  const made = await fetch(`http://127.0.0.1:${port}/make`, { method: 'POST', body: 'start <\n' });
  const id = await made.text();
  let unplugged = false;
  class Plug extends WebSocket {
    constructor(url: string) {
      // Nothing listens on port 9 of this machine.
      super(unplugged ? 'ws://127.0.0.1:9/' : url);
    }
  }
  const url = `ws://127.0.0.1:${port}/api/postmortems/${id}/live`;
  const typists = ['a', 'b', 'c', 'd', 'e'].map((name) => new Typist(name, url, Plug));
  const lost: string[] = [];
  let underEdit = 0;
  try {
    await Promise.all(typists.map(({ client }) => client.synced));
    for (let kill = 1; kill <= kills; kill++) {
      const end = performance.now() + 30 + Math.random() * 500;
      while (performance.now() < end) {
        typists[Math.floor(Math.random() * typists.length)]?.type();
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 25));
      }
      unplugged = true;
      const gone = killed(server);
      const safe = typists.flatMap((typist) => typist.typed.slice(0, typist.safe));
      if (typists.some((typist) => typist.safe < typist.typed.length)) underEdit++;
      await gone;
      server = await spawnLiveServer(place, port).catch(async (error: unknown) => {
        // Told, and tried once more: on a busy machine a port may still be held.
        tell(`start failed after kill ${kill}: ${String(error)}`);
        await new Promise((resolve) => setTimeout(resolve, 5000));
        return spawnLiveServer(place, port);
      });
      const durable = await (await fetch(`http://127.0.0.1:${port}/text/${id}`)).text();
      const missing = safe.filter((mark) => !durable.includes(mark));
      lost.push(...missing);
      unplugged = false;
      // As when a browser says that the network is back; each tenth time they are left to find out by themselves.
      if (kill % 10 > 0) for (const { client } of typists) client.reconnect();
      await until(() => typists.every(({ client }) => client.state.kind === 'online'), 60_000);
      if (kill % 10 === 0) tell(`${kill} kills, ${underEdit} under edit, ${lost.length} lost`);
    }
    const texts = () => new Set(typists.map(({ doc }) => doc.getText('text').toString()));
    await until(
      () => typists.every(({ safe, typed }) => safe === typed.length) && texts().size === 1,
      60_000,
    );
    const answer = await (await fetch(`http://127.0.0.1:${port}/text/${id}`)).text();
    if (!texts().has(answer)) throw new Error('The server and its clients do not agree');
    const all = typists.flatMap(({ typed }) => typed);
    const never = all.filter((mark) => answer.split(mark).length !== 2);
    if (never.length > 0) throw new Error(`Not exactly once in the text: ${never.join(' ')}`);
    return { kills, typed: all.length, lost, underEdit };
  } finally {
    for (const { client } of typists) client.close();
    await killed(server);
  }
}
