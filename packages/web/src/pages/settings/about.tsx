import { useQuery } from '@tanstack/react-query';
import { setupQuery } from '../../api/queries.ts';

export function About() {
  const { data } = useQuery(setupQuery);
  return (
    <div className="settings">
      <section className="settings-section about">
        <h2>Debrief {data?.version}</h2>
        <p>
          Open post-incident reviews: from the incident’s records to a checked, blameless postmortem, in files
          that your team owns. Nothing leaves this server unless you send it.
        </p>
        <ul>
          <li>
            <a href="/api/docs">The API</a>, and its <a href="/api/openapi.json">OpenAPI description</a>
          </li>
          <li>
            Everything as files again: <code>debrief export FOLDER</code>, byte for byte
          </li>
          <li>
            The same checks in a terminal or CI: <code>debrief lint FILE</code>
          </li>
        </ul>
        <p className="muted">Apache License 2.0</p>
      </section>
    </div>
  );
}
