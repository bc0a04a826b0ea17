/** The cookie that keeps a person signed in. `__Host-` binds it to this host and to https. */

export const SESSION_MS = 14 * 86_400_000;

function nameFor(secure: boolean): string {
  return secure ? '__Host-debrief' : 'debrief';
}

/** True where people reach the server by https. */
export function isSecure(origin: string | null): boolean {
  return origin?.startsWith('https:') === true;
}

/** The `Set-Cookie` value for a new or extended session. */
export function sessionCookie(secret: string, secure: boolean): string {
  return `${nameFor(secure)}=${secret}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${SESSION_MS / 1000}${secure ? '; Secure' : ''}`;
}

export function endedCookie(secure: boolean): string {
  return `${nameFor(secure)}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0${secure ? '; Secure' : ''}`;
}

/** The session's secret out of a `Cookie` header. */
export function sessionSecret(header: string | undefined, secure: boolean): string | null {
  const name = nameFor(secure);
  for (const pair of header?.split(';') ?? []) {
    const at = pair.indexOf('=');
    if (pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim() || null;
  }
  return null;
}
