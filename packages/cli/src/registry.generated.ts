// Written by `npm run generate`. Do not edit: add a folder or a file instead.
import type { CommandEntry } from './command.ts';

export const commands: readonly CommandEntry[] = [
];
