/** What differs between two texts, as replacements of pieces of the first; in order, not touching one another. */
export interface TextChange {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** Pairs of tokens that are compared one by one where no token is rare enough to anchor on. */
const mostCells = 40_000;
const mostTokens = 4_000;

/** Whether a cut at `at` would part the two halves of one character. */
function withinPair(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  const before = text.charCodeAt(at - 1);
  return code >= 0xdc00 && code <= 0xdfff && before >= 0xd800 && before <= 0xdbff;
}

/** The changes that make `after` of `before`: by line, then by word; linear for texts that share most of their lines. */
export function changesBetween(before: string, after: string): TextChange[] {
  if (before === after) return [];
  const coarse = tokenChanges(before.split(/(?<=\n)/), after.split(/(?<=\n)/), before, after, 0, 0);
  return coarse.flatMap(({ from, to, from2, to2 }) => {
    const [old, young] = [before.slice(from, to), after.slice(from2, to2)];
    const words = [old.split(/(?<=\W)|(?=\W)/u), young.split(/(?<=\W)|(?=\W)/u)] as const;
    const fine =
      old === '' || young === '' || words[0].length + words[1].length > mostTokens
        ? [{ from, to, from2, to2 }]
        : tokenChanges(words[0], words[1], before, after, from, from2);
    return fine
      .map((span) => trimmed(before, after, span))
      .filter(({ from, to, insert }) => from < to || insert !== '');
  });
}

interface Span {
  readonly from: number;
  readonly to: number;
  readonly from2: number;
  readonly to2: number;
}

/** Leaves out what both pieces begin and end with. */
function trimmed(before: string, after: string, span: Span): TextChange {
  let { from, to, from2, to2 } = span;
  while (from < to && from2 < to2 && before.charCodeAt(from) === after.charCodeAt(from2)) {
    from++;
    from2++;
  }
  while (from > span.from && (withinPair(before, from) || withinPair(after, from2))) {
    from--;
    from2--;
  }
  while (to > from && to2 > from2 && before.charCodeAt(to - 1) === after.charCodeAt(to2 - 1)) {
    to--;
    to2--;
  }
  while (to < span.to && (withinPair(before, to) || withinPair(after, to2))) {
    to++;
    to2++;
  }
  return { from, to, insert: after.slice(from2, to2) };
}

/** Spans of the texts in which the token lists differ; `at` and `at2` are where the lists begin. */
function tokenChanges(
  a: readonly string[],
  b: readonly string[],
  before: string,
  after: string,
  at: number,
  at2: number,
): Span[] {
  const kept = commonTokens(a, b);
  const offsets = startsOf(a, at);
  const offsets2 = startsOf(b, at2);
  const spans: Span[] = [];
  let [i, j] = [0, 0];
  for (const [keptA, keptB] of [...kept, [a.length, b.length] as const]) {
    if (i < keptA || j < keptB) {
      spans.push({
        from: offsets[i] ?? before.length,
        to: offsets[keptA] ?? before.length,
        from2: offsets2[j] ?? after.length,
        to2: offsets2[keptB] ?? after.length,
      });
    }
    [i, j] = [keptA + 1, keptB + 1];
  }
  return spans;
}

function startsOf(tokens: readonly string[], at: number): number[] {
  const starts = [at];
  for (const token of tokens) starts.push((starts.at(-1) ?? at) + token.length);
  return starts;
}

type Pair = readonly [number, number];

/** Pairs of equal tokens that stay, in order (patience diff; where no token is unique, the longest common subsequence). */
function commonTokens(a: readonly string[], b: readonly string[]): Pair[] {
  const kept: Pair[] = [];
  const work: [number, number, number, number][] = [[0, a.length, 0, b.length]];
  for (let item = work.pop(); item !== undefined; item = work.pop()) {
    let [fromA, toA, fromB, toB] = item;
    while (fromA < toA && fromB < toB && a[fromA] === b[fromB]) kept.push([fromA++, fromB++]);
    while (fromA < toA && fromB < toB && a[toA - 1] === b[toB - 1]) kept.push([--toA, --toB]);
    if (fromA === toA || fromB === toB) continue;
    const anchors = rising(uniquePairs(a, b, fromA, toA, fromB, toB));
    if (anchors.length === 0) {
      if ((toA - fromA) * (toB - fromB) <= mostCells)
        kept.push(...longestCommon(a, b, fromA, toA, fromB, toB));
      continue;
    }
    kept.push(...anchors);
    let [startA, startB] = [fromA, fromB];
    for (const [anchorA, anchorB] of [...anchors, [toA, toB] as const]) {
      work.push([startA, anchorA, startB, anchorB]);
      [startA, startB] = [anchorA + 1, anchorB + 1];
    }
  }
  return kept.sort((one, other) => one[0] - other[0]);
}

/** Tokens that stand exactly once in each of the two stretches. */
function uniquePairs(
  a: readonly string[],
  b: readonly string[],
  fromA: number,
  toA: number,
  fromB: number,
  toB: number,
): Pair[] {
  const seen = new Map<string, { a: number; b: number; countA: number; countB: number }>();
  for (let i = fromA; i < toA; i++) {
    const token = a[i] ?? '';
    const entry = seen.get(token);
    if (entry === undefined) seen.set(token, { a: i, b: -1, countA: 1, countB: 0 });
    else entry.countA++;
  }
  for (let j = fromB; j < toB; j++) {
    const entry = seen.get(b[j] ?? '');
    if (entry === undefined) continue;
    entry.b = j;
    entry.countB++;
  }
  return [...seen.values()]
    .filter(({ countA, countB }) => countA === 1 && countB === 1)
    .map((entry) => [entry.a, entry.b] as const);
}

/** The longest run of pairs that rises on both sides; they come ordered by the first. */
function rising(pairs: readonly Pair[]): Pair[] {
  const tails: number[] = [];
  const previous: number[] = [];
  pairs.forEach(([, b], index) => {
    let [low, high] = [0, tails.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[tails[middle] ?? 0]?.[1] ?? 0) < b) low = middle + 1;
      else high = middle;
    }
    previous[index] = low > 0 ? (tails[low - 1] ?? -1) : -1;
    tails[low] = index;
  });
  const run: Pair[] = [];
  for (let index = tails.at(-1) ?? -1; index >= 0; index = previous[index] ?? -1) {
    const pair = pairs[index];
    if (pair !== undefined) run.push(pair);
  }
  return run.reverse();
}

function longestCommon(
  a: readonly string[],
  b: readonly string[],
  fromA: number,
  toA: number,
  fromB: number,
  toB: number,
): Pair[] {
  const width = toB - fromB + 1;
  const best = new Uint16Array((toA - fromA + 1) * width);
  const at = (i: number, j: number) => best[(i - fromA) * width + (j - fromB)] ?? 0;
  for (let i = toA - 1; i >= fromA; i--) {
    for (let j = toB - 1; j >= fromB; j--) {
      best[(i - fromA) * width + (j - fromB)] =
        a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const pairs: Pair[] = [];
  let [i, j] = [fromA, fromB];
  while (i < toA && j < toB) {
    if (a[i] === b[j]) pairs.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return pairs;
}
