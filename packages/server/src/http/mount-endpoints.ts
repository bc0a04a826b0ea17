/** Wires the table of endpoints to its handlers: the same checks for each, in the same order. */
import { postmortems } from '@debrief/store';
import { type Endpoint, type EndpointName, endpoints } from '@debrief/wire';
import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from 'fastify';
import { nobody } from '../auth/actors.ts';
import { checkAllowed } from '../auth/allowed.ts';
import type { Authenticator, Signed } from '../auth/authenticate.ts';
import { checkCsrf, checkOrigin } from '../auth/cross-site.ts';
import type { CommandContext } from '../context.ts';
import { notFound, ProblemError } from '../problem-error.ts';
import type { Services } from '../services.ts';
import type { Call, Handlers } from './call.ts';
import { checkAnswer } from './check-answer.ts';
import { readPart } from './check-request.ts';
import { onceFor } from './idempotency.ts';

export interface Doors {
  readonly services: Services;
  readonly authenticator: Authenticator;
  readonly checkAnswers: boolean;
  /** Throws where there are too many requests, or the server is going. */
  admit(request: FastifyRequest, signed: Signed | null): void;
  /** Whether anybody has an account yet. */
  isSetUp(): Promise<boolean>;
}

const MEGABYTE = 1024 * 1024;
/** Bytes of a body, where more is needed than the megabyte that all may send. */
const bodyLimits: Partial<Record<EndpointName, number>> = {
  'PUT /api/postmortems/:id/text': 16 * MEGABYTE,
  'POST /api/postmortems': 16 * MEGABYTE,
};

/** Throws where an endpoint has no handler, or a handler no endpoint: the server does not start half. */
export function mountEndpoints(app: FastifyInstance, handlers: Handlers, doors: Doors): void {
  const names = Object.keys(endpoints) as EndpointName[];
  const known = new Set<string>(names);
  const missing = names.filter((name) => typeof handlers[name] !== 'function');
  const unknown = Object.keys(handlers).filter((name) => !known.has(name));
  if (missing.length > 0) throw new Error(`Endpoints without a handler: ${missing.join(', ')}`);
  if (unknown.length > 0) throw new Error(`Handlers without an endpoint: ${unknown.join(', ')}`);
  for (const name of names) mount(app, name, endpoints[name], handlers[name] as LooseHandler, doors);
}

/** A handler without its precise types, which the table has checked already. */
type LooseHandler = (call: Call<EndpointName>) => Promise<unknown>;

function mount(
  app: FastifyInstance,
  name: EndpointName,
  endpoint: Endpoint,
  handler: LooseHandler,
  doors: Doors,
): void {
  const [method = '', url = ''] = name.split(' ');
  const { services } = doors;
  app.route({
    method: method as HTTPMethods,
    url,
    bodyLimit: bodyLimits[name] ?? MEGABYTE,
    async handler(request, reply) {
      reply.header('cache-control', 'no-store');
      checkOrigin(method, request.headers, services.origin);
      const signed = endpoint.access === 'anybody' ? null : await signedIn(request, reply, doors);
      doors.admit(request, signed);
      const actor = signed?.actor ?? nobody;
      if (signed !== null) {
        if (signed.session !== null) checkCsrf(method, request.headers, signed.session.csrf);
        checkAllowed(endpoint, actor);
      }
      const params = request.params as Record<string, string>;
      const query =
        endpoint.query === undefined ? undefined : readPart('query', endpoint.query, request.query);
      const body =
        endpoint.body === undefined ? undefined : readPart('body', endpoint.body, request.body ?? {});
      if (endpoint.consumes !== undefined && request.headers['content-type'] !== endpoint.consumes)
        throw new ProblemError('wrong-media-type', `Send the body as ${endpoint.consumes}.`);
      const id = endpoint.postmortem === undefined ? undefined : params[endpoint.postmortem];
      const head =
        id === undefined ? undefined : await services.store.read((db) => postmortems.head(db, actor, id));
      if (id !== undefined && head === undefined) throw notFound('The postmortem');
      const context: CommandContext = { actor, ...pickContext(services) };
      const session = signed?.session ?? null;
      // The schemas of this very endpoint have read the parts: their types are those of the handler.
      const call = {
        services,
        actor,
        session,
        context,
        head,
        params,
        query,
        body,
        request,
        reply,
      } as Call<EndpointName>;
      const key = method === 'POST' ? request.headers['idempotency-key'] : undefined;
      if (typeof key === 'string' && actor.userId !== null) {
        const asked = { userId: actor.userId, key, endpoint: name, url: request.url, body };
        const done = await onceFor(asked, services, async () => {
          const answer = await handler(call);
          doors.authenticator.forget();
          check(doors, name, endpoint, answer);
          return {
            status: answer === undefined ? 204 : 200,
            answer: answer === undefined ? '' : JSON.stringify(answer),
          };
        });
        return send(reply, done.status, done.answer);
      }
      const answer = await handler(call);
      // What is not about a postmortem may be about people: they are asked for anew at once, not on the next news.
      if (method !== 'GET' && id === undefined) doors.authenticator.forget();
      if (answer === reply) return reply;
      check(doors, name, endpoint, answer);
      return answer === undefined ? send(reply, 204, '') : send(reply, 200, JSON.stringify(answer));
    },
  });
}

async function signedIn(request: FastifyRequest, reply: FastifyReply, doors: Doors): Promise<Signed> {
  const signed = await doors.authenticator.find(request.headers);
  if (signed !== null) {
    if (signed.renewed !== null) reply.header('set-cookie', signed.renewed);
    return signed;
  }
  doors.admit(request, null);
  if (!(await doors.isSetUp()))
    throw new ProblemError('set-up-first', 'Open the set-up link that the server printed when it started.');
  throw new ProblemError('not-signed-in', 'Sign in, or send an API token.');
}

function pickContext({ store, clock, ids, live }: Services): Omit<CommandContext, 'actor'> {
  return { store, clock, ids, live };
}

function check(doors: Doors, name: EndpointName, endpoint: Endpoint, answer: unknown): void {
  if (doors.checkAnswers && endpoint.response !== undefined) checkAnswer(name, endpoint.response, answer);
}

function send(reply: FastifyReply, status: number, json: string): FastifyReply {
  reply.code(status);
  if (status === 204) return reply.send();
  return reply.header('content-type', 'application/json; charset=utf-8').send(json);
}
