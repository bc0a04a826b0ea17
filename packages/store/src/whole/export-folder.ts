/** The library as a folder of Markdown, byte for byte. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { texts } from '../nouns/postmortems.ts';
import { type Store, StoreError } from '../store.ts';
import type { Viewer } from '../viewer.ts';

const atOnce = 100;

/**
 * Writes every postmortem that the viewer sees (the bin left out) below `folder`. A file that is there with other
 * bytes is never written over: then the export stops with `conflict`.
 */
export async function exportFolder(
  store: Store,
  viewer: Viewer,
  folder: string,
  options: { readonly onProgress?: (progress: { readonly done: number }) => void } = {},
): Promise<{ readonly files: number }> {
  mkdirSync(folder, { recursive: true });
  let files = 0;
  let after: string | undefined;
  for (;;) {
    const page = await store.read((db) => texts(db, viewer, { after, limit: atOnce }));
    for (const { fileName, text } of page)
      writeWhole(join(folder, ...safeParts(fileName)), Buffer.from(text));
    files += page.length;
    options.onProgress?.({ done: files });
    after = page.at(-1)?.id;
    if (page.length < atOnce) return { files };
  }
}

/** A name that somebody chose leads nowhere but below the folder. */
function safeParts(fileName: string): string[] {
  const parts = fileName.split(/[\\/]/).filter((part) => part !== '' && part !== '.' && part !== '..');
  return parts.length === 0 ? ['postmortem.md'] : parts;
}

function writeWhole(path: string, bytes: Buffer): void {
  if (existsSync(path)) {
    if (readFileSync(path).equals(bytes)) return;
    throw new StoreError('conflict', `${path} is there with another text. Export into an empty folder.`);
  }
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes, { flag: 'wx' });
}
