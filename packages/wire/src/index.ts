export { type Access, type Endpoint, endpoint, type Role, type Scope } from './endpoint.ts';
export { Invitation, Session, Token, User } from './endpoints/accounts.ts';
export { DraftEntryShape } from './endpoints/evidence.ts';
export { Facets, LibraryChange, LibraryQuery, SavedView } from './endpoints/library.ts';
export { type EndpointName, type Endpoints, endpoints } from './endpoints.ts';
export { Problem, type ProblemCode, problemCodes } from './problem.ts';
export * from './shapes.ts';
