import type { ExportFormat } from '../format.ts';
import { publishedText } from '../published-text.ts';

export const format: ExportFormat = {
  id: 'markdown',
  title: 'Markdown without prompts and comments',
  extension: 'md',
  write: publishedText,
};
