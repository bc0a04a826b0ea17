import { maxPresenceBytes } from '@debrief/wire/live';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

interface Entry {
  clock: number;
  /** JSON; `null` once the client has gone. */
  state: string;
  /** Who keeps it alive: a connection here, or the name of another server. */
  readonly owner: object | string;
}

/** The person as everybody in the room is to see them, whatever their client says. */
export interface PresentPerson {
  readonly id: string;
  readonly name: string;
}

/** Who is in a room and where their cursors are; in memory only. The wire form is that of y-protocols' awareness. */
export class Presence {
  readonly #entries = new Map<number, Entry>();
  #changed = new Set<number>();
  /** Changes that came from connections of this server, for the others. */
  #news = new Set<number>();

  get changed(): boolean {
    return this.#changed.size > 0;
  }

  /**
   * Takes in what a connection says of its own client id; anything else in the frame is left aside. Throws where the
   * frame is damaged or the state too large.
   */
  receive(update: Uint8Array, clientId: number, owner: object, person: PresentPerson): void {
    for (const { id, clock, state } of entriesOf(update)) {
      if (id !== clientId) continue;
      if (state.length > maxPresenceBytes) throw new RangeError('The presence is too large');
      const known = this.#entries.get(id);
      if (known !== undefined && known.clock >= clock && known.owner === owner) continue;
      this.#put(id, {
        clock: Math.max(clock, (known?.clock ?? -1) + 1),
        state: withPerson(state, person),
        owner,
      });
      this.#news.add(id);
    }
  }

  /** Takes in what another server says of its people. */
  receiveFrom(server: string, update: Uint8Array): void {
    for (const { id, clock, state } of entriesOf(update)) {
      const known = this.#entries.get(id);
      if (known !== undefined && (known.clock > clock || (known.clock === clock && state !== 'null')))
        continue;
      this.#put(id, { clock, state, owner: server });
    }
  }

  /** A connection has gone, or another server. */
  leave(owner: object | string): void {
    for (const [id, entry] of this.#entries) {
      if (entry.owner !== owner || entry.state === 'null') continue;
      // The same clock with nothing in it removes; a client that comes back counts on from there.
      this.#put(id, { ...entry, state: 'null' });
      if (typeof owner === 'object') this.#news.add(id);
    }
  }

  #put(id: number, entry: Entry): void {
    this.#entries.set(id, entry);
    this.#changed.add(id);
  }

  /** Everybody, for somebody who comes in; null where nobody is. */
  all(): Uint8Array | null {
    return this.#encode([...this.#entries.keys()].filter((id) => this.#entries.get(id)?.state !== 'null'));
  }

  /** What changed since this was last asked; null where nothing did. */
  takeChanged(): Uint8Array | null {
    const changed = this.#encode([...this.#changed]);
    this.#changed = new Set();
    this.#forgetGone();
    return changed;
  }

  /** What changed here and other servers are to know, in pieces of at most `bytes`; `everything`: all of this server's people. */
  takeNews(bytes: number, everything: boolean): Uint8Array[] {
    const ids = everything
      ? [...this.#entries].filter(([, { owner }]) => typeof owner === 'object').map(([id]) => id)
      : [...this.#news];
    this.#news = new Set();
    const pieces: Uint8Array[] = [];
    let piece: number[] = [];
    let size = 0;
    for (const id of ids) {
      const length = (this.#entries.get(id)?.state.length ?? 0) * 3 + 20;
      if (size + length > bytes && piece.length > 0) {
        const encoded = this.#encode(piece);
        if (encoded !== null) pieces.push(encoded);
        [piece, size] = [[], 0];
      }
      piece.push(id);
      size += length;
    }
    const last = this.#encode(piece);
    if (last !== null) pieces.push(last);
    this.#forgetGone();
    return pieces;
  }

  /** Whoever has gone, once everybody knows. */
  #forgetGone(): void {
    for (const [id, { state }] of this.#entries) {
      if (state === 'null' && !this.#news.has(id) && !this.#changed.has(id)) this.#entries.delete(id);
    }
  }

  #encode(ids: readonly number[]): Uint8Array | null {
    const entries = ids.flatMap((id) => {
      const entry = this.#entries.get(id);
      return entry === undefined ? [] : [[id, entry] as const];
    });
    if (entries.length === 0) return null;
    return encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, entries.length);
      for (const [id, { clock, state }] of entries) {
        encoding.writeVarUint(encoder, id);
        encoding.writeVarUint(encoder, clock);
        encoding.writeVarString(encoder, state);
      }
    });
  }
}

function entriesOf(update: Uint8Array): { id: number; clock: number; state: string }[] {
  const decoder = decoding.createDecoder(update);
  const count = decoding.readVarUint(decoder);
  const entries = [];
  for (let index = 0; index < count; index++) {
    entries.push({
      id: decoding.readVarUint(decoder),
      clock: decoding.readVarUint(decoder),
      state: decoding.readVarString(decoder),
    });
  }
  return entries;
}

/** The state with the true name and id in `user`; colours stay if they are colours. */
function withPerson(json: string, person: PresentPerson): string {
  const state: unknown = JSON.parse(json);
  if (typeof state !== 'object' || state === null) return 'null';
  const told: unknown = 'user' in state ? state.user : null;
  const colours: Record<string, string> = {};
  if (typeof told === 'object' && told !== null) {
    for (const [key, value] of Object.entries(told)) {
      if (key.startsWith('color') && typeof value === 'string' && /^[#\w(),.% /-]{1,60}$/.test(value))
        colours[key] = value;
    }
  }
  return JSON.stringify({ ...state, user: { ...colours, ...person } });
}
