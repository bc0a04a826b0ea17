/** Finds quotation marks: what stands between them is somebody else's words. */
import type { Range } from './split-sentences.ts';

const ANY_QUOTE = /["“”„«»]|(?:^|[\s(\uE001])['‘](?=\p{L})/u;
const OPENERS = '"“„«\'‘';
const LONGEST = 1500;

/** Quoted stretches of a masked block, marks included. */
export function findQuotations(masked: string): readonly Range[] {
  if (!ANY_QUOTE.test(masked)) return [];
  const ranges: Range[] = [];
  let open = -1;
  let closer = '';
  for (let at = 0; at < masked.length; at++) {
    const char = masked[at]!;
    if (open >= 0) {
      if (closer.includes(char) && closes(masked, at, char)) {
        ranges.push({ from: open, to: at + 1 });
        open = -1;
      } else if (at - open > LONGEST || char === '\uE002') open = -1;
      continue;
    }
    if (!OPENERS.includes(char)) continue;
    const before = at === 0 ? ' ' : masked[at - 1]!;
    const opens = /[\s([{*_\uE001—–:,/-]/.test(before);
    if (char === '"' && (opens || at === 0)) [open, closer] = [at, '"'];
    else if (char === '“' || char === '„') [open, closer] = [at, '”“"'];
    else if (char === '«') [open, closer] = [at, '»'];
    else if ((char === "'" || char === '‘') && opens && /\p{L}/u.test(masked[at + 1] ?? '')) {
      [open, closer] = [at, char === "'" ? "'" : '’'];
    }
  }
  return ranges;
}

/** An apostrophe inside a word closes nothing. */
function closes(text: string, at: number, char: string): boolean {
  if (char !== "'" && char !== '’') return true;
  return !/\p{L}/u.test(text[at + 1] ?? ' ');
}
