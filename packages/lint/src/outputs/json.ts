import { countFindings, type LocatedFile } from '../locate.ts';

/** One JSON document with every finding, as DESIGN promises; `why` and `rewrite` come besides. */
export function printJson(files: readonly LocatedFile[]): string {
  return `{"files":[${files.map(printJsonFile).join(',')}],"counts":${JSON.stringify(countFindings(files))}}\n`;
}

/** One element of `files`, for a caller that writes them as they come. */
export function printJsonFile({ file, findings }: LocatedFile): string {
  return JSON.stringify({ file, findings: findings.map(({ source: _, ...finding }) => finding) });
}
