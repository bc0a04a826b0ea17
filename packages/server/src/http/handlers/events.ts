import { sessions, users } from '@debrief/store';
import { actorOf } from '../../auth/actors.ts';
import { instantOf } from '../../context.ts';
import type { Call, Group } from '../call.ts';
import type { Listener } from '../library-changes.ts';

const PING_MS = 15_000;
/** A client that does not read is let go; it comes back by itself and asks for what it missed. */
const MOST_WAITING_BYTES = 1024 * 1024;

export const events: Group<'GET /api/events'> = {
  'GET /api/events': async (call) => {
    const { services, request, reply } = call;
    reply.hijack();
    const { raw } = reply;
    for (const [name, value] of Object.entries(reply.getHeaders()))
      if (value !== undefined) raw.setHeader(name, value);
    raw.setHeader('content-type', 'text/event-stream; charset=utf-8');
    raw.setHeader('x-accel-buffering', 'no');
    // Ends with its stream: nothing else is asked on this connection.
    raw.shouldKeepAlive = false;
    raw.writeHead(200);
    raw.write('retry: 2000\n\n');
    let { actor } = call;
    const listener: Listener = {
      get actor() {
        return actor;
      },
      take(seq, change) {
        if (raw.writableLength > MOST_WAITING_BYTES) raw.destroy();
        else raw.write(`id: ${seq}\ndata: ${change}\n\n`);
      },
    };
    const stop = services.changes.listen(listener);
    const ping = setInterval(() => {
      // Each time anew: the session may have ended, the role changed.
      void stillThere(call).then(
        (still) => {
          if (still === null) raw.end();
          else {
            actor = still;
            raw.write(': ping\n\n');
          }
        },
        () => raw.write(': ping\n\n'),
      );
    }, PING_MS);
    services.streams.add(raw);
    raw.on('close', () => {
      clearInterval(ping);
      stop();
      services.streams.delete(raw);
    });
    const last = Number(request.headers['last-event-id']);
    if (Number.isSafeInteger(last) && last > 0) await services.changes.missed(listener, last);
    return reply;
  },
};

async function stillThere({ services, session, actor }: Call<'GET /api/events'>) {
  const { store, clock } = services;
  if (session !== null) {
    const found = await store.read((db) => sessions.get(db, session.id, instantOf(clock)));
    return found === undefined ? null : actorOf(found.user, 'session', []);
  }
  const user =
    actor.userId === null ? undefined : await store.read((db) => users.get(db, actor.userId ?? ''));
  return user === undefined || user.disabled ? null : actorOf(user, 'token', actor.scopes);
}
