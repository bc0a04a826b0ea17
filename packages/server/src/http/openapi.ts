/** OpenAPI 3.1 of the whole table, made from the schemas that check the requests. */
import { type Endpoint, endpoints, Problem, type ProblemCode, problemCodes } from '@debrief/wire';
import * as z from 'zod';

type Json = Record<string, unknown>;

/** The document; made once, at the first asking. */
export function openApi(version: string, origin: string): Json {
  const paths: Record<string, Json> = {};
  for (const [name, endpoint] of Object.entries(endpoints) as [string, Endpoint][]) {
    const [method = '', template = ''] = name.split(' ');
    const path = template.replace(/:([a-zA-Z]+)/g, '{$1}');
    paths[path] = { ...paths[path], [method.toLowerCase()]: operation(name, template, endpoint) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Debrief',
      version,
      description:
        'Post-incident reviews: a library of Markdown documents, their records, comments, history and actions. ' +
        'Every error is a problem document (RFC 9457) whose `code` is permanent. Lists go on by `cursor`. ' +
        'A POST with an `Idempotency-Key` is done once. Texts have ETags; saving one takes `If-Match`.',
    },
    servers: [{ url: origin }],
    security: [{ token: [] }, { session: [] }],
    paths,
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'An API token: Settings → API tokens.' },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'debrief',
          description: 'The cookie of a signed-in browser; with x-debrief-csrf on what changes something.',
        },
      },
      schemas: { Problem: jsonSchema(Problem, 'output') },
    },
  };
}

function operation(name: string, template: string, endpoint: Endpoint): Json {
  const [method] = name.split(' ');
  const anybody = endpoint.access === 'anybody';
  return {
    operationId: idOf(name),
    summary: endpoint.summary,
    tags: [template.split('/')[2] ?? 'other'],
    ...(anybody ? { security: [] } : endpoint.scope === 'none' ? { security: [{ session: [] }] } : {}),
    ...(anybody ? {} : { description: `Role: ${endpoint.access} or above. Token scope: ${endpoint.scope}.` }),
    parameters: [...pathParameters(template), ...queryParameters(endpoint.query), ...headers(name, method)],
    ...(endpoint.body !== undefined
      ? {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: jsonSchema(endpoint.body, 'input') } },
          },
        }
      : endpoint.consumes !== undefined
        ? {
            requestBody: {
              required: true,
              content: { [endpoint.consumes]: { schema: { type: 'string', format: 'binary' } } },
            },
          }
        : {}),
    responses: { ...success(endpoint), ...problems(endpoint, method) },
  };
}

function success(endpoint: Endpoint): Json {
  if (endpoint.response !== undefined)
    return {
      200: {
        description: 'Done',
        content: { 'application/json': { schema: jsonSchema(endpoint.response, 'output') } },
      },
    };
  if (endpoint.produces !== undefined)
    return { 200: { description: 'Done', content: { [endpoint.produces]: {} } } };
  return { 204: { description: 'Done' } };
}

/** What an endpoint may answer besides: its own problems, and those that come with access, parameters and bodies. */
function problems(endpoint: Endpoint, method: string | undefined): Json {
  const codes = new Set<string>([
    'invalid-request',
    'too-many-requests',
    'database-unavailable',
    ...(endpoint.problems ?? []),
  ]);
  if (endpoint.access !== 'anybody')
    for (const code of ['not-signed-in', 'not-allowed', 'set-up-first']) codes.add(code);
  if (method !== 'GET') for (const code of ['cross-site', 'storage-full']) codes.add(code);
  if (endpoint.postmortem !== undefined) codes.add('not-found');
  if (endpoint.body !== undefined) for (const code of ['too-large', 'wrong-media-type']) codes.add(code);
  const byStatus = new Map<number, string[]>();
  for (const code of codes) {
    const known = Object.hasOwn(problemCodes, code) ? problemCodes[code as ProblemCode] : null;
    if (known !== null)
      byStatus.set(known[0], [...(byStatus.get(known[0]) ?? []), `\`${code}\`: ${known[1]}`]);
  }
  return Object.fromEntries(
    [...byStatus].map(([status, lines]) => [
      status,
      {
        description: lines.join('; '),
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    ]),
  );
}

function pathParameters(template: string): Json[] {
  return [...template.matchAll(/:([a-zA-Z]+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
}

function queryParameters(query: z.ZodType | undefined): Json[] {
  if (query === undefined) return [];
  const schema = jsonSchema(query, 'input');
  const required = Array.isArray(schema['required']) ? schema['required'] : [];
  return Object.entries(schema['properties'] ?? {}).map(([name, property]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema: property,
  }));
}

function headers(name: string, method: string | undefined): Json[] {
  const header = (label: string, required: boolean, description: string) => ({
    name: label,
    in: 'header',
    required,
    description,
    schema: { type: 'string' },
  });
  if (name === 'PUT /api/postmortems/:id/text')
    return [header('If-Match', true, 'ETag of the text that was changed')];
  if (name === 'PATCH /api/uploads/:id')
    return [header('Upload-Offset', true, 'The byte at which this part begins')];
  return method === 'POST'
    ? [header('Idempotency-Key', false, 'The same again is answered as before, not done again')]
    : [];
}

function jsonSchema(shape: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...schema } = z.toJSONSchema(shape, {
    io,
    unrepresentable: 'any',
    target: 'draft-2020-12',
  });
  return schema;
}

/** `GET /api/postmortems/:id/revisions` → `getPostmortemsRevisions` … with parameters named where two would collide. */
function idOf(name: string): string {
  const [method = '', template = ''] = name.split(' ');
  const words = template
    .replace('/api/', '')
    .split('/')
    .map((part) => (part.startsWith(':') ? `By-${part.slice(1)}` : part))
    .join('-')
    .split('-');
  return method.toLowerCase() + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}
