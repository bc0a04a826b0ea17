import './impact-panel.css';
import { Gauge } from 'lucide-react';
import type { PanelProps } from '../../pages/postmortem/slots.ts';
import { useWatched } from '../../pages/postmortem/use-watched.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { changer } from '../changer.ts';
import { EditableText } from '../editable-text.tsx';
import { keyed } from '../keyed.ts';
import '../panel.css';
import { impactGroups, openQuestions } from './impact-groups.ts';

/** What the incident did to whom: statements with the numbers read in them, and what nobody tells yet. */
export default function ImpactPanel({ session }: PanelProps) {
  const model = useWatched(session.model);
  const readOnly = useWatched(session.readOnly);
  const { findings } = useWatched(session.findings);
  const { document } = model;
  const change = changer(session, model);
  const groups = impactGroups(document);
  const questions = openQuestions(document);
  const sums = (findings ?? []).filter(({ rule }) =>
    ['percent-mismatch', 'count-mismatch', 'duration-mismatch', 'vague-quantity'].includes(rule),
  );
  return (
    <div className="panel">
      {groups.length === 0 && (
        <EmptyState icon={<Gauge />} title="No impact told yet">
          Write what people could not do, how many, and for how long: “847 of 12,000 customers could not pay
          for 40 minutes”.
        </EmptyState>
      )}
      {groups.map((group) => (
        <section key={group.title} aria-label={group.title}>
          <h3>{group.title}</h3>
          <ul className="impact-items">
            {keyed(group.items).map(({ item, index, key }) => (
              <li key={key}>
                <EditableText
                  label={`${group.title}, statement ${index + 1}`}
                  value={item.text}
                  // Words with marks in them are changed in the text, where the marks are seen.
                  readOnly={readOnly || document.text.slice(item.from, item.to).trim() !== item.text}
                  multiline
                  onChange={(words) =>
                    change(
                      () => [{ from: item.from, to: item.to, insert: words.replace(/\s+/g, ' ') }],
                      'Changed a statement of impact',
                    )
                  }
                />
                <p className="impact-numbers">
                  {item.numbers.map((number) => (
                    <button
                      key={number.from}
                      type="button"
                      className="impact-number"
                      title="Show it in the text"
                      onClick={() => session.reveal(number)}
                    >
                      {number.approximate ? '≈ ' : ''}
                      {number.value.toLocaleString()} {number.unit}
                    </button>
                  ))}
                  {item.numbers.length === 0 && (
                    <button type="button" className="impact-number" onClick={() => session.reveal(item)}>
                      no number
                    </button>
                  )}
                </p>
              </li>
            ))}
          </ul>
        </section>
      ))}
      {sums.length > 0 && (
        <section aria-label="Sums that do not agree">
          <h3>To recompute</h3>
          <ul className="impact-items">
            {sums.map((finding) => (
              <li key={`${finding.rule} ${finding.from}`}>
                <button type="button" className="impact-finding" onClick={() => session.reveal(finding)}>
                  {finding.message}
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {questions.length > 0 && (
        <section aria-label="Not told yet">
          <h3>Not told yet</h3>
          <ul>
            {questions.map((question) => (
              <li key={question}>{question}</li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
