/**
 * Whether the server answers, as last seen. Every request reports; while it does not answer, a small request asks
 * again (2 s, doubling up to 30 s, and at once when the browser says that the network is back).
 */
export interface Connection {
  readonly reachable: boolean;
  /** When it was last heard of, in ms. */
  readonly heardAt: number;
  /** The server says that it cannot do its work (database gone, restarting). */
  readonly ailing: boolean;
}

let now: Connection = { reachable: true, heardAt: Date.now(), ailing: false };
let timer: ReturnType<typeof setTimeout> | undefined;
let wait = 2000;
const listeners = new Set<() => void>();
const returns = new Set<() => void>();

export function connection(): Connection {
  return now;
}

/** For `useSyncExternalStore`. */
export function onConnection(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Called when the server answers again after a silence. */
export function onReturn(listener: () => void): () => void {
  returns.add(listener);
  return () => returns.delete(listener);
}

/** Notes the status of an answer; 0: none came. */
export function reportAnswer(status: number): void {
  const reachable = status !== 0 && status !== 502 && status !== 504;
  const ailing = status === 503;
  const returned = reachable && !ailing && (!now.reachable || now.ailing);
  const changed = reachable !== now.reachable || ailing !== now.ailing;
  now = { reachable, ailing, heardAt: reachable ? Date.now() : now.heardAt };
  if (!reachable || ailing) askLater();
  else {
    clearTimeout(timer);
    timer = undefined;
    wait = 2000;
  }
  if (changed) for (const listener of listeners) listener();
  if (returned) for (const listener of returns) listener();
}

/** Asks now whether the server answers. */
export async function askServer(): Promise<void> {
  clearTimeout(timer);
  timer = undefined;
  try {
    const answer = await fetch('/readyz', { cache: 'no-store' });
    reportAnswer(answer.status);
  } catch {
    reportAnswer(0);
  }
}

function askLater(): void {
  if (timer !== undefined) return;
  timer = setTimeout(() => {
    timer = undefined;
    void askServer();
  }, wait);
  wait = Math.min(30_000, wait * 2);
}

addEventListener('online', () => void askServer());
addEventListener('offline', () => void askServer());
