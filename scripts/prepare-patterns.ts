/** Prints what can be read from the rules' patterns beforehand, as JSON (see `phrasing/prepared.ts`). */
import '../packages/lint/src/index.ts';
import { prepareAll } from '../packages/lint/src/language/phrasing/phrasing.ts';

process.stdout.write(JSON.stringify(prepareAll()));
