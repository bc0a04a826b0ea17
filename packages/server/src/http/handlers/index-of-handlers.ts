import type { Handlers } from '../call.ts';
import { accounts } from './accounts.ts';
import { administration } from './administration.ts';
import { comments } from './comments.ts';
import { downloads } from './downloads.ts';
import { events } from './events.ts';
import { evidence } from './evidence.ts';
import { library } from './library.ts';
import { oidc } from './oidc.ts';
import { postmortem } from './postmortem.ts';
import { uploads } from './uploads.ts';

/** One handler for each endpoint of the table; the compiler finds the one that is missing. */
export const handlers: Handlers = {
  ...accounts,
  ...administration,
  ...library,
  ...postmortem,
  ...downloads,
  ...comments,
  ...evidence,
  ...uploads,
  ...events,
  ...oidc,
};
