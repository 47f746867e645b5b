import type { Repair } from '../document.ts';

/**
 * Changes to a text, and changes of changes.
 *
 * A pass reads a text and says what it would change: half-open UTF-16 spans in order, not overlapping,
 * each with what shall stand there. Passes run one after the other, so the spans of the second are
 * places in the text the first has made; `stack` brings both back to one list over the text as it was
 * received. Where they touch the same words they become one repair with both reasons.
 */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly to: string;
  readonly why: string;
  readonly confidence: Repair['confidence'];
}

/** The text with the edits made. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  if (edits.length === 0) return text;
  const parts: string[] = [];
  let at = 0;
  for (const { start, end, to } of edits) {
    parts.push(text.slice(at, start), to);
    at = end;
  }
  parts.push(text.slice(at));
  return parts.join('');
}

/** The same edits as repairs, with their places in the text to read. */
export function repairsOf(edits: readonly Edit[]): Repair[] {
  let shift = 0;
  return edits.map(({ start, end, to, why, confidence }) => {
    const from = start + shift;
    shift += to.length - (end - start);
    return {
      received: [start, end] as const,
      read: [from, from + to.length] as const,
      why,
      confidence,
    };
  });
}

/**
 * `first` over a text, `second` over `between`, which is what `first` made of it: one list over the
 * text. Linear in the edits.
 *
 * Two edits belong together when they share characters of the text in between; an edit that deletes
 * shares them with whatever reaches from before it to behind it.
 */
export function stack(first: readonly Edit[], second: readonly Edit[], between: string): Edit[] {
  if (first.length === 0) return [...second];
  if (second.length === 0) return [...first];
  const made = repairsOf(first);
  const stacked: Edit[] = [];
  /** What to add to a place in between to get the place received, behind the first edits so far. */
  let shift = 0;
  let a = 0;
  let b = 0;
  while (a < first.length || b < second.length) {
    const one = first[a];
    const read = made[a]?.read ?? [Infinity, Infinity];
    const two = second[b];
    if (one !== undefined && read[1] <= (two?.start ?? Infinity)) {
      stacked.push(one);
      shift = one.end - read[1];
      a += 1;
    } else if (two !== undefined && two.end <= read[0]) {
      stacked.push({ ...two, start: two.start + shift, end: two.end + shift });
      b += 1;
    } else {
      // They overlap: everything of both lists that hangs together becomes one edit.
      const cluster: Edit[] = [];
      const [firstB, from, startShift] = [b, Math.min(read[0], two?.start ?? Infinity), shift];
      let to = from + 1;
      for (;;) {
        const nextOne = first[a];
        const nextRead = made[a]?.read ?? [Infinity, Infinity];
        const nextTwo = second[b];
        if (nextOne !== undefined && nextRead[0] < to) {
          to = Math.max(to, nextRead[1]);
          shift = nextOne.end - nextRead[1];
          cluster.push(nextOne);
          a += 1;
        } else if (nextTwo !== undefined && nextTwo.start < to) {
          to = Math.max(to, nextTwo.end);
          cluster.push(nextTwo);
          b += 1;
        } else break;
      }
      const inside = second.slice(firstB, b);
      stacked.push({
        start: from + startShift,
        end: to + shift,
        to: applyEdits(
          between.slice(from, to),
          inside.map((edit) => ({ ...edit, start: edit.start - from, end: edit.end - from })),
        ),
        why: [...new Set(cluster.map((edit) => edit.why))].join('; '),
        confidence: weakest(cluster),
      });
    }
  }
  return stacked;
}

function weakest(edits: readonly Edit[]): Repair['confidence'] {
  if (edits.some((edit) => edit.confidence === 'guess')) return 'guess';
  return edits.some((edit) => edit.confidence === 'likely') ? 'likely' : 'certain';
}
