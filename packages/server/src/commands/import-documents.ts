/** Uploads of Markdown, HTML, or zips of them, as postmortems of the library. */
import { basename } from 'node:path';
import type { RecordFile } from '@debrief/evidence';

import type { CommandContext } from '../context.ts';
import type { DocumentThread } from '../documents/document-thread.ts';
import type { UploadBytes } from '../evidence/upload-bytes.ts';
import { ProblemError } from '../problem-error.ts';
import type { SummaryRow } from '../rows.ts';
import { createPostmortem } from './create-postmortem.ts';
import { findUpload } from './upload.ts';

interface Imported {
  readonly made: SummaryRow[];
  readonly refused: { readonly file: string; readonly message: string }[];
}

interface Sources {
  readonly uploads: UploadBytes;
  readonly documents: DocumentThread;
}

const MOST_BYTES = 4_000_000;

/** Imports finished uploads; what cannot be is refused with its cause, and keeps nothing else out. */
export async function importDocuments(
  context: CommandContext,
  { uploads: bytes, documents }: Sources,
  input: { uploads: readonly string[]; restricted: boolean },
): Promise<Imported> {
  const given = await Promise.all([...new Set(input.uploads)].map((id) => findUpload(context, id)));
  const unfinished = given.find(({ received, size }) => received < size);
  if (unfinished !== undefined)
    throw new ProblemError('conflict', `${unfinished.name} has not arrived whole: send the rest first.`);
  // Loaded where somebody imports, not where somebody starts a server.
  const { openNamed } = await import('@debrief/records');
  const done: Imported = { made: [], refused: [] };
  for (const upload of given) {
    const spooled = await bytes.spool(upload);
    try {
      const { files, problems } = await openNamed([{ path: spooled.path, name: upload.name }]);
      for (const { file, message } of problems) done.refused.push({ file, message });
      for (const file of files) await importOne(context, documents, file, input.restricted, done);
    } finally {
      await spooled.done();
    }
    await bytes.remove(upload.id);
  }
  return done;
}

async function importOne(
  context: CommandContext,
  documents: DocumentThread,
  file: RecordFile,
  restricted: boolean,
  done: Imported,
): Promise<void> {
  const refuse = (message: string) => void done.refused.push({ file: file.name, message });
  const html = /\.html?$/i.test(file.name);
  if (!html && !/\.(?:md|markdown|mdown|txt)$/i.test(file.name))
    return refuse('It is neither Markdown nor HTML.');
  const text = await textOf(file);
  if (text === null) return refuse('It is larger than 4 MB, or no text in UTF-8.');
  const fileName = basename(file.name.split('!/').at(-1) ?? file.name);
  try {
    const row = await createPostmortem(context, {
      text: html ? await documents.ask('fromHtml', { html: text }) : text,
      fileName: html ? fileName.replace(/\.html?$/i, '.md') : fileName,
      restricted,
      reason: `imported from ${fileName}`,
    });
    done.made.push(row);
  } catch (error) {
    if (error instanceof ProblemError) refuse(error.message);
    else throw error;
  }
}

/** The whole text, its byte order mark kept; null where it is too large or no UTF-8. */
async function textOf(file: RecordFile): Promise<string | null> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let text = '';
  let size = 0;
  try {
    for await (const chunk of file.open()) {
      size += chunk.length;
      if (size > MOST_BYTES) return null;
      text += decoder.decode(chunk, { stream: true });
    }
    text += decoder.decode();
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
  return text.includes('\u0000') ? null : text;
}
