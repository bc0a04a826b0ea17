import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Store } from '@debrief/store';
import type { Role } from '@debrief/wire';
import type { LiveMode, LiveNotice, RefusedReason } from '@debrief/wire/live';

/** Whoever edits; `readOnly`: a token that may not write. */
export interface LiveActor {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly readOnly?: boolean;
}

export interface LiveLog {
  info(fields: object, text: string): void;
  warn(fields: object, text: string): void;
  error(fields: object, text: string): void;
}

/** How long things take; all in ms. */
export interface LiveTimes {
  /** What arrives within it is stored and sent as one. Grows under load up to `longestTickMs`. */
  readonly tickMs: number;
  readonly longestTickMs: number;
  /** The text is saved after so long without an edit, and at the latest after the other. */
  readonly saveQuietMs: number;
  readonly saveAtMostMs: number;
  /** A revision is written after so long without an edit, and at the latest after the other. */
  readonly revisionQuietMs: number;
  readonly revisionAtMostMs: number;
  /** A room with nobody in it leaves memory. */
  readonly idleMs: number;
  /** How often rooms are looked over: saves, slow clients, presence of other servers. */
  readonly sweepMs: number;
}

export const usualTimes: LiveTimes = {
  tickMs: 25,
  longestTickMs: 70,
  saveQuietMs: 1000,
  saveAtMostMs: 10_000,
  revisionQuietMs: 120_000,
  revisionAtMostMs: 900_000,
  idleMs: 30_000,
  sweepMs: 250,
};

export interface LiveOptions extends Partial<LiveTimes> {
  readonly store: Store;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  /** A new id, `[a-z0-9]{6,40}`. */
  readonly ids: () => string;
  readonly log: LiveLog;
  /**
   * What somebody may do with a postmortem; null: as if it did not exist. Asked at opening, and again on a change.
   */
  access(actor: LiveActor, postmortemId: string): Promise<LiveMode | null>;
}

export interface LiveStats {
  readonly rooms: number;
  readonly connections: number;
  /** Updates received from clients since the start; and so the others. */
  readonly updates: number;
  readonly frames: number;
  readonly appendedBatches: number;
  readonly slowDropped: number;
  readonly refusedUpdates: number;
  /** Bytes of updates that are not yet durable. */
  readonly pendingBytes: number;
  readonly lastAppendMs: number;
}

export interface AppliedText {
  readonly version: number;
  readonly text: string;
}

/** Live documents of one server. */
export interface Live {
  /**
   * The `upgrade` of `/api/postmortems/:id/live`, once the HTTP side has checked the origin and found the actor. Who
   * may not see the postmortem is accepted, told `not-found`, and closed, just as where there is none.
   */
  handleUpgrade(
    request: IncomingMessage,
    socket: Duplex,
    head: Buffer,
    actor: LiveActor,
    postmortemId: string,
  ): void;
  /** The same door for those who may not enter: a browser cannot read an HTTP status, but it can read this. */
  refuse(
    request: IncomingMessage,
    socket: Duplex,
    head: Buffer,
    reason: RefusedReason,
    message: string,
  ): void;
  /**
   * Makes `text`, written by somebody who saw `base`, the text; what others did since `base` stays. Durable, saved and
   * a revision of its own when it resolves; open editors have it. `null`: the server itself. Rejects with a
   * `LiveError` where there is no such postmortem, and with the store's errors.
   */
  applyText(
    postmortemId: string,
    actor: LiveActor | null,
    change: { readonly base: string; readonly text: string; readonly reason: string },
  ): Promise<AppliedText>;
  /** The text with every durable live edit in it, which the saved row may lack for some seconds. null: not there. */
  currentText(postmortemId: string): Promise<string | null>;
  /** Saved row, projection and revisions hold all that was typed so far. Rejects with a `LiveError`. */
  saveNow(postmortemId: string): Promise<AppliedText>;
  /** Asks access again for everybody in it (all rooms where no id is given), and puts out those who lost it. */
  dropAccess(postmortemId?: string): Promise<void>;
  /** Closes what a person has open; their browsers sign in again if they can. */
  disconnect(userId: string): Promise<void>;
  /** Tells this server's open editors something. */
  notify(postmortemId: string, notice: LiveNotice): void;
  /** Who has it open on this server. */
  present(postmortemId: string): readonly { readonly id: string; readonly name: string }[];
  /** Takes nobody in any more, sends everybody away to come back, makes all durable and saved. */
  close(): Promise<void>;
  stats(): LiveStats;
}

/** Why a live document could not be opened or changed. */
export class LiveError extends Error {
  readonly code: 'not-found' | 'too-large' | 'shutting-down';
  constructor(code: LiveError['code'], message: string) {
    super(message);
    this.name = 'LiveError';
    this.code = code;
  }
}
