import './home.css';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { homeQuery } from '../../api/queries.ts';
import { useSession } from '../../api/use-session.ts';
import { Page } from '../../frame/page.tsx';
import { ActionLine } from '../../parts/action-line.tsx';
import { DueText } from '../../parts/date-text.tsx';
import { PostmortemLine } from '../../parts/postmortem-line.tsx';
import { countWords } from '../../text/counts.ts';
import { FirstSteps } from './first-steps.tsx';
import { Mentions } from './mentions.tsx';
import { Waiting } from './waiting.tsx';

export default function HomePage() {
  const { data } = useSuspenseQuery(homeQuery);
  const { person } = useSession();
  const unread = data.mentions.filter(({ read }) => !read).length;
  const waiting = data.drafts.length + data.reviews.length + data.actions.length + unread;
  if (data.total === 0) return <FirstSteps name={person.name} mayWrite={person.role !== 'reader'} />;
  return (
    <Page
      title="Home"
      intro={
        waiting === 0
          ? 'Nothing waits for you.'
          : `${countWords(waiting, 'thing')} ${waiting === 1 ? 'waits' : 'wait'} for you.`
      }
    >
      <div className="home">
        <div className="home-waiting">
          <div className="home-column">
            <Waiting title="Drafts to write" count={data.drafts.length} empty="No draft of yours is due.">
              {data.drafts.map((draft) => (
                <PostmortemLine
                  key={draft.id}
                  postmortem={draft}
                  fact={draft.due === null ? 'no date' : <DueText date={draft.due} overdue={draft.overdue} />}
                />
              ))}
            </Waiting>
            <Waiting
              title="Your actions"
              count={data.actions.length}
              empty="No open action has your name."
              more={
                <Link to="/actions" search={{ show: 'mine' }}>
                  All your actions
                </Link>
              }
            >
              {data.actions.map((action) => (
                <ActionLine key={action.id} action={action} />
              ))}
            </Waiting>
          </div>
          <div className="home-column">
            <Waiting title="Reviews" count={data.reviews.length} empty="No document waits for your review.">
              {data.reviews.map((review) => (
                <PostmortemLine
                  key={review.id}
                  postmortem={review}
                  fact={
                    review.due === null ? 'no date' : <DueText date={review.due} overdue={review.overdue} />
                  }
                />
              ))}
            </Waiting>
            <Mentions mentions={data.mentions} />
          </div>
        </div>
        <section className="home-recent" aria-labelledby="recent">
          <header className="waiting-head">
            <h2 id="recent">Changed lately</h2>
            <Link to="/library">All {countWords(data.total, 'postmortem')}</Link>
          </header>
          <ol className="panel rows">
            {data.recent.slice(0, 8).map((postmortem) => (
              <PostmortemLine key={postmortem.id} postmortem={postmortem} />
            ))}
          </ol>
        </section>
      </div>
    </Page>
  );
}
