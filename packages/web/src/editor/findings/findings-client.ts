/**
 * The page's side of linting. One question is on its way at a time; what is typed meanwhile waits and goes in one
 * piece. An answer for a text that has changed since is dropped: what is shown is what was last known of the present
 * text, moved along with the typing, until an answer for it comes. So the count changes once, to the truth.
 */
import type { ChangeSet, Text } from '@codemirror/state';
import type { Finding } from '@debrief/lint';
import { splicesOf } from '../../live/text-changes.ts';
import { Value, type Watched } from '../../live/watched.ts';
import type { FindingsAnswer, FindingsAsked, HeadFacts } from './findings-protocol.ts';

export interface WorkerLike {
  postMessage(message: FindingsAsked): void;
  terminate(): void;
  onmessage: ((event: { data: FindingsAnswer }) => void) | null;
  onerror: ((event: never) => void) | null;
}

export interface FindingsShown {
  /** `null` until the first answer. Places are of the text as it stands. */
  readonly findings: readonly Finding[] | null;
  readonly current: boolean;
  /** The linter stopped for good: nothing here is being checked. */
  readonly failed: boolean;
}

export interface FindingsSource {
  readonly rope: Text;
  onChange(listener: (changes: ChangeSet) => void): () => void;
}

export interface FindingsOptions {
  readonly fileName: string;
  readonly policy: string;
  readonly today: () => string;
  readonly start: () => WorkerLike;
  /** Milliseconds; only differences count. */
  readonly now: () => number;
  readonly later: (work: () => void, ms: number) => () => void;
}

/** Half a word is no word: what is found shows when nobody has typed for this long, */
const pause = 350;
/** or, while somebody types on and on, at most this seldom. */
const longest = 4000;

export class FindingsClient {
  readonly #source: FindingsSource;
  readonly #options: FindingsOptions;
  readonly #shown = new Value<FindingsShown>({ findings: null, current: false, failed: false });
  readonly #head = new Value<HeadFacts | null>(null);
  readonly #stopWatching: () => void;
  #worker: WorkerLike | null = null;
  #revision = 0;
  #waiting = false;
  /** Changes that the worker has not been told. */
  #untold: ChangeSet | null = null;
  /** Findings of the last answer that was of the text of its moment, and all changes since. */
  #known: readonly Finding[] | null = null;
  #since: ChangeSet | null = null;
  #failures = 0;
  #today = '';
  #changedAt = Number.NEGATIVE_INFINITY;
  #shownAt = Number.NEGATIVE_INFINITY;
  /** Takes back that an answer is shown at the next pause. */
  #cancel: (() => void) | null = null;

  constructor(source: FindingsSource, options: FindingsOptions) {
    this.#source = source;
    this.#options = options;
    this.#stopWatching = source.onChange((changes) => this.#changed(changes));
    this.#open();
  }

  get shown(): Watched<FindingsShown> {
    return this.#shown;
  }

  get head(): Watched<HeadFacts | null> {
    return this.#head;
  }

  /** Where a finding shown stands now; null where its words are gone. */
  placeOf(finding: Finding): { from: number; to: number } | null {
    return moved(finding, this.#since);
  }

  /** Whether the finding is one of the present text, so that its fix may be applied. */
  isCurrent(): boolean {
    return this.#shown.get().current;
  }

  /** Asks again where the date is another one by now. */
  checkDate(): void {
    const today = this.#options.today();
    if (today === this.#today || this.#worker === null || this.#waiting || this.#untold) return;
    this.#today = today;
    this.#ask({ kind: 'today', revision: this.#revision, today });
  }

  close(): void {
    this.#cancel?.();
    this.#stopWatching();
    this.#worker?.terminate();
    this.#worker = null;
  }

  #open(): void {
    this.#worker?.terminate();
    const worker = this.#options.start();
    this.#worker = worker;
    worker.onmessage = ({ data }) => {
      if (worker === this.#worker) this.#answered(data);
    };
    worker.onerror = () => {
      if (worker === this.#worker) this.#failed();
    };
    this.#untold = null;
    this.#today = this.#options.today();
    const { fileName, policy } = this.#options;
    const text = this.#source.rope.toString();
    this.#ask({ kind: 'open', revision: this.#revision, text, fileName, policy, today: this.#today });
  }

  #ask(asked: FindingsAsked): void {
    this.#waiting = true;
    this.#worker?.postMessage(asked);
  }

  #changed(changes: ChangeSet): void {
    this.#revision++;
    this.#changedAt = this.#options.now();
    this.#cancel?.();
    this.#cancel = null;
    this.#untold = this.#untold ? this.#untold.compose(changes) : changes;
    if (this.#known) {
      this.#since = this.#since ? this.#since.compose(changes) : changes;
      const shown = this.#shown.get();
      if (shown.current) this.#shown.set({ ...shown, current: false });
    }
    // Everything of this turn goes in one piece.
    if (!this.#waiting) {
      this.#waiting = true;
      queueMicrotask(() => this.#tell());
    }
  }

  #tell(): void {
    const changes = this.#untold;
    this.#untold = null;
    if (changes === null || this.#worker === null) {
      this.#waiting = false;
      return;
    }
    this.#ask({ kind: 'change', revision: this.#revision, changes: splicesOf(changes) });
  }

  #answered(answer: FindingsAnswer): void {
    this.#waiting = false;
    if (answer.kind === 'lost') {
      this.#failed();
      return;
    }
    this.#failures = 0;
    if (answer.revision !== this.#revision) {
      this.#waiting = true;
      this.#tell();
      return;
    }
    const now = this.#options.now();
    const wait = this.#known === null || now - this.#shownAt > longest ? 0 : this.#changedAt + pause - now;
    if (wait <= 0) this.#show(answer);
    else
      this.#cancel = this.#options.later(() => {
        this.#cancel = null;
        this.#show(answer);
      }, wait);
  }

  /** Only called for an answer of the present text. */
  #show(answer: Extract<FindingsAnswer, { kind: 'findings' }>): void {
    this.#shownAt = this.#options.now();
    this.#known = answer.findings;
    this.#since = null;
    this.#head.set(sameHead(this.#head.get(), answer.head));
    this.#shown.set({ findings: answer.findings, current: true, failed: false });
  }

  #failed(): void {
    this.#failures++;
    if (this.#failures < 3) this.#open();
    else {
      this.#worker?.terminate();
      this.#worker = null;
      this.#shown.set({ findings: this.#known, current: false, failed: true });
    }
  }
}

function moved(finding: Finding, since: ChangeSet | null): { from: number; to: number } | null {
  if (since === null) return finding;
  if (finding.from === finding.to)
    return { from: since.mapPos(finding.from), to: since.mapPos(finding.from) };
  const from = since.mapPos(finding.from, 1);
  const to = since.mapPos(finding.to, -1);
  return to > from ? { from, to } : null;
}

function sameHead(before: HeadFacts | null, now: HeadFacts): HeadFacts {
  return before?.title === now.title &&
    before.severity === now.severity &&
    before.severityRaw === now.severityRaw &&
    before.state === now.state
    ? before
    : now;
}
