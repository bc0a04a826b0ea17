import { importDocuments } from '../../commands/import-documents.ts';
import { openExample } from '../../commands/open-example.ts';
import { beginUpload, findUpload, giveUpUpload, receiveBytes } from '../../commands/upload.ts';
import { ProblemError } from '../../problem-error.ts';
import type { Group } from '../call.ts';
import { summaryShape, uploadShape } from '../shapes.ts';
import { detailAnswer } from './library.ts';

type Names =
  | 'POST /api/uploads'
  | 'GET /api/uploads/:id'
  | 'PATCH /api/uploads/:id'
  | 'DELETE /api/uploads/:id'
  | 'POST /api/import'
  | 'POST /api/example';

export const uploads: Group<Names> = {
  'POST /api/uploads': async ({ services, context, body }) =>
    uploadShape(await beginUpload(context, services.uploads, body)),

  'GET /api/uploads/:id': async ({ context, params }) => uploadShape(await findUpload(context, params.id)),

  'PATCH /api/uploads/:id': async ({ services, context, params, request }) => {
    const offset = Number(request.headers['upload-offset']);
    if (request.headers['upload-offset'] === undefined || !Number.isSafeInteger(offset) || offset < 0)
      throw new ProblemError('invalid-request', 'Send Upload-Offset: the byte at which this part begins.');
    return uploadShape(
      await receiveBytes(context, services.uploads, { id: params.id, offset, stream: request.raw }),
    );
  },

  'DELETE /api/uploads/:id': async ({ services, context, params }) => {
    await giveUpUpload(context, services.uploads, params.id);
    return undefined;
  },

  'POST /api/import': async ({ services, context, body }) => {
    const { made, refused } = await importDocuments(context, services, body);
    return { made: made.map(summaryShape), refused };
  },

  'POST /api/example': async ({ services, actor, context, reply }) => {
    const id = await openExample(context, services.documents, services.exampleFolder);
    return detailAnswer(services, actor, id, reply);
  },
};
