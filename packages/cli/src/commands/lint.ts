import { applyFixes, type Counts, type LocatedFile, type Severity } from '@debrief/lint';
import { loadPolicy } from '../config/load-policy.ts';
import { type Context, today, wantsColour } from '../context.ts';
import { defineCommand } from '../define-command.ts';
import { Failure } from '../failure.ts';
import { findDocuments } from '../files/find-documents.ts';
import { readStandardInput, readTextFile, type TextFile } from '../files/read-text.ts';
import { writeFileWhole } from '../files/write-file.ts';
import { type LintSettings, lintText } from '../lint/lint-files.ts';
import { lintAll } from '../lint/lint-pool.ts';
import { lintPrinter } from '../lint/lint-printers.ts';
import { tuneEngine } from '../lint/tune-engine.ts';
import { configOption } from '../standard-options.ts';
import { version } from '../version.ts';

const ranks: Readonly<Record<Severity | 'never', number>> = { error: 3, warning: 2, info: 1, never: 9 };

export const command = defineCommand({
  brief: 'Say what is blameful, shallow, missing or contradicted, and how to put it better',
  operands: 'PATH…|-',
  minOperands: 1,
  maxOperands: Number.POSITIVE_INFINITY,
  options: {
    format: {
      type: 'string',
      values: ['pretty', 'json', 'sarif', 'github'],
      default: 'pretty',
      brief: 'How to print what was found',
    },
    'fail-on': {
      type: 'string',
      values: ['error', 'warning', 'info', 'never'],
      default: 'error',
      brief: 'Exit with 1 from this severity on',
    },
    fix: { type: 'boolean', brief: 'Apply the safe fixes to the files' },
    'stdin-filename': { type: 'string', placeholder: 'FILE', brief: 'The name that `-` stands for' },
    config: configOption,
  },
  details: `
Folders give the .md, .markdown and .html files below them. Rules are set in debrief.yaml and silenced in place
with <!-- debrief-ignore rule: reason -->. \`debrief rules\` lists them.

  debrief lint postmortems/
  debrief lint draft.md --fix
  cat draft.md | debrief lint - --stdin-filename draft.md --format json`,
  async run({ operands, options }, context) {
    const colour = wantsColour(context.stdout, context.env);
    const usesStdin = operands.includes('-');
    if (usesStdin && operands.length > 1)
      throw new Failure('debrief lint: `-` stands alone, without other paths.');
    const { policy } = await loadPolicy(
      options['stdin-filename'] ?? operands[0] ?? null,
      options.config,
      context,
    );
    const settings: LintSettings = {
      cwd: context.cwd,
      config: policy.lint,
      zone: policy.zone,
      today: today(context),
    };
    const counts: Record<keyof Counts, number> = { error: 0, warning: 0, info: 0 };
    let files = 0;
    let failed = false;
    const printer = lintPrinter(options.format, context.stdout, colour, version);
    const take = (located: LocatedFile) => {
      files++;
      for (const finding of located.findings) counts[finding.severity]++;
      printer.file(located);
    };
    const refuse = (message: string) => {
      failed = true;
      context.stderr.write(`${message}\n`);
    };
    if (usesStdin) {
      const file = await readStandardInput(options['stdin-filename'] ?? '<stdin>', context);
      if (options.fix) throw new Failure('debrief lint: --fix edits files; it cannot edit standard input.');
      tuneEngine(1);
      take(lintText(file, settings));
    } else {
      const found = findDocuments(operands, context);
      tuneEngine(found.names.length);
      for (const warning of found.warnings) context.stderr.write(`${warning}\n`);
      if (options.fix) for (const name of found.names) fixFile(name, settings, context, refuse);
      await lintAll(found.names, settings, (outcome) => {
        if (outcome.located === null) refuse(outcome.failure);
        else take(outcome.located);
      });
    }
    printer.end(files, counts);
    if (failed) return 2;
    const worst = counts.error > 0 ? 3 : counts.warning > 0 ? 2 : counts.info > 0 ? 1 : 0;
    return worst >= ranks[options['fail-on']] ? 1 : 0;
  },
});

/** Applies the safe fixes of one file and writes it whole, or leaves it as it is. */
function fixFile(
  name: string,
  settings: LintSettings,
  context: Context,
  refuse: (message: string) => void,
): void {
  let file: TextFile;
  try {
    file = readTextFile(name, context);
  } catch (error) {
    if (error instanceof Failure) return;
    throw error;
  }
  const { findings } = lintText(file, settings);
  const fixable = findings.filter((finding) => finding.fix !== undefined);
  if (fixable.length === 0 || file.path === null) return;
  if (file.invalidAt !== null) {
    refuse(`${name}: not fixed: byte ${file.invalidAt} is no UTF-8, and writing would change it.`);
    return;
  }
  const fixed = applyFixes(file.text, fixable).text;
  if (fixed !== file.text) writeFileWhole(file.path, fixed);
}
