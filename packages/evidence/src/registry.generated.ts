// Written by `npm run generate`. Do not edit: add a folder or a file instead.
import type { Source } from './source.ts';

export const sources: readonly Source[] = [
];
