export * as actions from './nouns/actions.ts';
export * as audit from './nouns/audit.ts';
export * as comments from './nouns/comments.ts';
export type { EventFilter, EventRow } from './nouns/events.ts';
export * as events from './nouns/events.ts';
export type { EvidenceFileRow, EvidenceProblem, EvidenceState } from './nouns/evidence-files.ts';
export * as evidenceFiles from './nouns/evidence-files.ts';
export * as home from './nouns/home.ts';
export * as idempotency from './nouns/idempotency.ts';
export * as invitations from './nouns/invitations.ts';
export * as jobs from './nouns/jobs.ts';
export * as live from './nouns/live.ts';
export * as mentions from './nouns/mentions.ts';
export * as outbox from './nouns/outbox.ts';
export * as postmortems from './nouns/postmortems.ts';
export * as revisions from './nouns/revisions.ts';
export * as savedViews from './nouns/saved-views.ts';
export * as search from './nouns/search.ts';
export * as sessions from './nouns/sessions.ts';
export * as settings from './nouns/settings.ts';
export * as similar from './nouns/similar.ts';
export * as tokens from './nouns/tokens.ts';
export * as uploads from './nouns/uploads.ts';
export * as users from './nouns/users.ts';
export { openStore } from './open-store.ts';
export type { Paged, PageOptions } from './paging.ts';
export { personKey } from './person-key.ts';
export type { Projection } from './project-document.ts';
export { projectionVersion } from './projection-version.ts';
export type * from './schema.ts';
export {
  type Db,
  type Engine,
  type LiveNote,
  type OpenOptions,
  type Store,
  StoreError,
} from './store.ts';
export { type Role, system, type Viewer } from './viewer.ts';
export { exportFolder } from './whole/export-folder.ts';
export { type Imported, type ImportOptions, importFiles } from './whole/import-files.ts';
export { longestText, textOfBytes } from './whole/markdown-file.ts';
export { type Progress, reindex } from './whole/reindex.ts';
export { copyLibrary, restoreBackup } from './whole/restore-backup.ts';
