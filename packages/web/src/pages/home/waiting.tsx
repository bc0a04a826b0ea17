import { Check } from 'lucide-react';
import { type ReactNode, useId } from 'react';

interface WaitingProps {
  title: string;
  count: number;
  /** Said where nothing waits. */
  empty: string;
  more?: ReactNode;
  children: ReactNode;
}

/** One kind of what waits for a person. */
export function Waiting({ title, count, empty, more, children }: WaitingProps) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <header className="waiting-head">
        <h2 id={id}>
          {title} {count > 0 && <span className="count">{count}</span>}
        </h2>
        {count > 0 && more}
      </header>
      {count === 0 ? (
        <p className="waiting-none">
          <Check aria-hidden="true" /> {empty}
        </p>
      ) : (
        <ul className="panel rows">{children}</ul>
      )}
    </section>
  );
}
