import { useId, useState } from 'react';
import { Button } from '../../parts/button.tsx';

interface Value {
  readonly value: string;
  readonly label: string;
  readonly count: number;
}

interface FacetListProps {
  title: string;
  /** Words for values that the server names as the API does. */
  names?: Readonly<Record<string, string>>;
  values: readonly Value[];
  chosen: readonly string[];
  onToggle: (value: string) => void;
}

const shownFirst = 6;
const numbers = new Intl.NumberFormat('en-GB', { notation: 'compact' });

/** One facet: the values with their counts, the chosen ones always among them. */
export function FacetList({ title, names = {}, values, chosen, onToggle }: FacetListProps) {
  const id = useId();
  const [all, setAll] = useState(false);
  const missing = chosen.filter((value) => !values.some((known) => known.value === value));
  const every: Value[] = [...missing.map((value) => ({ value, label: value, count: 0 })), ...values];
  if (every.length === 0) return null;
  const shown = all ? every : every.filter(({ value }, at) => at < shownFirst || chosen.includes(value));
  return (
    <fieldset className="facet">
      <legend>{title}</legend>
      <ul className="facet-values">
        {shown.map(({ value, label, count }) => (
          <li key={value}>
            <label className="facet-value" htmlFor={`${id}-${value}`}>
              <input
                id={`${id}-${value}`}
                type="checkbox"
                checked={chosen.includes(value)}
                onChange={() => onToggle(value)}
              />
              <span className="facet-label">{names[value] ?? label}</span>
              <span className="facet-count">
                <span className="unseen">: </span>
                {numbers.format(count)}
              </span>
            </label>
          </li>
        ))}
      </ul>
      {every.length > shownFirst && (
        <Button size="small" kind="quiet" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? 'Fewer' : `All ${every.length}`}
        </Button>
      )}
    </fieldset>
  );
}
