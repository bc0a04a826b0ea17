/** The built web app: only files that were there at the start are ever served, so no address leads out of the folder. */
import { createHash, randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { hasAlready } from './etag.ts';
import { diagramPolicy, pagePolicy } from './security-headers.ts';

const mediaTypes: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  mjs: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json; charset=utf-8',
  webmanifest: 'application/manifest+json; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  ico: 'image/x-icon',
  woff2: 'font/woff2',
  txt: 'text/plain; charset=utf-8',
  map: 'application/json; charset=utf-8',
  wasm: 'application/wasm',
};

/** What a packed file beside another is called, best first. */
const packings = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const;

export interface WebFiles {
  /** Whether there is an app to show. */
  readonly built: boolean;
  /** Answers for a file of the app, or for one of its pages; null where the address is neither. */
  answer(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | null>;
}

interface Held {
  readonly bytes: Buffer;
  readonly etag: string;
}

/** Lists the folder; reads a file when it is first asked for, and keeps it. A folder that is not there serves nothing. */
export async function openWebFiles(folder: string): Promise<WebFiles> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const paths = new Map(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [`/${relative(folder, path).split(sep).join('/')}`, path]),
  );
  const held = new Map<string, Promise<Held>>();
  const read = (path: string): Promise<Held> => {
    let file = held.get(path);
    if (file === undefined) {
      file = readFile(path).then((bytes) => ({
        bytes,
        etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`,
      }));
      file.catch(() => held.delete(path));
      held.set(path, file);
    }
    return file;
  };

  const file = async (address: string, path: string, request: FastifyRequest, reply: FastifyReply) => {
    const hashed = address.startsWith('/assets/');
    reply
      .header(
        'content-type',
        mediaTypes[/\.([a-z0-9]+)$/.exec(address)?.[1] ?? ''] ?? 'application/octet-stream',
      )
      .header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache')
      .header('vary', 'accept-encoding');
    const accepted = String(request.headers['accept-encoding'] ?? '');
    let packed = path;
    for (const [name, ending] of packings) {
      const beside = paths.get(address + ending);
      if (beside === undefined || !new RegExp(`\\b${name}\\b(?!\\s*;\\s*q=0(?:\\.0+)?\\b)`).test(accepted))
        continue;
      packed = beside;
      reply.header('content-encoding', name);
      break;
    }
    const { bytes, etag } = await read(packed);
    reply.header('etag', etag);
    if (hasAlready(request.headers['if-none-match'], etag)) return reply.code(304).send();
    return reply.send(bytes);
  };

  const index = paths.get('/index.html');
  const page = async (path: string, reply: FastifyReply) => {
    const { bytes } = await read(path);
    const nonce = randomBytes(18).toString('base64url');
    return reply
      .header('content-type', 'text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .header('content-security-policy', pagePolicy(nonce))
      .send(bytes.toString('utf8').replaceAll('__CSP_NONCE__', nonce));
  };

  return {
    built: index !== undefined,
    async answer(request, reply) {
      const address = decoded(request.url.split('?', 1)[0] ?? '/');
      if (address === null) return null;
      const path = address === '/index.html' ? undefined : paths.get(address);
      if (address === '/diagram.html')
        reply.header('content-security-policy', diagramPolicy).header('x-frame-options', 'SAMEORIGIN');
      if (path !== undefined) return file(address, path, request, reply);
      // The address of the app itself answers whoever asks: `curl` and watchers ask for anything.
      const wantsPage = address === '/' || String(request.headers.accept ?? '').includes('text/html');
      // What looks like a file and is none was renamed by a newer build: saying so lets the page load itself anew.
      if (index === undefined || !wantsPage || address.startsWith('/assets/')) return null;
      return page(index, reply);
    },
  };
}

function decoded(address: string): string | null {
  try {
    return decodeURIComponent(address);
  } catch {
    return null;
  }
}
