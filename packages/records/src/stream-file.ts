/** What can be read only once (standard input, a pipe) kept in memory as a record file. */
import { memoryFile, type RecordFile } from '@debrief/evidence';

const LIMIT = 1024 * 1024 * 1024;

/** Reads a stream to its end. Throws where it is larger than 1 GiB. */
export async function bufferedFile(name: string, stream: AsyncIterable<Uint8Array>): Promise<RecordFile> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > LIMIT) throw new Error('it is larger than 1 GiB; save it to a file and name the file');
    chunks.push(chunk);
  }
  return memoryFile(name, Buffer.concat(chunks));
}
