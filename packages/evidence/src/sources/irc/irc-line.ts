/** What a line of an IRC log says after its time: a message, an action, a coming or going. */
import type { EventKind } from '../../event.ts';

export interface IrcLine {
  readonly kind: EventKind;
  readonly nick: string;
  readonly text: string;
}

/** `<@nick> text`, `<•nick> text`, `< nick> text`, `<+nick>` + tab. */
const SPOKEN = /^<[\s@+%~&!•]?\s?([^\s<>]{1,40})>(?:\s(.*))?$/;
/** `* nick acts`, `— nick acts`, `-*- nick acts`; WeeChat writes ` *` + tab. */
const ACTION = /^(?:\*|—|-\*-|•)\s+([^\s:<>*]{1,40})\s+(\S.*)$/;
const MOVED =
  /^(?:-!-|\*{1,3}|-->|<--|→|⇐|←|--)?\s*(?:(?:Joins|Quits|Parts):\s+)?([^\s<>:]{1,40})\s*(?:[[(][^\])]*[\])])?\s*(?:has\s+)?(joined|quit|left|parted|changed the topic|set the topic|set topic|sets mode|is now known as)\b\s*(.*)$/;
const MOVED_FIRST = /^\*{3}\s+(Joins|Quits|Parts):\s+(\S+)\s*(.*)$/;
/** WeeChat: `nick<TAB>text`, prefixes `-->`, `<--`, `--`, ` *` in the nick's place. */
const TABBED = /^([^\t]{1,40})\t(.*)$/;
const NICK = /^[@+%~&!]?[A-Za-z_\\[\]{}^`|][\w\\[\]{}^`|.-]{0,39}$/;
/** A bridge speaks for people elsewhere: `<bridge> <alice> hi`. */
const BRIDGED = /^<([^\s<>]{1,40})>\s(.+)$/;
const MEETING: ReadonlyMap<string, EventKind> = new Map([
  ['action', 'action-item'],
  ['info', 'note'],
  ['agreed', 'note'],
  ['agree', 'note'],
  ['accepted', 'note'],
  ['idea', 'note'],
  ['link', 'note'],
  ['topic', 'topic'],
]);

/** Colours, bold and the like of mIRC. */
const FORMATTING = /\u0003(?:\d{1,2}(?:,\d{1,2})?)?|[\u0002\u000f\u0011\u0016\u001d\u001e\u001f]/g;

/** Null where the rest of a line has none of the shapes. */
export function readIrcLine(rest: string): IrcLine | null {
  const line =
    rest.includes('\u0003') || /[\u0002\u000f-\u001f]/.test(rest) ? rest.replace(FORMATTING, '') : rest;
  const spoken = SPOKEN.exec(line);
  if (spoken !== null) return messageOf(spoken[1]!, spoken[2] ?? '');
  const first = MOVED_FIRST.exec(line);
  if (first !== null)
    return moved(first[2]!, first[1] === 'Joins' ? 'joined' : first[1] === 'Quits' ? 'quit' : 'left', '');
  if (line.includes('\t')) return readTabbed(line);
  if (/^(?:-!-|\*{1,3}\s|-->|<--|→|⇐|←|--\s)/.test(line)) {
    const move = MOVED.exec(line);
    if (move !== null) return moved(move[1]!, move[2]!, move[3]!);
  }
  const action = ACTION.exec(line);
  return action === null ? null : { kind: 'message', nick: action[1]!, text: `${action[1]} ${action[2]}` };
}

function readTabbed(line: string): IrcLine | null {
  const match = TABBED.exec(line);
  if (match === null) return null;
  const head = match[1]!.trim();
  const text = match[2]!.trim();
  if (head === '-->' || head === '<--' || head === '--' || head === '*') {
    const move = MOVED.exec(text);
    if (move !== null) return moved(move[1]!, move[2]!, move[3]!);
    const action = /^(\S{1,40})\s+(.+)$/.exec(text);
    return head === '*' && action !== null ? { kind: 'message', nick: action[1]!, text } : null;
  }
  const bare = head.replace(/^<|>$/g, '');
  return NICK.test(bare) ? messageOf(bare.replace(/^[@+%~&!]/, ''), text) : null;
}

function messageOf(nick: string, said: string): IrcLine {
  const bridged = BRIDGED.exec(said);
  const speaker = bridged === null ? nick : bridged[1]!;
  const text = (bridged === null ? said : bridged[2]!).trim();
  const command = /^#(\w+)\s+(.+)$/.exec(text);
  const kind = command === null ? undefined : MEETING.get(command[1]!.toLowerCase());
  if (kind !== undefined) return { kind, nick: speaker, text: command![2]! };
  const logged = /^!log\s+(.+)$/.exec(text);
  if (logged !== null) return { kind: 'note', nick: speaker, text: logged[1]! };
  return { kind: 'message', nick: speaker, text };
}

function moved(nick: string, verb: string, rest: string): IrcLine {
  const plain = nick.replace(/^[@+%~&!•]/, '');
  if (verb === 'joined') return { kind: 'join', nick: plain, text: `${plain} joined` };
  if (verb.includes('topic')) return { kind: 'topic', nick: plain, text: `${plain} ${verb} ${rest}`.trim() };
  return { kind: 'other', nick: plain, text: `${plain} ${verb} ${rest}`.trim() };
}
