import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { readFacts, readNotice } from './notices.ts';
import { frameKinds, type LiveFacts, type LiveNotice } from './protocol.ts';

/** What a client says. */
export type ClientFrame =
  | {
      readonly kind: 'hello';
      readonly version: number;
      readonly clientId: number;
      readonly vector: Uint8Array;
      readonly history: string;
    }
  | { readonly kind: 'update'; readonly number: number; readonly update: Uint8Array }
  | {
      readonly kind: 'edit';
      readonly number: number;
      readonly update: Uint8Array;
      readonly awareness: Uint8Array;
    }
  | { readonly kind: 'awareness'; readonly update: Uint8Array }
  | { readonly kind: 'pulse'; readonly number: number };

/** What the server says. */
export type ServerFrame =
  | {
      readonly kind: 'welcome';
      readonly update: Uint8Array;
      readonly vector: Uint8Array;
      readonly facts: LiveFacts;
    }
  | { readonly kind: 'update'; readonly update: Uint8Array }
  | { readonly kind: 'awareness'; readonly update: Uint8Array }
  | { readonly kind: 'acknowledged'; readonly number: number }
  | { readonly kind: 'notice'; readonly notice: LiveNotice }
  | { readonly kind: 'pulse'; readonly number: number }
  | { readonly kind: 'wanted'; readonly vector: Uint8Array };

/** A frame that is none, or was cut. */
export class FrameError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'FrameError';
  }
}

/** The bytes of a client's frame. */
export function encodeClientFrame(frame: ClientFrame): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, frameKinds[frame.kind]);
    switch (frame.kind) {
      case 'hello':
        encoding.writeVarUint(encoder, frame.version);
        encoding.writeVarUint(encoder, frame.clientId);
        encoding.writeVarUint8Array(encoder, frame.vector);
        encoding.writeVarString(encoder, frame.history);
        break;
      case 'update':
        encoding.writeVarUint(encoder, frame.number);
        encoding.writeUint8Array(encoder, frame.update);
        break;
      case 'edit':
        encoding.writeVarUint(encoder, frame.number);
        encoding.writeVarUint8Array(encoder, frame.update);
        encoding.writeUint8Array(encoder, frame.awareness);
        break;
      case 'awareness':
        encoding.writeUint8Array(encoder, frame.update);
        break;
      case 'pulse':
        encoding.writeVarUint(encoder, frame.number);
        break;
    }
  });
}

/** The bytes of a server's frame. */
export function encodeServerFrame(frame: ServerFrame): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, frameKinds[frame.kind]);
    switch (frame.kind) {
      case 'welcome':
        encoding.writeVarUint8Array(encoder, frame.update);
        encoding.writeVarUint8Array(encoder, frame.vector);
        encoding.writeVarString(encoder, JSON.stringify(frame.facts));
        break;
      case 'update':
      case 'awareness':
        encoding.writeUint8Array(encoder, frame.update);
        break;
      case 'acknowledged':
      case 'pulse':
        encoding.writeVarUint(encoder, frame.number);
        break;
      case 'notice':
        encoding.writeVarString(encoder, JSON.stringify(frame.notice));
        break;
      case 'wanted':
        encoding.writeUint8Array(encoder, frame.vector);
        break;
    }
  });
}

function decoded<T>(bytes: Uint8Array, read: (decoder: decoding.Decoder, kind: number) => T): T {
  try {
    const decoder = decoding.createDecoder(bytes);
    return read(decoder, decoding.readVarUint(decoder));
  } catch (error) {
    if (error instanceof FrameError) throw error;
    throw new FrameError('The frame is damaged', { cause: error });
  }
}

const whole = (decoder: decoding.Decoder) => decoding.readTailAsUint8Array(decoder);

/** Reads a client's frame. The arrays are views of `bytes`. Throws `FrameError`. */
export function decodeClientFrame(bytes: Uint8Array): ClientFrame {
  return decoded(bytes, (decoder, kind): ClientFrame => {
    switch (kind) {
      case frameKinds.hello:
        return {
          kind: 'hello',
          version: decoding.readVarUint(decoder),
          clientId: decoding.readVarUint(decoder),
          vector: decoding.readVarUint8Array(decoder),
          history: decoding.readVarString(decoder),
        };
      case frameKinds.update:
        return { kind: 'update', number: decoding.readVarUint(decoder), update: whole(decoder) };
      case frameKinds.edit:
        return {
          kind: 'edit',
          number: decoding.readVarUint(decoder),
          update: decoding.readVarUint8Array(decoder),
          awareness: whole(decoder),
        };
      case frameKinds.awareness:
        return { kind: 'awareness', update: whole(decoder) };
      case frameKinds.pulse:
        return { kind: 'pulse', number: decoding.readVarUint(decoder) };
      default:
        throw new FrameError(`No client sends frames of kind ${kind}`);
    }
  });
}

/** Reads a server's frame. The arrays are views of `bytes`. Throws `FrameError`. */
export function decodeServerFrame(bytes: Uint8Array): ServerFrame {
  return decoded(bytes, (decoder, kind): ServerFrame => {
    switch (kind) {
      case frameKinds.welcome:
        return {
          kind: 'welcome',
          update: decoding.readVarUint8Array(decoder),
          vector: decoding.readVarUint8Array(decoder),
          facts: readFacts(JSON.parse(decoding.readVarString(decoder))),
        };
      case frameKinds.update:
        return { kind: 'update', update: whole(decoder) };
      case frameKinds.awareness:
        return { kind: 'awareness', update: whole(decoder) };
      case frameKinds.acknowledged:
        return { kind: 'acknowledged', number: decoding.readVarUint(decoder) };
      case frameKinds.notice:
        return { kind: 'notice', notice: readNotice(JSON.parse(decoding.readVarString(decoder))) };
      case frameKinds.pulse:
        return { kind: 'pulse', number: decoding.readVarUint(decoder) };
      case frameKinds.wanted:
        return { kind: 'wanted', vector: whole(decoder) };
      default:
        throw new FrameError(`No server sends frames of kind ${kind}`);
    }
  });
}
