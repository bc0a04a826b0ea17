/** What commands are handed: who acts, where it is kept, and the sources of time and chance. */
import type { Store, Viewer } from '@debrief/store';
import type { Scope } from '@debrief/wire';
import type { Live } from './live/live-options.ts';

export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
}

export interface Ids {
  /** A new id: `[a-z0-9]{22}`, later ones sort later. */
  id(): string;
  /** A secret that nobody can guess, base64url. */
  secret(): string;
}

export interface Log {
  info(fields: object, text: string): void;
  warn(fields: object, text: string): void;
  error(fields: object, text: string): void;
}

/** Whoever does something: a person in a browser, a token on a person's behalf, or the server itself. */
export interface Actor extends Viewer {
  readonly name: string;
  readonly email: string;
  readonly via: 'session' | 'token' | 'system';
  /** What a token may do; people in a browser may do all that their role allows. */
  readonly scopes: readonly Exclude<Scope, 'none'>[];
}

export interface CommandContext {
  readonly actor: Actor;
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly live: Live;
}

/** An instant as the store keeps it: ISO 8601 in UTC with milliseconds. */
export function instantOf(clock: Clock, later = 0): string {
  return new Date(clock.now() + later).toISOString();
}

/** The date in UTC, `2024-01-15`. */
export function todayOf(clock: Clock): string {
  return instantOf(clock).slice(0, 10);
}
