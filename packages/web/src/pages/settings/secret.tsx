import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { announce } from '../../parts/announcements.ts';
import { Button } from '../../parts/button.tsx';
import { TextField } from '../../parts/field.tsx';

interface SecretProps {
  label: string;
  value: string;
  hint: string;
}

/** Something shown this once, to be copied. */
export function Secret({ label, value, hint }: SecretProps) {
  const [copied, setCopied] = useState<string | null>(null);
  const done = copied === value;
  return (
    <div className="secret panel">
      <TextField label={label} hint={hint} value={value} readOnly onFocus={({ target }) => target.select()} />
      <Button
        icon={done ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
        onClick={() => {
          navigator.clipboard
            ?.writeText(value)
            .then(() => {
              setCopied(value);
              announce('Copied.');
            })
            .catch(() => announce('This browser does not let pages copy: select the text.'));
        }}
      >
        {done ? 'Copied' : 'Copy'}
      </Button>
    </div>
  );
}
