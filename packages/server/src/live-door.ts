/** The WebSocket address of a live document: who knocks is found as for any request, then handed to the live side. */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { postmortems, users } from '@debrief/store';
import type { RefusedReason } from '@debrief/wire/live';
import { liveActor } from './auth/actors.ts';
import type { Authenticator } from './auth/authenticate.ts';
import { sameOrigin } from './auth/cross-site.ts';
import { TokenBuckets } from './auth/token-bucket.ts';
import type { LiveOptions } from './live/live-options.ts';
import type { Services } from './services.ts';

const address = /^\/api\/postmortems\/([a-z0-9]{6,40})\/live(?:\?|$)/;

/** Handles `upgrade`; anything else than a live document's address is closed with 404. */
export function liveDoor(services: Services, authenticator: Authenticator, closing: () => boolean) {
  const { live, origin, log } = services;
  const rates = new TokenBuckets({ burst: 120, perSecond: 4, now: () => performance.now() });
  return (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    socket.on('error', () => socket.destroy());
    const id = address.exec(request.url ?? '')?.[1];
    if (id === undefined || request.headers.upgrade?.toLowerCase() !== 'websocket') {
      end(socket, '404 Not Found');
      return;
    }
    // Browsers send Origin with every WebSocket; one from elsewhere would ride on the person's cookie.
    if (!sameOrigin(request.headers, origin)) {
      end(socket, '403 Forbidden');
      return;
    }
    const refuse = (reason: RefusedReason, message: string) =>
      live.refuse(request, socket, head, reason, message);
    if (closing()) {
      refuse('shutting-down', 'The server is restarting; come back in a few seconds.');
      return;
    }
    authenticator
      .find(request.headers)
      .catch(() => null)
      .then((signed) => {
        const actor = signed === null ? null : liveActor(signed.actor);
        if (actor === null) return refuse('not-signed-in', 'Sign in first.');
        if (rates.take(actor.id) > 0)
          return refuse('too-many', 'Too many connections in a short time. Wait a little.');
        live.handleUpgrade(request, socket, head, actor, id);
      })
      .catch((error: unknown) => {
        log.warn({ error }, 'a live connection was not opened');
        socket.destroy();
      });
  };
}

function end(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
}

/** What somebody may do with a live document, asked at opening and again on each change. */
export function liveAccess({ store }: Pick<Services, 'store'>): LiveOptions['access'] {
  return (actor, id) =>
    store.read(async (db) => {
      // By the account as it is now: the one that connected may have another role since, or none.
      const user = await users.get(db, actor.id);
      if (user === undefined || user.disabled) return null;
      const row = await postmortems.summary(db, { userId: user.id, role: user.role }, id);
      if (row === undefined || row.removedAt !== null) return null;
      return user.role === 'reader' || actor.readOnly === true ? 'read' : 'write';
    });
}
