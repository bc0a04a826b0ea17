/** How an editor of each server talks: what it says first, and how it sends an update or its cursor. */
import { encodeClientFrame } from '@debrief/wire/live';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';

export interface Protocol {
  readonly path: (document: string, user: number) => string;
  readonly first: (document: string, doc: Y.Doc) => Uint8Array[];
  readonly update: (document: string, update: Uint8Array, number: number) => Uint8Array;
  readonly presence: (document: string, update: Uint8Array) => Uint8Array;
  /** An edit and the cursor after it in one, where the protocol has that. */
  readonly both?: (update: Uint8Array, number: number, presence: Uint8Array) => Uint8Array;
}

const sync = 0;
const awareness = 1;
const auth = 2;
const update = 2;

const bytes = (write: (encoder: encoding.Encoder) => void) => encoding.encode(write);

function syncStepOne(encoder: encoding.Encoder, doc: Y.Doc): void {
  encoding.writeVarUint(encoder, sync);
  encoding.writeVarUint(encoder, 0);
  encoding.writeVarUint8Array(encoder, Y.encodeStateVector(doc));
}

function syncUpdate(encoder: encoding.Encoder, edit: Uint8Array): void {
  encoding.writeVarUint(encoder, sync);
  encoding.writeVarUint(encoder, update);
  encoding.writeVarUint8Array(encoder, edit);
}

function presenceUpdate(encoder: encoding.Encoder, state: Uint8Array): void {
  encoding.writeVarUint(encoder, awareness);
  encoding.writeVarUint8Array(encoder, state);
}

export const protocols: Readonly<Record<'debrief' | 'hocuspocus' | 'y-websocket', Protocol>> = {
  debrief: {
    path: (document, user) => `/api/postmortems/${document}/live?user=u${user}`,
    first: (_document, doc) => [
      encodeClientFrame({
        kind: 'hello',
        version: 1,
        clientId: doc.clientID,
        vector: Y.encodeStateVector(doc),
        history: '',
      }),
    ],
    update: (_document, edit, number) => encodeClientFrame({ kind: 'update', number, update: edit }),
    presence: (_document, state) => encodeClientFrame({ kind: 'awareness', update: state }),
    both: (edit, number, awareness) => encodeClientFrame({ kind: 'edit', number, update: edit, awareness }),
  },
  'y-websocket': {
    path: (document) => `/${document}`,
    first: (_document, doc) => [bytes((encoder) => syncStepOne(encoder, doc))],
    update: (_document, edit) => bytes((encoder) => syncUpdate(encoder, edit)),
    presence: (_document, state) => bytes((encoder) => presenceUpdate(encoder, state)),
  },
  hocuspocus: {
    path: () => '/',
    first: (document, doc) => [
      bytes((encoder) => {
        encoding.writeVarString(encoder, document);
        encoding.writeVarUint(encoder, auth);
        encoding.writeVarUint(encoder, 0);
        encoding.writeVarString(encoder, 'token');
        encoding.writeVarString(encoder, '4.7.0');
      }),
      bytes((encoder) => {
        encoding.writeVarString(encoder, document);
        syncStepOne(encoder, doc);
      }),
    ],
    update: (document, edit) =>
      bytes((encoder) => {
        encoding.writeVarString(encoder, document);
        syncUpdate(encoder, edit);
      }),
    presence: (document, state) =>
      bytes((encoder) => {
        encoding.writeVarString(encoder, document);
        presenceUpdate(encoder, state);
      }),
  },
};
