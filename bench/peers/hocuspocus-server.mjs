// Hocuspocus as it is out of the box: `node hocuspocus-server.mjs PORT`.
import { Server } from '@hocuspocus/server';

const server = new Server({ port: Number(process.argv[2]), address: '127.0.0.1', quiet: true });
await server.listen();
console.log('ready');
