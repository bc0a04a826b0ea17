/** One postmortem open in this tab: everything that the page, its panels and the editor share. */
import type { TextChange } from '@debrief/document';
import type { Person, PostmortemDetail } from '@debrief/wire';
import type { LiveNotice } from '@debrief/wire/live';
import { createAbsolutePositionFromRelativePosition, createRelativePositionFromJSON } from 'yjs';
import type { Editor } from '../../editor/create-editor.ts';
import { FindingsClient } from '../../editor/findings/findings-client.ts';
import { startWorker } from '../../editor/findings/start-worker.ts';
import { browserRows } from '../../live/browser-rows.ts';
import { LiveText } from '../../live/live-text.ts';
import { ModelReader } from '../../live/model-reader.ts';
import { readPresence } from '../../live/presence.ts';
import { unsavedCopy } from '../../live/unsaved-copies.ts';
import { Value, type Watched } from '../../live/watched.ts';
import type { FindingsNow, Place, PostmortemSession, Presence, ReadModel } from './session.ts';

export interface OpenOptions {
  readonly detail: PostmortemDetail;
  readonly me: Person;
  readonly roster: readonly Person[];
  readonly policy: string;
  readonly say: (words: string) => void;
  readonly onNotice: (notice: LiveNotice) => void;
  readonly onTab: (id: string) => void;
}

type Reveal = { readonly place: Place | { readonly line: number }; readonly focus: boolean };

export class OpenPostmortem implements PostmortemSession {
  readonly id: string;
  readonly me: Person;
  readonly live: LiveText;
  readonly detail: Value<PostmortemDetail>;
  readonly roster: Value<readonly Person[]>;
  readonly readOnly: Value<boolean>;
  readonly presence: Value<readonly Presence[]>;
  readonly selection = new Value<Place & { readonly to: number }>({ from: 0, to: 0 });
  /** Whether the live text is here: before, there is nothing to show or to edit. */
  readonly ready = new Value(false);
  readonly notKept = new Value(false);
  readonly model: Watched<ReadModel>;
  readonly findings: Watched<FindingsNow>;
  readonly linter = new Value<FindingsClient | null>(null);
  readonly #options: OpenOptions;
  readonly #reader: ModelReader;
  readonly #shownFindings = new Value<FindingsNow>({ findings: null, current: false });
  readonly #ends: (() => void)[] = [];
  #editor: Editor | null = null;
  #revealLater: Reveal | null = null;

  constructor(options: OpenOptions) {
    const { detail, me, roster } = options;
    this.#options = options;
    this.id = detail.id;
    this.me = me;
    this.detail = new Value(detail);
    this.roster = new Value(roster);
    this.readOnly = new Value(true);
    this.findings = this.#shownFindings;
    const copy = unsavedCopy(browserRows, `${me.id} ${detail.id}`, () => this.notKept.set(true));
    const address = new URL(`/api/postmortems/${detail.id}/live`, location.href);
    address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
    this.live = new LiveText({ url: address.href, persistence: copy });
    this.#reader = new ModelReader(this.live, { fileName: detail.fileName, ...realTime });
    this.model = this.#reader;
    this.presence = new Value<readonly Presence[]>([]);
    this.#listen();
  }

