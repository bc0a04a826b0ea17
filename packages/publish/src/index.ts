export type { ExportFormat } from './format.ts';
export { publishedText } from './published-text.ts';
export { formats } from './registry.generated.ts';
