import { LiveClient, type LiveClientOptions, type LiveSocket } from '@debrief/wire/live';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';

/** Somebody at a browser, without the browser. */
export interface Editor {
  readonly doc: Y.Doc;
  readonly text: Y.Text;
  readonly client: LiveClient;
  readonly awareness: Awareness;
  /** Pulls the plug: the connection is gone, and comes back by itself after a while. */
  cut(): void;
  /** Everything typed here is durable. */
  saved(): Promise<void>;
  leave(): void;
}

/** Opens a document as a browser does; it is left after the test at the latest. */
export function openEditor(
  test: { after(done: () => void): void },
  url: string,
  options: Partial<LiveClientOptions> = {},
): Editor {
  const sockets = new Set<WebSocket>();
  class Plug extends WebSocket {
    constructor(address: string) {
      super(address);
      sockets.add(this);
      this.addEventListener('close', () => sockets.delete(this));
    }
  }
  const doc = options.doc ?? new Y.Doc();
  const awareness = new Awareness(doc);
  const make: new (address: string) => LiveSocket = Plug;
  const client = new LiveClient({ url, awareness, WebSocket: make, ...options, doc });
  const leave = () => {
    client.close();
    awareness.destroy();
  };
  test.after(leave);
  return {
    doc,
    text: doc.getText('text'),
    client,
    awareness,
    cut: () => {
      for (const socket of sockets) socket.close();
    },
    saved: () => until(() => client.state.kind === 'online' && client.state.saving === 0),
    leave,
  };
}

/** Waits for something to become true, and fails after a while. */
export async function until(met: () => boolean | Promise<boolean>, withinMs = 20_000): Promise<void> {
  const end = performance.now() + withinMs;
  while (!(await met())) {
    if (performance.now() > end) throw new Error(`Not within ${withinMs} ms: ${met.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
