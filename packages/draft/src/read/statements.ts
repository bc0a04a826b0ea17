/** Message text to plain statements: code blocks, quotes, unfurled previews and interface leftovers set aside. */

/** One line or sentence of a message that its author said. */
export interface Statement {
  readonly text: string;
  /** Lower case, curly quotes straightened: what the cues look at. */
  readonly plain: string;
  readonly question: boolean;
  /** The title of a linked change that the chat tool unfurled (`#12 Revert "x"`). */
  readonly linkedTitle: boolean;
}

const LONGEST_TEXT = 12_000;
const LONGEST_LINE = 700;
const MOST_STATEMENTS = 24;

const FENCE = /```[\s\S]*?(?:```|$)/g;
const FENCED = /```([\s\S]*?)(?:```|$)/;
const INTERFACE =
  /^(?:replied to a thread:?|view (?:newer|older) replies|view reply|show more|from a thread in .{0,80}|added by github|joined #?\S{1,60}\.?|assignees|labels|---+|\d+ repl(?:y|ies))$/i;
const EDITED = /\s*\(edited\)\s*/g;
const STUCK_TAIL = /(?:view newer replies|show more|view reply)\s*$/i;
const LINK_DEFINITION = /^\[[^\]]{1,80}\]:\s*<?https?:/;
const UNFURL_TITLE = /^#\d{1,7} \S/;
/** Terminal output, log lines, tables and diffs pasted without a fence: they show, the speaker does not say them. */
const PASTED =
  /^(?:[[{]\s*["{]|[A-Z]\s+\{"|[\w.-]+@[\w.-]+:\S*[$#]\s|[$%] \S|(?:time|level|ts|msg)=\S|\d{4}-\d\d-\d\d[T |]\S*\s.*[|\]=:]|@@ |[+-]{3} [ab]\/|\s*at \S+\(|Traceback \(|\d{1,3}(?:\.\d{1,3}){3} - |\S+(?:\s{2,}\S+(?: \S+)?){2,}$)/;
const PASTED_TROUBLE = /error|exception|fail|fatal|timed? ?out|refused|denied|oom|crash|unavailable/i;
const EMOJI_CODES = /:[a-z0-9_+-]{2,40}:/g;
const SENTENCE = /(?<=[.!?…])\s+(?=["'“(@`]*[A-Z0-9])/;
const QUESTION_END = /\?["'”’)\]]*\s*$/;
const ASKED =
  /^(?:(?:hm+|so|and|but|ok|okay|or)\W+)?(?:are|were|is|was|do|does|did|can|could|should|shall|has|have|had) (?:you|we|i|it|they|there|those|these|that|this|any\w*)\b|^(?:what|why|how|who|where|which) (?:is|are|was|were|do|does|did|caused|happened|about)\b/;

function straight(text: string): string {
  return text.replace(/[’‘]/g, "'").replace(/[“”]/g, '"').toLowerCase();
}

/** Splits a message's text into what its author said, in order; at most a couple of dozen statements. */
export function statementsOf(text: string): readonly Statement[] {
  const body = text.slice(0, LONGEST_TEXT).replace(FENCE, '\n');
  const said: Statement[] = [];
  let unfurl = false;
  let shown: string | null = null;
  for (const raw of body.split('\n')) {
    const line = raw.slice(0, LONGEST_LINE).replace(EDITED, ' ').trim().replace(STUCK_TAIL, '').trim();
    if (line === '') continue;
    if (UNFURL_TITLE.test(line)) unfurl = true;
    if (line.startsWith('>') || INTERFACE.test(line) || LINK_DEFINITION.test(line)) continue;
    if (PASTED.test(line)) {
      if (shown === null && PASTED_TROUBLE.test(line)) shown = line;
      continue;
    }
    // What follows an unfurled title is the other page's text, not the speaker's.
    if (unfurl && !UNFURL_TITLE.test(line)) continue;
    for (const piece of line.split(SENTENCE)) {
      const spoken = piece.trim();
      if (spoken === '') continue;
      const plain = straight(spoken).replace(EMOJI_CODES, ' ').trim();
      said.push({
        text: spoken,
        plain,
        question: QUESTION_END.test(plain) || ASKED.test(plain),
        linkedTitle: UNFURL_TITLE.test(spoken),
      });
      if (said.length >= MOST_STATEMENTS) return said;
    }
  }
  // A message that is nothing but pasted output still shows what its author saw.
  if (said.length === 0) {
    const line = shown ?? fencedTrouble(text);
    if (line !== null)
      said.push({ text: line.slice(0, 160), plain: 'shows an error', question: false, linkedTitle: false });
  }
  return said;
}

function fencedTrouble(text: string): string | null {
  const fence = FENCED.exec(text.slice(0, LONGEST_TEXT))?.[1];
  const line = fence
    ?.split('\n')
    .find((one) => PASTED_TROUBLE.test(one))
    ?.trim();
  return line ? line : null;
}
