import { Search, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useShortcut } from '../../frame/use-shortcut.ts';
import { IconButton } from '../../parts/button.tsx';
import { Kbd } from '../../parts/kbd.tsx';

interface SearchFieldProps {
  words: string;
  onWords: (words: string) => void;
}

/** A keystroke is asked after this much rest, in ms: fast typing asks once. */
const restMs = 60;

/** Words to search for; asked for while they are typed. */
export function SearchField({ words, onWords }: SearchFieldProps) {
  const [typed, setTyped] = useState(words);
  const field = useRef<HTMLInputElement>(null);
  const told = useRef(words);
  const tell = useRef(onWords);
  tell.current = onWords;
  useEffect(() => {
    // Changed from elsewhere: Back, a saved view.
    if (words !== told.current) {
      told.current = words;
      setTyped(words);
    }
  }, [words]);
  useEffect(() => {
    const next = typed.trim();
    if (next === told.current) return;
    const timer = setTimeout(() => {
      told.current = next;
      tell.current(next);
    }, restMs);
    return () => clearTimeout(timer);
  }, [typed]);
  useShortcut('/', 'Search in the library', () => field.current?.select(), 'Library');
  return (
    <search className="search-field">
      <Search aria-hidden="true" />
      <input
        ref={field}
        type="text"
        inputMode="search"
        enterKeyHint="search"
        aria-label="Search the library"
        placeholder="Search what happened, services, factors, actions …"
        value={typed}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') {
            if (typed === '') field.current?.blur();
            else setTyped('');
          } else if (event.key === 'ArrowDown' || event.key === 'Enter') {
            event.preventDefault();
            document.querySelector<HTMLElement>('.library-results [data-row]')?.focus();
          }
        }}
      />
      {typed === '' ? (
        <Kbd keys="/" />
      ) : (
        <IconButton
          size="small"
          label="Clear the search"
          icon={<X />}
          onClick={() => {
            setTyped('');
            field.current?.focus();
          }}
        />
      )}
    </search>
  );
}
