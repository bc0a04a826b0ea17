import { Select } from '../../parts/field.tsx';
import type { LibrarySearch } from './library-filter.ts';

interface SortChoiceProps {
  search: LibrarySearch;
  onChange: (search: LibrarySearch) => void;
}

/** Order of the results; with words the best match first, else the last changed. */
export function SortChoice({ search, onChange }: SortChoiceProps) {
  const searching = search.q !== undefined;
  const usual = searching ? 'relevance' : 'updated';
  return (
    <div className="sort-choice">
      <Select
        label="Order"
        bare
        value={search.sort ?? usual}
        onChange={({ target }) =>
          onChange({ ...search, sort: target.value === usual ? undefined : target.value })
        }
      >
        {searching && <option value="relevance">Best match</option>}
        <option value="updated">Last changed</option>
        <option value="date">Incident date</option>
        <option value="severity">Severity</option>
      </Select>
    </div>
  );
}
