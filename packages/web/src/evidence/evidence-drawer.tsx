import './evidence-drawer.css';
import type { EvidenceRow } from '@debrief/wire';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { FileUp, Sparkles, X } from 'lucide-react';
import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import type { DrawerDefinition } from '../pages/postmortem/slots.ts';
import { useWatched } from '../pages/postmortem/use-watched.ts';
import { changer } from '../panels/changer.ts';
import { pinEvent } from '../panels/timeline/new-entry.ts';
import { wallOf, writtenZone } from '../panels/timeline/written-zone.ts';
import { Button, buttonLook, IconButton } from '../parts/button.tsx';
import { FileButton } from '../parts/drop-area.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { Select, TextField } from '../parts/field.tsx';
import { countWords } from '../text/counts.ts';
import { DraftDialog } from './draft-dialog.tsx';
import { EventList, EventRow } from './event-list.tsx';
import { eventsQuery, evidenceQuery, recordQuery } from './evidence-queries.ts';
import { RecordFiles } from './record-files.tsx';
import { uploadsOf } from './record-uploads.ts';

type DrawerProps = React.ComponentProps<DrawerDefinition['component']>;

/** Records of the incident: dropped here, read by the server, browsed by source and time, pinned, drafted from. */
export default function EvidenceDrawer({ session, onClose }: DrawerProps) {
  const { id } = session;
  const model = useWatched(session.model);
  const readOnly = useWatched(session.readOnly);
  const { document } = model;
  const zone = writtenZone(document);
  const uploads = uploadsOf(session);
  const [source, setSource] = useState('');
  const [words, setWords] = useState('');
  const [drafting, setDrafting] = useState(false);
  const [citation, setCitation] = useState<{ label: string; text: string } | null>(null);
  const q = useDeferredValue(words.trim());
  const filter = { ...(source === '' ? {} : { source }), ...(q === '' ? {} : { q }) };
  const files = useQuery(evidenceQuery(id));
  const reading = files.data?.items.some(({ state }) => state === 'reading') ?? false;
  const refused = files.data?.items.filter(({ state }) => state === 'refused').length ?? 0;
  const read = files.data?.items.reduce((sum, file) => sum + file.events, 0) ?? 0;
  const events = useInfiniteQuery({ ...eventsQuery(id, filter, read), enabled: !reading && read > 0 });
  const pages = events.data?.pages ?? [];
  const rows = pages.flatMap(({ items }) => items);
  const cited = useMemo(() => new Set(document.timeline.flatMap(({ citations }) => citations)), [document]);

  useEffect(() => {
    const ended = new AbortController();
    const { signal } = ended;
    addEventListener('debrief:records', (event) => uploads.send((event as CustomEvent<File[]>).detail), {
      signal,
    });
    addEventListener(
      'debrief:citation',
      (event) => setCitation((event as CustomEvent<{ label: string; text: string }>).detail),
      { signal },
    );
    return () => ended.abort();
  }, [uploads]);

  const change = changer(session, model);
  const pin = (event: EvidenceRow) =>
    change(() => pinEvent(document, event), 'Pinned a record to the timeline');
  const sending = useWatched(uploads.state);
  const unsettled = reading || sending.length > 0;
  const none = files.data?.items.length === 0 && sending.length === 0;
  return (
    <div className="drawer">
      <div className="drawer-head">
        <h2>Evidence</h2>
        {!readOnly && (
          <FileButton
            className={buttonLook({ size: 'small' })}
            label="Add records"
            icon={<FileUp />}
            onFiles={(chosen) => uploads.send(chosen)}
          />
        )}
        {!readOnly && read > 0 && (
          <Button
            size="small"
            kind="primary"
            icon={<Sparkles />}
            disabled={reading}
            onClick={() => setDrafting(true)}
          >
            Draft from the evidence
          </Button>
        )}
        <span className="drawer-space" />
        <IconButton size="small" label="Close the evidence" icon={<X />} onClick={onClose} />
      </div>
      <div className="drawer-body">
        {none ? (
          <EmptyState icon={<FileUp />} title="Drop the incident’s records here">
            Slack exports, pager logs, alerts, deploys, git logs: files, folders or zips. They are read on
            this server, secrets are masked, and each event can be pinned to the timeline with its source.
          </EmptyState>
        ) : (
          <details className="drawer-files" open={unsettled || read === 0 || refused > 0}>
            <summary>
              {countWords(files.data?.items.length ?? 0, 'record file')}, {countWords(read, 'event')}
              {refused > 0 && `, ${refused} refused`}
            </summary>
            <RecordFiles id={id} files={files.data?.items ?? []} uploads={uploads} readOnly={readOnly} />
          </details>
        )}
        {citation !== null && (
          <CitedRecord
            key={citation.label}
            id={id}
            citation={citation}
            wallOf={(epoch) => wallOf(document, epoch)}
            onClose={() => setCitation(null)}
          />
        )}
        {read > 0 && (
          <>
            <div className="drawer-filter">
              <Select label="Source" value={source} onChange={(event) => setSource(event.target.value)}>
                <option value="">All sources</option>
                {(pages[0]?.sources ?? []).map((found) => (
                  <option key={found.source} value={found.source}>
                    {found.source} ({found.count})
                  </option>
                ))}
              </Select>
              <TextField
                label="Words"
                type="search"
                value={words}
                placeholder="Find in the events"
                onChange={(event) => setWords(event.target.value)}
              />
              <p className="muted">Times in {zone ?? 'UTC'}</p>
            </div>
            <EventList
              events={rows}
              cited={cited}
              readOnly={readOnly}
              wallOf={(epoch) => wallOf(document, epoch)}
              opened={citation?.label ?? null}
              more={events.hasNextPage && !events.isFetching ? () => void events.fetchNextPage() : null}
              onPin={pin}
            />
            {events.isSuccess && rows.length === 0 && <p className="muted">No event has these words.</p>}
          </>
        )}
      </div>
      {drafting && <DraftDialog session={session} filter={{}} onClose={() => setDrafting(false)} />}
    </div>
  );
}

interface CitedRecordProps {
  readonly id: string;
  readonly citation: { readonly label: string; readonly text: string };
  readonly wallOf: (epoch: number) => number;
  readonly onClose: () => void;
}

/** The record that a citation names: the event where the library has it, else what the footnote says. */
function CitedRecord({ id, citation, wallOf: wall, onClose }: CitedRecordProps) {
  const record = useQuery(recordQuery(id, citation.label));
  return (
    <aside className="cited" aria-label={`Record ${citation.label}`}>
      <div className="drawer-head">
        <h3>Record {citation.label}</h3>
        <span className="drawer-space" />
        <IconButton size="small" label="Close the record" icon={<X />} onClick={onClose} />
      </div>
      {record.data ? (
        <ul>
          <EventRow
            event={record.data}
            cited
            opened
            readOnly
            wall={wall(Date.parse(record.data.at))}
            onPin={() => {}}
          />
        </ul>
      ) : (
        <p className="muted">
          {record.isPending ? 'Looking for it …' : citation.text || 'The document does not define it.'}
        </p>
      )}
      {record.data && <p className="event-place">sha256 {record.data.sha256}</p>}
    </aside>
  );
}
