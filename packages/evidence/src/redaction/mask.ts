/** Finds secrets in record text and puts a mask in their place that names the kind: `[masked: github-token]`. */
import { maskKeyedSecrets } from './keyed-secrets.ts';
import { maskTokenShapes } from './token-shapes.ts';

export interface MaskOptions {
  /** Mask e-mail addresses as well. Default false. */
  readonly emails?: boolean;
}

/**
 * One cheap pass that every secret's text would stop at: prefixes of known tokens, words before secrets, addresses
 * with a password. Most messages hold none of them and are done.
 */
const MAYBE = new RegExp(
  [
    String.raw`:(?:\/\/|\\\/\\\/)[^\s/?#"'<>\\]{0,320}@`,
    '-----BEGIN',
    'gh[pousr]_|github_pat|gl[a-z]{2,5}[-_]|GR1348941',
    String.raw`xox[abeoprs]|xapp-|hooks\.slack|webhook`,
    '[sr]k_(?:live|test|prod)|whsec_|npm_|pypi-|rubygems_',
    'A[KSBC][ISC][AK][A-Z0-9]|AIza|ya29|GOCSPX|==|Q~',
    String.raw`\bsk-|hf_|eyJ|lin_|ntn_|secret|fig[a-z]{1,2}_|SG\.|key-|-us\d|SK[0-9a-f]`,
    String.raw`NR[AJIR][KSIA]-|hv[sbr]\.|atlasv1|dp\.|_v1_|shp[acps]|sq0|EAAA|dapi|dckr|pul-|pscale|sntry|AT[ABC][TB]`,
    String.raw`:AA|AGE-S|tskey|sb[p_]|HRKU|fm2_|CCIPAT|bkua_|PMAK|\$[2a56y]`,
    String.raw`[MNO][\w-]{23,27}\.[\w-]{6}\.`,
    '[Pp]ass|PASS|[Pp]wd|PWD|pw |[Ss]ecret|SECRET|[Tt]oken|TOKEN|[Kk]ey|KEY|[Cc]redential|CREDENTIAL|[Cc]ookie|COOKIE|sessionid|SESSIONID',
    String.raw`[Aa]uthorization|AUTHORIZATION|[Bb]earer|BEARER|[Bb]asic |BASIC |\s-u|--user|--proxy|[Kk]ennwort|contrase|mot de passe|senha`,
  ].join('|'),
);

/** Not `git@host:path` nor the user of an address. */
const EMAIL = /(?<![\w.+/-])[\w.+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,6}[A-Za-z]{2,24}\b(?!:[\w/~])/g;

const mask = (kind: string): string => `[masked: ${kind}]`;

/** True where `maskSecrets` has to look closer; false says for sure that there is nothing to mask. */
export function mayHoldSecret(text: string): boolean {
  return MAYBE.test(text);
}

/**
 * Replaces secrets by masks: tokens of known services, private keys, web tokens, passwords in addresses, headers,
 * flags and settings. Commit hashes, UUIDs, trace and request ids stay. What is masked cannot be recovered.
 */
export function maskSecrets(text: string, options: MaskOptions = {}): string {
  let masked = text;
  if (MAYBE.test(text)) masked = maskKeyedSecrets(maskTokenShapes(text, mask), mask);
  if (options.emails === true && masked.includes('@')) {
    masked = masked.replace(EMAIL, mask('email'));
  }
  return masked;
}
