import { Check } from 'lucide-react';
import { Children, type ReactNode, useId, useState } from 'react';
import { Button } from '../../parts/button.tsx';

interface WaitingProps {
  title: string;
  count: number;
  /** Said where nothing waits. */
  empty: string;
  more?: ReactNode;
  children: ReactNode;
}

const shownFirst = 5;

/** One kind of what waits for a person. */
export function Waiting({ title, count, empty, more, children }: WaitingProps) {
  const id = useId();
  const [all, setAll] = useState(false);
  const lines = Children.toArray(children);
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
        <>
          <ul className="panel rows">{all ? lines : lines.slice(0, shownFirst)}</ul>
          {lines.length > shownFirst && (
            <Button size="small" kind="quiet" aria-expanded={all} onClick={() => setAll(!all)}>
              {all ? 'Fewer' : `All ${lines.length}`}
            </Button>
          )}
        </>
      )}
    </section>
  );
}
