// Written by `npm run generate`. Do not edit: add a folder or a file instead.
import { rule as beCarefulAction } from './rules/be-careful-action/rule.ts';
import { rule as ruleFailed } from './rules/rule-failed/rule.ts';
import { rule as suppressionInvalid } from './rules/suppression-invalid/rule.ts';
import { rule as suppressionUnused } from './rules/suppression-unused/rule.ts';
import { rule as weakActionsOnly } from './rules/weak-actions-only/rule.ts';
import type { Rule } from './rule.ts';

export const rules: readonly Rule[] = [
  beCarefulAction,
  ruleFailed,
  suppressionInvalid,
  suppressionUnused,
  weakActionsOnly,
];
