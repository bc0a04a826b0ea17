import { StoreError } from '../store.ts';

/** Longer texts than the app's editor takes. */
export const longestText = 4_000_000;

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The text of a file, from which the very same bytes can be made again. Throws `unreadable` where that cannot be. */
export function textOfBytes(bytes: Uint8Array): string {
  let text: string;
  try {
    text = decoder.decode(bytes);
  } catch {
    throw new StoreError('unreadable', 'It is no UTF-8 text. Save it as UTF-8 and import it again.');
  }
  if (text.includes('\0'))
    throw new StoreError('unreadable', 'It holds a NUL character: this is no text file.');
  if (text.length > longestText) {
    throw new StoreError('unreadable', `It is longer than ${longestText.toLocaleString('en')} characters.`);
  }
  return text;
}
