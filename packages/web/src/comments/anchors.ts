/** Where comments hang: positions of the shared text that move with the words, and survive the page. */
import type { Anchor } from '@debrief/wire';
import {
  createAbsolutePositionFromRelativePosition,
  createRelativePositionFromTypeIndex,
  decodeRelativePosition,
  encodeRelativePosition,
  type Text as SharedText,
} from 'yjs';

const longestQuote = 2000;

function toBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}

function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

/** An anchor round `from`–`to`: words typed at its edges stay outside of it. */
export function anchorOf(shared: SharedText, from: number, to: number): Anchor {
  const text = shared.toString();
  return {
    from: toBase64(encodeRelativePosition(createRelativePositionFromTypeIndex(shared, from, 0))),
    to: toBase64(encodeRelativePosition(createRelativePositionFromTypeIndex(shared, to, -1))),
    quote: text.slice(from, to).slice(0, longestQuote),
    line: text.slice(0, from).split('\n').length,
  };
}

/** Where the anchor is now; `from` = `to` where its words are gone; null where it cannot be read here. */
export function placeOf(anchor: Anchor, shared: SharedText): { from: number; to: number } | null {
  const { doc } = shared;
  if (!doc) return null;
  const at = (encoded: string): number | null => {
    try {
      const position = decodeRelativePosition(fromBase64(encoded));
      const found = createAbsolutePositionFromRelativePosition(position, doc);
      return found?.type === shared ? found.index : null;
    } catch {
      return null;
    }
  };
  const from = at(anchor.from);
  const to = at(anchor.to);
  return from === null || to === null ? null : { from, to: Math.max(from, to) };
}
