import { encodeServerFrame } from '@debrief/wire/live';
import * as Y from 'yjs';
import type { Room } from './room.ts';
import { binaryFrame } from './websocket-frames.ts';

/** A client that does not read for so long is closed; it comes back by itself. */
const longestBehind = 60_000;

/** Clients that were made to wait with their edits go on once a room holds no more than this. */
const calmBytes = 4 * 1024 * 1024;

/**
 * Brings slow clients up to date once they read again: one update of all that they missed, whatever that was. In
 * between nothing is kept for them.
 */
export function keepUp(rooms: Iterable<{ readonly room: Room }>, stats: { slowDropped: number }): void {
  const now = performance.now();
  for (const { room } of rooms) {
    const calm = room.pendingBytes < calmBytes;
    for (const connection of room.connections) {
      if (calm) connection.resume('storage');
      const vector = connection.behindSince;
      if (vector === null) continue;
      if (connection.behindAt === 0) {
        connection.behindAt = now;
        stats.slowDropped++;
      }
      if (connection.drained) {
        connection.behindSince = null;
        connection.behindAt = 0;
        const update = Y.encodeStateAsUpdate(room.doc, vector);
        connection.writeLarge(binaryFrame(encodeServerFrame({ kind: 'update', update })));
        const present = room.presence.all();
        if (present !== null)
          connection.write(binaryFrame(encodeServerFrame({ kind: 'awareness', update: present })));
      } else if (now - connection.behindAt > longestBehind) connection.terminate();
    }
  }
}
