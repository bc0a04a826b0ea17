import './choice.css';
import { type ReactNode, useId } from 'react';

interface ChoiceProps<Value extends string> {
  legend: ReactNode;
  hint?: ReactNode;
  value: Value;
  onChange: (value: Value) => void;
  options: readonly { readonly value: Value; readonly label: ReactNode }[];
}

/** One of a few, all in sight. */
export function Choice<Value extends string>({ legend, hint, value, onChange, options }: ChoiceProps<Value>) {
  const id = useId();
  return (
    <fieldset className="choice" aria-describedby={hint === undefined ? undefined : `${id}-hint`}>
      <legend>{legend}</legend>
      <div className="choice-options">
        {options.map((option) => (
          <label key={option.value} className="choice-option">
            <input
              type="radio"
              name={id}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
      {hint !== undefined && (
        <p id={`${id}-hint`} className="field-hint">
          {hint}
        </p>
      )}
    </fieldset>
  );
}
