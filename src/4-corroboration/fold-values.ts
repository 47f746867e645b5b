/**
 * Which values of a table are the same answer: letter case, spacing and composed characters make no
 * difference (`fold`).
 *
 * Most values of a big table are folded as they stand; those are recognised by their bytes, without
 * making a string. A value that is not is looked up under its folded spelling, so that "Mill" and
 * "mill" share the number of "mill", whether or not anybody wrote it so.
 */
import { fold } from './spread-answers.ts';
import type { Words } from './table/words.ts';

/** By value: the number of its answer; numbers lie below `answers`. */
export interface FoldedValues {
  readonly answer: Int32Array;
  readonly answers: number;
  /** The number of an answer by any spelling; −1 when nobody gave it. */
  find(word: string): number;
}

export function foldValues(values: Words): FoldedValues {
  const answer = new Int32Array(values.length);
  /** Folded spellings that nobody wrote as such. */
  const unwritten = new Map<string, number>();
  let answers = values.length;
  for (let v = 0; v < values.length; v++) {
    const { pool, from, to } = values.where(v);
    if (isFolded(pool, from, to)) {
      answer[v] = v;
      continue;
    }
    const word = fold(values.at(v));
    const written = values.find(word);
    if (written >= 0) answer[v] = written;
    else {
      const before = unwritten.get(word);
      answer[v] = before ?? answers;
      if (before === undefined) unwritten.set(word, answers++);
    }
  }
  return {
    answer,
    answers,
    find(word) {
      const folded = fold(word);
      const written = values.find(folded);
      return written >= 0 ? written : (unwritten.get(folded) ?? -1);
    },
  };
}

/** Printable ASCII without capitals, no space first, last or twice: folding changes nothing. */
function isFolded(bytes: Uint8Array, from: number, to: number): boolean {
  let space = true;
  for (let i = from; i < to; i++) {
    const byte = bytes[i] as number;
    if (byte === 0x20) {
      if (space) return false;
      space = true;
      continue;
    }
    if (byte < 0x20 || byte > 0x7e || (byte >= 0x41 && byte <= 0x5a)) return false;
    space = false;
  }
  return !space || from === to;
}
