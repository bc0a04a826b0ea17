import './field.css';
import {
  type InputHTMLAttributes,
  type ReactNode,
  type Ref,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
  useId,
} from 'react';

interface Described {
  label: ReactNode;
  /** What helps before one errs; stays while an error shows. */
  hint?: ReactNode;
  error?: string | null;
  /** The label is read aloud but not seen. */
  bare?: boolean;
}

interface FieldProps extends Described {
  /** Makes the control, given what ties it to its label. */
  children: (tie: { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true }) => ReactNode;
}

/** A control with its label, hint and error. */
export function Field({ label, hint, error, bare = false, children }: FieldProps) {
  const id = useId();
  const hasError = error !== undefined && error !== null && error !== '';
  const described = [hint !== undefined && `${id}-hint`, hasError && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className="field">
      <label htmlFor={id} className={bare ? 'unseen' : 'field-label'}>
        {label}
      </label>
      {children({
        id,
        'aria-describedby': described === '' ? undefined : described,
        'aria-invalid': hasError ? true : undefined,
      })}
      {hint !== undefined && (
        <p id={`${id}-hint`} className="field-hint">
          {hint}
        </p>
      )}
      {hasError && (
        <p id={`${id}-error`} className="field-error" role="alert">
          {error}
        </p>
      )}
    </div>
  );
}

type TextFieldProps = Described & InputHTMLAttributes<HTMLInputElement> & { ref?: Ref<HTMLInputElement> };

export function TextField({ label, hint, error, bare, className, ...rest }: TextFieldProps) {
  return (
    <Field label={label} hint={hint} error={error} bare={bare}>
      {(tie) => <input type="text" {...rest} {...tie} className={`input ${className ?? ''}`} />}
    </Field>
  );
}

type TextAreaProps = Described & TextareaHTMLAttributes<HTMLTextAreaElement>;

export function TextArea({ label, hint, error, bare, className, ...rest }: TextAreaProps) {
  return (
    <Field label={label} hint={hint} error={error} bare={bare}>
      {(tie) => <textarea {...rest} {...tie} className={`input ${className ?? ''}`} />}
    </Field>
  );
}

type SelectProps = Described & SelectHTMLAttributes<HTMLSelectElement>;

/** The browser’s own list: it is what phones and screen readers know best. */
export function Select({ label, hint, error, bare, className, children, ...rest }: SelectProps) {
  return (
    <Field label={label} hint={hint} error={error} bare={bare}>
      {(tie) => (
        <select {...rest} {...tie} className={`input select ${className ?? ''}`}>
          {children}
        </select>
      )}
    </Field>
  );
}

type CheckboxProps = { label: ReactNode; hint?: ReactNode } & InputHTMLAttributes<HTMLInputElement>;

export function Checkbox({ label, hint, ...rest }: CheckboxProps) {
  const id = useId();
  return (
    <div className="checkbox">
      <input type="checkbox" id={id} aria-describedby={hint ? `${id}-hint` : undefined} {...rest} />
      <label htmlFor={id}>{label}</label>
      {hint !== undefined && (
        <p id={`${id}-hint`} className="field-hint">
          {hint}
        </p>
      )}
    </div>
  );
}
