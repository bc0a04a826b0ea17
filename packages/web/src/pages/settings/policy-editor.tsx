import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { api, queryClient } from '../../api/client.ts';
import { isApiError, wordsOf } from '../../api/problem-words.ts';
import { policyQuery } from '../../api/queries.ts';
import { useSession } from '../../api/use-session.ts';
import { showToast } from '../../parts/announcements.ts';
import { Button } from '../../parts/button.tsx';
import { Field } from '../../parts/field.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';

/** The team’s policy as the file it is; what is wrong in it stands below, by line. */
export function PolicyEditor() {
  const { data } = useQuery(policyQuery);
  const { person } = useSession();
  const mayChange = person.role === 'admin';
  const [yaml, setYaml] = useState<string | null>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const saved = data?.yaml ?? '';
  const shown = yaml ?? saved;
  const dirty = shown !== saved;
  const save = useMutation({
    mutationFn: () => api('PUT /api/policy', { body: { yaml: shown } }),
    onSuccess: (answer) => {
      queryClient.setQueryData(policyQuery.queryKey, { yaml: answer.yaml, problems: [] });
      setYaml(null);
      showToast('The policy is in force.');
      return queryClient.invalidateQueries();
    },
  });
  useEffect(() => {
    if (!dirty) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [dirty]);
  if (data === undefined) return <Skeleton lines={10} />;
  const refused = save.isError && isApiError(save.error) ? (save.error.problem.errors ?? []) : [];
  const problems =
    save.isError && dirty
      ? refused.map(({ path, message }) => ({ line: Number(/\d+/.exec(path)?.[0] ?? 0), message }))
      : dirty
        ? []
        : data.problems;
  const goTo = (line: number) => {
    const place = area.current;
    if (place === null) return;
    const from =
      shown
        .split('\n')
        .slice(0, line - 1)
        .join('\n').length + (line > 1 ? 1 : 0);
    place.focus();
    place.setSelectionRange(from, from + (shown.split('\n')[line - 1]?.length ?? 0));
  };
  return (
    <div className="settings-wide policy">
      <p className="page-intro">
        Severities, triggers, deadlines, required sections, wording rules: one file, <code>debrief.yaml</code>
        , the same that the command line reads.{' '}
        {mayChange ? 'An empty file means the defaults.' : 'Administrators can change it.'}
      </p>
      <Field label="debrief.yaml" error={save.isError && refused.length === 0 ? wordsOf(save.error) : null}>
        {(tie) => (
          <textarea
            {...tie}
            ref={area}
            className="input policy-text"
            rows={Math.min(40, Math.max(18, shown.split('\n').length + 1))}
            spellCheck={false}
            readOnly={!mayChange}
            value={shown}
            placeholder={'severities:\n  critical: 1\ndeadlines:\n  draft: 2'}
            onChange={({ target }) => setYaml(target.value)}
          />
        )}
      </Field>
      {problems.length > 0 && (
        <ul className="policy-problems" role="alert">
          {problems.map(({ line, message }) => (
            <li key={`${line}${message}`}>
              {line > 0 && (
                <Button size="small" kind="quiet" onClick={() => goTo(line)}>
                  Line {line}
                </Button>
              )}{' '}
              {message}
            </li>
          ))}
        </ul>
      )}
      {mayChange && (
        <div className="policy-foot">
          <Button disabled={!dirty} onClick={() => setYaml(null)}>
            Discard the changes
          </Button>
          <Button kind="primary" disabled={!dirty} busy={save.isPending} onClick={() => save.mutate()}>
            Put in force
          </Button>
        </div>
      )}
    </div>
  );
}
