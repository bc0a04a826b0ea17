import { useMutation } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { FileInput, FilePlus2, FlaskConical } from 'lucide-react';
import { api } from '../../api/client.ts';
import { wordsOf } from '../../api/problem-words.ts';
import { Page } from '../../frame/page.tsx';
import { Button, buttonLook } from '../../parts/button.tsx';

interface FirstStepsProps {
  name: string;
  mayWrite: boolean;
}

/** Home while the library is empty: three ways to begin, the first of which needs nothing. */
export function FirstSteps({ name, mayWrite }: FirstStepsProps) {
  const navigate = useNavigate();
  const example = useMutation({
    mutationFn: () => api('POST /api/example'),
    onSuccess: ({ id }) => navigate({ to: '/p/$id', params: { id } }),
  });
  if (!mayWrite) {
    return (
      <Page title={`Welcome, ${name}`} width="text">
        <p>No postmortem is shared with you yet. It will appear here as soon as one is.</p>
      </Page>
    );
  }
  return (
    <Page
      title={`Welcome, ${name}`}
      intro="A postmortem is one Markdown file that your team owns. Debrief drafts it from what your tools recorded, asks what no record says, and keeps the wording about systems rather than people."
    >
      <ol className="first-steps">
        <li className="first-step first-step-main panel">
          <FlaskConical aria-hidden="true" />
          <h2>Look at one that is done</h2>
          <p>
            A shop’s checkout fails for forty minutes. Its chat, alerts and deployments are read, and the
            draft written from them opens: rows that cite their records, and questions for the people who were
            there.
          </p>
          <Button kind="primary" busy={example.isPending} onClick={() => example.mutate()}>
            Open the example incident
          </Button>
          {example.isError && (
            <p role="alert" className="field-error">
              {wordsOf(example.error)}
            </p>
          )}
        </li>
        <li className="first-step panel">
          <FilePlus2 aria-hidden="true" />
          <h2>Write your own</h2>
          <p>Drop an incident’s records to draft from them, or begin with a template.</p>
          <Link to="/new" className={buttonLook()}>
            New postmortem
          </Link>
        </li>
        <li className="first-step panel">
          <FileInput aria-hidden="true" />
          <h2>Bring what you have</h2>
          <p>Old postmortems as Markdown or HTML, one by one or a zip of them; they stay as they are.</p>
          <Link to="/library" className={buttonLook()}>
            Import into the library
          </Link>
        </li>
      </ol>
    </Page>
  );
}
