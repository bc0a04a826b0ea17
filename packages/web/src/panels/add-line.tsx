import './panel.css';
import { type FormEvent, useState } from 'react';
import { Button } from '../parts/button.tsx';
import { TextField } from '../parts/field.tsx';

interface AddLineProps {
  readonly label: string;
  readonly placeholder: string;
  readonly onAdd: (words: string) => void;
}

/** A line to type and add: given trimmed, never empty. */
export function AddLine({ label, placeholder, onAdd }: AddLineProps) {
  const [words, setWords] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (words.trim() === '') return;
    onAdd(words.trim());
    setWords('');
  };
  return (
    <form className="panel-add" onSubmit={submit}>
      <TextField
        label={label}
        value={words}
        placeholder={placeholder}
        onChange={(event) => setWords(event.target.value)}
      />
      <Button type="submit" disabled={words.trim() === ''}>
        Add
      </Button>
    </form>
  );
}
