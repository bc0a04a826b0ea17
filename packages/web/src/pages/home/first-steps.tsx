import { Link } from '@tanstack/react-router';
import { FileInput, FilePlus2, FlaskConical } from 'lucide-react';
import { Page } from '../../frame/page.tsx';
import { buttonLook } from '../../parts/button.tsx';
import { OpenExample } from '../../parts/open-example.tsx';

interface FirstStepsProps {
  name: string;
  mayWrite: boolean;
}

/** Home while the library is empty: three ways to begin, the first of which needs nothing. */
export function FirstSteps({ name, mayWrite }: FirstStepsProps) {
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
          <h2>Look at one first</h2>
          <p>
            A shop’s checkout fails for forty minutes. Its chat, alerts and deployments are read, and the
            draft written from them opens: rows that cite their records, and questions for the people who were
            there.
          </p>
          <OpenExample />
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
