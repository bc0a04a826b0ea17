import '../parts/field.css';
import './composer.css';
import type { Person } from '@debrief/wire';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { Avatar } from '../parts/avatar.tsx';
import { Button } from '../parts/button.tsx';
import { mentionBefore, mentionsIn, peopleFor } from './threads.ts';

interface ComposerProps {
  label: string;
  /** On the button that sends. */
  action: string;
  people: readonly Person[];
  initial?: string;
  autoFocus?: boolean;
  /** Sending nothing is fine: the suggestion beside it says enough. */
  mayBeEmpty?: boolean;
  /** Answers whether it was taken; words stay in the field where it was not. */
  onSend: (text: string, mentions: string[]) => Promise<boolean>;
  onCancel?: () => void;
}

/** A field for a comment: `@` offers people, Ctrl or ⌘ with Enter sends. */
export function Composer(props: ComposerProps) {
  const {
    label,
    action,
    people,
    initial = '',
    autoFocus = false,
    mayBeEmpty = false,
    onSend,
    onCancel,
  } = props;
  const [text, setText] = useState(initial);
  const [busy, setBusy] = useState(false);
  const [asked, setAsked] = useState<{ from: number; words: string } | null>(null);
  const [chosen, setChosen] = useState(0);
  const field = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const offered = asked === null ? [] : peopleFor(asked.words, people);
  const open = offered.length > 0;

  useEffect(() => {
    if (autoFocus) field.current?.focus();
  }, [autoFocus]);

  const look = () => {
    const { value = '', selectionStart = 0 } = field.current ?? {};
    setAsked(mentionBefore(value, selectionStart));
    setChosen(0);
  };
  const mention = (person: Person) => {
    if (asked === null || field.current === null) return;
    const after = text.slice(asked.from + 1 + asked.words.length);
    const before = `${text.slice(0, asked.from)}@${person.name} `;
    setText(before + after.replace(/^ /, ''));
    setAsked(null);
    requestAnimationFrame(() => field.current?.setSelectionRange(before.length, before.length));
  };
  const send = async () => {
    if (busy || (text.trim() === '' && !mayBeEmpty)) return;
    setBusy(true);
    const done = await onSend(text.trim(), mentionsIn(text, people));
    setBusy(false);
    if (done) setText('');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (open && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      setChosen((chosen + (event.key === 'ArrowDown' ? 1 : offered.length - 1)) % offered.length);
    } else if (open && (event.key === 'Enter' || event.key === 'Tab') && offered[chosen]) {
      event.preventDefault();
      mention(offered[chosen]);
    } else if (open && event.key === 'Escape') {
      event.stopPropagation();
      setAsked(null);
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void send();
    } else if (event.key === 'Escape') onCancel?.();
  };

  return (
    <div className="composer">
      <label htmlFor={id} className="unseen">
        {label}
      </label>
      <textarea
        ref={field}
        id={id}
        className="input"
        rows={3}
        value={text}
        placeholder={`${label}. @ mentions somebody.`}
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={open}
        aria-controls={`${id}-people`}
        aria-activedescendant={open ? `${id}-${chosen}` : undefined}
        onChange={(event) => {
          setText(event.target.value);
          look();
        }}
        onClick={look}
        onKeyDown={onKeyDown}
        onBlur={() => setAsked(null)}
      />
      <div id={`${id}-people`} role="listbox" aria-label="People" className="composer-people" hidden={!open}>
        {offered.map((person, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keyboard and moves through the list.
          <div
            key={person.id}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === chosen}
            className="composer-person"
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => mention(person)}
          >
            <Avatar person={person} size="small" silent /> {person.name}
          </div>
        ))}
      </div>
      <div className="composer-buttons">
        <Button
          size="small"
          kind="primary"
          busy={busy}
          disabled={text.trim() === '' && !mayBeEmpty}
          onClick={() => void send()}
        >
          {action}
        </Button>
        {onCancel && (
          <Button size="small" kind="quiet" onClick={onCancel}>
            Cancel
          </Button>
        )}
      </div>
    </div>
  );
}
