/** Who sends a request: by the session cookie, or by an API token. */
import type { IncomingHttpHeaders } from 'node:http';
import { sessions, tokens, users } from '@debrief/store';
import type { Actor } from '../context.ts';
import { instantOf } from '../context.ts';
import { ProblemError } from '../problem-error.ts';
import type { SessionRow } from '../rows.ts';
import type { Services } from '../services.ts';
import { actorOf } from './actors.ts';
import { digest } from './secrets.ts';
import { isSecure, SESSION_MS, sessionCookie, sessionSecret } from './session-cookie.ts';

export interface Signed {
  readonly actor: Actor;
  readonly session: { readonly id: string; readonly csrf: string; readonly expiresAt: string } | null;
  /** A `Set-Cookie` value, where the session was made longer. */
  readonly renewed: string | null;
}

const SEEN_EVERY_MS = 60_000;
const HELD_MS = 3_000;
const MOST_HELD = 5_000;

/** Remembers when it last wrote that somebody was here: once a minute is enough. */
export class Authenticator {
  readonly #sessions = new Map<string, { readonly row: SessionRow; readonly until: number }>();
  #news = 0;
  readonly #seen = new Map<string, number>();
  readonly #services: Pick<Services, 'store' | 'clock' | 'log' | 'origin'>;

  constructor(services: Pick<Services, 'store' | 'clock' | 'log' | 'origin'>) {
    this.#services = services;
  }

  /** Null where nobody is signed in; throws `not-signed-in` for a token that is not valid. */
  async find(headers: IncomingHttpHeaders): Promise<Signed | null> {
    const bearer = /^Bearer (\S+)$/i.exec(headers.authorization ?? '')?.[1];
    if (bearer !== undefined) return this.#byToken(bearer);
    const secret = sessionSecret(headers.cookie, isSecure(this.#services.origin));
    return secret === null ? null : this.#bySession(secret);
  }

  async #bySession(secret: string): Promise<Signed | null> {
    const { store, clock, origin } = this.#services;
    const id = digest(secret);
    const found = await this.#session(id);
    if (found === undefined || Date.parse(found.expiresAt) <= clock.now()) return null;
    this.#touch(`user ${found.user.id}`, () =>
      store.write((db) => users.seen(db, found.user.id, instantOf(clock))),
    );
    let { expiresAt } = found;
    let renewed: string | null = null;
    if (Date.parse(expiresAt) - clock.now() < SESSION_MS / 2) {
      expiresAt = instantOf(clock, SESSION_MS);
      renewed = sessionCookie(secret, isSecure(origin));
      this.#touch(`session ${id}`, () => store.write((db) => sessions.extend(db, id, expiresAt)));
    }
    return {
      actor: actorOf(found.user, 'session', []),
      session: { id, csrf: found.csrf, expiresAt },
      renewed,
    };
  }

  /** A person's requests come in flocks: who they are is remembered for a moment, and forgotten on any news of them. */
  async #session(id: string): Promise<SessionRow | undefined> {
    const held = this.#sessions.get(id);
    const now = performance.now();
    if (held !== undefined && held.until > now) return held.row;
    this.#sessions.delete(id);
    const before = this.#news;
    const { store, clock } = this.#services;
    const row = await store.read((db) => sessions.get(db, id, instantOf(clock)));
    // News that came while it was read may be of this very session.
    if (row === undefined || before !== this.#news) return row;
    if (this.#sessions.size >= MOST_HELD) this.#sessions.delete(this.#sessions.keys().next().value ?? '');
    this.#sessions.set(id, { row, until: now + HELD_MS });
    return row;
  }

  /** After a sign-out, a new role or password: nobody is who they were before it is asked again. */
  forget(): void {
    this.#news++;
    this.#sessions.clear();
  }

  async #byToken(secret: string): Promise<Signed> {
    const { store, clock } = this.#services;
    const found = await store.read((db) => tokens.bySecret(db, digest(secret), instantOf(clock)));
    if (found === undefined)
      throw new ProblemError(
        'not-signed-in',
        'The API token is not valid: it was revoked, has expired, or is misspelt.',
      );
    this.#touch(`token ${found.id}`, () => store.write((db) => tokens.used(db, found.id, instantOf(clock))));
    return { actor: actorOf(found.user, 'token', found.scopes), session: null, renewed: null };
  }

  /** Written aside: no answer waits for it, and a full disk keeps nobody from reading. */
  #touch(key: string, write: () => Promise<unknown>): void {
    const { clock, log } = this.#services;
    const now = clock.now();
    const last = this.#seen.get(key);
    if (last !== undefined && Math.abs(now - last) < SEEN_EVERY_MS) return;
    if (this.#seen.size > 10_000) this.#seen.clear();
    this.#seen.set(key, now);
    write().catch((error: unknown) => log.warn({ error }, 'a visit was not noted'));
  }
}
