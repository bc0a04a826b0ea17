/** What the browser keeps between leaving for the identity provider and coming back: ten minutes, this host, no script. */

export interface OidcAttempt {
  readonly state: string;
  readonly nonce: string;
  /** PKCE code verifier. */
  readonly verifier: string;
  /** Path of ours to go on to. */
  readonly next: string;
}

const seconds = 600;

function nameFor(secure: boolean): string {
  return secure ? '__Host-debrief-oidc' : 'debrief-oidc';
}

export function attemptCookie(attempt: OidcAttempt, secure: boolean): string {
  const value = Buffer.from(JSON.stringify(attempt)).toString('base64url');
  return `${nameFor(secure)}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${seconds}${secure ? '; Secure' : ''}`;
}

export function endedAttempt(secure: boolean): string {
  return `${nameFor(secure)}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0${secure ? '; Secure' : ''}`;
}

/** The attempt out of a `Cookie` header; null where there is none, or it is not one of ours. */
export function readAttempt(header: string | undefined, secure: boolean): OidcAttempt | null {
  const name = nameFor(secure);
  const pair = header?.split(';').find((part) => part.trim().startsWith(`${name}=`));
  if (pair === undefined) return null;
  try {
    const value: unknown = JSON.parse(Buffer.from(pair.slice(pair.indexOf('=') + 1), 'base64url').toString());
    return isAttempt(value) ? value : null;
  } catch {
    return null;
  }
}

function isAttempt(value: unknown): value is OidcAttempt {
  return (
    typeof value === 'object' &&
    value !== null &&
    ['state', 'nonce', 'verifier', 'next'].every(
      (key) => typeof Object.getOwnPropertyDescriptor(value, key)?.value === 'string',
    )
  );
}
