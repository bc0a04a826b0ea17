/** Requests that the server sends out: never to a private address, unless that host is allowed by name. */
import { lookup } from 'node:dns';
import { request as httpRequest, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isPrivateAddress } from './private-address.ts';

export interface GuardOptions {
  /** Hosts (`idp.internal` or `idp.internal:8443`) that an operator named: they may be private. */
  readonly allowed: readonly string[];
  readonly timeoutMs?: number;
  readonly maxBytes?: number;
}

/** Why a request was not sent, or its answer not taken. */
export class OutgoingError extends Error {
  override readonly name = 'OutgoingError';
}

/**
 * A `fetch` that asks the address it really connects to (so a name that changes between two look-ups gains nothing),
 * follows no redirect, and takes no more than `maxBytes`. Rejects with an `OutgoingError`.
 */
export function guardedFetch({
  allowed,
  timeoutMs = 10_000,
  maxBytes = 1_000_000,
}: GuardOptions): typeof fetch {
  const allows = (url: URL) => allowed.includes(url.host) || allowed.includes(url.hostname);
  return async (input, init) => {
    const asked = new Request(input, init);
    const url = new URL(asked.url);
    if (url.protocol !== 'https:' && url.protocol !== 'http:')
      throw new OutgoingError(`${url.protocol} addresses are not asked.`);
    if (url.username !== '' || url.password !== '')
      throw new OutgoingError('An address with a password is not asked.');
    const free = allows(url);
    const bare = url.hostname.replace(/^\[|\]$/g, '');
    if (!free && isIP(bare) !== 0 && isPrivateAddress(bare)) throw refused(url);
    const body = Buffer.from(await asked.arrayBuffer());
    const headers: Record<string, string> = {
      ...Object.fromEntries(asked.headers),
      'accept-encoding': 'identity',
    };
    if (body.length > 0) headers['content-length'] = String(body.length);
    const options: RequestOptions = {
      method: asked.method,
      headers,
      lookup: free ? undefined : publicLookup(url),
      signal: AbortSignal.any([asked.signal, AbortSignal.timeout(timeoutMs)]),
      agent: false,
    };
    return send(url, options, body, maxBytes);
  };
}

function send(url: URL, options: RequestOptions, body: Buffer, maxBytes: number): Promise<Response> {
  const start = url.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const outgoing = start(url, options, (incoming) => {
      const parts: Buffer[] = [];
      let size = 0;
      incoming.on('data', (part: Buffer) => {
        size += part.length;
        if (size > maxBytes)
          incoming.destroy(new OutgoingError(`${url.host} answered with more than ${maxBytes} bytes.`));
        else parts.push(part);
      });
      incoming.on('error', reject);
      incoming.on('end', () => {
        const status = incoming.statusCode ?? 502;
        const headers = new Headers();
        for (const [name, value] of Object.entries(incoming.headers))
          for (const one of [value ?? []].flat()) headers.append(name, one);
        const empty = status === 204 || status === 304 || status < 200;
        resolve(
          new Response(empty ? null : Buffer.concat(parts), { status: Math.max(200, status), headers }),
        );
      });
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

/** Looks a name up as usual, and refuses it where one of its addresses is private. */
function publicLookup(url: URL): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error !== null) return callback(error, '', 4);
      if (addresses.some(({ address }) => isPrivateAddress(address))) return callback(refused(url), '', 4);
      const [first] = addresses;
      if (options.all) callback(null, addresses);
      else if (first !== undefined) callback(null, first.address, first.family);
      else callback(new OutgoingError(`${hostname} has no address.`), '', 4);
    });
  };
}

function refused(url: URL): OutgoingError {
  return new OutgoingError(`${url.host} is a private address. An operator can allow it by name.`);
}
