import { useQuery } from '@tanstack/react-query';
import { Trash2 } from 'lucide-react';
import { facetsQuery } from '../../api/queries.ts';
import { Button } from '../../parts/button.tsx';
import { Select, TextField } from '../../parts/field.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { FacetList } from './facet-list.tsx';
import {
  chosen,
  type LibrarySearch,
  type ListKey,
  narrowingCount,
  toggled,
  widened,
} from './library-filter.ts';

interface FacetRailProps {
  search: LibrarySearch;
  onChange: (search: LibrarySearch) => void;
}

const lists: readonly {
  readonly key: ListKey;
  readonly title: string;
  readonly names?: Readonly<Record<string, string>>;
}[] = [
  { key: 'state', title: 'State', names: { draft: 'Draft', 'in-review': 'In review', final: 'Final' } },
  { key: 'severity', title: 'Severity', names: { none: 'None stated' } },
  { key: 'service', title: 'Service' },
  { key: 'factor', title: 'Contributing factor' },
];

/** Everything that narrows the library, each choice with how many it would leave. */
export function FacetRail({ search, onChange }: FacetRailProps) {
  const { sort: _, ...asked } = search;
  const { data, error } = useQuery(facetsQuery(asked));
  if (data === undefined) return error === null ? <Skeleton lines={9} label="Counting" /> : null;
  const count = narrowingCount(search);
  const nothing = count === 0 && data.state.length === 0 && search.removed === undefined;
  return (
    <div className="facets">
      {count > 0 && (
        <Button size="small" onClick={() => onChange(widened(search))}>
          Show all again
        </Button>
      )}
      {lists.map(({ key, title, names }) => (
        <FacetList
          key={key}
          title={title}
          names={names}
          values={data[key]}
          chosen={chosen(search, key)}
          onToggle={(value) => onChange(toggled(search, key, value))}
        />
      ))}
      <fieldset className="facet" hidden={nothing}>
        <legend>Person</legend>
        <Select
          label="Person"
          bare
          value={search.person ?? ''}
          onChange={({ target }) =>
            onChange({
              ...search,
              person: target.value === '' ? undefined : target.value,
              role: target.value === '' ? undefined : search.role,
            })
          }
        >
          <option value="">Anybody</option>
          <option value="me">Me</option>
          {withChosen(data.person, search.person).map(({ value, label, count: found }) => (
            <option key={value} value={value}>
              {found === null ? label : `${label} (${found})`}
            </option>
          ))}
        </Select>
        {search.person !== undefined && (
          <Select
            label="In which role"
            bare
            value={search.role ?? ''}
            onChange={({ target }) =>
              onChange({ ...search, role: target.value === '' ? undefined : target.value })
            }
          >
            <option value="">in any role</option>
            <option value="author">as author</option>
            <option value="owner">as owner of an action</option>
            <option value="reviewer">as reviewer</option>
          </Select>
        )}
      </fieldset>
      <fieldset className="facet" hidden={nothing}>
        <legend>Date of the incident</legend>
        <div className="facet-years">
          {data.year.slice(0, 6).map(({ value, label, count: found }) => {
            const on = search.from === `${value}-01-01` && search.to === `${value}-12-31`;
            return (
              <Button
                key={value}
                size="small"
                kind={on ? 'primary' : 'plain'}
                aria-pressed={on}
                title={`${found} in ${label}`}
                onClick={() =>
                  onChange({
                    ...search,
                    from: on ? undefined : `${value}-01-01`,
                    to: on ? undefined : `${value}-12-31`,
                  })
                }
              >
                {label}
              </Button>
            );
          })}
        </div>
        <details className="facet-dates" open={search.from !== undefined || search.to !== undefined}>
          <summary>Other dates</summary>
          <TextField
            label="From"
            type="date"
            value={search.from ?? ''}
            max={search.to}
            onChange={({ target }) => onChange({ ...search, from: target.value || undefined })}
          />
          <TextField
            label="To"
            type="date"
            value={search.to ?? ''}
            min={search.from}
            onChange={({ target }) => onChange({ ...search, to: target.value || undefined })}
          />
        </details>
      </fieldset>
      <Button
        size="small"
        kind="quiet"
        className="facet-bin"
        icon={<Trash2 aria-hidden="true" />}
        aria-pressed={search.removed === 'true'}
        onClick={() => onChange(search.removed === 'true' ? {} : { removed: 'true' })}
      >
        {search.removed === 'true' ? 'Leave the bin' : 'Look into the bin'}
      </Button>
    </div>
  );
}

/** The people offered, with the one chosen even where the present narrowing leaves none of theirs. */
function withChosen(
  people: readonly { value: string; label: string; count: number }[],
  person: string | undefined,
): readonly { value: string; label: string; count: number | null }[] {
  if (person === undefined || person === 'me' || people.some(({ value }) => value === person)) return people;
  return [{ value: person, label: person, count: null }, ...people];
}
