/**
 * Which heads that stand far out of order are messages all the same: a phone that was away for hours delivers late, and
 * one whose clock is wrong writes any hour. To keep such a line as text would put one person's words in another's mouth.
 * The other mistake, to make a message of a line that somebody pasted, is told by what a paste looks like:
 *
 * - the line above it leads in to it (`he wrote:`, `forwarded`, `منقول`);
 * - the very same line stands in the chat at its own place;
 * - it is one of several lines of several people that stand together.
 *
 * All others are messages where their sender writes here anyway. Of a stranger a line or two are, within a day of
 * what stands beside them: somebody who writes a single time, late.
 */
export interface OddHead {
  /** Null where no date is possible, or the line has no sender. */
  readonly time: number | null;
  readonly sender: string | null;
  /** The whole line of the head. */
  readonly line: string;
  /** The line above it. */
  readonly above: string;
}

/** Lines of several people that stand together: more is a pasted chat. */
const TOGETHER = 3;
/** Lines of a stranger that stand together. */
const OF_STRANGER = 2;
const DAY = 86_400;

/**
 * @param heads all heads of the chat's own form, in the order they stand.
 * @param run indices of those that stand in order of time.
 * @returns the indices of the others that are messages.
 */
export function lateMessages(
  count: number,
  head: (index: number) => OddHead,
  run: readonly number[],
): ReadonlySet<number> {
  const late = new Set<number>();
  if (run.length === count) return late;
  const known = new Set<string>();
  const lines = new Set<string>();
  for (const i of run) {
    const { sender, line } = head(i);
    if (sender !== null) known.add(sender);
    lines.add(line.trim());
  }
  const gaps = [-1, ...run, count];
  for (let g = 0; g + 1 < gaps.length; g += 1) {
    const [from, to] = [(gaps[g] ?? -1) + 1, gaps[g + 1] ?? count];
    if (from >= to) continue;
    const block = Array.from({ length: to - from }, (_, k) => head(from + k));
    const senders = new Set(block.map(({ sender }) => sender));
    if (senders.size > 1 && block.length > TOGETHER) continue;
    if (LEADS_IN.test((block[0]?.above ?? '').trim())) continue;
    const beside = [gaps[g], gaps[g + 1]].flatMap((i) =>
      i === undefined || i < 0 || i >= count ? [] : [head(i).time ?? Infinity],
    );
    for (const [k, { time, sender, line, above }] of block.entries()) {
      if (time === null || sender === null || lines.has(line.trim())) continue;
      // A line further up may be text of the message it stands in.
      if (k > 0 && LEADS_IN.test(above.trim())) break;
      const near = beside.some((other) => Math.abs(other - time) <= DAY);
      if (known.has(sender) || (near && senders.size === 1 && block.length <= OF_STRANGER))
        late.add(from + k);
    }
  }
  return late;
}

/** What a quoted or pasted message is announced with. */
const LEADS_IN =
  /(?:[:：]|[-–—>]>?|["“«])$|(?<!\p{L})(?:forwarded|fwd|fw|copied|pasted|screenshot|quote[ds]?|wrote|he said|she said|they said|transférée?|copié|il a écrit|elle a écrit|weitergeleitet|reenviado|منقول|محول|محوّل|منقولة|رسالة من|كتب|كتبت)[\s.…]*$/iu;
