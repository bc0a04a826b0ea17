import type { LocatedFile } from '../locate.ts';

const commands = { error: 'error', warning: 'warning', info: 'notice' } as const;

/**
 * GitHub Actions annotations, one line a finding, escaped as the runner's toolkit does it:
 * https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts
 */
export function printGithub(files: readonly LocatedFile[]): string {
  let out = '';
  for (const { file, findings } of files) {
    for (const finding of findings) {
      const { line, column, endLine, endColumn, rule, message, rewrite } = finding;
      const place = [`file=${property(file)}`, `line=${line}`, `endLine=${endLine}`];
      // Columns are only allowed when the range stays on one line.
      if (line === endLine) place.push(`col=${column}`, `endColumn=${endColumn}`);
      const words = rewrite === undefined ? message : `${message}\nConsider: ${rewrite}`;
      out += `::${commands[finding.severity]} ${place.join(',')},title=${property(rule)}::${data(words)}\n`;
    }
  }
  return out;
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
