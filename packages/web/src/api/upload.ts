/** Sends files in pieces, and goes on where a lost connection broke off. */
import { api } from './client.ts';
import { isApiError } from './problem-words.ts';

const pieceBytes = 4 * 1024 * 1024;

interface UploadOptions {
  readonly signal?: AbortSignal;
  /** Bytes that the server has so far. */
  readonly onProgress?: (sent: number) => void;
}

/**
 * Uploads a file; gives the upload's id, to hand to an endpoint that reads uploads. Waits out a silent server (up to
 * 30 s between two tries, as often as it takes); rejects for every other problem, and when aborted (the server then
 * forgets what it had).
 */
export async function uploadFile(file: File, { signal, onProgress }: UploadOptions = {}): Promise<string> {
  const name = file.webkitRelativePath === '' ? file.name : file.webkitRelativePath;
  const { id } = await api('POST /api/uploads', { body: { name, size: file.size }, signal });
  let offset = 0;
  let waitMs = 1000;
  try {
    while (offset < file.size) {
      try {
        const answer = await api('PATCH /api/uploads/:id', {
          params: { id },
          bytes: file.slice(offset, offset + pieceBytes),
          headers: { 'upload-offset': String(offset) },
          signal,
        });
        offset = answer.offset;
        waitMs = 1000;
        onProgress?.(offset);
      } catch (error) {
        if (!isApiError(error) || !mayPass(error.problem)) throw error;
        await pause(waitMs, signal);
        waitMs = Math.min(30_000, waitMs * 2);
        offset = (await askOffset(id, signal)) ?? offset;
      }
    }
  } catch (error) {
    if (signal?.aborted) void api('DELETE /api/uploads/:id', { params: { id } }).catch(() => {});
    throw error;
  }
  return id;
}

function mayPass({ status, code }: { status: number; code: string }): boolean {
  return (
    code !== 'storage-full' && (status === 0 || status >= 500 || status === 429 || code === 'offset-mismatch')
  );
}

async function askOffset(id: string, signal: AbortSignal | undefined): Promise<number | null> {
  try {
    return (await api('GET /api/uploads/:id', { params: { id }, signal })).offset;
  } catch (error) {
    if (isApiError(error) && mayPass(error.problem)) return null;
    throw error;
  }
}

function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((done, fail) => {
    const timer = setTimeout(done, ms);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      fail(signal.reason);
    });
  });
}
