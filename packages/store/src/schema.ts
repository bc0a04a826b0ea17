/**
 * The tables, as Kysely knows them; the same on SQLite and PostgreSQL. Instants are ISO 8601 text in UTC with
 * milliseconds (they sort as text on both engines), booleans 0/1, JSON is text, bytes are blobs (`bytea`).
 * What only one engine has (full text) is not here but in `search/`.
 */

import type { Generated } from 'kysely';

export interface PostmortemTable {
  /** Counts up in order of insertion; what the search index calls this postmortem. */
  number: Generated<number>;
  id: string;
  file_name: string;
  /** The document's own bytes as text: the truth of everything else in this row but access. */
  text: string;
  /** Grows by one with each saved text; the ETag. */
  version: number;
  /** Sequence number of the last live update that `text` holds. */
  live_seq: number;
  restricted: number;
  created_at: string;
  created_by: string | null;
  updated_at: string;
  updated_by: string | null;
  /** In the bin since; null where it is not. */
  removed_at: string | null;
  // Read off the text (`project-document.ts`), for lists and facets.
  title: string;
  state: string;
  severity: number | null;
  severity_raw: string | null;
  date: string | null;
  duration_minutes: number | null;
  open_actions: number;
  done_actions: number;
  /** Version of the projection that made the columns above and the tables below; `reindex` renews older ones. */
  projection: number;
}

/** Who may see a restricted postmortem, besides administrators. */
export interface AccessTable {
  postmortem_id: string;
  user_id: string;
}

/** One value of a facet of one postmortem: kind is `service`, `factor`, `author`, `owner`, `reviewer`, or `person` for any of the last three. */
export interface FacetTable {
  postmortem_id: string;
  kind: string;
  /** Folded to lower case, for counting. */
  value: string;
  label: string;
}

export interface ActionTable {
  id: string;
  postmortem_id: string;
  position: number;
  title: string;
  owner: string | null;
  /** `owner` folded for matching people. */
  owner_key: string | null;
  due: string | null;
  /** `due`, or a day after all others where there is none: for sorting. */
  due_key: string;
  priority: string | null;
  status: string;
  /** 1 while open or in progress. */
  open: number;
  type: string | null;
  strength: string | null;
  ticket: string | null;
  line: number;
}

export interface TimelineTable {
  postmortem_id: string;
  position: number;
  at: string | null;
  until: string | null;
  precision: string;
  text: string;
  line: number;
}

export interface FactorTable {
  postmortem_id: string;
  position: number;
  text: string;
  line: number;
}

export interface MomentTable {
  postmortem_id: string;
  name: string;
  at: string | null;
  basis: string;
  line: number;
}

export interface RevisionTable {
  id: string;
  postmortem_id: string;
  version: number;
  at: string;
  /** JSON array of user ids. */
  authors: string;
  reason: string;
  text: string;
  added: number;
  removed: number;
}

export interface LiveUpdateTable {
  postmortem_id: string;
  seq: number;
  /** A Yjs update (v1), the merge of a tick. */
  bytes: Uint8Array;
  at: string;
  /** JSON array of user ids whose edits it holds. */
  authors: string;
  /** Which server wrote it: others fetch it, the writer need not. */
  server: string;
}

/** The whole Yjs state up to `seq`; updates up to it may be dropped. */
export interface LiveStateTable {
  postmortem_id: string;
  seq: number;
  bytes: Uint8Array;
}

/** The last sequence number given; apart from the state, so that giving the next one writes a few bytes only. */
export interface LiveHeadTable {
  postmortem_id: string;
  head: number;
}

export interface CommentTable {
  id: string;
  postmortem_id: string;
  thread: string;
  author: string;
  at: string;
  edited_at: string | null;
  text: string;
  mentions: string;
  anchor: string | null;
  suggestion: string | null;
  resolved_at: string | null;
  resolved_by: string | null;
  outcome: string | null;
}

export interface MentionTable {
  comment_id: string;
  postmortem_id: string;
  user_id: string;
  at: string;
  read_at: string | null;
}

