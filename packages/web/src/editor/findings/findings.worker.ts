/** Lints off the main thread: typing never waits for it. */
import type { Policy } from '@debrief/review';
import type { FindingsAnswer, FindingsAsked } from './findings-protocol.ts';
import { LintDocument } from './lint-document.ts';

let document: LintDocument | null = null;
/** Messages wait for one another: opening loads the policy's reader. */
let queue: Promise<void> = Promise.resolve();

addEventListener('message', ({ data }: MessageEvent<FindingsAsked>) => {
  queue = queue.then(() => answer(data)).catch(() => lost(data.revision));
});

async function answer(asked: FindingsAsked): Promise<void> {
  if (asked.kind === 'open') {
    const policy = await readPolicy(asked.policy);
    document = new LintDocument(asked.text, {
      fileName: asked.fileName,
      zone: policy?.zone ?? null,
      config: policy?.lint,
      today: asked.today,
    });
  } else if (document === null) {
    lost(asked.revision);
    return;
  } else if (asked.kind === 'change') document.change(asked.changes);
  else document.today(asked.today);
  send({
    kind: 'findings',
    revision: asked.revision,
    findings: document.findings(),
    head: document.head(),
  });
}

function lost(revision: number): void {
  document = null;
  send({ kind: 'lost', revision });
}

function send(message: FindingsAnswer): void {
  postMessage(message);
}

/** A policy that cannot be read is none: its page in the settings says what is wrong with it. */
async function readPolicy(text: string): Promise<Policy | null> {
  if (text.trim() === '') return null;
  try {
    const [{ parse }, { policySchema }, { fillPolicy }] = await Promise.all([
      import('yaml'),
      import('@debrief/review/policy-schema'),
      import('@debrief/review'),
    ]);
    const read = policySchema.safeParse(parse(text, { maxAliasCount: 100 }) ?? {});
    return read.success ? fillPolicy(read.data) : null;
  } catch {
    return null;
  }
}
