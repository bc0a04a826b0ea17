/** What the tools give, as schemas: the commands' JSON, no more closed than it has to be. */
import * as z from 'zod';

const position = z.number().int();
const text = z.string();
const maybe = text.nullable();

export const findingShape = z.looseObject({
  rule: text,
  severity: z.enum(['error', 'warning', 'info']),
  message: text,
  url: text,
  line: position,
  column: position,
  endLine: position,
  endColumn: position,
  from: position,
  to: position,
  why: text.optional(),
  rewrite: text.optional(),
});

export const lintShape = {
  files: z.array(z.looseObject({ file: text, findings: z.array(findingShape) })),
  counts: z.object({ error: position, warning: position, info: position }),
};

export const inspectShape = { files: z.array(z.looseObject({ file: text, title: maybe })) };

export const draftShape = {
  markdown: text,
  entries: z.array(z.looseObject({ at: text, text, kind: text, events: z.array(text) })),
  moments: z.record(text, z.looseObject({ at: text })),
  questions: z.array(z.looseObject({ section: text, text })),
  eventCount: position,
  written: z.array(text),
  problems: z.array(text),
};

export const actionsShape = {
  files: z.array(
    z.looseObject({
      file: text,
      actions: z.array(z.looseObject({ number: position, title: text, lacks: z.array(text) })),
    }),
  ),
};

export const timelineShape = {
  file: text,
  entries: z.array(z.looseObject({ at: maybe, text, line: position, moments: z.array(text) })),
};

export const measureShape = {
  files: z.array(
    z.looseObject({
      file: text,
      measures: z.array(z.looseObject({ name: text, minutes: z.number().nullable() })),
    }),
  ),
  library: z.array(z.looseObject({ name: text, median: z.number().nullable() })).nullable(),
};

export const triggersShape = {
  file: maybe,
  asked: z.boolean(),
  facts: z.looseObject({}),
  triggers: z.array(z.object({ trigger: text, fires: z.boolean().nullable(), because: text })),
};

export const gateShape = {
  file: text,
  state: text,
  to: text,
  open: z.boolean(),
  checklist: z.array(z.looseObject({ id: text, met: z.boolean(), because: text })),
  obstacles: z.array(z.object({ code: text, message: text, line: position.nullable() })),
  deadlines: z.object({ draft: text, meeting: text, final: text }).nullable(),
};

export const similarShape = {
  results: z.array(z.object({ file: text, score: z.number(), why: z.array(text) })),
};

export const recallShape = {
  results: z.array(
    z.looseObject({
      file: text,
      title: text,
      why: z.array(text),
      checkFirst: z.array(z.object({ text, line: position })),
      openActions: z.array(z.looseObject({ text, line: position })),
    }),
  ),
};

export const rulesShape = {
  rules: z.array(z.object({ id: text, title: text, severity: text, group: text, why: text })),
};
export const templatesShape = { templates: z.array(z.object({ name: text, title: text, use: text })) };
export const sourcesShape = { sources: z.array(z.object({ id: text, title: text })) };
export const writtenShape = { written: text, said: text };
