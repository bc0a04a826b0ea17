/** The file that a worker thread of `debrief lint` starts with where the command runs from source. */
import { serveLinting } from './lint/serve-linting.ts';

serveLinting();
