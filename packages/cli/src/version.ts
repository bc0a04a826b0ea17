declare global {
  // Set by the bundler; run from source there is none.
  var DEBRIEF_VERSION: string | undefined;
}

/** The version of this command. */
export const version: string = globalThis.DEBRIEF_VERSION ?? '0.0.0-source';
