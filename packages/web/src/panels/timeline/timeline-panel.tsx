import { changeEntry, epochToWall, removeEntry } from '@debrief/document';
import type { EvidenceRow } from '@debrief/wire';
import { ClockPlus } from 'lucide-react';
import { type DragEvent, type FormEvent, useState } from 'react';
import type { PanelProps } from '../../pages/postmortem/slots.ts';
import { useWatched } from '../../pages/postmortem/use-watched.ts';
import { showProblem } from '../../parts/announcements.ts';
import { Button } from '../../parts/button.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { Select, TextField } from '../../parts/field.tsx';
import { changer } from '../changer.ts';
import '../panel.css';
import { clockOf, pinEvent, typedEntry } from './new-entry.ts';
import { spansDays } from './shown-clock.ts';
import { TimelinePicture } from './timeline-picture.tsx';
import { TimelineTable } from './timeline-table.tsx';
import { writtenZone } from './written-zone.ts';

const eventType = 'application/x-debrief-event';

/** The timeline as a picture and a table; both edit the text. Events of the evidence are dropped here. */
export default function TimelinePanel({ session }: PanelProps) {
  const model = useWatched(session.model);
  const readOnly = useWatched(session.readOnly);
  const { document } = model;
  const [zone, setZone] = useState<string | null>(null);
  const [selected, setSelected] = useState<number | null>(null);
  const [dropping, setDropping] = useState(false);
  const written = writtenZone(document);
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const zones = [...new Set(['UTC', own])].filter((name) => name !== written);

  const change = changer(session, model);
  const select = (index: number) => {
    setSelected(index);
    const entry = document.timeline[index];
    if (entry !== undefined) session.reveal({ from: entry.from, to: entry.to });
  };
  const drop = (event: DragEvent) => {
    setDropping(false);
    const dropped = event.dataTransfer.getData(eventType);
    if (dropped === '' || readOnly) return;
    event.preventDefault();
    const row: EvidenceRow = JSON.parse(dropped);
    change(() => pinEvent(document, row), 'Pinned a record to the timeline');
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a place to drop on; the drawer's Pin button does the same.
    <div
      className={`panel timeline-panel${dropping ? ' dropping' : ''}`}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes(eventType)) return;
        event.preventDefault();
        setDropping(true);
      }}
      onDragLeave={() => setDropping(false)}
      onDrop={drop}
    >
      {document.timeline.length === 0 ? (
        <EmptyState icon={<ClockPlus />} title="No entries yet">
          Add what happened when, or drop records into the evidence drawer and pin their events here. Each row
          becomes a line of the document.
        </EmptyState>
      ) : (
        <>
          <div className="timeline-head">
            <Select
              label="Times"
              value={zone ?? ''}
              onChange={(event) => setZone(event.target.value || null)}
            >
              <option value="">As written{written === null ? '' : ` (${written})`}</option>
              {written !== null &&
                zones.map((name) => (
                  <option key={name} value={name}>
                    {name === own && name !== 'UTC' ? `${name} (yours)` : name}
                  </option>
                ))}
            </Select>
            {written === null && (
              <p className="panel-note">No zone is stated: times cannot be shown in another.</p>
            )}
          </div>
          <TimelinePicture
            document={document}
            selected={selected}
            onSelect={select}
            wallOfClock={(clock) =>
              written === null ? clock : (epochToWall(zone ?? written, clock) ?? clock)
            }
          />
          <TimelineTable
            document={document}
            zone={zone}
            dated={spansDays(document.timeline, zone)}
            readOnly={readOnly}
            selected={selected}
            onSelect={select}
            onTime={(index, time) => {
              const entry = document.timeline[index];
              if (entry === undefined) return;
              if (clockOf(document, time) === null)
                return void showProblem(`“${time}” is not read as a time; the row keeps ${entry.stamp.raw}.`);
              change(() => changeEntry(document, entry, { time }), 'Changed the time of an entry');
            }}
            onText={(index, text) => {
              const entry = document.timeline[index];
              if (entry !== undefined)
                change(() => changeEntry(document, entry, { text }), 'Changed an entry');
            }}
            onRemove={(index) => {
              const entry = document.timeline[index];
              if (entry !== undefined) change(() => removeEntry(document, entry), 'Removed an entry');
            }}
          />
        </>
      )}
      {!readOnly && (
        <AddEntry onAdd={(time, text) => change(() => typedEntry(document, time, text), 'Added an entry')} />
      )}
    </div>
  );
}

function AddEntry({ onAdd }: { readonly onAdd: (time: string, text: string) => boolean }) {
  const [time, setTime] = useState('');
  const [text, setText] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (time.trim() === '' || text.trim() === '' || !onAdd(time, text)) return;
    setTime('');
    setText('');
  };
  return (
    <form className="timeline-add" onSubmit={submit}>
      <TextField
        label="Time"
        value={time}
        placeholder="14:05"
        onChange={(event) => setTime(event.target.value)}
      />
      <TextField
        label="What happened"
        value={text}
        placeholder="Error rate rises to 34 %"
        onChange={(event) => setText(event.target.value)}
      />
      <Button type="submit" disabled={time.trim() === '' || text.trim() === ''}>
        Add
      </Button>
    </form>
  );
}
