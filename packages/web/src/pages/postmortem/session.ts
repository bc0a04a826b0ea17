/**
 * What the panels beside the text see of an open postmortem. The text is the truth: a panel reads the model that was
 * made of it, and changes it by splices, which colleagues and the editor see like any typing.
 */
import type { Postmortem, TextChange } from '@debrief/document';
import type { Finding } from '@debrief/lint';
import type { Person, PostmortemDetail } from '@debrief/wire';
import type { Watched } from '../../live/watched.ts';

/** A reading of the text at one moment. */
export interface ReadModel {
  readonly document: Postmortem;
  /** Grows with each change of the text, whoever made it. */
  readonly revision: number;
}

export interface FindingsNow {
  /** `null` until the first answer: show that it is being checked, not that there is nothing. */
  readonly findings: readonly Finding[] | null;
  /** Whether they are of the text as it stands this moment. */
  readonly current: boolean;
}

/** A colleague (or one's own other tab) that has this postmortem open. */
export interface Presence {
  readonly client: number;
  readonly person: Person;
  /** Idle for more than a minute, or the tab is hidden. */
  readonly away: boolean;
  readonly me: boolean;
  /** Where they are, as an offset into the text; null when nowhere. */
  readonly at: number | null;
}

export interface Place {
  readonly from: number;
  readonly to?: number;
}

export interface PostmortemSession {
  readonly id: string;
  readonly me: Person;
  /** As last told by the server; state, restriction, people. Its `text` is not the live text: use `model`. */
  readonly detail: Watched<PostmortemDetail>;
  /** Everybody who can sign in. */
  readonly roster: Watched<readonly Person[]>;
  readonly readOnly: Watched<boolean>;
  /**
   * The reading of the text, renewed a moment after each change. Made only while somebody watches it: use
   * `useWatched(session.model)` in a panel that is shown.
   */
  readonly model: Watched<ReadModel>;
  readonly findings: Watched<FindingsNow>;
  readonly presence: Watched<readonly Presence[]>;
  readonly selection: Watched<Place & { readonly to: number }>;
  /** The text as it stands this moment. */
  text(): string;
  /**
   * Changes the text as one undo step. `changes` refer to the text of `against` (the model they were computed from);
   * what others did since is kept. Answers false when the document is read-only or the changes no longer fit.
   * `reason` is said to screen readers and shown beside “Undo” (“Changed the time of an entry”).
   */
  applyChanges(changes: readonly TextChange[], reason: string, against?: ReadModel): boolean;
  /** Takes one's own last change back. */
  undo(): void;
  /** Scrolls the text to an offset or 1-based line, and flashes it; `focus` puts the cursor there. */
  reveal(place: Place | { readonly line: number }, options?: { readonly focus?: boolean }): void;
  /** Shows a tab at the side (`comments`, `timeline` …). */
  openTab(id: string): void;
}
