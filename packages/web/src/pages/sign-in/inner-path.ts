/** The path to go to after signing in: one of this app’s own, whatever the address says; `/` otherwise. */
export function innerPath(next: string | undefined): string {
  if (next === undefined || !/^\/(?![/\\])/.test(next) || /[\u0000-\u001f]/.test(next)) return '/';
  return next;
}
