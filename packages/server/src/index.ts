export type { OidcOptions } from './auth/oidc.ts';
export type { Actor, Clock, CommandContext, Ids, Log } from './context.ts';
export { createIds } from './ids.ts';
export { createLog } from './log.ts';
export type { RunningServer, ServerOptions } from './server-options.ts';
export { startServer } from './start-server.ts';
