/** A postmortem as a file or a page: the answers that are not JSON. */
import { notFound } from '../../problem-error.ts';
import type { Call, Group } from '../call.ts';
import { etagOf, hasAlready } from '../etag.ts';
import { presentRow, presentText, rowWithText } from '../present-text.ts';

type Names =
  | 'GET /api/postmortems/:id/text'
  | 'GET /api/postmortems/:id/page'
  | 'GET /api/postmortems/:id/export/:format';

const mediaTypes: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
};

export const downloads: Group<Names> = {
  'GET /api/postmortems/:id/text': async (call) => {
    const { request, reply } = call;
    const row = await presentRow(call);
    const etag = etagOf(row.version);
    reply.header('etag', etag).header('cache-control', 'private, no-cache');
    if (hasAlready(request.headers['if-none-match'], etag)) return reply.code(304).send();
    return reply
      .header('content-type', 'text/markdown; charset=utf-8')
      .header('content-disposition', attachment(row.fileName))
      .send(Buffer.from(row.text));
  },

  'GET /api/postmortems/:id/page': async (call) => {
    const { services, params, head, request, reply } = call;
    const etag = etagOf(head.version);
    reply.header('etag', etag).header('cache-control', 'private, no-cache');
    if (hasAlready(request.headers['if-none-match'], etag)) return reply.code(304).send();
    const held = services.pages.held(params.id, head.version);
    const page = held ?? (await freshPage(call));
    return reply
      .header('content-type', 'text/html; charset=utf-8')
      .header('content-security-policy', page.csp)
      .header('x-frame-options', 'SAMEORIGIN')
      .send(page.html);
  },

  'GET /api/postmortems/:id/export/:format': async (call) => {
    const { services, params, reply } = call;
    const asked = await presentText(call);
    const made = await services.documents.ask('export', { ...asked, format: params.format });
    if (made === null) throw notFound(`The format ${params.format}`);
    const base = asked.fileName.replace(/\.[^.]*$/, '');
    return reply
      .header('etag', etagOf(asked.version))
      .header('content-type', mediaTypes[made.extension] ?? 'text/plain; charset=utf-8')
      .header('content-disposition', attachment(`${base}.${made.extension}`))
      .send(Buffer.from(made.text));
  },
};

async function freshPage(call: Pick<Call<'GET /api/postmortems/:id'>, 'services' | 'actor' | 'params'>) {
  const row = await rowWithText(call);
  return call.services.pages.page(row, row.text);
}

/** Names a download, in ASCII and as it is (RFC 6266). */
function attachment(name: string): string {
  const ascii = name.replace(/[^\w.-]+/g, '_');
  const whole = encodeURIComponent(name).replace(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${whole}`;
}
