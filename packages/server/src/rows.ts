/** Rows of the store by their own names. */
import type {
  actions,
  comments,
  events,
  evidenceFiles,
  invitations,
  jobs,
  outbox,
  postmortems,
  revisions,
  sessions,
  tokens,
  uploads,
  users,
} from '@debrief/store';

export type ActionItemRow = actions.ActionItemRow;
export type CommentRow = comments.CommentRow;
export type DetailRow = postmortems.DetailRow;
export type EventRow = events.EventRow;
export type EvidenceFileRow = evidenceFiles.EvidenceFileRow;
export type HeadRow = postmortems.HeadRow;
export type InvitationRow = invitations.InvitationRow;
export type JobRow = jobs.JobRow;
export type OutboxRow = outbox.OutboxRow;
export type PersonRow = users.PersonRow;
export type RevisionRow = revisions.RevisionRow;
export type SessionRow = sessions.SessionRow;
export type SummaryRow = postmortems.SummaryRow;
export type TokenRow = tokens.TokenRow;
export type UploadRow = uploads.UploadRow;
export type UserRow = users.UserRow;
