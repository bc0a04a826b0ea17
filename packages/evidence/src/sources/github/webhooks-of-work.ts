/** Webhooks of pull requests, reviews, issues, comments. */
import * as z from 'zod/mini';
import { shape } from '../../reading/shape.ts';
import { commentFields, issueFields, issueRefs, tellComment, tellIssue } from './issues.ts';
import {
  closed,
  opened,
  pullRequestFields,
  pullRequestRefs,
  reviewFields,
  tellReview,
} from './pull-requests.ts';
import { actorOf } from './references.ts';
import { actionTime, base, capital, detailOf, isWebhook } from './webhook-parts.ts';

export const review = shape({
  name: 'pull_request_review webhook',
  fits: (record) => (isWebhook(record, 'review', 'pull_request') ? 1 : 0),
  schema: () => z.object({ ...base, review: reviewFields(), pull_request: pullRequestFields() }),
  *tell(it) {
    const repository = it.repository?.full_name;
    const told = tellReview(it.review, it.pull_request.number, repository);
    if (it.action !== 'dismissed') {
      if (told) yield told;
      return;
    }
    yield {
      when: it.pull_request.updated_at ?? it.pull_request.created_at,
      kind: 'pull-request',
      text: `Dismissed a review of pull request #${it.pull_request.number}: ${it.pull_request.title}`,
      identity: `review:${it.review.id}:dismissed`,
      actor: actorOf(it.sender),
      url: it.review.html_url,
      refs: pullRequestRefs(it.pull_request, repository),
    };
  },
});

export const pullRequest = shape({
  name: 'pull_request webhook',
  fits: (record) => (isWebhook(record, 'pull_request', 'number') ? 0.95 : 0),
  schema: () => z.object({ ...base, pull_request: pullRequestFields() }),
  *tell(it, _scope, raw) {
    const repository = it.repository?.full_name;
    const request = it.pull_request;
    if (it.action === 'opened') {
      yield opened(request, repository);
      return;
    }
    const end = it.action === 'closed' ? closed(request, repository, actorOf(it.sender)) : null;
    if (end) {
      yield end;
      return;
    }
    const when = actionTime(request);
    if (!when) return;
    yield {
      when,
      kind: 'pull-request',
      text: `${capital(it.action ?? 'changed')} pull request #${request.number}${detailOf(raw)}: ${request.title}`,
      identity: `${repository}#${request.number}:${it.action}:${when.at}${detailOf(raw)}`,
      actor: actorOf(it.sender),
      url: request.html_url,
      refs: pullRequestRefs(request, repository),
    };
  },
});

export const issueComment = shape({
  name: 'issue_comment webhook',
  fits: (record) => (isWebhook(record, 'comment') ? 0.97 : 0),
  schema: () => z.object({ ...base, comment: commentFields() }),
  *tell(it) {
    const told = tellComment(it.comment, it.repository?.full_name);
    yield it.action === 'edited' ? { ...told, edited: true } : told;
  },
});

export const issue = shape({
  name: 'issues webhook',
  fits: (record) => (isWebhook(record, 'issue') ? 0.95 : 0),
  schema: () => z.object({ ...base, issue: issueFields() }),
  *tell(it, _scope, raw) {
    const repository = it.repository?.full_name;
    if (it.action === 'opened' || it.action === 'closed') {
      for (const told of tellIssue(it.issue, repository)) {
        if (told.identity.endsWith(it.action))
          yield { ...told, actor: it.action === 'closed' ? actorOf(it.sender) : told.actor };
      }
      return;
    }
    const when = actionTime(it.issue);
    if (!when) return;
    yield {
      when,
      kind: 'ticket',
      text: `${capital(it.action ?? 'changed')} issue #${it.issue.number}${detailOf(raw)}: ${it.issue.title}`,
      identity: `${repository}#${it.issue.number}:${it.action}:${when.at}${detailOf(raw)}`,
      actor: actorOf(it.sender),
      url: it.issue.html_url,
      refs: issueRefs(it.issue, repository),
    };
  },
});
