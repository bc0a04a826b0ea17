/** What changed between two texts, in words that a person reads: whole lines first, words within changed lines. */

export interface Piece {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** Lines around a change that are shown with it; longer stretches of sameness are left out. */
export interface Hunk {
  /** 1-based lines of the newer text where it begins. */
  readonly line: number;
  readonly pieces: readonly Piece[];
}

/** Steps after which a comparison is cut off: the rest counts as replaced. Texts of megabytes stay quick. */
const mostSteps = 2000;

/** Shortest edits by Myers' greedy algorithm (An O(ND) Difference Algorithm, 1986), bounded. */
function edits(a: readonly string[], b: readonly string[]): Piece[] {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let endA = a.length;
  let endB = b.length;
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA--;
    endB--;
  }
  const pieces: Piece[] = [];
  push(pieces, 'same', a.slice(0, start));
  for (const piece of middle(a.slice(start, endA), b.slice(start, endB)))
    push(pieces, piece.kind, [piece.text]);
  push(pieces, 'same', a.slice(endA));
  return pieces;
}

function middle(a: readonly string[], b: readonly string[]): readonly Piece[] {
  const replaced: Piece[] = [];
  push(replaced, 'removed', a);
  push(replaced, 'added', b);
  if (a.length === 0 || b.length === 0) return replaced;
  const most = Math.min(a.length + b.length, mostSteps);
  const reach = new Map<number, number>([[1, 0]]);
  const trace: Map<number, number>[] = [];
  for (let step = 0; step <= most; step++) {
    trace.push(new Map(reach));
    for (let k = -step; k <= step; k += 2) {
      const down = k === -step || (k !== step && (reach.get(k - 1) ?? 0) < (reach.get(k + 1) ?? 0));
      let x = down ? (reach.get(k + 1) ?? 0) : (reach.get(k - 1) ?? 0) + 1;
      let y = x - k;
      while (x < a.length && y < b.length && a[x] === b[y]) {
        x++;
        y++;
      }
      reach.set(k, x);
      if (x >= a.length && y >= b.length) return walkBack(a, b, trace);
    }
  }
  return replaced;
}

function walkBack(
  a: readonly string[],
  b: readonly string[],
  trace: readonly Map<number, number>[],
): Piece[] {
  const back: Piece[] = [];
  let x = a.length;
  let y = b.length;
  for (let step = trace.length - 1; step >= 0; step--) {
    const reach = trace[step] ?? new Map<number, number>();
    const k = x - y;
    const down = k === -step || (k !== step && (reach.get(k - 1) ?? 0) < (reach.get(k + 1) ?? 0));
    const beforeK = down ? k + 1 : k - 1;
    const beforeX = reach.get(beforeK) ?? 0;
    const beforeY = beforeX - beforeK;
    while (x > beforeX && y > beforeY && x > 0 && y > 0) {
      x--;
      y--;
      back.push({ kind: 'same', text: a[x] ?? '' });
    }
    if (step === 0) break;
    if (down) {
      y--;
      back.push({ kind: 'added', text: b[y] ?? '' });
    } else {
      x--;
      back.push({ kind: 'removed', text: a[x] ?? '' });
    }
  }
  return back.reverse();
}

function push(pieces: Piece[], kind: Piece['kind'], texts: readonly string[]): void {
  const text = texts.join('');
  if (text === '') return;
  const last = pieces.at(-1);
  if (last?.kind === kind) pieces[pieces.length - 1] = { kind, text: last.text + text };
  else pieces.push({ kind, text });
}

const linesOf = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}_]+|\s+|[^\p{L}\p{N}_\s]/gu) ?? [];

/** The whole newer text with what was taken out of the older: joined, `same` and `added` give the newer one. */
export function diffTexts(before: string, after: string): readonly Piece[] {
  const lines = edits(linesOf(before), linesOf(after));
  const pieces: Piece[] = [];
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index];
    if (line === undefined || line.kind === 'same') {
      if (line) push(pieces, 'same', [line.text]);
      continue;
    }
    let removed = '';
    let added = '';
    for (; index < lines.length; index++) {
      const next = lines[index];
      if (next === undefined || next.kind === 'same') break;
      if (next.kind === 'removed') removed += next.text;
      else added += next.text;
    }
    index--;
    for (const piece of edits(wordsOf(removed), wordsOf(added))) push(pieces, piece.kind, [piece.text]);
  }
  return pieces;
}

const around = 2;

/** Only what changed, each with two lines around it. */
export function hunksOf(pieces: readonly Piece[]): readonly Hunk[] {
  const hunks: { line: number; pieces: Piece[] }[] = [];
  let line = 1;
  let open: Piece[] | null = null;
  pieces.forEach((piece, index) => {
    if (piece.kind !== 'same') {
      if (open === null) {
        open = [];
        hunks.push({ line, pieces: open });
      }
      open.push(piece);
    } else {
      const lines = linesOf(piece.text);
      const last = index === pieces.length - 1;
      if (lines.length <= 2 * around + 1 && open !== null && !last) open.push(piece);
      else {
        const head = lines.slice(0, around + 1).join('');
        if (open !== null && head !== '') open.push({ kind: 'same', text: head });
        open = null;
        if (!last) {
          // The last of these may be the beginning of the changed line itself.
          const tail = lines.slice(-(around + 1));
          open = [{ kind: 'same', text: tail.join('') }];
          hunks.push({ line: line + breaksIn(piece.text) - breaksIn(tail.join('')), pieces: open });
        }
      }
    }
    if (piece.kind !== 'removed') line += breaksIn(piece.text);
  });
  return hunks;
}

function breaksIn(text: string): number {
  return text.split('\n').length - 1;
}
