/** Counts as people write them: `12,000`, `~50k`, `1.2 million`. */

/** A number for use inside a larger pattern; one capture. Never the minutes of a clock or part of a version. */
export const numberPattern =
  '((?:[~≈]\\s?)?(?<![\\w.:/#-])(?:\\d{1,3}(?:[,\\u00a0\\u202f]\\d{3}){1,4}|\\d{1,12})(?:\\.\\d{1,4})?(?:\\s?(?:k|K|M|bn|thousand|million|billion))?(?![\\w:]|[.,]\\d|/\\d))';

const sizes: Readonly<Record<string, number>> = {
  k: 1e3,
  thousand: 1e3,
  m: 1e6,
  million: 1e6,
  bn: 1e9,
  billion: 1e9,
};

export interface WrittenNumber {
  readonly value: number;
  /** How far the true count may be from the written one. */
  readonly slack: number;
}

/** Reads what `numberPattern` captured; `before` is the text in front of it (for “about”). */
export function readNumber(raw: string, before = ''): WrittenNumber {
  const match = /([\d.,\u00a0\u202f]+)\s?([A-Za-z]*)/.exec(raw)!;
  const digits = match[1]!.replace(/[,\u00a0\u202f]/g, '');
  const size = sizes[match[2]!.toLowerCase()] ?? 1;
  const decimals = /\.(\d+)$/.exec(digits)?.[1]?.length ?? 0;
  const value = Number(digits) * size;
  const rounded = size > 1 ? (size * 10 ** -decimals) / 2 : 0;
  const loose =
    /^[~≈]/.test(raw) ||
    /(?:~|≈|\b(?:about|around|approximately|approx\.?|roughly|nearly|almost|over|more than|at least|up to|some|under|less than|estimated(?: at)?))\s*$/i.test(
      before,
    );
  return { value, slack: Math.max(rounded, loose ? value * 0.1 : 0) };
}
