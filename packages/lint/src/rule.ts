/** What a lint rule is, and what it may see. */
import type { Postmortem, TextChange } from '@debrief/document';
import type { ActionText } from './language/action-texts.ts';
import type { Prose } from './language/prose.ts';

export type Severity = 'error' | 'warning' | 'info';

/** What a rule reports: a place, and words that ask rather than scold. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  /** Offsets into `Postmortem.text`. */
  readonly from: number;
  readonly to: number;
  /** One or two sentences: what stands here, and the question it raises. Never scolds. */
  readonly message: string;
  /** One line: why this matters to the reader. */
  readonly why: string;
  /** The rule's page. */
  readonly url: string;
  /** A better wording to consider, as text for a person; not applied by `--fix`. */
  readonly rewrite?: string;
  /** A safe edit that `--fix` may apply. */
  readonly fix?: readonly TextChange[];
}

/** What a rule's `check` hands to `report`; the engine adds rule, severity, why and url. */
export interface Report {
  readonly from: number;
  readonly to: number;
  readonly message: string;
  readonly rewrite?: string;
  readonly fix?: readonly TextChange[];
  /** Only where a rule grades by context (an error among causes, a warning elsewhere). */
  readonly severity?: Severity;
}

export interface RuleContext {
  readonly document: Postmortem;
  /** The document's prose as sentences, with section, quotation, roster and grammar known. */
  readonly prose: Prose;
  /** What the actions ask for, and the sentences among them that the reader took for none. */
  readonly tasks: readonly ActionText[];
  /** The rule's own options from `debrief.yaml`, defaults filled in. */
  readonly options: Readonly<Record<string, unknown>>;
  /** Today's date (`2024-01-15`) where the caller handed one in; rules that need it stay silent without. */
  readonly today: string | null;
  /** Facts about files beside the document, where the face could look (`link-broken-local`). */
  readonly exists: ((relativePath: string) => boolean) | null;
  report(report: Report): void;
}

/** One way of looking at a document, and what it may look at. */
export interface Check {
  /**
   * What is reported depends on no more than
   * `sentence`: one sentence of `prose` (its words, role, section, the roster and the options);
   * `task`: one of `tasks` (its words and all that its action says of itself, the roster and the options);
   * `document` (the default): anything.
   * The engine hands a check of sentences or tasks only those that changed, and keeps what was said of the rest;
   * it may ask neither `today` nor `exists`, and of the document only what it says in `reads`.
   */
  readonly scope?: 'sentence' | 'task' | 'document';
  /** What a check of sentences or tasks asks of the document besides them, as words: while they stay, what was said stays. */
  readonly reads?: (document: Postmortem) => string;
  check(context: RuleContext): void;
}

export interface Rule extends Check {
  /** Equal to the folder's name. */
  readonly id: string;
  readonly title: string;
  readonly severity: Severity;
  readonly group: 'language' | 'completeness' | 'consistency';
  /** One line, shown with every finding. */
  readonly why: string;
  /** Default options; their types are what configuration may set. */
  readonly options?: Readonly<Record<string, string | number | boolean | readonly string[]>>;
  /** Further checks of the same rule, where it looks in several ways. */
  readonly also?: readonly Check[];
  /** Rules that speak of the same fact more precisely: where one of them reports on the same words, this one is silent. */
  readonly yieldsTo?: readonly string[];
}

/** The `lint` part of `debrief.yaml`, after its schema has accepted it. */
export interface LintConfig {
  readonly rules: Readonly<
    Record<
      string,
      | Severity
      | 'off'
      | { readonly severity?: Severity | 'off'; readonly options?: Readonly<Record<string, unknown>> }
    >
  >;
  /** Names and handles of people, beside those the document itself names. */
  readonly roster: readonly string[];
  readonly teams: readonly string[];
  readonly services: readonly string[];
  /** House vocabulary as data: words that a rule also takes, or never takes. */
  readonly vocabulary: Readonly<
    Record<string, { readonly add?: readonly string[]; readonly allow?: readonly string[] }>
  >;
}
