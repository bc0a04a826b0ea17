import * as z from 'zod';
import { endpoint } from '../endpoint.ts';
import {
  ActionRow,
  Comment,
  FacetValue,
  Id,
  Instant,
  LibraryItem,
  Page,
  PageQuery,
  Person,
  PostmortemDetail,
  PostmortemSummary,
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

export const LibraryChange = z.object({
  kind: z.enum(['saved', 'removed', 'recovered', 'comments', 'evidence', 'access']),
  postmortem: Id,
  at: Instant,
  actor: Person.nullable(),
});
