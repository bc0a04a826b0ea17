export type * from './schema.ts';
export { type Db, type Engine, type OpenOptions, type Store, StoreError } from './store.ts';
