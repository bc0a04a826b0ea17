import { Field } from '../parts/field.tsx';

interface CommittedFieldProps {
  readonly label: string;
  readonly value: string;
  readonly readOnly: boolean;
  readonly type?: 'text' | 'date';
  /** Id of a `datalist` to choose from. */
  readonly list?: string;
  readonly onCommit: (value: string) => void;
}

/** A field that gives its value when one leaves it or presses Enter; empty words change nothing. */
export function CommittedField({
  label,
  value,
  readOnly,
  type = 'text',
  list,
  onCommit,
}: CommittedFieldProps) {
  return (
    <Field label={label}>
      {(tie) => (
        <input
          {...tie}
          // A value from outside (a colleague’s change) takes the place of the one shown.
          key={value}
          className="input"
          type={type}
          list={list}
          defaultValue={value}
          readOnly={readOnly}
          onBlur={(event) => {
            const words = event.target.value.trim();
            if (words !== '' && words !== value) onCommit(words);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter') event.currentTarget.blur();
          }}
        />
      )}
    </Field>
  );
}
