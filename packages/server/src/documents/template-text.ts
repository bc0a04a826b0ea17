import { ProblemError } from '../problem-error.ts';
import type { DocumentThread } from './document-thread.ts';

/** The document that a template begins with; throws `invalid-request` where there is none of that name. */
export async function templateText(documents: DocumentThread, name: string): Promise<string> {
  const template = (await documents.ask('templates', {})).find((candidate) => candidate.name === name);
  if (template !== undefined) return template.markdown;
  throw new ProblemError('invalid-request', `There is no template ${name}; GET /api/templates lists them.`, {
    errors: [{ path: 'body.template', message: 'There is no such template.' }],
  });
}
