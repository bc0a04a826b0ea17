import type { Log } from './context.ts';

/**
 * Structured lines: one JSON object each. Callers hand in ids, counts and codes, never a document's text, a secret or
 * a record's words.
 */
export function createLog(write: (line: string) => void, now: () => number): Log {
  const line = (level: string) => (fields: object, text: string) =>
    write(`${JSON.stringify({ time: new Date(now()).toISOString(), level, text, ...plain(fields) })}\n`);
  return { info: line('info'), warn: line('warn'), error: line('error') };
}

/** Errors by name, code and message; their stack where there is no code to know them by. */
function plain(fields: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [key, value instanceof Error ? errorFields(value) : value]),
  );
}

function errorFields(error: Error): Record<string, unknown> {
  const code = 'code' in error ? error.code : undefined;
  return {
    name: error.name,
    message: error.message,
    ...(code === undefined ? { stack: error.stack } : { code }),
    ...(error.cause instanceof Error ? { cause: errorFields(error.cause) } : {}),
  };
}
