import './editable-text.css';
import { type KeyboardEvent, useEffect, useState } from 'react';

interface EditableTextProps {
  readonly label: string;
  readonly value: string;
  readonly readOnly: boolean;
  /** Shown where there is no value. */
  readonly empty?: string;
  readonly multiline?: boolean;
  readonly onChange: (value: string) => void;
}

/**
 * Words that are changed where they stand: Enter or leaving keeps, Escape takes back. What colleagues change meanwhile
 * shows at once, unless one is typing.
 */
export function EditableText({
  label,
  value,
  readOnly,
  empty = '–',
  multiline = false,
  onChange,
}: EditableTextProps) {
  const [draft, setDraft] = useState<string | null>(null);
  // Another value from outside while the field is not being changed needs nothing: the value is shown.
  useEffect(() => {
    if (draft === value) setDraft(null);
  }, [draft, value]);
  if (readOnly) return <span className="editable-read">{value === '' ? empty : value}</span>;
  const keep = () => {
    const words = draft?.trim();
    setDraft(null);
    if (words !== undefined && words !== '' && words !== value) onChange(words);
  };
  const keys = (event: KeyboardEvent<HTMLInputElement | HTMLTextAreaElement>) => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      setDraft(null);
      event.currentTarget.blur();
    }
    if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) {
      event.preventDefault();
      event.currentTarget.blur();
    }
  };
  const common = {
    'aria-label': label,
    className: 'editable',
    value: draft ?? value,
    placeholder: empty,
    onBlur: keep,
    onKeyDown: keys,
  };
  return multiline ? (
    <span className="editable-grow" data-words={draft ?? value}>
      <textarea {...common} rows={1} onChange={(event) => setDraft(event.target.value)} />
    </span>
  ) : (
    <span className="editable-grow" data-words={draft ?? (value === '' ? empty : value)}>
      <input {...common} type="text" onChange={(event) => setDraft(event.target.value)} />
    </span>
  );
}
