/** Rows of the store as the wire's shapes: people get initials and colours, and nothing is said that is not promised. */

import type {
  ActionRow,
  Comment,
  EvidenceFile,
  EvidenceRow,
  PostmortemDetail,
  PostmortemSummary,
  Revision,
  Upload,
  User,
} from '@debrief/wire';
import type * as z from 'zod';
import { mayOf } from '../auth/may.ts';
import { personOf, personOrNull } from '../auth/person.ts';
import type { Actor } from '../context.ts';
import type {
  ActionItemRow,
  CommentRow,
  DetailRow,
  EventRow,
  EvidenceFileRow,
  RevisionRow,
  SummaryRow,
  UploadRow,
  UserRow,
} from '../rows.ts';

export function summaryShape(row: SummaryRow): PostmortemSummary {
  return {
    id: row.id,
    title: row.title,
    fileName: row.fileName,
    state: row.state,
    severity: row.severity,
    severityRaw: row.severityRaw,
    date: row.date,
    durationMinutes: row.durationMinutes,
    services: row.services,
    authors: row.authors,
    openActions: row.openActions,
    restricted: row.restricted,
    updatedAt: row.updatedAt,
    updatedBy: personOrNull(row.updatedBy),
    version: row.version,
  };
}

export function detailShape(
  row: DetailRow,
  actor: Actor,
  deadlines: PostmortemDetail['deadlines'],
): PostmortemDetail {
  return {
    ...summaryShape(row),
    text: row.text,
    createdAt: row.createdAt,
    createdBy: personOrNull(row.createdBy),
    people: row.people.map(personOf),
    deadlines,
    may: mayOf(actor, row),
    removedAt: row.removedAt,
  };
}

export function revisionShape(row: RevisionRow): Revision {
  const { id, version, at, authors, reason, added, removed } = row;
  return { id, version, at, authors: authors.map(personOf), reason, added, removed };
}

export function commentShape(row: CommentRow): Comment {
  const { id, thread, at, editedAt, text, mentions, anchor, suggestion, resolvedAt, outcome } = row;
  return {
    id,
    thread,
    author: personOf(row.author),
    at,
    editedAt,
    text,
    mentions,
    anchor,
    suggestion,
    resolvedAt,
    resolvedBy: personOrNull(row.resolvedBy),
    outcome,
  };
}

export function actionShape(row: ActionItemRow): ActionRow {
  const { id, postmortem, title, owner, due, overdue, priority, status, type, strength, ticket, line } = row;
  const ownerPerson = personOrNull(row.ownerPerson);
  return {
    id,
    postmortem,
    title,
    owner,
    ownerPerson,
    due,
    overdue,
    priority,
    status,
    type,
    strength,
    ticket,
    line,
  };
}

export function evidenceShape(row: EvidenceFileRow): EvidenceFile {
  const { id, name, size, sha256, source, events, from, to, addedAt, state, progress, problems } = row;
  const addedBy = personOrNull(row.addedBy);
  return { id, name, size, sha256, source, events, from, to, addedAt, addedBy, state, progress, problems };
}

export function eventShape(row: EventRow): EvidenceRow {
  const { id, file, at, until, source, kind, actor, text, url, place, sha256 } = row;
  return { id, file, at, until, source, kind, actor, text, url, place, sha256 };
}

export function uploadShape(row: UploadRow): Upload {
  return { id: row.id, name: row.name, size: row.size, offset: row.received, evidence: row.evidenceId };
}

export function userShape(row: UserRow): z.input<typeof User> {
  const { email, role, disabled, createdAt, lastSeenAt } = row;
  return { ...personOf(row), email, role, disabled, createdAt, lastSeenAt };
}
