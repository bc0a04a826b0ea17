import './action-card.css';
import type { Action, ActionField } from '@debrief/document';
import { CornerDownRight, Trash2 } from 'lucide-react';
import { Badge } from '../../parts/badge.tsx';
import { IconButton } from '../../parts/button.tsx';
import { Select } from '../../parts/field.tsx';
import { CommittedField } from '../committed-field.tsx';
import { EditableText } from '../editable-text.tsx';
import { isOverdue, missingOf, statuses, strengths, types } from './action-words.ts';

interface ActionCardProps {
  readonly action: Action;
  readonly index: number;
  readonly today: string;
  /** Id of the list of names to choose an owner from. */
  readonly people: string;
  readonly readOnly: boolean;
  readonly onReveal: () => void;
  readonly onSet: (field: ActionField, value: string) => void;
  readonly onRemove: () => void;
}

export function ActionCard({
  action,
  index,
  today,
  people,
  readOnly,
  onReveal,
  onSet,
  onRemove,
}: ActionCardProps) {
  const overdue = isOverdue(action, today);
  const missing = missingOf(action);
  const name = `action ${index + 1}`;
  const status = action.status?.value ?? 'open';
  // Words that are no date ("next sprint") are shown as they stand.
  const dueWords = action.due !== null && action.due.value === null ? action.due.raw : null;
  const text = (label: string, field: ActionField, value: string) => (
    <CommittedField
      label={label}
      value={value}
      readOnly={readOnly}
      onCommit={(words) => onSet(field, words)}
    />
  );
  return (
    <li className={`action-card${status === 'done' || status === 'dropped' ? ' action-closed' : ''}`}>
      <div className="action-title">
        <EditableText
          label={`Title of ${name}`}
          value={action.title.value}
          readOnly={readOnly}
          multiline
          onChange={(value) => onSet('title', value)}
        />
        <IconButton
          size="small"
          label={`Show ${name} in the text`}
          icon={<CornerDownRight />}
          onClick={onReveal}
        />
        {!readOnly && (
          <IconButton size="small" label={`Remove ${name}`} icon={<Trash2 />} onClick={onRemove} />
        )}
      </div>
      <div className="action-fields">
        <CommittedField
          label="Owner"
          list={people}
          value={action.owner?.value ?? ''}
          readOnly={readOnly}
          onCommit={(value) => onSet('owner', value)}
        />
        <CommittedField
          label={overdue ? 'Due (overdue)' : 'Due'}
          type={dueWords === null ? 'date' : 'text'}
          value={dueWords ?? action.due?.value ?? ''}
          readOnly={readOnly}
          onCommit={(value) => onSet('due', value)}
        />
        <Select
          label="Status"
          value={status}
          disabled={readOnly}
          onChange={(event) => choose(statuses, event.target.value, (words) => onSet('status', words))}
        >
          {statuses.map(({ value, words }) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </Select>
        {text('Ticket', 'ticket', action.ticket?.value ?? '')}
        <Select
          label="Type"
          value={action.type?.value ?? ''}
          disabled={readOnly}
          onChange={(event) => choose(types, event.target.value, (words) => onSet('type', words))}
        >
          <option value="" disabled>
            not stated
          </option>
          {types.map(({ value, words, does }) => (
            <option key={value} value={value} title={does}>
              {words}
            </option>
          ))}
        </Select>
        {text('Priority', 'priority', action.priority?.value ?? '')}
      </div>
      {(missing.length > 0 || action.strength !== null) && (
        <p className="action-notes">
          {action.strength !== null && (
            <Badge
              tone={
                action.strength === 'strong' ? 'success' : action.strength === 'weak' ? 'warning' : 'plain'
              }
            >
              {strengths[action.strength]}
            </Badge>
          )}
          {missing.length > 0 && <span className="muted">Still needs {missing.join(', ')}.</span>}
        </p>
      )}
    </li>
  );
}

function choose(
  choices: readonly { readonly value: string; readonly words: string }[],
  value: string,
  set: (words: string) => void,
): void {
  const words = choices.find((choice) => choice.value === value)?.words;
  if (words !== undefined) set(words);
}
