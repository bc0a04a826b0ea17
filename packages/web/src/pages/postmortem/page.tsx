import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { postmortemQuery } from '../../api/queries.ts';

const route = getRouteApi('/app/p/$id');

export default function PostmortemPage() {
  const { id } = route.useParams();
  const { data } = useSuspenseQuery(postmortemQuery(id));
  return (
    <main id="content">
      <h1>{data.title}</h1>
      <pre>{data.text}</pre>
    </main>
  );
}
