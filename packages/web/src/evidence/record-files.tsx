import './record-files.css';
import type { EvidenceFile } from '@debrief/wire';
import { useQueryClient } from '@tanstack/react-query';
import { CircleCheck, CircleX, LoaderCircle, Trash2, X } from 'lucide-react';
import { api } from '../api/client.ts';
import { wordsOf } from '../api/problem-words.ts';
import { useWatched } from '../pages/postmortem/use-watched.ts';
import { showProblem } from '../parts/announcements.ts';
import { IconButton } from '../parts/button.tsx';
import { Progress } from '../parts/progress.tsx';
import { countWords, sizeWords } from '../text/counts.ts';
import type { RecordUploads } from './record-uploads.ts';

interface RecordFilesProps {
  readonly id: string;
  readonly files: readonly EvidenceFile[];
  readonly uploads: RecordUploads;
  readonly readOnly: boolean;
}

/** Files on their way, being read, read, or refused with the reason. */
export function RecordFiles({ id, files, uploads, readOnly }: RecordFilesProps) {
  const sending = useWatched(uploads.state);
  const client = useQueryClient();
  const renew = () => {
    for (const key of ['evidence', 'events']) void client.invalidateQueries({ queryKey: [key, id] });
  };
  const act = (work: Promise<unknown>) => void work.then(renew, (error) => showProblem(wordsOf(error)));
  return (
    <ul className="record-files">
      {sending.map((file) => (
        <li key={file.key}>
          {file.problem === null ? <LoaderCircle className="turning" /> : <CircleX className="record-bad" />}
          <span className="record-name">{file.name}</span>
          {file.problem === null ? (
            <>
              <Progress label={`Sending ${file.name}`} value={file.sent} max={file.size} />
              <span className="muted">
                {sizeWords(file.sent)} of {sizeWords(file.size)}
              </span>
            </>
          ) : (
            <span className="record-bad">{file.problem}</span>
          )}
          <IconButton
            size="small"
            label={`Cancel ${file.name}`}
            icon={<X />}
            onClick={() => uploads.cancel(file.key)}
          />
        </li>
      ))}
      {refusedFirst(files).map((file) => (
        <li key={file.id}>
          <FileMark state={file.state} />
          <span className="record-name" title={`sha256 ${file.sha256}`}>
            {file.name}
          </span>
          {file.state === 'reading' ? (
            <>
              <Progress label={`Reading ${file.name}`} value={file.progress} max={file.size} />
              <IconButton
                size="small"
                label={`Stop reading ${file.name}`}
                icon={<X />}
                onClick={() =>
                  act(
                    api('POST /api/postmortems/:id/evidence/:file/cancel', { params: { id, file: file.id } }),
                  )
                }
              />
            </>
          ) : (
            <>
              <span className="muted">
                {file.state === 'ready' &&
                  (file.events === 0 && file.source === null
                    ? 'belongs to the export'
                    : `${file.source ?? ''} · ${countWords(file.events, 'event')}`)}
                {file.state === 'cancelled' && 'stopped'}
                {file.state === 'refused' && (file.problems[0]?.message ?? 'not read')}
              </span>
              {!readOnly && (
                <IconButton
                  size="small"
                  label={`Remove ${file.name}`}
                  icon={<Trash2 />}
                  onClick={() =>
                    act(api('DELETE /api/postmortems/:id/evidence/:file', { params: { id, file: file.id } }))
                  }
                />
              )}
            </>
          )}
          {file.state === 'ready' && file.problems.length > 0 && (
            <details className="record-problems">
              <summary>{countWords(file.problems.length, 'note')}</summary>
              <ul>
                {file.problems.map((problem) => (
                  <li key={`${problem.file} ${problem.message}`}>
                    {problem.file}: {problem.message}
                  </li>
                ))}
              </ul>
            </details>
          )}
        </li>
      ))}
    </ul>
  );
}

/** What a person has to look at stands on top. */
function refusedFirst(files: readonly EvidenceFile[]): readonly EvidenceFile[] {
  const rank = ({ state }: EvidenceFile) => (state === 'refused' ? 0 : 1);
  return files.toSorted((a, b) => rank(a) - rank(b));
}

function FileMark({ state }: { readonly state: EvidenceFile['state'] }) {
  if (state === 'ready') return <CircleCheck aria-label="Read" className="record-good" />;
  if (state === 'refused') return <CircleX aria-label="Refused" className="record-bad" />;
  if (state === 'cancelled') return <CircleX aria-label="Stopped" className="muted" />;
  return <LoaderCircle aria-label="Being read" className="turning" />;
}
