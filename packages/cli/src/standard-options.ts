/** Options that many commands take, in one wording. */

/** `--config FILE`: see `loadPolicy`. */
export const configOption = {
  type: 'string',
  placeholder: 'FILE',
  brief: 'This policy instead of the nearest debrief.yaml',
} as const;

/** `--format pretty|json` */
export const formatOption = {
  type: 'string',
  values: ['pretty', 'json'],
  default: 'pretty',
  brief: 'How to print it',
} as const;

/** `--in PATH`, several times: the library to look in. */
export const libraryOption = {
  type: 'string',
  placeholder: 'PATH',
  multiple: true,
  brief: 'Where to look; may be given several times',
} as const;

/** `--template NAME`: see `findTemplate`. */
export const templateOption = {
  type: 'string',
  short: 't',
  placeholder: 'NAME',
  default: 'standard',
  brief: 'Which template; a .md path is taken too',
} as const;

/** `--title WORDS` */
export const titleOption = { type: 'string', placeholder: 'WORDS', brief: 'What people saw' } as const;
