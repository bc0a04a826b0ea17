import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { api } from '../api/client.ts';
import { wordsOf } from '../api/problem-words.ts';
import { showProblem } from './announcements.ts';
import { Button } from './button.tsx';

/** Makes the example postmortem from its records, and opens it. */
export function OpenExample() {
  const navigate = useNavigate();
  const example = useMutation({
    mutationFn: () => api('POST /api/example'),
    onSuccess: ({ id }) => navigate({ to: '/p/$id', params: { id } }),
    onError: (error) => showProblem(wordsOf(error)),
  });
  return (
    <Button kind="primary" busy={example.isPending} onClick={() => example.mutate()}>
      Open the example incident
    </Button>
  );
}
