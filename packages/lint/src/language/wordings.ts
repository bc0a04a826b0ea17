/** Sentences as they read, wherever they stand: what of a sentence need not be found again while its block stays as it is. */
import { cueCount, scanCues } from './cues.ts';
import { ownCopy } from './own-copy.ts';
import type { Cue } from './prose.ts';
import { findQuotations } from './quotations.ts';
import { type Range, splitSentences } from './split-sentences.ts';

const MARKS = /[\uE001\uE002]/g;
const HIDDEN = /[\uE000-\uE002]/g;
const QUESTION = /\?["'”’)\]*_\uE001\s]*$/;

/** How one sentence reads. */
export class Wording {
  /** The words as they stand in the document. */
  readonly raw: string;
  /** The words with code, links and marks as marks of the same length. */
  readonly masked: string;
  /** The same with blanks in their place. */
  readonly plain: string;
  /** Stretches in other people's words, from the sentence's start. */
  readonly quotations: readonly Range[];
  /** All of it is in quotation marks. */
  readonly quoted: boolean;
  readonly question: boolean;
  #readable: string | null = null;
  #lanes: readonly number[] | null = null;
  #cues = 0;

  constructor(raw: string, masked: string, quotations: readonly Range[]) {
    this.raw = raw;
    this.masked = masked;
    this.plain = masked.replace(HIDDEN, ' ');
    this.quotations = quotations;
    this.quoted = quotations.some((part) => part.from <= 1 && part.to >= masked.length - 2);
    this.question = QUESTION.test(masked);
  }

  /** The words for patterns that look at their beginning. */
  get readable(): string {
    this.#readable ??= this.#read();
    return this.#readable;
  }

  #read(): string {
    const { masked } = this;
    return masked.includes('\uE001') || masked.includes('\uE002')
      ? masked.replace(MARKS, ' ').trimStart()
      : masked;
  }

  has(cue: Cue): boolean {
    if (this.#lanes === null || this.#cues !== cueCount()) {
      this.#lanes = scanCues(this.masked.toLowerCase());
      this.#cues = cueCount();
    }
    return ((this.#lanes[cue.lane] ?? 0) & cue.bit) !== 0;
  }
}

/** A sentence of a block, and where it begins in it. */
export interface PlacedWording {
  readonly from: number;
  readonly wording: Wording;
}

interface KeptBlock {
  readonly raw: string;
  readonly masked: string;
  readonly sentences: readonly PlacedWording[];
}

/** How the blocks of one version of a document read. */
export interface KeptWordings {
  readonly byText: Map<string, KeptBlock>;
  readonly inOrder: KeptBlock[];
}

/** Cuts the blocks of a version into sentences, one after the other; what reads as in the version before is taken over. */
export class Cutter {
  /** What to hand to the cutter of the next version. */
  readonly kept: KeptWordings = { byText: new Map(), inOrder: [] };
  readonly #previous: KeptWordings | null;
  readonly #count: number;

  constructor(previous: KeptWordings | null, count: number) {
    this.#previous = previous;
    this.#count = count;
  }

  /** The sentences of the next block: `raw` as it stands in the document, `masked` with all that is no prose hidden. */
  next(raw: string, masked: string): readonly PlacedWording[] {
    const { byText, inOrder } = this.kept;
    const [first, second] = this.#neighbours();
    let block = first?.raw === raw ? first : second?.raw === raw ? second : undefined;
    block ??= byText.get(raw) ?? this.#previous?.byText.get(raw);
    if (block === undefined || block.masked !== masked) block = this.#cut(ownCopy(raw), ownCopy(masked));
    byText.set(block.raw, block);
    inOrder.push(block);
    return block.sentences;
  }

  /** The blocks that stood at this place before: counted from the beginning, and from the end. */
  #neighbours(): readonly (KeptBlock | undefined)[] {
    if (this.#previous === null) return [];
    const { inOrder } = this.#previous;
    const at = this.kept.inOrder.length;
    return [inOrder[at], inOrder[at + inOrder.length - this.#count]];
  }

  #cut(raw: string, masked: string): KeptBlock {
    const quotations = findQuotations(masked);
    const sentences = splitSentences(masked).map(({ from, to }): PlacedWording => {
      const own = quotations
        .filter((part) => part.from < to && part.to > from)
        .map((part) => ({ from: part.from - from, to: part.to - from }));
      const words = raw.slice(from, to);
      const wording =
        this.#known(words, masked.slice(from, to), own) ??
        new Wording(ownCopy(words), masked.slice(from, to), own);
      return { from, wording };
    });
    return { raw, masked, sentences };
  }

  /** The same sentence in a block that stood here before. */
  #known(raw: string, masked: string, quotations: readonly Range[]): Wording | null {
    for (const block of this.#neighbours()) {
      for (const { wording } of block?.sentences ?? []) {
        if (wording.raw === raw && wording.masked === masked && sameRanges(wording.quotations, quotations))
          return wording;
      }
    }
    return null;
  }
}

function sameRanges(a: readonly Range[], b: readonly Range[]): boolean {
  return (
    a.length === b.length && a.every(({ from, to }, index) => from === b[index]!.from && to === b[index]!.to)
  );
}
