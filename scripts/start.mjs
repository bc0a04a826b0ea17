/**
 * `npm start`: installs and builds what is needed, then runs the app, and prints where.
 * `npm start -- ARGUMENTS` runs `debrief ARGUMENTS` instead.
 */
import { prepare } from './prepare.mjs';
import { startNode } from './repository-node.mjs';

const debrief = prepare();
const given = process.argv.slice(2);
// npm runs scripts in the repository; a user's paths are relative to where they typed.
const cwd = process.env.INIT_CWD ?? process.cwd();
process.exitCode = await startNode([debrief, ...(given.length > 0 ? given : ['serve'])], { cwd });
