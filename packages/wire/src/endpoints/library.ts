import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import {
  ActionRow,
  Comment,
  DocumentStateShape,
  FacetValue,
  GateShape,
  Id,
  Instant,
  LibraryItem,
  Page,
  PageQuery,
  Person,
  PostmortemDetail,
  PostmortemSummary,
  Revision,
  Upload,
} from '../shapes.ts';

const list = z.string().transform((words) => words.split(',').filter((word) => word !== ''));

/** What narrows the library; lists are comma-separated. `person` is a name or `me`. */
export const LibraryQuery = PageQuery.extend({
  q: z.string().max(300).optional(),
  state: list.optional(),
  severity: list.optional(),
  service: list.optional(),
  factor: list.optional(),
  person: z.string().optional(),
  role: z.enum(['author', 'owner', 'reviewer']).optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  sort: z.enum(['relevance', 'updated', 'date', 'severity']).optional(),
  removed: z.enum(['true', 'false']).optional(),
});

export const Facets = z.object({
  state: z.array(FacetValue),
  severity: z.array(FacetValue),
  service: z.array(FacetValue),
  factor: z.array(FacetValue),
  person: z.array(FacetValue),
  year: z.array(FacetValue),
});

export const SavedView = z.object({ id: Id, name: z.string(), query: z.string(), shared: z.boolean() });

export const library = {
  'GET /api/postmortems': endpoint({
    summary: 'The library: search as you type, with snippets; without words, the newest first',
    access: 'reader',
    scope: 'read',
    query: LibraryQuery,
    response: Page(LibraryItem).extend({
      /** Matches, counted up to `totalCapped`. */
      total: z.number().int(),
      totalCapped: z.boolean(),
      /** A word that the library knows, where the one asked for finds nothing. */
      didYouMean: z.string().nullable(),
    }),
  }),
  'GET /api/facets': endpoint({
    summary: 'Counts for each facet under the same narrowing',
    access: 'reader',
    scope: 'read',
    query: LibraryQuery.omit({ cursor: true, limit: true, sort: true }),
    response: Facets,
  }),
  'POST /api/postmortems': endpoint({
    summary: 'Make a postmortem: from a template, or with the text given',
    access: 'member',
    scope: 'write',
    body: z.object({
      title: z.string().trim().max(300).optional(),
      template: z.string().optional(),
      text: z.string().max(4_000_000).optional(),
      fileName: z.string().max(200).optional(),
      restricted: z.boolean().default(false),
    }),
    response: PostmortemDetail,
  }),
  'POST /api/example': endpoint({
    summary: 'Open the example incident: a postmortem with its records, drafted',
    access: 'member',
    scope: 'write',
    response: PostmortemDetail,
  }),
  'POST /api/import': endpoint({
    summary: 'Import finished uploads (Markdown, HTML, zips of them) as postmortems',
    access: 'member',
    scope: 'write',
    body: z.object({ uploads: z.array(Id).min(1).max(1000), restricted: z.boolean().default(false) }),
    response: z.object({
      made: z.array(PostmortemSummary),
      refused: z.array(z.object({ file: z.string(), message: z.string() })),
    }),
  }),
  'GET /api/views': endpoint({
    summary: 'Saved views of the library',
    access: 'reader',
    scope: 'read',
    response: z.object({ items: z.array(SavedView) }),
  }),
  'POST /api/views': endpoint({
    summary: 'Save a view',
    access: 'reader',
    scope: 'none',
    body: z.object({
      name: z.string().trim().min(1).max(80),
      query: z.string().max(1000),
      shared: z.boolean(),
    }),
    response: SavedView,
  }),
  'DELETE /api/views/:id': endpoint({ summary: 'Remove a saved view', access: 'reader', scope: 'none' }),
  'GET /api/home': endpoint({
    summary: 'What waits for me',
    access: 'reader',
    scope: 'read',
    response: z.object({
      drafts: z.array(PostmortemSummary.extend({ due: z.string().nullable(), overdue: z.boolean() })),
      reviews: z.array(PostmortemSummary.extend({ due: z.string().nullable(), overdue: z.boolean() })),
      actions: z.array(ActionRow),
      mentions: z.array(
        z.object({
          comment: Comment,
          postmortem: z.object({ id: Id, title: z.string() }),
          read: z.boolean(),
        }),
      ),
      recent: z.array(PostmortemSummary),
      /** Postmortems that this person may see. */
      total: z.number().int(),
    }),
  }),
  'POST /api/mentions/read': endpoint({
    summary: 'Mark mentions as read',
    access: 'reader',
    scope: 'none',
    body: z.object({ comments: z.array(Id) }),
  }),
  'GET /api/actions': endpoint({
    summary: 'Action items across the library',
    access: 'reader',
    scope: 'read',
    query: PageQuery.extend({
      show: z.enum(['open', 'overdue', 'mine', 'done', 'all']).default('open'),
      q: z.string().max(200).optional(),
      owner: z.string().optional(),
      sort: z.enum(['due', 'severity', 'updated']).default('due'),
    }),
    response: Page(ActionRow).extend({
      counts: z.object({
        open: z.number().int(),
        overdue: z.number().int(),
        mine: z.number().int(),
        done: z.number().int(),
      }),
    }),
  }),
  'GET /api/templates': endpoint({
    summary: 'Templates to begin with',
    access: 'reader',
    scope: 'read',
    response: z.object({
      items: z.array(
        z.object({ name: z.string(), title: z.string(), description: z.string(), text: z.string() }),
      ),
    }),
  }),
  'POST /api/triggers': endpoint({
    summary: 'Whether the policy asks for a postmortem, and why',
    access: 'reader',
    scope: 'read',
    body: z.object({
      severity: z.string().nullable(),
      customerFacing: z.boolean().nullable(),
      customerMinutes: z.number().nullable(),
      dataLoss: z.boolean().nullable(),
      security: z.boolean().nullable(),
      nearMiss: z.boolean().nullable(),
      novel: z.boolean().nullable(),
      unusualIntervention: z.boolean().nullable(),
    }),
    response: z.object({
      asked: z.boolean(),
      triggers: z.array(
        z.object({ trigger: z.string(), fires: z.boolean().nullable(), because: z.string() }),
      ),
    }),
  }),
  'GET /api/policy': endpoint({
    summary: 'The team’s policy (debrief.yaml)',
    access: 'reader',
    scope: 'read',
    response: z.object({
      yaml: z.string(),
      problems: z.array(z.object({ message: z.string(), line: z.number() })),
    }),
  }),
  'PUT /api/policy': endpoint({
    summary: 'Replace the policy',
    access: 'admin',
    scope: 'admin',
    body: z.object({ yaml: z.string().max(200_000) }),
    response: z.object({ yaml: z.string() }),
  }),
  'GET /api/events': endpoint({
    summary: 'Server-sent events: what changed in the library, for pages that are open',
    access: 'reader',
    scope: 'read',
    produces: 'text/event-stream',
  }),
  'POST /api/uploads': endpoint({
    summary: 'Begin a resumable upload',
    access: 'member',
    scope: 'write',
    body: z.object({ name: z.string().min(1).max(300), size: z.number().int().min(0) }),
    response: Upload,
    problems: ['too-large', 'storage-full'],
  }),
  'GET /api/uploads/:id': endpoint({
    summary: 'How far an upload got',
    access: 'member',
    scope: 'write',
    response: Upload,
  }),
  'PATCH /api/uploads/:id': endpoint({
    summary: 'Send the next bytes; `Upload-Offset` says where they begin',
    access: 'member',
    scope: 'write',
    consumes: 'application/octet-stream',
    response: Upload,
    problems: ['offset-mismatch', 'storage-full'],
  }),
  'DELETE /api/uploads/:id': endpoint({ summary: 'Give an upload up', access: 'member', scope: 'write' }),
};