  #listen(): void {
    const { client, awareness } = this.live;
    awareness.setLocalStateField('user', { name: this.me.name, colour: this.me.colour });
    const present = () => this.presence.set(this.#present());
    const frame = onceAFrame(present);
    awareness.on('change', frame.ask);
    this.#ends.push(() => awareness.off('change', frame.ask), frame.end);
    this.#ends.push(
      this.roster.watch(present),
      client.onNotice((notice) => this.#options.onNotice(notice)),
    );
    this.#ends.push(
      client.subscribe(() => this.#connected()),
      this.detail.watch(() => this.#connected()),
    );
    void client.synced.then(() => this.#begin());
    present();

    const seen = () => {
      const hidden = document.visibilityState === 'hidden';
      if (hidden) client.persistNow();
      else client.reconnect();
      if (awareness.getLocalState() !== null) awareness.setLocalStateField('away', hidden);
      this.linter.get()?.checkDate();
    };
    const back = () => client.reconnect();
    const leaving = () => client.persistNow();
    document.addEventListener('visibilitychange', seen);
    addEventListener('online', back);
    // A connection that only looks alive is asked, and found out soon.
    addEventListener('offline', back);
    addEventListener('pagehide', leaving);
    this.#ends.push(
      () => document.removeEventListener('visibilitychange', seen),
      () => removeEventListener('online', back),
      () => removeEventListener('offline', back),
      () => removeEventListener('pagehide', leaving),
    );
  }

  /** The live text is here. */
  #begin(): void {
    if (this.ready.get()) return;
    const linter = new FindingsClient(this.live, {
      fileName: this.detail.get().fileName,
      policy: this.#options.policy,
      today: localDate,
      ...realTime,
      start: startWorker,
    });
    this.#ends.push(
      linter.shown.watch(() => {
        const { findings, current } = linter.shown.get();
        this.#shownFindings.set({ findings, current });
      }),
      () => linter.close(),
    );
    this.linter.set(linter);
    this.ready.set(true);
    this.#connected();
  }

  #connected(): void {
    const { state } = this.live.client;
    const { may, removedAt } = this.detail.get();
    const closed = state.kind === 'read-only' || state.kind === 'refused';
    this.readOnly.set(!this.ready.get() || closed || !may.edit || removedAt !== null);
  }

  #present(): readonly Presence[] {
    const { awareness, shared, doc } = this.live;
    const own = { client: awareness.clientID, person: this.me };
    return readPresence(awareness.getStates(), own, this.roster.get()).map(({ cursor, ...one }) => {
      let at: number | null = null;
      if (typeof cursor === 'object' && cursor !== null && 'head' in cursor) {
        const head = createRelativePositionFromJSON(cursor.head);
        const found = createAbsolutePositionFromRelativePosition(head, doc);
        at = found?.type === shared ? found.index : null;
      }
      return { ...one, at };
    });
  }

  /** The editor is there (or gone): what was to be shown is shown now. */
  attach(editor: Editor | null): void {
    this.#editor = editor;
    if (editor === null || this.#revealLater === null) return;
    const { place, focus } = this.#revealLater;
    this.#revealLater = null;
    // After the first measure, when lines have their heights.
    setTimeout(() => this.reveal(place, { focus }), 60);
  }

  get editor(): Editor | null {
    return this.#editor;
  }

  text(): string {
    return this.live.text();
  }

  applyChanges(changes: readonly TextChange[], reason: string, against?: ReadModel): boolean {
    if (this.readOnly.get()) return false;
    const done = against
      ? this.live.apply(changes, against.revision, against.document.text.length)
      : this.live.apply(changes);
    if (done && reason !== '') this.#options.say(reason);
    return done;
  }

  undo(): void {
    if (!this.readOnly.get()) this.live.undo.undo();
  }

  redo(): void {
    if (!this.readOnly.get()) this.live.undo.redo();
  }

  reveal(
    place: Place | { readonly line: number },
    { focus = false }: { readonly focus?: boolean } = {},
  ): void {
    const editor = this.#editor;
    if (editor === null) {
      this.#revealLater = { place, focus };
      return;
    }
    const { doc } = editor.view.state;
    const line = 'line' in place ? doc.line(Math.min(Math.max(1, place.line), doc.lines)) : null;
    const from = 'line' in place ? (line?.from ?? 0) : place.from;
    const to = 'line' in place ? from : (place.to ?? from);
    editor.reveal(from, to, focus);
  }

  openTab(id: string): void {
    this.#options.onTab(id);
  }

  close(): void {
    for (const end of this.#ends) end();
    this.#reader.close();
    this.live.close();
  }
}

const realTime = {
  now: () => performance.now(),
  later: (work: () => void, ms: number) => {
    const timer = setTimeout(work, ms);
    return () => clearTimeout(timer);
  },
};

function localDate(): string {
  const now = new Date();
  const two = (number: number) => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

function onceAFrame(work: () => void): { ask: () => void; end: () => void } {
  let frame: number | null = null;
  return {
    ask: () => {
      frame ??= requestAnimationFrame(() => {
        frame = null;
        work();
      });
    },
    end: () => {
      if (frame !== null) cancelAnimationFrame(frame);
    },
  };
}
