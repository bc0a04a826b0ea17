/** What the page and the findings worker say to each other. Revisions are the page's count of changes of the text. */
import type { DocumentState, TextChange } from '@debrief/document';
import type { Finding } from '@debrief/lint';

export type FindingsAsked =
  | {
      readonly kind: 'open';
      readonly revision: number;
      readonly text: string;
      readonly fileName: string;
      /** `debrief.yaml` as the server has it; empty for none. */
      readonly policy: string;
      /** Today's date where the person is. */
      readonly today: string;
    }
  | { readonly kind: 'change'; readonly revision: number; readonly changes: readonly TextChange[] }
  | { readonly kind: 'today'; readonly revision: number; readonly today: string };

/** Facts of the text that the page's head shows. */
export interface HeadFacts {
  readonly title: string;
  readonly severity: number | null;
  readonly severityRaw: string | null;
  /** As the text states it; null where it states none. */
  readonly state: DocumentState | null;
}

export type FindingsAnswer =
  | {
      readonly kind: 'findings';
      /** The text that they are of. */
      readonly revision: number;
      readonly findings: readonly Finding[];
      readonly head: HeadFacts;
    }
  /** The worker lost step with the text: it needs the whole. */
  | { readonly kind: 'lost'; readonly revision: number };
