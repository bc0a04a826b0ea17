import { addAction, removeAction, setAction } from '@debrief/document';
import { ListChecks } from 'lucide-react';
import { useId } from 'react';
import type { PanelProps } from '../../pages/postmortem/slots.ts';
import { useWatched } from '../../pages/postmortem/use-watched.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { AddLine } from '../add-line.tsx';
import { changer } from '../changer.ts';
import { keyed } from '../keyed.ts';
import '../panel.css';
import { ActionCard } from './action-card.tsx';
import { progressOf } from './action-words.ts';

/** Action items: owner, date, status, ticket and type, each a change of its own words in the text. */
export default function ActionsPanel({ session }: PanelProps) {
  const model = useWatched(session.model);
  const readOnly = useWatched(session.readOnly);
  const roster = useWatched(session.roster);
  const { document } = model;
  const change = changer(session, model);
  const people = useId();
  const today = new Date().toISOString().slice(0, 10);
  return (
    <div className="panel">
      <datalist id={people}>
        {roster.map((person) => (
          <option key={person.id} value={person.name} />
        ))}
      </datalist>
      {document.actions.length === 0 ? (
        <EmptyState icon={<ListChecks />} title="No actions yet">
          An action changes the system so that the next incident goes another way: “Refuse a release whose
          pool use rises above 70 %”, an owner, a date, a ticket.
        </EmptyState>
      ) : (
        <>
          <p className="panel-note">{progressOf(document, today)}</p>
          <ul className="action-cards">
            {keyed(document.actions).map(({ item: action, index, key }) => (
              <ActionCard
                key={key}
                action={action}
                index={index}
                today={today}
                people={people}
                readOnly={readOnly}
                onReveal={() => session.reveal({ from: action.from, to: action.to })}
                onSet={(field, value) =>
                  change(() => setAction(document, action, field, value), `Changed the ${field} of an action`)
                }
                onRemove={() => change(() => removeAction(document, action), 'Removed an action')}
              />
            ))}
          </ul>
        </>
      )}
      {!readOnly && (
        <AddLine
          label="New action"
          placeholder="What will be different afterwards?"
          onAdd={(title) => change(() => addAction(document, { title }), 'Added an action')}
        />
      )}
    </div>
  );
}
