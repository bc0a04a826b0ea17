import type { FastifyRequest } from 'fastify';

/** Where people reach this server, for links that are handed over: as configured, else as this request reached it. */
export function ownOrigin(request: FastifyRequest, origin: string | null): string {
  return origin ?? `${request.protocol}://${request.host}`;
}
