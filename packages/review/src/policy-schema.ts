/**
 * `debrief.yaml`: the team's policy. Every key is optional; `defaultPolicy` is what holds without the file.
 */
import * as z from 'zod';

const severityName = z.enum(['error', 'warning', 'info', 'off']);
const names = z.array(z.string().min(1)).readonly();
const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a date such as 2024-01-15');
const days = z.int().min(0).max(3650);

const ruleSetting = z.union([
  severityName,
  z.strictObject({
    severity: severityName.optional(),
    options: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), names])).optional(),
  }),
]);

export const policySchema = z.strictObject({
  zone: z
    .string()
    .optional()
    .describe('Zone assumed where a document states none: an IANA name or an offset.'),
  severities: z
    .record(z.string(), z.int().min(1).max(5))
    .optional()
    .describe('House names of severities and their level; 1 is the worst.'),
  triggers: z
    .strictObject({
      severity: z
        .int()
        .min(1)
        .max(5)
        .optional()
        .describe('Incidents of this level or worse get a postmortem.'),
      customerFacingMinutes: z.number().min(0).optional().describe('Customer-facing for longer than this.'),
      dataLoss: z.boolean().optional(),
      security: z.boolean().optional(),
      nearMiss: z.boolean().optional(),
      novel: z.boolean().optional().describe('A way of failing that was not seen before.'),
      unusualIntervention: z.boolean().optional().describe('Somebody had to step outside the normal ways.'),
    })
    .optional(),
  deadlines: z
    .strictObject({
      draft: days.optional(),
      meeting: days.optional(),
      final: days.optional(),
      workingDays: z.boolean().optional().describe('Count working days only (the default).'),
      weekend: z.array(z.int().min(0).max(6)).optional().describe('Days off, 0 is Sunday.'),
      holidays: z.array(isoDate).optional(),
      actions: z
        .record(z.string(), days)
        .optional()
        .describe('Most days an action of this priority may take.'),
    })
    .optional(),
  sections: z
    .strictObject({
      required: names.optional().describe('Kinds of section that every document needs.'),
      bySeverity: z
        .record(z.string().regex(/^[1-5]$/), names)
        .optional()
        .describe('Further ones by severity level.'),
    })
    .optional(),
  review: z.strictObject({ reviewers: z.int().min(0).max(20).optional() }).optional(),
  roster: names.optional().describe('Names and handles of people.'),
  teams: names.optional(),
  services: names.optional(),
  templates: z.string().optional().describe('Folder of your own templates, beside this file.'),
  lint: z
    .strictObject({
      rules: z.record(z.string(), ruleSetting).optional(),
      vocabulary: z
        .record(z.string(), z.strictObject({ add: names.optional(), allow: names.optional() }))
        .optional()
        .describe('Words that a rule takes besides its own, or never takes.'),
    })
    .optional(),
});

export type PolicyFile = z.infer<typeof policySchema>;

/** The JSON Schema (draft 2020-12) of `debrief.yaml`, for editors. */
export function policyJsonSchema(): Record<string, unknown> {
  return {
    $id: 'debrief.schema.json',
    title: 'debrief.yaml',
    ...z.toJSONSchema(policySchema, { io: 'input' }),
  };
}
