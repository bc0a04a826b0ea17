/** The state of the connection in words: short for the bar, long for whoever wants to know. Always what is true. */
import type { LiveState } from '@debrief/wire/live';

export interface ConnectionWords {
  /** What sign stands with it. */
  readonly tone: 'saved' | 'busy' | 'waiting' | 'locked' | 'wrong';
  readonly short: string;
  readonly long: string;
}

export interface ConnectionFacts {
  readonly state: LiveState;
  /** The browser cannot keep unsent edits (private window, full disk). */
  readonly notKept: boolean;
  /** The postmortem is in the bin. */
  readonly removed: boolean;
}

const plural = (count: number, one: string, many: string): string =>
  count === 1 ? `1 ${one}` : `${count} ${many}`;

export function connectionWords({ state, notKept, removed }: ConnectionFacts): ConnectionWords {
  const kept = notKept
    ? 'This browser cannot keep them: leave the tab open until they are sent.'
    : 'They are kept in this browser, also if the tab closes.';
  if (removed)
    return {
      tone: 'locked',
      short: 'In the bin',
      long: 'This postmortem is in the bin and cannot be changed.',
    };
  switch (state.kind) {
    case 'connecting':
      return state.attempt < 2
        ? { tone: 'busy', short: 'Opening…', long: 'Asking the server for the live text.' }
        : {
            tone: 'waiting',
            short: 'Not connected yet',
            long: `The server does not answer yet. ${waits(state.waiting, kept)}`,
          };
    case 'online':
      return state.saving === 0
        ? { tone: 'saved', short: 'Saved', long: 'Everything that you typed is safe on the server.' }
        : { tone: 'busy', short: 'Saving…', long: 'Sent; waiting for the server to say that it is safe.' };
    case 'offline': {
      const short =
        state.waiting === 0
          ? 'Offline'
          : `Offline · ${plural(state.waiting, 'change waits', 'changes wait')}`;
      const why = {
        lost: 'The server cannot be reached.',
        'going-away': 'The server is restarting.',
        storage: 'The server cannot save at present and tries again.',
      }[state.because];
      return {
        tone: 'waiting',
        short:
          state.because === 'storage'
            ? `Not saved · ${plural(state.waiting, 'change waits', 'changes wait')}`
            : short,
        long: `${why} ${waits(state.waiting, kept)}`,
      };
    }
    case 'read-only':
      return {
        tone: state.waiting > 0 ? 'wrong' : 'locked',
        short:
          state.waiting > 0
            ? `Read-only · ${plural(state.waiting, 'change', 'changes')} not sent`
            : 'Read-only',
        long: [
          state.because === 'role'
            ? 'Your role lets you read and comment.'
            : 'You may read this one and comment.',
          ...(state.waiting > 0 ? [`What you typed before is not sent. ${kept} You can copy the text.`] : []),
        ].join(' '),
      };
    case 'refused':
      return {
        tone: 'wrong',
        short:
          state.waiting > 0 ? `Not saved · ${plural(state.waiting, 'change', 'changes')}` : 'Disconnected',
        long: `${state.message}${state.waiting > 0 ? ' What you typed is still in this tab: copy the text.' : ''}`,
      };
  }
}

function waits(count: number, kept: string): string {
  return count === 0
    ? 'You can go on typing; it is sent when the connection is back.'
    : `${plural(count, 'change of yours waits', 'changes of yours wait')} to be sent. ${kept}`;
}
