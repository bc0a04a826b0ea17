import { api } from '../../api/client.ts';
import { uploadFile } from '../../api/upload.ts';

export interface NewPostmortem {
  readonly title: string;
  readonly template: string | undefined;
  readonly files: readonly File[];
  /** IANA zone for records that name none; empty: as the policy says. */
  readonly zone: string;
  readonly restricted: boolean;
}

export type MakingStep = 'create' | 'send' | 'read' | 'draft' | 'done';

export interface MakingState {
  readonly step: MakingStep;
  /** Known once it is made: it stays, whatever happens to the draft. */
  readonly id: string | null;
  readonly sent: number;
  readonly events: number;
  /** What the records' reader could not read. */
  readonly problems: readonly string[];
}

interface MakeOptions {
  readonly signal: AbortSignal;
  readonly onState: (state: MakingState) => void;
}

const pollMs = 400;

/**
 * Makes the postmortem; with records, sends them, waits until they are read, and replaces the template by the draft.
 * Gives its id. Rejects with the first problem; what was made until then stays.
 */
export async function makePostmortem(
  wanted: NewPostmortem,
  { signal, onState }: MakeOptions,
): Promise<string> {
  let state: MakingState = { step: 'create', id: null, sent: 0, events: 0, problems: [] };
  const update = (change: Partial<MakingState>) => {
    state = { ...state, ...change };
    onState(state);
  };
  const { title, template, files, restricted } = wanted;
  const zone = wanted.zone === '' ? undefined : wanted.zone;
  const made = await api('POST /api/postmortems', {
    body: { title: title === '' ? undefined : title, template, restricted },
    signal,
  });
  const params = { id: made.id };
  update({ id: made.id });
  if (files.length > 0) {
    update({ step: 'send' });
    const uploads: string[] = [];
    let before = 0;
    for (const file of files) {
      uploads.push(await uploadFile(file, { signal, onProgress: (sent) => update({ sent: before + sent }) }));
      before += file.size;
      update({ sent: before });
    }
    update({ step: 'read' });
    await api('POST /api/postmortems/:id/evidence', { params, body: { uploads, zone }, signal });
    await waitUntilRead(made.id, signal, update);
    update({ step: 'draft' });
    const draft = await api('POST /api/postmortems/:id/draft', { params, body: { template, zone }, signal });
    await api('PUT /api/postmortems/:id/text', {
      params,
      body: { text: await titled(draft.markdown, title), reason: 'drafted from the records' },
      headers: { 'if-match': `"v${made.version}"` },
      signal,
    });
  }
  update({ step: 'done' });
  return made.id;
}

async function waitUntilRead(
  id: string,
  signal: AbortSignal,
  update: (change: Partial<MakingState>) => void,
): Promise<void> {
  for (;;) {
    signal.throwIfAborted();
    const { items } = await api('GET /api/postmortems/:id/evidence', { params: { id }, signal });
    update({
      events: items.reduce((sum, { events }) => sum + events, 0),
      problems: items.flatMap(({ problems }) =>
        problems.filter(({ level }) => level !== 'info').map(({ file, message }) => `${file}: ${message}`),
      ),
    });
    if (items.every(({ state }) => state !== 'uploading' && state !== 'reading')) return;
    await new Promise((done) => setTimeout(done, pollMs));
  }
}

/** The draft under the title that the person typed; its own where none was typed. */
async function titled(markdown: string, title: string): Promise<string> {
  if (title === '') return markdown;
  const { applyChanges, readDocument, setField } = await import('@debrief/document');
  return applyChanges(markdown, setField(readDocument(markdown), 'title', title));
}
