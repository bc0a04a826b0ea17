/** One document under a person's hands: the model and the findings after every change, as an editor asks for them. */
import {
  applyChanges,
  type Postmortem,
  type ReadOptions,
  readDocument,
  type TextChange,
  updateDocument,
} from '@debrief/document';
import { type LintOptions, type LintResult, lint } from './lint.ts';
import type { Finding, LintConfig, Rule } from './rule.ts';
import { defaultConfig } from './settings.ts';

/** What may change outside the document while it is open. */
export type SessionFacts = Pick<LintOptions, 'today' | 'exists'>;

export interface LintSessionOptions extends SessionFacts {
  /** The `lint` part of `debrief.yaml`; another configuration needs another session. */
  readonly config?: LintConfig;
  /** The document's file name and the zone to assume. */
  readonly read?: ReadOptions;
  /** Rules in place of the registry's. */
  readonly rules?: readonly Rule[];
}

export interface LintSession {
  /** The text as it stands (the source, for HTML). */
  readonly text: string;
  /** The model of that text. */
  readonly document: Postmortem;
  /** Sorted by place; offsets into `document.text`. Plain data: they can be posted to another thread. */
  readonly findings: readonly Finding[];
  /**
   * Applies changes, each against the text before any of them, and gives the findings of the text after them.
   * Throws a `RangeError`, changing nothing, for a change out of range or two that overlap: then the two sides
   * disagree about the text, and `replace` brings them together.
   */
  change(changes: readonly TextChange[]): readonly Finding[];
  /** Another text altogether: the file was loaded again. */
  replace(text: string): readonly Finding[];
  /** Other facts from outside the document: the day ended, files came to be known. What is left out stays. */
  facts(facts: SessionFacts): readonly Finding[];
}

/**
 * Opens a session on a text. Nothing is kept outside the session but what any reader of the same words would keep, and
 * what a session answers is what `lint(readDocument(text))` would answer.
 */
export function openLintSession(text: string, options: LintSessionOptions = {}): LintSession {
  const { config = defaultConfig, read, rules } = options;
  let { today = null, exists = null } = options;
  let document = readDocument(text, read);
  let previous: LintResult | null = null;
  const check = (): readonly Finding[] => {
    previous = lint(document, { config, today, exists, previous, remember: true, ...(rules && { rules }) });
    return previous.findings;
  };
  check();
  return {
    get text() {
      return document.source;
    },
    get document() {
      return document;
    },
    get findings() {
      return previous?.findings ?? [];
    },
    change(changes) {
      // Refuses what does not fit before anything is taken over.
      applyChanges(document.source, changes);
      document = updateDocument(document, changes);
      return check();
    },
    replace(next) {
      document = readDocument(next, read);
      return check();
    },
    facts(facts) {
      today = facts.today === undefined ? today : facts.today;
      exists = facts.exists === undefined ? exists : facts.exists;
      return check();
    },
  };
}
