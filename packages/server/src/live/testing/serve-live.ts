/**
 * `node serve-live.ts PORT FOLDER|postgres://…`: a live server in a process of its own, for tests that kill it and
 * measurements that weigh it. Says `ready` when it listens; ends in good order on SIGTERM.
 */
import { openStore } from '@debrief/store';
import { startLiveServer } from './live-server.ts';

const [, , port = '0', place = ''] = process.argv;
const store = await openStore(
  place.startsWith('postgres') ? { engine: 'postgres', url: place } : { engine: 'sqlite', folder: place },
);
const server = await startLiveServer(store, {
  port: Number(port),
  log: {
    info() {},
    warn: (fields, text) => console.error(text, fields),
    error: (fields, text) => console.error(text, fields),
  },
});
process.on('SIGTERM', () => {
  void server
    .close()
    .then(() => store.close())
    .then(() => process.exit(0));
});
process.stdout.write(`ready ${server.port}\n`);
