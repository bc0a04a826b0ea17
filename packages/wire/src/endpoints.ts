import { accounts } from './endpoints/accounts.ts';
import { evidence } from './endpoints/evidence.ts';
import { library } from './endpoints/library.ts';
import { postmortem } from './endpoints/postmortem.ts';

/** Every endpoint of the REST API; the server answers all of them and no other. */
export const endpoints = { ...accounts, ...library, ...postmortem, ...evidence };

export type Endpoints = typeof endpoints;
export type EndpointName = keyof Endpoints;
