import { maxTextLength } from '@debrief/wire/live';
import * as Y from 'yjs';

/** An update that no editor of ours makes: it is not applied, and its sender is told. */
export class BadUpdate extends Error {
  readonly reason: 'bad-update' | 'too-large';
  /** The document may hold a part of it. */
  readonly harmful: boolean;
  constructor(
    reason: 'bad-update' | 'too-large',
    message: string,
    options: ErrorOptions & { readonly harmful?: boolean } = {},
  ) {
    super(message, options);
    this.name = 'BadUpdate';
    this.reason = reason;
    this.harmful = options.harmful ?? false;
  }
}

/**
 * Looks at an update before it touches a document: it must decode, and may only insert plain text into the document's
 * text and delete. Gives how many UTF-16 units it inserts. Throws `BadUpdate`.
 */
export function inspectUpdate(update: Uint8Array, textName: string): number {
  let decoded: ReturnType<typeof Y.decodeUpdate>;
  try {
    decoded = Y.decodeUpdate(update);
  } catch (error) {
    throw new BadUpdate('bad-update', 'The update is damaged', { cause: error });
  }
  let inserted = 0;
  let clocks = 0;
  for (const struct of decoded.structs) {
    clocks += struct.length;
    if (!(struct instanceof Y.Item)) continue;
    const { content, parentSub } = struct;
    const parent: unknown = struct.parent;
    // `parent` is the name of a type, an item's id (a type within a type), or null where a neighbour says it.
    if ((parent !== null && parent !== textName) || parentSub !== null)
      throw new BadUpdate('bad-update', 'The update changes something else than the text');
    if (content instanceof Y.ContentString) {
      if (content.str.includes('\0'))
        throw new BadUpdate('bad-update', 'The update holds a NUL character, which no text file has');
      inserted += content.str.length;
    } else if (!(content instanceof Y.ContentDeleted)) {
      throw new BadUpdate('bad-update', 'The update holds something else than plain text');
    }
  }
  if (inserted > maxTextLength || clocks > 2 ** 40)
    throw new BadUpdate('too-large', 'The update is larger than a document may be');
  return inserted;
}
