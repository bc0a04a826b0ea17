import './draft-dialog.css';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { api } from '../api/client.ts';
import { wordsOf } from '../api/problem-words.ts';
import { templatesQuery } from '../api/queries.ts';
import type { PostmortemSession } from '../pages/postmortem/session.ts';
import { useWatched } from '../pages/postmortem/use-watched.ts';
import { changer } from '../panels/changer.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Checkbox } from '../parts/field.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { countWords } from '../text/counts.ts';
import type { EventFilter } from './evidence-queries.ts';
import { acceptProposals, isUntouched, proposalsOf } from './proposals.ts';

interface DraftDialogProps {
  readonly session: PostmortemSession;
  readonly filter: EventFilter;
  readonly onClose: () => void;
}

/** Drafts from the evidence: a whole text where nobody has written yet, else rows and questions to accept one by one. */
export function DraftDialog({ session, filter, onClose }: DraftDialogProps) {
  const model = useWatched(session.model);
  const { document } = model;
  const templates = useQuery(templatesQuery);
  const draft = useMutation({
    mutationFn: () =>
      api('POST /api/postmortems/:id/draft', {
        params: { id: session.id },
        body: {
          ...(filter.from === undefined ? {} : { from: filter.from }),
          ...(filter.to === undefined ? {} : { to: filter.to }),
          ...(document.zone === null ? {} : { zone: document.zone.value }),
        },
      }),
  });
  const { mutate } = draft;
  // One request for one opening of the dialog.
  useEffect(() => mutate(), [mutate]);
  const answer = draft.data;
  const proposals = useMemo(
    () => (answer === undefined ? [] : proposalsOf(document, answer)),
    [document, answer],
  );
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const chosen = proposals.filter(({ key, known }) => !known && !left.has(key));
  const untouched = useMemo(
    () => isUntouched(document, templates.data?.items.map(({ text }) => text) ?? []),
    [document, templates.data],
  );
  const change = changer(session, model);
  const useWhole = () => {
    if (answer === undefined) return;
    change(
      () => [{ from: 0, to: document.text.length, insert: answer.markdown }],
      'Drafted from the evidence',
    );
    onClose();
  };
  const accept = () => {
    if (answer === undefined) return;
    change(
      () => acceptProposals(document, chosen, answer.citations),
      `Added ${countWords(chosen.length, 'row')} from the evidence`,
    );
    session.openTab('timeline');
    onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title="Draft from the evidence"
      width="wide"
      footer={
        <>
          <Button kind="quiet" onClick={onClose}>
            Close
          </Button>
          <Button kind={untouched ? 'plain' : 'primary'} disabled={chosen.length === 0} onClick={accept}>
            Add {countWords(chosen.length, 'row')} to the timeline
          </Button>
          {untouched && (
            <Button kind="primary" disabled={answer === undefined} onClick={useWhole}>
              Use the whole draft
            </Button>
          )}
        </>
      }
    >
      {draft.isPending && <Skeleton lines={6} label="Drafting" />}
      {draft.isError && <p role="alert">{wordsOf(draft.error)}</p>}
      {answer !== undefined && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: where no row can be ticked, the keys still scroll it.
        <section aria-label="The draft" tabIndex={0}>
          <p>
            Every row cites its record. Nothing is added until you say so
            {untouched
              ? '; nobody has written into this document yet, so the whole draft can be its text'
              : ''}
            . Either way one undo takes it back.
          </p>
          <h3>Timeline</h3>
          {proposals.every(({ known }) => known) && (
            <p className="muted">The document has every row of it already.</p>
          )}
          <ul className="proposals">
            {proposals.map((proposal) => (
              <li key={proposal.key}>
                <Checkbox
                  label={
                    <>
                      <time dateTime={proposal.at}>
                        {proposal.at.replace('T', ' ').replace(/:\d\d(?:\.\d+)?Z?$/, '')}
                      </time>{' '}
                      {proposal.text} {proposal.known && <span className="muted">(in the document)</span>}
                    </>
                  }
                  checked={proposal.known || !left.has(proposal.key)}
                  disabled={proposal.known}
                  onChange={(event) => {
                    const next = new Set(left);
                    if (event.target.checked) next.delete(proposal.key);
                    else next.add(proposal.key);
                    setLeft(next);
                  }}
                />
              </li>
            ))}
          </ul>
          {answer.questions.length > 0 && (
            <>
              <h3>Questions that the records leave to people</h3>
              <ul>
                {answer.questions.map((question) => (
                  <li key={`${question.section} ${question.text}`}>
                    <strong>{question.section}:</strong> {question.text}
                  </li>
                ))}
              </ul>
            </>
          )}
        </section>
      )}
    </Dialog>
  );
}
