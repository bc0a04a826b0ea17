/** Reads documents for commands: one by name, or all of a folder. */
import { type Postmortem, readDocument } from '@debrief/document';
import type { LibraryDocument } from '@debrief/learn';
import type { Context } from '../context.ts';
import { Failure } from '../failure.ts';
import { findDocuments } from '../files/find-documents.ts';
import { readStandardInput, readTextFile, type TextFile } from '../files/read-text.ts';

export interface OpenDocument {
  readonly file: TextFile;
  readonly document: Postmortem;
}

/** Opens one document; `-` is standard input. Throws a `Failure` when it cannot be read. */
export async function openDocument(
  name: string,
  zone: string | null,
  context: Context,
): Promise<OpenDocument> {
  const file = name === '-' ? await readStandardInput('<stdin>', context) : readTextFile(name, context);
  return { file, document: parse(file, zone) };
}

/** All documents that `paths` name; files that cannot be read are said on stderr and left out. */
export function readLibrary(
  paths: readonly string[],
  zone: string | null,
  context: Context,
): { documents: readonly LibraryDocument[]; failures: number } {
  const found = findDocuments(paths, context);
  for (const warning of found.warnings) context.stderr.write(`${warning}\n`);
  let failures = 0;
  const documents: LibraryDocument[] = [];
  for (const name of found.names) {
    try {
      documents.push({ file: name, document: parse(readTextFile(name, context), zone) });
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      failures++;
      context.stderr.write(`${error.message}\n`);
    }
  }
  return { documents, failures };
}

function parse(file: TextFile, zone: string | null): Postmortem {
  return readDocument(file.text, { name: file.name, ...(zone === null ? {} : { zone }) });
}
