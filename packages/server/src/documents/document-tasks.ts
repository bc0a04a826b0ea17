/** What the server asks of a document's text, and what it gets: plain data, that goes between threads. */
import type { DocumentState } from '@debrief/document';
import type { Policy } from '@debrief/review';

export interface DocumentText {
  readonly text: string;
  /** Tells the format and, where the text names none, the date. */
  readonly fileName: string;
}

export interface Judged {
  readonly state: DocumentState;
  readonly checklist: { id: string; title: string; met: boolean; because: string }[];
  readonly toInReview: { code: string; message: string; line: number | null }[];
  readonly toFinal: { code: string; message: string; line: number | null }[];
}

export interface LocatedFinding {
  readonly rule: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: string;
  readonly url: string;
  readonly from: number;
  readonly to: number;
  readonly line: number;
  readonly column: number;
}

/** What deadlines follow from. */
export interface Ending {
  /** ISO date of the day on which the incident ended, as people there lived it; null where nothing says. */
  readonly date: string | null;
  readonly meetingHeld: boolean;
}

export interface RenderedPage {
  readonly html: string;
  /** The content security policy that lets exactly this page's style through. */
  readonly csp: string;
}

export interface TemplateText {
  readonly name: string;
  readonly title: string;
  readonly use: string;
  readonly markdown: string;
}

/** Each task by name: what goes in, what comes out. `today` is an ISO date. */
export interface DocumentTasks {
  judge: { in: DocumentText & { policy: Policy; today: string }; out: Judged };
  findings: { in: DocumentText & { policy: Policy; today: string }; out: LocatedFinding[] };
  ending: { in: DocumentText & { policy: Policy }; out: Ending };
  /** The text with its status written as the state. */
  withState: { in: DocumentText & { state: DocumentState }; out: string };
  page: { in: DocumentText; out: RenderedPage };
  /** Null where there is no such format. */
  export: {
    in: DocumentText & { format: string; policy: Policy };
    out: { text: string; extension: string } | null;
  };
  templates: { in: object; out: TemplateText[] };
  fromHtml: { in: { html: string }; out: string };
}

export type DocumentTaskName = keyof DocumentTasks;
