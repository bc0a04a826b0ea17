/** Passwords as PHC strings of argon2id, by the cost that OWASP's cheat sheet names (19 MiB, two passes). */
import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';

const MEMORY_KIB = 19_456;
const PASSES = 2;
const LANES = 1;
const TAG_BYTES = 32;
/** More at once would starve file reading of threads, and memory. */
const MOST_AT_ONCE = 2;

interface Cost {
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
}

/** Hashes a new password with a fresh salt. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const tag = await derive(
    password,
    salt,
    { memory: MEMORY_KIB, passes: PASSES, parallelism: LANES },
    TAG_BYTES,
  );
  return `$argon2id$v=19$m=${MEMORY_KIB},t=${PASSES},p=${LANES}$${encode(salt)}$${encode(tag)}`;
}

/**
 * Whether the password is the one hashed. With null (nobody has that address, or the person signs in elsewhere) as much
 * time passes as with a wrong password.
 */
export async function verifyPassword(password: string, phc: string | null): Promise<boolean> {
  const read = phcString.exec(phc ?? nobody);
  if (read === null) throw new Error('A stored password is no argon2id PHC string');
  const [, memory = '', passes = '', parallelism = '', salt = '', tag = ''] = read;
  const wanted = Buffer.from(tag, 'base64');
  const cost = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) };
  const found = await derive(password, Buffer.from(salt, 'base64'), cost, wanted.length);
  return timingSafeEqual(found, wanted) && phc !== null;
}

const phcString = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;
const nobody = `$argon2id$v=19$m=${MEMORY_KIB},t=${PASSES},p=${LANES}$${encode(Buffer.alloc(16))}$${encode(Buffer.alloc(TAG_BYTES))}`;

function encode(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}

let running = 0;
const waiting: (() => void)[] = [];

async function derive(password: string, nonce: Buffer, cost: Cost, tagLength: number): Promise<Buffer> {
  if (running >= MOST_AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  running++;
  try {
    return await new Promise((resolve, reject) => {
      argon2('argon2id', { message: password.normalize('NFKC'), nonce, tagLength, ...cost }, (error, tag) =>
        error === null || error === undefined ? resolve(tag) : reject(error),
      );
    });
  } finally {
    running--;
    waiting.shift()?.();
  }
}
