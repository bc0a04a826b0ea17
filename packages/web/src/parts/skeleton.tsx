import './skeleton.css';

interface SkeletonProps {
  /** How many lines of how wide a column stand in for what comes. */
  lines?: number;
  label?: string;
}

/** Takes the room of what is on its way, so that nothing jumps when it comes. */
export function Skeleton({ lines = 3, label = 'Loading' }: SkeletonProps) {
  return (
    <div className="skeleton" role="status" aria-label={label}>
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines are alike and never move.
        <div key={line} className="skeleton-line" />
      ))}
    </div>
  );
}
