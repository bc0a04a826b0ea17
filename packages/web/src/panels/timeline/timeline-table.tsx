import './timeline-table.css';
import type { Postmortem } from '@debrief/document';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button, IconButton } from '../../parts/button.tsx';
import { EditableText } from '../editable-text.tsx';
import { keyed } from '../keyed.ts';
import { timeInZone } from './shown-clock.ts';

const most = 300;

interface TimelineTableProps {
  readonly document: Postmortem;
  /** A zone to show times in; null: as written, and then they can be changed. */
  readonly zone: string | null;
  readonly dated: boolean;
  readonly readOnly: boolean;
  readonly selected: number | null;
  readonly onSelect: (index: number) => void;
  readonly onTime: (index: number, time: string) => void;
  readonly onText: (index: number, text: string) => void;
  readonly onRemove: (index: number) => void;
}

/** The rows of the timeline; each opens its line in the text, its time and words are changed in place. */
export function TimelineTable(props: TimelineTableProps) {
  const { document, zone, dated, readOnly, selected } = props;
  const [start, setStart] = useState(0);
  // Of thousands of rows some are shown; a row that is selected elsewhere is among them.
  const [followed, setFollowed] = useState(selected);
  if (followed !== selected) {
    setFollowed(selected);
    if (selected !== null && (selected < start || selected >= start + most))
      setStart(Math.max(0, selected - most / 2));
  }
  const first = Math.min(start, Math.max(0, document.timeline.length - 1));
  const rest = document.timeline.length - first - most;
  return (
    <>
      {first > 0 && (
        <Button kind="quiet" onClick={() => setStart(Math.max(0, first - most))}>
          {first} earlier rows
        </Button>
      )}
      <table className="timeline-rows">
        <caption className="unseen">Timeline</caption>
        <thead className="unseen">
          <tr>
            <th scope="col">Time</th>
            <th scope="col">Event</th>
            <th scope="col">Remove</th>
          </tr>
        </thead>
        <tbody>
          {keyed(document.timeline.slice(first, first + most)).map(({ item: entry, index: place, key }) => {
            const index = first + place;
            const elsewhere = zone === null ? null : timeInZone(entry, zone, dated);
            return (
              <tr key={key} id={`row-${index}`} aria-current={index === selected ? 'true' : undefined}>
                <td className="timeline-time">
                  {zone === null ? (
                    <EditableText
                      label={`Time of row ${index + 1}`}
                      value={entry.stamp.raw}
                      readOnly={readOnly}
                      onChange={(time) => props.onTime(index, time)}
                    />
                  ) : (
                    <span title={`Written ${entry.stamp.raw}`}>
                      {elsewhere ?? `${entry.stamp.raw} (as written)`}
                    </span>
                  )}
                </td>
                <td className="timeline-words" onFocus={() => props.onSelect(index)}>
                  <EditableText
                    label={`Words of row ${index + 1}`}
                    value={entry.text}
                    readOnly={readOnly || entry.layout === 'prose'}
                    multiline
                    onChange={(text) => props.onText(index, text)}
                  />
                  <span className="timeline-cites">
                    {entry.citations.map((label) => (
                      <button
                        key={label}
                        type="button"
                        className="cite"
                        title="Open the record"
                        onClick={() => openRecord(document, label)}
                      >
                        <span className="unseen">Record </span>
                        {label}
                      </button>
                    ))}
                  </span>
                </td>

                <td>
                  {!readOnly && (
                    <IconButton
                      size="small"
                      label={`Remove row ${index + 1}`}
                      icon={<Trash2 />}
                      onClick={() => props.onRemove(index)}
                    />
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {rest > 0 && (
        <Button kind="quiet" onClick={() => setStart(first + most)}>
          {rest} later rows
        </Button>
      )}
    </>
  );
}

function openRecord(document: Postmortem, label: string): void {
  const text = document.footnotes.find((note) => note.label === label)?.text ?? '';
  window.dispatchEvent(new CustomEvent('debrief:citation', { detail: { label, text } }));
}
