/** What the browser fetches before the library shows, measured on the build. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const dist = join(import.meta.dirname, '..', 'dist');
const manifestPath = join(dist, '.vite', 'manifest.json');
const limitBytes = 300_000;

interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
}

function readManifest(): Readonly<Record<string, Chunk>> {
  assert.ok(existsSync(manifestPath), 'the web app is not built: run "npm run build" first');
  return JSON.parse(readFileSync(manifestPath, 'utf8'));
}

/** The files that these entries need at once: their imports and style sheets, and those of their imports. */
function filesOf(manifest: Readonly<Record<string, Chunk>>, entries: readonly string[]): Set<string> {
  const files = new Set<string>();
  const seen = new Set<string>();
  const visit = (name: string): void => {
    const chunk = manifest[name];
    if (chunk === undefined || seen.has(name)) return;
    seen.add(name);
    for (const file of [chunk.file, ...(chunk.css ?? [])]) files.add(file);
    for (const next of chunk.imports ?? []) visit(next);
  };
  for (const entry of entries) visit(entry);
  return files;
}

const size = (file: string): number => {
  const packed = join(dist, `${file}.br`);
  return statSync(existsSync(packed) ? packed : join(dist, file)).size;
};

test('the first load of the library is under 300 kB compressed', () => {
  const manifest = readManifest();
  const page = 'src/pages/library/page.tsx';
  assert.ok(manifest[page], `${page} is a chunk of its own`);
  const files = [...filesOf(manifest, ['index.html', page])];
  const total = files.reduce((sum, file) => sum + size(file), 0);
  const largest = files
    .map((file) => `${size(file)} ${file}`)
    .sort((a, b) => Number.parseInt(b, 10) - Number.parseInt(a, 10));
  assert.ok(total < limitBytes, `${total} bytes:\n${largest.join('\n')}`);
});

test('no code of the editor or of the document’s parser comes with the library', () => {
  const manifest = readManifest();
  const files = [...filesOf(manifest, ['index.html', 'src/pages/library/page.tsx'])].filter((file) =>
    file.endsWith('.js'),
  );
  for (const file of files) {
    const code = readFileSync(join(dist, file), 'utf8');
    assert.ok(!/cm-editor|BlockContext/.test(code), `${file} holds the editor`);
  }
});

test('the page has no inline script or style', () => {
  const html = readFileSync(join(dist, 'index.html'), 'utf8');
  assert.doesNotMatch(html, /<style|\sstyle=|\son[a-z]+=|javascript:/i);
  for (const [, attributes, body] of html.matchAll(/<script([^>]*)>([\s\S]*?)<\/script>/g)) {
    assert.equal(body, '');
    assert.match(attributes ?? '', /\bsrc="/);
  }
});
