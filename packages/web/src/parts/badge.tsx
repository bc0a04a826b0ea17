import './badge.css';
import type { ReactNode } from 'react';

interface BadgeProps {
  tone?: 'plain' | 'danger' | 'warning' | 'info' | 'success';
  children: ReactNode;
}

export function Badge({ tone = 'plain', children }: BadgeProps) {
  return <span className={`badge badge-${tone}`}>{children}</span>;
}

const states = { draft: 'Draft', 'in-review': 'In review', final: 'Final' } as const;

/** Where the review stands: word, colour and shape (dashed ring, half disc, disc with a tick). */
export function StateBadge({ state }: { state: keyof typeof states }) {
  return (
    <span className={`state state-${state}`}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        {state === 'draft' && <circle cx="8" cy="8" r="5.5" className="stroke dashed" />}
        {state === 'in-review' && (
          <>
            <circle cx="8" cy="8" r="5.5" className="stroke" />
            <path d="M8 2.5a5.5 5.5 0 0 1 0 11z" className="fill" />
          </>
        )}
        {state === 'final' && (
          <>
            <circle cx="8" cy="8" r="6.25" className="fill" />
            <path d="M5.2 8.2l2 2 3.6-4" className="tick" />
          </>
        )}
      </svg>
      {states[state]}
    </span>
  );
}

interface SeverityProps {
  /** 1 is the worst; null where none is stated. */
  level: number | null;
  /** As the document writes it: `SEV1`, `P2`. */
  raw?: string | null;
}

/** How bad it was: word, colour and as many bars as the severity is high. */
export function SeverityBadge({ level, raw }: SeverityProps) {
  if (level === null) return <span className="severity severity-none">No severity</span>;
  const shown = Math.min(4, Math.max(1, level));
  // Some documents say it in a sentence: that stands in the document, the list shows the level.
  const name = raw !== undefined && raw !== null && raw.length <= 10 ? raw : `SEV${level}`;
  return (
    <span className={`severity severity-${shown}`} title={name === raw ? undefined : (raw ?? undefined)}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        {[0, 1, 2, 3].map((bar) => (
          <rect
            key={bar}
            x={1 + bar * 3.75}
            y={11 - bar * 3}
            width="2.75"
            height={3 + bar * 3}
            rx="0.75"
            className={bar < 5 - shown ? 'fill' : 'rest'}
          />
        ))}
      </svg>
      {name}
    </span>
  );
}
