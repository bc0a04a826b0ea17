import '../../parts/field.css';
import './finding-card.css';
import type { Finding } from '@debrief/lint';
import { EyeOff, Wand2 } from 'lucide-react';
import { useId, useState } from 'react';
import { Button } from '../../parts/button.tsx';

const names = { error: 'Error', warning: 'Warning', info: 'Note' } as const;

interface FindingCardProps {
  finding: Finding;
  readOnly: boolean;
  onFix: () => void;
  onIgnore: (reason: string) => void;
}

/** What a finding says, why it matters, and what can be done about it. */
export function FindingCard({ finding, readOnly, onFix, onIgnore }: FindingCardProps) {
  const [ignoring, setIgnoring] = useState(false);
  const [reason, setReason] = useState('');
  const field = useId();
  const { severity, message, why, rewrite, fix, url, rule } = finding;
  return (
    <div className="finding-card">
      <p className="finding-message">
        <span className={`finding-sign finding-sign-${severity}`} aria-hidden="true" />
        <span className="unseen">{names[severity]}: </span>
        {message}
      </p>
      {why !== '' && <p className="finding-why">{why}</p>}
      {rewrite !== undefined && (
        <p className="finding-rewrite">
          <span className="muted">For example:</span> {rewrite}
        </p>
      )}
      {ignoring ? (
        <form
          className="finding-ignore"
          onSubmit={(event) => {
            event.preventDefault();
            if (reason.trim() !== '') onIgnore(reason);
          }}
        >
          <label htmlFor={field}>Why is it right as it stands? The reason is kept in the text.</label>
          <input
            id={field}
            className="input"
            value={reason}
            // biome-ignore lint/a11y/noAutofocus: the person asked for this field by the button before it.
            autoFocus
            required
            maxLength={200}
            onChange={(event) => setReason(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Escape') setIgnoring(false);
            }}
          />
          <div className="finding-buttons">
            <Button type="submit" size="small" kind="primary" disabled={reason.trim() === ''}>
              Ignore
            </Button>
            <Button size="small" kind="quiet" onClick={() => setIgnoring(false)}>
              Cancel
            </Button>
          </div>
        </form>
      ) : (
        <div className="finding-buttons">
          {fix !== undefined && !readOnly && (
            <Button size="small" icon={<Wand2 aria-hidden="true" />} onClick={onFix}>
              Apply fix
            </Button>
          )}
          {!readOnly && (
            <Button
              size="small"
              kind="quiet"
              icon={<EyeOff aria-hidden="true" />}
              onClick={() => setIgnoring(true)}
            >
              Ignore…
            </Button>
          )}
          <a href={url} target="_blank" rel="noreferrer" className="finding-rule">
            {rule}
          </a>
        </div>
      )}
    </div>
  );
}
