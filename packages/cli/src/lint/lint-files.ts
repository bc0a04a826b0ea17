/** Lints files by name: what one thread does, whether it is the main one or a worker. */
import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { readDocument } from '@debrief/document';
import { type LintConfig, type LocatedFile, lint, locate } from '@debrief/lint';
import type { Context } from '../context.ts';
import { Failure } from '../failure.ts';
import { readTextFile, type TextFile } from '../files/read-text.ts';

/** Plain data, so that it crosses to a worker. */
export interface LintSettings {
  readonly cwd: string;
  readonly config: LintConfig;
  readonly zone: string | null;
  readonly today: string;
}

/** A linted file, or why it could not be read. */
export type LintOutcome =
  | { readonly located: LocatedFile; readonly failure: null }
  | { readonly located: null; readonly failure: string };

/** Lints one file's text; `file.name` stands in the findings. */
export function lintText(file: TextFile, settings: LintSettings): LocatedFile {
  const document = readDocument(file.text, {
    name: file.name,
    ...(settings.zone === null ? {} : { zone: settings.zone }),
  });
  const folder = file.path === null ? settings.cwd : dirname(file.path);
  const { findings } = lint(document, {
    config: settings.config,
    today: settings.today,
    exists: (relativePath) => existsSync(resolve(folder, relativePath)),
  });
  return locate(file.name, document, findings);
}

/** Reads and lints one file; an unreadable one gives its failure in words. */
export function lintNamed(name: string, settings: LintSettings, context: Pick<Context, 'cwd'>): LintOutcome {
  try {
    return { located: lintText(readTextFile(name, context), settings), failure: null };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { located: null, failure: error.message };
  }
}
