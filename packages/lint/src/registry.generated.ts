// Written by `npm run generate`. Do not edit: add a folder or a file instead.
import type { Rule } from './rule.ts';

export const rules: readonly Rule[] = [
];