export interface EvidenceFileTable {
  id: string;
  postmortem_id: string;
  name: string;
  size: number;
  sha256: string;
  source: string | null;
  events: number;
  first_at: string | null;
  last_at: string | null;
  added_at: string;
  added_by: string | null;
  state: string;
  progress: number;
  problems: string;
}

export interface EventTable {
  postmortem_id: string;
  id: string;
  file_id: string;
  at: string;
  until: string | null;
  source: string;
  kind: string;
  actor: string | null;
  text: string;
  url: string | null;
  place: string;
  sha256: string;
  /** The whole normalised event as JSON. */
  json: string;
}

/** Bytes on their way in; the bytes themselves lie in files of the data folder, or in `upload_chunks` on PostgreSQL. */
export interface UploadTable {
  id: string;
  user_id: string;
  name: string;
  size: number;
  received: number;
  created_at: string;
  evidence_id: string | null;
}

export interface UploadChunkTable {
  upload_id: string;
  position: number;
  bytes: Uint8Array;
}

export interface UserTable {
  id: string;
  email: string;
  name: string;
  role: string;
  /** PHC string (argon2id); null for people who sign in elsewhere. */
  password: string | null;
  /** `issuer subject` of the identity provider. */
  oidc: string | null;
  disabled: number;
  created_at: string;
  last_seen_at: string | null;
}

export interface SessionTable {
  /** SHA-256 of the cookie's value. */
  id: string;
  user_id: string;
  csrf: string;
  created_at: string;
  expires_at: string;
}

export interface InvitationTable {
  id: string;
  /** SHA-256 of the token. */
  token: string;
  email: string;
  role: string;
  invited_by: string;
  created_at: string;
  expires_at: string;
  accepted_at: string | null;
}

export interface TokenTable {
  id: string;
  /** SHA-256 of the secret. */
  secret: string;
  start: string;
  user_id: string;
  name: string;
  scopes: string;
  created_at: string;
  expires_at: string | null;
  last_used_at: string | null;
}

export interface AuditTable {
  id: string;
  at: string;
  actor: string | null;
  verb: string;
  subject: string | null;
  postmortem_id: string | null;
  detail: string;
}

/** What happened, written in the transaction that made it so; delivered afterwards, in order. */
export interface OutboxTable {
  seq: Generated<number>;
  at: string;
  kind: string;
  postmortem_id: string | null;
  actor: string | null;
  payload: string;
}

export interface JobTable {
  id: string;
  kind: string;
  payload: string;
  run_at: string;
  attempts: number;
  /** Lease: which server works on it, until when. */
  leased_by: string | null;
  leased_until: string | null;
  done_at: string | null;
  error: string | null;
}

export interface SavedViewTable {
  id: string;
  user_id: string;
  name: string;
  query: string;
  shared: number;
}

export interface IdempotencyTable {
  user_id: string;
  key: string;
  request: string;
  status: number;
  answer: string;
  created_at: string;
}

/** Facts of the library itself: schema version, policy, set-up token, secrets. */
export interface SettingTable {
  name: string;
  value: string;
}

/** A word of the library; what a mistyped one is compared with. */
export interface WordTable {
  word: string;
}

export interface WordTrigramTable {
  trigram: string;
  word: string;
}

export interface SchemaMigrationTable {
  number: number;
  name: string;
  at: string;
}

export interface Tables {
  postmortems: PostmortemTable;
  access: AccessTable;
  facets: FacetTable;
  actions: ActionTable;
  timeline: TimelineTable;
  factors: FactorTable;
  moments: MomentTable;
  revisions: RevisionTable;
  live_updates: LiveUpdateTable;
  live_states: LiveStateTable;
  live_heads: LiveHeadTable;
  comments: CommentTable;
  mentions: MentionTable;
  evidence_files: EvidenceFileTable;
  events: EventTable;
  uploads: UploadTable;
  upload_chunks: UploadChunkTable;
  users: UserTable;
  sessions: SessionTable;
  invitations: InvitationTable;
  tokens: TokenTable;
  audit: AuditTable;
  outbox: OutboxTable;
  jobs: JobTable;
  saved_views: SavedViewTable;
  idempotency: IdempotencyTable;
  settings: SettingTable;
  words: WordTable;
  word_trigrams: WordTrigramTable;
  schema_migrations: SchemaMigrationTable;
}
