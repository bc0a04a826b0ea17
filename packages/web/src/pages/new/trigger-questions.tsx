import { useQuery } from '@tanstack/react-query';
import { Check, CircleHelp, Minus } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { api } from '../../api/client.ts';
import { Choice } from '../../parts/choice.tsx';
import { TextField } from '../../parts/field.tsx';

type Answer = 'yes' | 'no' | 'unknown';

const answers = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
  { value: 'unknown', label: 'Not known' },
] as const;

const questions = [
  { name: 'dataLoss', ask: 'Was data lost or wrong?' },
  { name: 'security', ask: 'Was it about security?' },
  { name: 'nearMiss', ask: 'Was it a near miss?' },
  { name: 'novel', ask: 'Did it fail in a way new to you?' },
  { name: 'unusualIntervention', ask: 'Did it take an unusual step to mend?' },
] as const;

type Name = (typeof questions)[number]['name'] | 'customerFacing';

const truth = (answer: Answer): boolean | null => (answer === 'unknown' ? null : answer === 'yes');

/** Whether the team’s policy asks for a postmortem of this incident, answered while one fills it in. */
export function TriggerQuestions() {
  const [severity, setSeverity] = useState('');
  const [minutes, setMinutes] = useState('');
  const [given, setGiven] = useState<Readonly<Record<Name, Answer>>>({
    customerFacing: 'unknown',
    dataLoss: 'unknown',
    security: 'unknown',
    nearMiss: 'unknown',
    novel: 'unknown',
    unusualIntervention: 'unknown',
  });
  const facts = {
    severity: severity.trim() === '' ? null : severity.trim(),
    customerFacing: truth(given.customerFacing),
    customerMinutes: given.customerFacing === 'yes' && minutes !== '' ? Number(minutes) : null,
    dataLoss: truth(given.dataLoss),
    security: truth(given.security),
    nearMiss: truth(given.nearMiss),
    novel: truth(given.novel),
    unusualIntervention: truth(given.unusualIntervention),
  };
  const asked = useDeferredValue(JSON.stringify(facts));
  const { data } = useQuery({
    queryKey: ['triggers', asked],
    queryFn: ({ signal }) => api('POST /api/triggers', { body: JSON.parse(asked), signal }),
    placeholderData: (before) => before,
    enabled: Object.values(facts).some((fact) => fact !== null),
  });
  const answer = (name: Name) => (value: Answer) => setGiven((before) => ({ ...before, [name]: value }));
  return (
    <aside className="triggers panel" aria-labelledby="triggers">
      <h2 id="triggers">Does it need one?</h2>
      <p className="muted">Your policy’s triggers, as questions. Nothing here is stored.</p>
      <TextField
        label="Severity"
        placeholder="SEV2"
        value={severity}
        onChange={({ target }) => setSeverity(target.value)}
      />
      <Choice
        legend="Did customers feel it?"
        value={given.customerFacing}
        onChange={answer('customerFacing')}
        options={answers}
      />
      {given.customerFacing === 'yes' && (
        <TextField
          label="For how many minutes?"
          type="number"
          min={0}
          value={minutes}
          onChange={({ target }) => setMinutes(target.value)}
        />
      )}
      {questions.map(({ name, ask }) => (
        <Choice key={name} legend={ask} value={given[name]} onChange={answer(name)} options={answers} />
      ))}
      <div className="triggers-answer" role="status" data-asked={data?.asked}>
        {data === undefined ? (
          <p className="muted">Answer what you know.</p>
        ) : (
          <>
            <p className="triggers-verdict">
              {data.asked ? 'The policy asks for a postmortem.' : 'The policy does not ask for one so far.'}
            </p>
            <ul>
              {data.triggers.map(({ trigger, fires, because }) => (
                <li key={trigger}>
                  {fires === true ? (
                    <Check aria-label="Fires:" />
                  ) : fires === false ? (
                    <Minus aria-label="Does not fire:" />
                  ) : (
                    <CircleHelp aria-label="Not known:" />
                  )}
                  {because}
                </li>
              ))}
            </ul>
            {!data.asked && <p className="muted">Writing one is welcome all the same.</p>}
          </>
        )}
      </div>
    </aside>
  );
}
