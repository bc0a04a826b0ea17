import './findings-panel.css';
import type { Finding, Severity } from '@debrief/lint';
import { ChevronDown, ChevronUp, SpellCheck } from 'lucide-react';
import { useState } from 'react';
import type { OpenPostmortem } from '../../pages/postmortem/open-postmortem.ts';
import { useWatched } from '../../pages/postmortem/use-watched.ts';
import { announce, showToast } from '../../parts/announcements.ts';
import { IconButton } from '../../parts/button.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { applyFix, goToFinding, silence } from './finding-actions.ts';
import { FindingCard } from './finding-card.tsx';

const groups: readonly { readonly severity: Severity; readonly one: string; readonly many: string }[] = [
  { severity: 'error', one: 'error', many: 'errors' },
  { severity: 'warning', one: 'warning', many: 'warnings' },
  { severity: 'info', one: 'note', many: 'notes' },
];

/** How many of a group are listed before the person asks for all. */
const listed = 60;

/** What the linter says of the text as it stands, by severity. */
export default function FindingsPanel({ session }: { session: OpenPostmortem }) {
  const { findings } = useWatched(session.findings);
  const linter = useWatched(session.linter);
  const readOnly = useWatched(session.readOnly);
  if (linter?.shown.get().failed)
    return (
      <EmptyState icon={<SpellCheck />} title="Not being checked">
        The linter stopped in this browser. Load the page again to start it.
      </EmptyState>
    );
  if (findings === null) return <Skeleton lines={5} label="Checking the text" />;
  if (findings.length === 0)
    return (
      <EmptyState icon={<SpellCheck />} title="Nothing found">
        No blame, nothing missing, nothing that contradicts itself. Findings appear here as you type.
      </EmptyState>
    );
  return (
    <div className="findings">
      <header className="findings-head">
        <p>
          {groups
            .map(({ severity, one, many }) => {
              const count = findings.filter((finding) => finding.severity === severity).length;
              return count === 0 ? '' : `${count} ${count === 1 ? one : many}`;
            })
            .filter(Boolean)
            .join(' · ')}
        </p>
        <IconButton
          size="small"
          label="Previous finding"
          hint="Shift F8"
          icon={<ChevronUp />}
          onClick={() => goToFinding(session, -1)}
        />
        <IconButton
          size="small"
          label="Next finding"
          hint="F8"
          icon={<ChevronDown />}
          onClick={() => goToFinding(session, 1)}
        />
      </header>
      {groups.map((group) => (
        <Group
          key={group.severity}
          {...group}
          session={session}
          readOnly={readOnly}
          findings={findings.filter(({ severity }) => severity === group.severity)}
        />
      ))}
    </div>
  );
}

interface GroupProps {
  severity: Severity;
  one: string;
  many: string;
  session: OpenPostmortem;
  readOnly: boolean;
  findings: readonly Finding[];
}

function Group({ severity, one, many, session, readOnly, findings }: GroupProps) {
  const [all, setAll] = useState(false);
  if (findings.length === 0) return null;
  const shown = all ? findings : findings.slice(0, listed);
  return (
    <section className="finding-group">
      <h3>
        <span className={`finding-sign finding-sign-${severity}`} aria-hidden="true" />
        {findings.length} {findings.length === 1 ? one : many}
      </h3>
      <ul className="finding-list">
        {shown.map((finding) => (
          <li key={`${finding.rule} ${finding.from} ${finding.to} ${finding.message}`}>
            <FindingRow finding={finding} session={session} readOnly={readOnly} />
          </li>
        ))}
      </ul>
      {shown.length < findings.length && (
        <button type="button" className="button button-quiet button-small" onClick={() => setAll(true)}>
          Show all {findings.length}
        </button>
      )}
    </section>
  );
}

function FindingRow({
  finding,
  session,
  readOnly,
}: {
  finding: Finding;
  session: OpenPostmortem;
  readOnly: boolean;
}) {
  const [open, setOpen] = useState(false);
  const place = session.linter.get()?.placeOf(finding) ?? null;
  const { rope } = session.live;
  const at = Math.min(place?.from ?? 0, rope.length);
  const line = rope.lineAt(at).number;
  const words = place ? rope.sliceString(at, Math.min(place.to, at + 90, rope.length)).trim() : '';
  const outOfDate = () => announce('The text has just changed: look again in a moment.');
  return (
    <div className="finding-row">
      <button
        type="button"
        className="finding-go"
        aria-expanded={open}
        onClick={() => {
          setOpen(!open);
          if (place) session.reveal(place);
        }}
      >
        <span className="finding-line">{line}</span>
        <span className="finding-short">
          {open ? null : finding.message}
          {words !== '' && <q className="finding-words">{words}</q>}
        </span>
      </button>
      {open && (
        <FindingCard
          finding={finding}
          readOnly={readOnly}
          onFix={() => {
            if (applyFix(session, finding)) showToast('Fixed.', { label: 'Undo', run: () => session.undo() });
            else outOfDate();
          }}
          onIgnore={(reason) => {
            if (silence(session, finding, reason))
              showToast('Ignored: the reason stands in the text.', {
                label: 'Undo',
                run: () => session.undo(),
              });
            else outOfDate();
          }}
        />
      )}
    </div>
  );
}
