import { speechBegin, speechEnd } from './speech-bounds.ts';
import type { Tokens } from './tokens.ts';

/**
 * Which tokens stand inside quotation marks.
 *
 * Double marks pair within a paragraph, from left to right. A paragraph that ends inside a quotation
 * is continued when the next one begins with an opening mark (the convention for speech of several
 * paragraphs); otherwise the closing mark was lost, and the quotation ends where the words say so
 * (`speech-bounds.ts`), else with its paragraph. A closing mark without an opening one closes a quotation that
 * began behind "He said," or with its sentence. A double mark whose direction nothing
 * tells opens when none is open. Single marks count inside double ones and, where both partners stand
 * in one paragraph, as quotations of their own.
 */
export interface Quotes {
  /** Per token: the index of the outermost quotation it stands in (marks included), or −1. */
  readonly of: Int32Array;
  /** Per token: 1 inside a quotation within a quotation. */
  readonly inner: Uint8Array;
  /** Tokens of the quotation's first and last mark (or of its first and last word where a mark is missing), inclusive. */
  readonly first: readonly number[];
  readonly last: readonly number[];
  /** Whether the mark that should stand there does. */
  readonly opened: readonly boolean[];
  readonly closed: readonly boolean[];
  /** The quotation that this one continues from the paragraph before, or −1. */
  readonly continues: readonly number[];
}

export function quotes(t: Tokens): Quotes {
  const of = new Int32Array(t.length).fill(-1);
  const inner = new Uint8Array(t.length);
  const first: number[] = [];
  const last: number[] = [];
  const opened: boolean[] = [];
  const closed: boolean[] = [];
  const continues: number[] = [];
  let carried = -1;
  const add = (
    from: number,
    to: number,
    hasOpen: boolean,
    hasClose: boolean,
    of_: number,
  ): number => {
    const id = first.length;
    first.push(from);
    last.push(to);
    opened.push(hasOpen);
    closed.push(hasClose);
    continues.push(of_);
    for (let i = from; i <= to; i++) of[i] = id;
    return id;
  };
  for (let p = 0; p < t.paragraphStart.length; p++) {
    const from = t.paragraphStart[p] ?? 0;
    const to = t.paragraphEnd[p] ?? from;
    let open = -1;
    const previous = carried;
    carried = -1;
    let any = false;
    for (let i = from; i < to; i++) {
      if (t.word[i] !== '"') continue;
      const shape = t.mark[i] ?? 0;
      const opens = shape === 1 || (shape === 3 && open < 0);
      if (opens && open < 0) {
        open = i;
      } else if (opens && shape === 1 && i > open + 1) {
        // A second opening mark: the first was never closed, unless this is a quotation inside it.
        if (t.text[t.start[i] ?? 0] === '“' && closesTwice(t, i, to)) continue;
        const end = speechEnd(t, open, i);
        const cut = end < 0 ? lastOfSentence(t, open, i) : end;
        add(open, cut, true, false, -1);
        open = i;
        any = true;
      } else if (!opens) {
        if (open >= 0) {
          add(open, i, true, true, !any && open === from ? previous : -1);
          any = true;
          open = -1;
        } else if (of[i - 1] === -1) {
          // The opening mark is missing: from the beginning of the sentence.
          const s = t.sentenceStart[t.sentence[i] ?? 0] ?? from;
          let begin = Math.max(s, from);
          for (let k = i - 1; k >= begin; k--) if (of[k] !== -1) begin = k + 1;
          begin = Math.max(begin, speechBegin(t, begin, i));
          if (i - begin >= 3) add(begin, i, false, true, -1);
        }
      }
    }
    if (open >= 0) {
      const next = t.paragraphStart[p + 1];
      const nextOpens =
        next !== undefined && t.word[next] === '"' && (t.mark[next] === 1 || t.mark[next] === 3);
      let end = nextOpens ? -1 : speechEnd(t, open, to);
      // A few quoted words inside a sentence end with it.
      if (end < 0 && !nextOpens && !beginsSpeech(t, open)) end = lastOfSentence(t, open, to);
      const id = add(
        open,
        end < 0 ? to - 1 : end,
        true,
        false,
        !any && open === from ? previous : -1,
      );
      if (nextOpens) carried = id;
    }
    singles(t, from, to, of, inner, add);
  }
  return { of, inner, first, last, opened, closed, continues };
}

/** Whether two closing marks follow before the next opening one: a quotation inside a quotation. */
function closesTwice(t: Tokens, from: number, to: number): boolean {
  let closes = 0;
  for (let i = from + 1; i < to && closes < 2; i++) {
    if (t.word[i] !== '"') continue;
    if (t.mark[i] === 2) closes++;
    else return false;
  }
  return closes >= 2;
}

/** Whether a mark stands where speech begins: first in its sentence, or behind a comma or a colon. */
function beginsSpeech(t: Tokens, i: number): boolean {
  return t.sentenceStart[t.sentence[i] ?? 0] === i || /^[,:]$/u.test(t.word[i - 1] ?? '');
}

/** The last token before `limit` of the sentence that `from` stands in. */
function lastOfSentence(t: Tokens, from: number, limit: number): number {
  const end = t.sentenceEnd[t.sentence[from] ?? 0] ?? limit;
  return Math.min(end, limit) - 1;
}

function singles(
  t: Tokens,
  from: number,
  to: number,
  of: Int32Array,
  inner: Uint8Array,
  add: (from: number, to: number, open: boolean, close: boolean, continues: number) => number,
): void {
  let open = -1;
  for (let i = from; i < to; i++) {
    if (t.word[i] !== "'") continue;
    const shape = t.mark[i];
    if (shape === 1) open = i;
    else if (shape === 2 && open >= 0 && of[open] === of[i] && i > open + 1) {
      if (isPossessive(t, i) && closesLater(t, i, to)) continue;
      // A plural possessive before the real mark: take the last closing one that punctuation precedes.
      if ((of[i] ?? -1) >= 0) for (let k = open; k <= i; k++) inner[k] = 1;
      else {
        add(open, i, true, true, -1);
        // Where single marks hold the quotations themselves they are seen as the double ones are.
        for (const k of [open, i]) (t.word as string[])[k] = (t.lower as string[])[k] = '"';
      }
      open = -1;
    }
  }
}

/** "The guards’ story": a mark behind an s without a stop before it. */
function isPossessive(t: Tokens, i: number): boolean {
  return (t.lower[i - 1] ?? '').endsWith('s') && /^\p{Ll}/u.test(t.word[i + 1] ?? '');
}

/** Whether a single mark behind a stop follows before another opens. */
function closesLater(t: Tokens, i: number, to: number): boolean {
  for (let k = i + 1; k < to; k++) {
    if (t.word[k] !== "'") continue;
    if (t.mark[k] === 1) return false;
    if (t.mark[k] === 2 && /^[.,!?…]$/u.test(t.word[k - 1] ?? '')) return true;
  }
  return false;
}
