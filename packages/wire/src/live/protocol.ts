/**
 * The live protocol: binary WebSocket frames, `[kind: varuint][body]`, over lib0's encoding (`frames.ts`).
 *
 * A client says hello with its state vector; the server answers with what the client lacks and with its own state
 * vector, and the client sends what the server lacks. From then on both send updates. The server gathers what arrives
 * in a tick, merges it, makes it durable in one transaction, and only then sends one frame to each client and an
 * acknowledgement to each sender: an edit that is acknowledged survives a crash.
 *
 * The document is a `Y.Doc`: `getText('text')` is the file's text; `getMap('about').get('history')` names the document's
 * history, so that a copy kept from before the library was replaced is never merged into another text.
 */
export const liveProtocolVersion = 1;

/** What a frame is. Numbers are permanent. */
export const frameKinds = {
  /** Client → server: protocol version, client id of the `Y.Doc`, state vector, history ('' where it has none). */
  hello: 0,
  /** Server → client: what the client lacks (an update), the server's state vector, JSON facts of the session. */
  welcome: 1,
  /** Client → server: number of the frame, update. Server → client: updates of a tick, merged. */
  update: 2,
  /** Both ways: awareness (presence and cursors) as y-protocols encodes it. */
  awareness: 3,
  /** Server → client: every update of this client up to the number is durable. */
  acknowledged: 4,
  /** Server → client: JSON, a `LiveNotice`. */
  notice: 5,
  /** Client → server: a number; server → client: the same number. Tells a live connection from a dead one. */
  pulse: 6,
  /** Server → client: a state vector; the client sends all it has beyond that, under a new number. */
  wanted: 7,
  /** Client → server: an update, and where the cursor is after it: number, update, awareness. */
  edit: 8,
} as const;

/** Names of the shared types within the `Y.Doc`. */
export const textName = 'text';
export const aboutName = 'about';

/** The largest document, in UTF-16 units. */
export const maxTextLength = 4_000_000;
/** The largest frame that the server reads: an offline copy of the largest document fits. */
export const maxFrameBytes = 24 * 1024 * 1024;
/** The largest presence of one person, as JSON. */
export const maxPresenceBytes = 4096;

export const refusedReasons = [
  'not-found',
  'not-signed-in',
  'access-lost',
  'other-history',
  'bad-update',
  'too-large',
  'new-version',
  'too-many',
  'removed',
  'shutting-down',
] as const;
export type RefusedReason = (typeof refusedReasons)[number];

export type LiveMode = 'write' | 'read';
/** Why somebody may only read: a reader's role, or what they may do with this postmortem. */
export type ModeBecause = 'role' | 'access';

/** Facts of the session, in the welcome. */
export interface LiveFacts {
  readonly mode: LiveMode;
  readonly because: ModeBecause;
  /** Which run of which server answers: after another one, the client offers everything again. */
  readonly server: string;
  readonly history: string;
  /** The saved version; the live text may be ahead of it. */
  readonly version: number;
}

export type LiveNotice =
  /** The text is saved as this version; `by` are ids of people. */
  | { readonly kind: 'saved'; readonly version: number; readonly at: string; readonly by: readonly string[] }
  | { readonly kind: 'mode'; readonly mode: LiveMode; readonly because: ModeBecause }
  /** Edits cannot be made durable at present (or can again); they are kept, and tried again. */
  | { readonly kind: 'storage'; readonly failing: boolean; readonly message: string }
  | { readonly kind: 'going-away'; readonly inMs: number }
  | { readonly kind: 'comments' }
  | { readonly kind: 'evidence' }
  | { readonly kind: 'meta' }
  | { readonly kind: 'refused'; readonly reason: RefusedReason; readonly message: string };
