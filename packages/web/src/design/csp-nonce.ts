/**
 * The nonce that lets this page add style sheets at run time (CodeMirror, Mermaid) under a policy without
 * `unsafe-inline`. The server writes a fresh one into each `index.html`; empty in development.
 */
export const cspNonce: string =
  document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
