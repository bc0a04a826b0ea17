import { addFactor, addWhy, changeFactor, removeFactor } from '@debrief/document';
import { Trash2 } from 'lucide-react';
import { type FormEvent, useMemo, useState } from 'react';
import type { PanelProps } from '../../pages/postmortem/slots.ts';
import { useWatched } from '../../pages/postmortem/use-watched.ts';
import { Button, IconButton } from '../../parts/button.tsx';
import { TextField } from '../../parts/field.tsx';
import { AddLine } from '../add-line.tsx';
import { changer } from '../changer.ts';
import { EditableText } from '../editable-text.tsx';
import { keyed } from '../keyed.ts';
import '../panel.css';
import { coverageOf } from './coverage.ts';
import { CoverageMatrix } from './coverage-matrix.tsx';
import { WhyChains } from './why-chains.tsx';

/** Why-chains, contributing factors, and which factor is covered by which kind of action. */
export default function WhysPanel({ session }: PanelProps) {
  const model = useWatched(session.model);
  const readOnly = useWatched(session.readOnly);
  const { document } = model;
  const coverage = useMemo(() => coverageOf(document), [document]);
  const change = changer(session, model);
  const reveal = (place: { readonly from: number; readonly to: number }) => session.reveal(place);
  return (
    <div className="panel">
      <section aria-labelledby="whys-heading">
        <h3 id="whys-heading">Whys</h3>
        {document.whys.length === 0 ? (
          <p className="panel-note">
            Ask why the system let it happen, then why that was so. Stop where a change to the system would
            have made a difference, never at a person.
          </p>
        ) : (
          <WhyChains document={document} readOnly={readOnly} onReveal={reveal} onChange={change} />
        )}
        {!readOnly && (
          <AddWhy
            onAdd={(question, answer) => change(() => addWhy(document, { question, answer }), 'Added a why')}
          />
        )}
      </section>
      <section aria-labelledby="factors-heading">
        <h3 id="factors-heading">Contributing factors</h3>
        <ul className="factor-list">
          {keyed(document.factors).map(({ item: factor, index, key }) => (
            <li key={key}>
              <EditableText
                label={`Factor ${index + 1}`}
                value={factor.text}
                readOnly={readOnly}
                multiline
                onChange={(words) => change(() => changeFactor(document, factor, words), 'Changed a factor')}
              />
              {!readOnly && (
                <IconButton
                  size="small"
                  label={`Remove factor ${index + 1}`}
                  icon={<Trash2 />}
                  onClick={() => change(() => removeFactor(document, factor), 'Removed a factor')}
                />
              )}
            </li>
          ))}
        </ul>
        {!readOnly && (
          <AddLine
            label="New factor"
            placeholder="The pool of sessions has no upper bound"
            onAdd={(words) => change(() => addFactor(document, words), 'Added a factor')}
          />
        )}
      </section>
      {document.factors.length > 0 && (
        <section aria-labelledby="coverage-heading">
          <h3 id="coverage-heading">Coverage</h3>
          <CoverageMatrix coverage={coverage} onReveal={reveal} />
        </section>
      )}
    </div>
  );
}

function AddWhy({ onAdd }: { readonly onAdd: (question: string, answer: string) => void }) {
  const [question, setQuestion] = useState('');
  const [answer, setAnswer] = useState('');
  const whole = question.trim() !== '' && answer.trim() !== '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!whole) return;
    onAdd(question.trim(), answer.trim());
    setQuestion('');
    setAnswer('');
  };
  return (
    <form className="why-add" onSubmit={submit}>
      <TextField
        label="Next why"
        value={question}
        placeholder="Why did the release reach every host at once?"
        onChange={(event) => setQuestion(event.target.value)}
      />
      <TextField label="Because" value={answer} onChange={(event) => setAnswer(event.target.value)} />
      <Button type="submit" disabled={!whole}>
        Add
      </Button>
    </form>
  );
}
