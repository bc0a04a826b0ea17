import type { Output } from '../context.ts';

export interface Progress {
  /** Bytes done so far. */
  at(bytes: number): void;
  end(): void;
}

const fewestBytes = 16 * 1024 * 1024;

/** A line on a terminal that says how much of `total` bytes is read; silent for small work and for pipes. */
export function progressLine(out: Output, total: number): Progress {
  if (!out.isTTY || total < fewestBytes) return { at: () => {}, end: () => {} };
  let shown = -1;
  return {
    at(bytes) {
      const percent = Math.min(100, Math.floor((bytes / total) * 100));
      if (percent === shown) return;
      shown = percent;
      out.write(`\rReading records: ${percent} % of ${Math.round(total / 1_048_576)} MB`);
    },
    end() {
      if (shown >= 0) out.write('\r\u001b[K');
    },
  };
}
