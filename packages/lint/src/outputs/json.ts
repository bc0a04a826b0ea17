import { countFindings, type LocatedFile } from '../locate.ts';

/** One JSON document with every finding, as DESIGN promises; `why` and `rewrite` come besides. */
export function printJson(files: readonly LocatedFile[]): string {
  const shown = files.map(({ file, findings }) => ({
    file,
    findings: findings.map(({ source: _, ...finding }) => finding),
  }));
  return `${JSON.stringify({ files: shown, counts: countFindings(files) })}\n`;
}