export const postmortem = {
  'GET /api/postmortems/:id': endpoint({
    summary: 'A postmortem with its text (ETag: its version)',
    access: 'reader',
    scope: 'read',
    postmortem: 'id',
    response: PostmortemDetail,
  }),
  'GET /api/postmortems/:id/text': endpoint({
    summary: 'The Markdown file, byte for byte',
    access: 'reader',
    scope: 'read',
    postmortem: 'id',
    produces: 'text/markdown',
  }),
  'GET /api/postmortems/:id/page': endpoint({
    summary: 'The document as a page of HTML, for reading and printing',
    access: 'reader',
    scope: 'read',
    postmortem: 'id',
    produces: 'text/html',
  }),
  'GET /api/postmortems/:id/export/:format': endpoint({
    summary: 'The document in one of the export formats',
    access: 'reader',
    scope: 'read',
    postmortem: 'id',
    produces: 'application/octet-stream',
  }),
  'PUT /api/postmortems/:id/text': endpoint({
    summary: 'Save a whole text, seen at the version of `If-Match`; merges with what others type meanwhile',
    access: 'member',
    scope: 'write',
    postmortem: 'id',
    body: z.object({ text: z.string().max(4_000_000), reason: z.string().max(300).default('edited') }),
    response: PostmortemSummary,
    problems: ['changed-meanwhile', 'precondition-required'],
  }),
  'PATCH /api/postmortems/:id': endpoint({
    summary: 'Restrict a postmortem to some people, or open it',
    access: 'member',
    scope: 'write',
    postmortem: 'id',
    body: z.object({
      restricted: z.boolean().optional(),
      people: z.array(Id).optional(),
      fileName: z.string().min(1).max(200).optional(),
    }),
    response: PostmortemDetail,
  }),
  'DELETE /api/postmortems/:id': endpoint({
    summary: 'Put a postmortem into the bin; `POST …/recover` takes it out again',
    access: 'member',
    scope: 'write',
    postmortem: 'id',
  }),
  'POST /api/postmortems/:id/recover': endpoint({
    summary: 'Take a postmortem out of the bin',
    access: 'member',
    scope: 'write',
    postmortem: 'id',
    response: PostmortemDetail,
  }),
  'POST /api/postmortems/:id/state': endpoint({
    summary: 'Move to Draft, In Review or Final; refused where the gate is not met',
    access: 'member',
    scope: 'write',
    postmortem: 'id',
    body: z.object({ state: DocumentStateShape, reason: z.string().max(300).optional() }),
    response: PostmortemSummary,
    problems: ['gate-not-met'],
  }),
  'GET /api/postmortems/:id/gate': endpoint({
    summary: 'The checklist of eight, and what stands between the document and its next states',
    access: 'reader',
    scope: 'read',
    postmortem: 'id',
    response: GateShape,
  }),
  'GET /api/postmortems/:id/findings': endpoint({
    summary: 'What the linter says of the saved text',
    access: 'reader',
    scope: 'read',
    postmortem: 'id',
    response: z.object({
      version: z.number().int(),
      findings: z.array(
        z.object({
          rule: z.string(),
          severity: z.enum(['error', 'warning', 'info']),
          message: z.string(),
          url: z.string(),
          from: z.number().int(),
          to: z.number().int(),
          line: z.number().int(),
          column: z.number().int(),
        }),
      ),
    }),
  }),
  'GET /api/postmortems/:id/similar': endpoint({
    summary: 'Incidents most like this one, each with its reasons',
    access: 'reader',
    scope: 'read',
    postmortem: 'id',
    response: z.object({
      items: z.array(
        z.object({ postmortem: PostmortemSummary, score: z.number(), why: z.array(z.string()) }),
      ),
    }),
  }),
  'GET /api/postmortems/:id/revisions': endpoint({
    summary: 'History, newest first',
    access: 'reader',
    scope: 'read',
    postmortem: 'id',
    query: PageQuery,
    response: Page(Revision),
  }),
  'GET /api/postmortems/:id/revisions/:revision': endpoint({
    summary: 'The text as it was then',
    access: 'reader',
    scope: 'read',
    postmortem: 'id',
    response: Revision.extend({ text: z.string(), before: z.string() }),
  }),
  'POST /api/postmortems/:id/revisions/:revision/restore': endpoint({
    summary: 'Make an old text the present one, as a new revision',
    access: 'member',
    scope: 'write',
    postmortem: 'id',
    response: PostmortemSummary,
  }),
  'GET /api/postmortems/:id/comments': endpoint({
    summary: 'Comments and suggestions, oldest first',
    access: 'reader',
    scope: 'read',
    postmortem: 'id',
    response: z.object({ items: z.array(Comment) }),
  }),
  'POST /api/postmortems/:id/comments': endpoint({
    summary: 'Comment, answer in a thread, or suggest other words',
    access: 'reader',
    scope: 'write',
    postmortem: 'id',
    body: z.object({
      text: z.string().max(10_000),
      thread: Id.optional(),
      anchor: Comment.shape.anchor.optional(),
      suggestion: z.string().max(50_000).optional(),
      mentions: z.array(Id).max(50).default([]),
    }),
    response: Comment,
  }),
  'PATCH /api/postmortems/:id/comments/:comment': endpoint({
    summary: 'Change one’s own comment; resolve or reopen a thread; accept or decline a suggestion',
    access: 'reader',
    scope: 'write',
    postmortem: 'id',
    body: z.object({
      text: z.string().max(10_000).optional(),
      resolved: z.boolean().optional(),
      outcome: z.enum(['accepted', 'declined']).optional(),
    }),
    response: Comment,
  }),
  'DELETE /api/postmortems/:id/comments/:comment': endpoint({
    summary: 'Remove one’s own comment',
    access: 'reader',
    scope: 'write',
    postmortem: 'id',
  }),
};

export const LibraryChange = z.object({
  kind: z.enum(['saved', 'removed', 'recovered', 'comments', 'evidence', 'access']),
  postmortem: Id,
  at: Instant,
  actor: Person.nullable(),
});
