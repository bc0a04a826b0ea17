// Written by `npm run generate`. Do not edit: add a folder or a file instead.
import type { ExportFormat } from './format.ts';
import { format as actionsCsv } from './formats/actions-csv.ts';
import { format as chat } from './formats/chat.ts';
import { format as html } from './formats/html.ts';
import { format as markdown } from './formats/markdown.ts';

export const formats: readonly ExportFormat[] = [
  actionsCsv,
  chat,
  html,
  markdown,
];
