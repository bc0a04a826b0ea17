/** One document's lint, kept up to date change by change. */
import { type Postmortem, readDocument, type TextChange, updateDocument } from '@debrief/document';
import { type Finding, type LintConfig, type LintResult, lint } from '@debrief/lint';
import type { HeadFacts } from './findings-protocol.ts';

export interface LintDocumentOptions {
  readonly fileName: string;
  readonly zone: string | null;
  readonly config: LintConfig | undefined;
  readonly today: string;
}

export class LintDocument {
  readonly #options: LintDocumentOptions;
  #today: string;
  #document: Postmortem;
  #result: LintResult | null = null;

  constructor(text: string, options: LintDocumentOptions) {
    this.#options = options;
    this.#today = options.today;
    // A Markdown editor edits Markdown, whatever the file was called.
    const name = /\.x?html?$/i.test(options.fileName) ? undefined : options.fileName;
    this.#document = readDocument(text, { name, zone: options.zone ?? undefined });
  }

  get length(): number {
    return this.#document.text.length;
  }

  change(changes: readonly TextChange[]): void {
    for (const { from, to } of changes)
      if (from > to || to > this.length) throw new RangeError(`There is no ${from}–${to} in ${this.length}`);
    this.#document = updateDocument(this.#document, changes);
  }

  today(today: string): void {
    this.#today = today;
  }

  findings(): readonly Finding[] {
    this.#result = lint(this.#document, {
      config: this.#options.config,
      today: this.#today,
      remember: true,
      previous: this.#result,
    });
    return this.#result.findings;
  }

  head(): HeadFacts {
    const { title, severity } = this.#document;
    return {
      title: title?.value ?? '',
      severity: severity?.value ?? null,
      severityRaw: severity?.raw ?? null,
    };
  }
}
