import * as z from 'zod';
import { endpoint } from '../endpoint.ts';
import { EvidenceFile, EvidenceRow, Id, Instant, Page } from '../shapes.ts';

/** A row that a draft from the evidence proposes for the timeline. */
export const DraftEntryShape = z.object({
  at: z.string(),
  text: z.string(),
  kind: z.string(),
  events: z.array(z.string()),
});

export const evidence = {
  'GET /api/postmortems/:id/evidence': endpoint({
    summary: 'Record files given to this postmortem',
    access: 'reader',
    scope: 'read',
    postmortem: 'id',
    response: z.object({ items: z.array(EvidenceFile) }),
  }),
  'POST /api/postmortems/:id/evidence': endpoint({
    summary: 'Read finished uploads as records; answers at once, progress shows in the list',
    access: 'member',
    scope: 'write',
    postmortem: 'id',
    body: z.object({
      uploads: z.array(Id).min(1).max(200),
      zone: z.string().max(60).optional(),
      from: Instant.optional(),
      to: Instant.optional(),
    }),
    response: z.object({ items: z.array(EvidenceFile) }),
  }),
  'POST /api/postmortems/:id/evidence/:file/cancel': endpoint({
    summary: 'Stop reading a record file',
    access: 'member',
    scope: 'write',
    postmortem: 'id',
    response: EvidenceFile,
  }),
  'DELETE /api/postmortems/:id/evidence/:file': endpoint({
    summary: 'Take a record file away, with its events',
    access: 'member',
    scope: 'write',
    postmortem: 'id',
  }),
  'GET /api/postmortems/:id/events': endpoint({
    summary: 'Events of the records, in order of time',
    access: 'reader',
    scope: 'read',
    postmortem: 'id',
    query: z.object({
      cursor: z.string().optional(),
      limit: z.coerce.number().int().min(1).max(1000).default(200),
      source: z.string().optional(),
      kind: z.string().optional(),
      from: Instant.optional(),
      to: Instant.optional(),
      q: z.string().max(200).optional(),
      /** Comma-separated ids: the events that citations name. */
      ids: z.string().max(4000).optional(),
    }),
    response: Page(EvidenceRow).extend({
      sources: z.array(z.object({ source: z.string(), count: z.number().int() })),
    }),
  }),
  'POST /api/postmortems/:id/draft': endpoint({
    summary:
      'Draft from the evidence: a whole text for an empty document, entries and moments to accept for another',
    access: 'member',
    scope: 'write',
    postmortem: 'id',
    body: z.object({
      template: z.string().optional(),
      from: Instant.optional(),
      to: Instant.optional(),
      zone: z.string().max(60).optional(),
    }),
    response: z.object({
      markdown: z.string(),
      entries: z.array(DraftEntryShape),
      moments: z.record(z.string(), z.object({ at: z.string() })),
      questions: z.array(z.object({ section: z.string(), text: z.string() })),
      /** Footnote definition of each event cited, by event id: what `citeInEntry` adds at the end. */
      citations: z.record(z.string(), z.string()),
    }),
  }),
};
