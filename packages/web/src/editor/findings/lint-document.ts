/** One document's lint, kept up to date change by change. */
import type { TextChange } from '@debrief/document';
import { type Finding, type LintConfig, type LintSession, openLintSession } from '@debrief/lint';
import type { HeadFacts } from './findings-protocol.ts';

export interface LintDocumentOptions {
  readonly fileName: string;
  readonly zone: string | null;
  readonly config: LintConfig | undefined;
  /** Today's date where the person is. */
  readonly today: string;
}

export class LintDocument {
  readonly #session: LintSession;

  constructor(text: string, { fileName, zone, config, today }: LintDocumentOptions) {
    // A Markdown editor edits Markdown, whatever the file was called.
    const name = /\.x?html?$/i.test(fileName) ? undefined : fileName;
    this.#session = openLintSession(text, { config, today, read: { name, zone: zone ?? undefined } });
  }

  /** Throws a `RangeError` where the changes do not fit the text: page and worker lost step. */
  change(changes: readonly TextChange[]): void {
    this.#session.change(changes);
  }

  today(today: string): void {
    this.#session.facts({ today });
  }

  findings(): readonly Finding[] {
    return this.#session.findings;
  }

  head(): HeadFacts {
    const { title, severity, status } = this.#session.document;
    return {
      title: title?.value ?? '',
      severity: severity?.value ?? null,
      severityRaw: severity?.raw ?? null,
      state: status?.value ?? null,
    };
  }
}
