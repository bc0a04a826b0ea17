/** `npm test` asks the same cases each time, so that what passed here passes there; `npm run fuzz` asks new ones. */
import fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 20240115) });
