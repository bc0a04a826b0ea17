import './diff-words.css';
import type { Piece } from './word-diff.ts';

/** Words put in and taken out: struck and underlined, coloured, and said aloud by `ins` and `del`. */
export function DiffWords({ pieces, label }: { pieces: readonly Piece[]; label: string }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: no fieldset: nothing here is a control.
    <div className="diff-words" role="group" aria-label={label}>
      {pieces.map(({ kind, text }, index) => {
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces of a text never move.
        if (kind === 'same') return <span key={index}>{text}</span>;
        const Tag = kind === 'added' ? 'ins' : 'del';
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces of a text never move.
          <Tag key={index}>
            <span className="unseen">{kind === 'added' ? ' put in: ' : ' taken out: '}</span>
            {shownBreaks(text)}
            <span className="unseen">; </span>
          </Tag>
        );
      })}
    </div>
  );
}

/** A line end alone can be a change: it gets a sign. */
function shownBreaks(text: string): string {
  return /^\s*$/.test(text) && text.includes('\n') ? text.replace(/\r?\n/g, '¶\n') : text;
}
