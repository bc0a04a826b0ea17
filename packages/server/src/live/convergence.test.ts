import assert from 'node:assert/strict';
import { test } from 'node:test';
import { postmortems, system } from '@debrief/store';
import { forEachEngine } from '@debrief/store/test-engines';
import fc from 'fast-check';
import { type Editor, openEditor, until } from './testing/editor.ts';
import { startLiveServer } from './testing/live-server.ts';

const quick = { saveQuietMs: 60, saveAtMostMs: 200, revisionQuietMs: 300, idleMs: 200, sweepMs: 20 };

/** What happens to a document, one thing after another; `at` is a share of the text. */
type Step =
  | { readonly act: 'type'; readonly who: number; readonly at: number; readonly text: string }
  | { readonly act: 'delete'; readonly who: number; readonly at: number; readonly length: number }
  | { readonly act: 'cut'; readonly who: number }
  | { readonly act: 'put'; readonly at: number; readonly text: string }
  | { readonly act: 'wait'; readonly ms: number };

const who = fc.nat(3);
const share = fc.double({ min: 0, max: 1, noNaN: true });
const piece = fc.constantFrom(
  'a',
  'word ',
  '\n',
  '\r\n',
  '| 14:02 | row |\n',
  '😀',
  'e\u0301',
  '## Head\n',
  'x'.repeat(300),
);
const steps = fc.array(
  fc.oneof(
    { weight: 10, arbitrary: fc.record({ act: fc.constant('type' as const), who, at: share, text: piece }) },
    {
      weight: 6,
      arbitrary: fc.record({ act: fc.constant('delete' as const), who, at: share, length: fc.nat(40) }),
    },
    { weight: 1, arbitrary: fc.record({ act: fc.constant('cut' as const), who }) },
    { weight: 1, arbitrary: fc.record({ act: fc.constant('put' as const), at: share, text: piece }) },
    { weight: 2, arbitrary: fc.record({ act: fc.constant('wait' as const), ms: fc.nat(40) }) },
  ),
  { minLength: 60, maxLength: 120 },
);

forEachEngine(({ name, open }) => {
  test(`${name}: whatever people, lost connections and the API do at once, all end with one text, and it is saved`, async (t) => {
    const store = await open(t);
    const server = await startLiveServer(store, quick);
    t.after(() => server.close());
    const happens = async (story: readonly Step[]) => {
      const id = await server.make('# Title\n\nSome words to begin with.\n');
      const editors = [0, 1, 2, 3].map((user) => openEditor(t, server.url(id, `u${user}`)));
      await Promise.all(editors.map(({ client }) => client.synced));
      const puts: Promise<unknown>[] = [];
      for (const step of story) {
        if (step.act === 'wait') await new Promise((resolve) => setTimeout(resolve, step.ms));
        else if (step.act === 'put') {
          // Somebody's script read the text a while ago, and puts another in its place.
          const base = await server.live.currentText(id);
          assert.ok(base !== null);
          const at = Math.floor(step.at * base.length);
          const change = { base, text: base.slice(0, at) + step.text + base.slice(at + 5), reason: 'put' };
          puts.push(server.live.applyText(id, null, change));
        } else act(editors[step.who], step);
      }
      await Promise.all(puts);
      await Promise.all(editors.map((editor) => editor.saved()));
      const texts = () => new Set(editors.map(({ text }) => text.toString()));
      await until(() => texts().size === 1);
      const { text } = await server.live.saveNow(id);
      assert.deepEqual([...texts()], [text]);
      assert.equal((await store.read((db) => postmortems.get(db, system, id)))?.text, text);
      for (const editor of editors) editor.leave();
    };
    await fc.assert(fc.asyncProperty(steps, happens), { numRuns: 5, endOnFailure: true });
  });
});

function act(editor: Editor | undefined, step: Extract<Step, { who: number }>): void {
  if (editor === undefined) return;
  const { text } = editor;
  if (step.act === 'cut') editor.cut();
  else if (step.act === 'type') text.insert(Math.floor(step.at * text.length), step.text);
  else {
    const from = Math.floor(step.at * text.length);
    text.delete(from, Math.min(step.length, text.length - from));
  }
}
