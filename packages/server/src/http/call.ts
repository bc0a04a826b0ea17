/** What a handler of one endpoint gets and gives, typed by the table of endpoints. */
import type { EndpointName, Endpoints } from '@debrief/wire';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type * as z from 'zod';
import type { Actor, CommandContext } from '../context.ts';
import type { HeadRow } from '../rows.ts';
import type { Services } from '../services.ts';

type Params<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | Params<`/${Rest}`>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never;

type Read<N extends EndpointName, Key extends 'query' | 'body'> =
  Endpoints[N] extends Record<Key, infer Shape extends z.ZodType> ? z.output<Shape> : undefined;

/** The session that a request came with, for signing out and for the CSRF token. */
export interface SignedIn {
  readonly id: string;
  readonly csrf: string;
  readonly expiresAt: string;
}

export interface Call<N extends EndpointName> {
  readonly services: Services;
  /** For endpoints open to anybody: nobody in particular (role reader, no user id). */
  readonly actor: Actor;
  readonly session: SignedIn | null;
  readonly context: CommandContext;
  /** Of endpoints about one postmortem: what was found when it was asked whether the actor may see it. */
  readonly head: Endpoints[N] extends { postmortem: string } ? HeadRow : undefined;
  readonly params: Record<Params<N>, string>;
  readonly query: Read<N, 'query'>;
  readonly body: Read<N, 'body'>;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

type Given<N extends EndpointName> = Endpoints[N] extends { response: infer Shape extends z.ZodType }
  ? z.input<Shape>
  : Endpoints[N] extends { produces: string }
    ? // It has answered by itself: text, bytes, a redirect, or a stream of events.
      FastifyReply
    : undefined;

export type Handler<N extends EndpointName> = (call: Call<N>) => Promise<Given<N>>;

/** One handler an endpoint: the compiler says which is missing. */
export type Handlers = { readonly [N in EndpointName]: Handler<N> };

/** A part of the table, for the file of one group. */
export type Group<N extends EndpointName> = Pick<Handlers, N>;
