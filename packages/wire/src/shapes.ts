import * as z from 'zod';

/** ISO 8601 in UTC, `2024-01-15T14:23:00Z` (milliseconds allowed). */
export const Instant = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/);
export const Id = z.string().regex(/^[a-z0-9]{6,40}$/);

export const RoleShape = z.enum(['admin', 'member', 'reader']);

/** A person as others see them. */
export const Person = z.object({ id: Id, name: z.string(), initials: z.string(), colour: z.number().int() });
export type Person = z.infer<typeof Person>;

export const DocumentStateShape = z.enum(['draft', 'in-review', 'final']);

export const Page = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });

export const PageQuery = z.object({
  cursor: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** What lists show of a postmortem. */
export const PostmortemSummary = z.object({
  id: Id,
  title: z.string(),
  /** Name of the file it came from or is exported as: `2024-01-15-checkout.md`. */
  fileName: z.string(),
  state: DocumentStateShape,
  severity: z.number().int().nullable(),
  severityRaw: z.string().nullable(),
  /** ISO date of the incident. */
  date: z.string().nullable(),
  durationMinutes: z.number().nullable(),
  services: z.array(z.string()),
  authors: z.array(z.string()),
  openActions: z.number().int(),
  restricted: z.boolean(),
  updatedAt: Instant,
  updatedBy: Person.nullable(),
  /** Grows by one with each saved text. */
  version: z.number().int(),
});
export type PostmortemSummary = z.infer<typeof PostmortemSummary>;

/** A piece of text with the places that a search found. */
export const Snippet = z.object({
  section: z.string().nullable(),
  text: z.string(),
  marks: z.array(z.object({ from: z.number().int(), to: z.number().int() })),
});

export const LibraryItem = PostmortemSummary.extend({ snippets: z.array(Snippet) });
export type LibraryItem = z.infer<typeof LibraryItem>;

export const FacetValue = z.object({ value: z.string(), label: z.string(), count: z.number().int() });

export const Deadline = z.object({
  name: z.enum(['draft', 'meeting', 'final']),
  date: z.string(),
  overdue: z.boolean(),
});

export const PostmortemDetail = PostmortemSummary.extend({
  text: z.string(),
  createdAt: Instant,
  createdBy: Person.nullable(),
  people: z.array(Person),
  deadlines: z.array(Deadline),
  may: z.object({ edit: z.boolean(), restrict: z.boolean(), remove: z.boolean() }),
  removedAt: Instant.nullable(),
});
export type PostmortemDetail = z.infer<typeof PostmortemDetail>;

export const Revision = z.object({
  id: Id,
  version: z.number().int(),
  at: Instant,
  authors: z.array(Person),
  reason: z.string(),
  /** Characters added and removed against the revision before. */
  added: z.number().int(),
  removed: z.number().int(),
});
export type Revision = z.infer<typeof Revision>;

/**
 * Where a comment stands. `from`/`to` are Yjs relative positions (base64) of the live text; `quote` is what stood
 * there, `line` (1-based) where it was then: for readers without the live text.
 */
export const Anchor = z.object({
  from: z.string(),
  to: z.string(),
  quote: z.string().max(2000),
  line: z.number().int().min(1),
});
export type Anchor = z.infer<typeof Anchor>;

export const Comment = z.object({
  id: Id,
  /** The comment that opened the thread; its own id for that one. */
  thread: Id,
  author: Person,
  at: Instant,
  editedAt: Instant.nullable(),
  text: z.string(),
  mentions: z.array(Id),
  anchor: Anchor.nullable(),
  /** Text proposed in place of the anchored; null for a plain comment. */
  suggestion: z.string().nullable(),
  resolvedAt: Instant.nullable(),
  resolvedBy: Person.nullable(),
  outcome: z.enum(['accepted', 'declined']).nullable(),
});
export type Comment = z.infer<typeof Comment>;

export const ActionRow = z.object({
  id: Id,
  postmortem: z.object({ id: Id, title: z.string(), severity: z.number().int().nullable() }),
  title: z.string(),
  owner: z.string().nullable(),
  ownerPerson: Person.nullable(),
  due: z.string().nullable(),
  overdue: z.boolean(),
  priority: z.string().nullable(),
  status: z.enum(['open', 'in-progress', 'done', 'dropped']),
  type: z.string().nullable(),
  strength: z.string().nullable(),
  ticket: z.string().nullable(),
  line: z.number().int(),
});
export type ActionRow = z.infer<typeof ActionRow>;

/** A record file that was given to a postmortem. */
export const EvidenceFile = z.object({
  id: Id,
  name: z.string(),
  size: z.number().int(),
  sha256: z.string(),
  source: z.string().nullable(),
  events: z.number().int(),
  from: Instant.nullable(),
  to: Instant.nullable(),
  addedAt: Instant,
  addedBy: Person.nullable(),
  state: z.enum(['uploading', 'reading', 'ready', 'refused', 'cancelled']),
  /** Bytes read so far of `size`, while reading. */
  progress: z.number().int(),
  problems: z.array(z.object({ file: z.string(), level: z.string(), message: z.string() })),
});
export type EvidenceFile = z.infer<typeof EvidenceFile>;

/** A normalised event as the drawer shows it (`evidence` package's shape, flattened). */
export const EvidenceRow = z.object({
  id: z.string(),
  file: Id,
  at: Instant,
  until: Instant.nullable(),
  source: z.string(),
  kind: z.string(),
  actor: z.string().nullable(),
  text: z.string(),
  url: z.string().nullable(),
  /** The record's place: `export.zip!/general/2024-01-15.json:12`. */
  place: z.string(),
  sha256: z.string(),
});
export type EvidenceRow = z.infer<typeof EvidenceRow>;

export const Upload = z.object({
  id: Id,
  name: z.string(),
  size: z.number().int(),
  offset: z.number().int(),
  evidence: Id.nullable(),
});
export type Upload = z.infer<typeof Upload>;

export const Obstacle = z.object({
  code: z.string(),
  message: z.string(),
  line: z.number().int().nullable(),
});

/** What stands between a document and its next states (`review`'s gate, places as lines). */
export const GateShape = z.object({
  state: DocumentStateShape,
  checklist: z.array(z.object({ id: z.string(), title: z.string(), met: z.boolean(), because: z.string() })),
  toInReview: z.array(Obstacle),
  toFinal: z.array(Obstacle),
});
