/** One way of printing a lint run each; files come one by one, so that none has to be kept. */
import {
  type Counts,
  type LocatedFile,
  printGithub,
  printJsonFile,
  printPrettyFile,
  printPrettySummary,
  printSarif,
  rules,
} from '@debrief/lint';
import type { Output } from '../context.ts';

export type LintFormat = 'pretty' | 'json' | 'sarif' | 'github';

export interface LintPrinter {
  file(file: LocatedFile): void;
  end(files: number, counts: Counts): void;
}

/** The printer of a format; `colour` is for `pretty` alone. */
export function lintPrinter(format: LintFormat, out: Output, colour: boolean, version: string): LintPrinter {
  switch (format) {
    case 'pretty': {
      const options = { color: colour, width: Math.max(40, Math.min(out.columns, 160)) };
      return {
        file: (file) => {
          const text = printPrettyFile(file, options);
          if (text !== '') out.write(`${text}\n`);
        },
        end: (files, counts) => out.write(printPrettySummary(files, counts, options)),
      };
    }
    case 'github':
      return { file: (file) => out.write(printGithub([file])), end: () => {} };
    case 'json': {
      let first = true;
      out.write('{"files":[');
      return {
        file: (file) => {
          out.write(`${first ? '' : ','}${printJsonFile(file)}`);
          first = false;
        },
        end: (_files, counts) => out.write(`],"counts":${JSON.stringify(counts)}}\n`),
      };
    }
    case 'sarif': {
      const kept: LocatedFile[] = [];
      return {
        file: (file) => void (file.findings.length > 0 && kept.push(file)),
        end: () => out.write(printSarif(kept, { rules, version })),
      };
    }
  }
}
