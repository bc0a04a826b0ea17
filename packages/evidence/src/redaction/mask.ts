/** Finds secrets in record text and puts a mask in their place that names the kind: `[masked: github-token]`. */
import { maskKeyedSecrets } from './keyed-secrets.ts';
import { KEYED_HINT, SHAPE_HINT, secretHints } from './secret-hints.ts';
import { maskTokenShapes } from './token-shapes.ts';

export interface MaskOptions {
  /** Mask e-mail addresses as well. Default false. */
  readonly emails?: boolean;
}

/** Not `git@host:path` nor the user of an address. */
const EMAIL = /(?<![\w.+/-])[\w.+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,6}[A-Za-z]{2,24}\b(?!:[\w/~])/g;

const mask = (kind: string): string => `[masked: ${kind}]`;

/**
 * Replaces secrets by masks: tokens of known services, private keys, web tokens, passwords in addresses, headers,
 * flags and settings. Commit hashes, UUIDs, trace and request ids stay. What is masked cannot be recovered.
 */
export function maskSecrets(text: string, options: MaskOptions = {}): string {
  let masked = text;
  const hints = secretHints(text);
  if ((hints & SHAPE_HINT) !== 0) masked = maskTokenShapes(masked, mask);
  if ((hints & KEYED_HINT) !== 0) masked = maskKeyedSecrets(masked, mask);
  if (options.emails === true && masked.includes('@')) {
    masked = masked.replace(EMAIL, mask('email'));
  }
  return masked;
}
