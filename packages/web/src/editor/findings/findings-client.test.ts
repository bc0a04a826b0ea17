import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ChangeSet, Text } from '@codemirror/state';
import type { Finding } from '@debrief/lint';
import { FindingsClient, type FindingsSource, type WorkerLike } from './findings-client.ts';
import type { FindingsAnswer, FindingsAsked } from './findings-protocol.ts';

class Source implements FindingsSource {
  rope: Text;
  listener: (changes: ChangeSet) => void = () => {};
  constructor(text: string) {
    this.rope = Text.of(text.split('\n'));
  }
  onChange(listener: (changes: ChangeSet) => void): () => void {
    this.listener = listener;
    return () => {};
  }
  type(from: number, insert: string, to = from): void {
    const changes = ChangeSet.of({ from, to, insert }, this.rope.length, '\n');
    this.rope = changes.apply(this.rope);
    this.listener(changes);
  }
}

/** A worker whose answers the test gives. */
class SlowWorker implements WorkerLike {
  readonly asked: FindingsAsked[] = [];
  ended = false;
  onmessage: ((event: { data: FindingsAnswer }) => void) | null = null;
  onerror: ((event: never) => void) | null = null;
  postMessage(message: FindingsAsked): void {
    this.asked.push(message);
  }
  terminate(): void {
    this.ended = true;
  }
  answer(revision: number, findings: readonly Finding[]): void {
    this.onmessage?.({
      data: {
        kind: 'findings',
        revision,
        findings,
        head: { title: '', severity: null, severityRaw: null, state: null },
      },
    });
  }
}

const finding = (from: number, to: number): Finding => ({
  rule: 'vague-time',
  severity: 'warning',
  from,
  to,
  message: 'When was that?',
  why: '',
  url: '',
});

/** `pausing`: time goes by between any two things; without, only as the test says. */
function opened(text: string, pausing = true) {
  let clock = 0;
  const due: (() => void)[] = [];
  const source = new Source(text);
  const workers: SlowWorker[] = [];
  const client = new FindingsClient(source, {
    fileName: 'a.md',
    policy: '',
    today: () => '2024-01-15',
    now: () => {
      if (pausing) clock += 10_000;
      return clock;
    },
    later: (work) => {
      due.push(work);
      return () => due.splice(due.indexOf(work), 1);
    },
    start: () => {
      const worker = new SlowWorker();
      workers.push(worker);
      return worker;
    },
  });
  const worker = () => workers.at(-1) as SlowWorker;
  const pass = (ms: number) => {
    clock += ms;
    for (const work of due.splice(0)) work();
  };
  return { source, client, worker, workers, pass };
}

test('an answer for a text that has changed since is never shown', async () => {
  const { source, client, worker } = opened('around noon');
  worker().answer(0, [finding(0, 6)]);
  source.type(11, '!');
  await null;
  source.type(12, '?');
  worker().answer(1, []);
  assert.equal(client.shown.get().findings?.length, 1);
  assert.equal(client.shown.get().current, false);
  worker().answer(2, [finding(0, 6), finding(7, 11)]);
  assert.equal(client.shown.get().findings?.length, 2);
  assert.equal(client.shown.get().current, true);
});

test('what is typed while the worker is busy goes to it in one piece', async () => {
  const { source, worker } = opened('ab');
  source.type(2, 'c');
  source.type(3, 'd');
  await null;
  assert.equal(worker().asked.length, 1);
  worker().answer(0, []);
  assert.deepEqual(worker().asked.at(-1), {
    kind: 'change',
    revision: 2,
    changes: [{ from: 2, to: 2, insert: 'cd' }],
  });
});

test('the count does not change while somebody types and no answer has come', async () => {
  const { source, client, worker } = opened('around noon');
  const counts: (number | undefined)[] = [];
  worker().answer(0, [finding(0, 6)]);
  client.shown.watch(() => counts.push(client.shown.get().findings?.length));
  for (let index = 0; index < 20; index++) source.type(11 + index, 'x');
  await null;
  assert.deepEqual(new Set(counts), new Set([1]));
});

test('what half a word would be found for shows only when the typing pauses', async () => {
  const { source, client, worker, pass } = opened('around noon', false);
  const counts: (number | undefined)[] = [];
  worker().answer(0, []);
  client.shown.watch(() => counts.push(client.shown.get().findings?.length));
  for (let revision = 1; revision <= 10; revision++) {
    source.type(10 + revision, 'x');
    await null;
    worker().answer(
      revision,
      Array.from({ length: revision % 3 }, () => finding(0, 6)),
    );
  }
  assert.deepEqual(new Set(counts), new Set([0]));
  pass(350);
  assert.equal(client.shown.get().findings?.length, 1);
  assert.equal(client.shown.get().current, true);
});

test('a finding moves with the words it is about, and has no place when they are gone', () => {
  const { source, client, worker } = opened('it was around noon');
  const found = finding(7, 13);
  worker().answer(0, [found]);
  source.type(0, 'So ');
  assert.deepEqual(client.placeOf(found), { from: 10, to: 16 });
  source.type(9, '', 17);
  assert.equal(client.placeOf(found), null);
});

test('a worker that fails is started again, and given up after three times', () => {
  const { client, worker, workers } = opened('text');
  worker().onmessage?.({ data: { kind: 'lost', revision: 0 } });
  assert.equal(workers.length, 2);
  assert.equal(worker().asked[0]?.kind, 'open');
  worker().onerror?.(undefined as never);
  worker().onerror?.(undefined as never);
  assert.equal(workers.length, 3);
  assert.equal(client.shown.get().failed, true);
});
