import { QUOTED } from './quoted-text.ts';

/**
 * A sentence with every run of space, and every run of blotted quotation, made short, and the way back.
 *
 * Forms of reporting have several places where space may stand; on a thousand spaces in a row they
 * would be tried in every combination. One space means the same to them, as do four blots for a
 * quotation of any length.
 */
export interface Squeezed {
  readonly text: string;
  /** The offset in the sentence of an offset in `text`. */
  back(offset: number): number;
}

const LONG_RUN = new RegExp(`\\s{2,}|${QUOTED}{5,}`, 'gu');

export function squeeze(sentence: string): Squeezed {
  let text = '';
  let at = 0;
  /** Where in `text` something was left out, and how much up to there. */
  const cuts: { readonly from: number; readonly gone: number }[] = [];
  let gone = 0;
  for (const { index, 0: run } of sentence.matchAll(LONG_RUN)) {
    const short = run.startsWith(QUOTED) ? QUOTED.repeat(4) : run.charAt(0);
    text += sentence.slice(at, index) + short;
    at = index + run.length;
    gone += run.length - short.length;
    cuts.push({ from: text.length, gone });
  }
  if (cuts.length === 0) return { text: sentence, back: (offset) => offset };
  text += sentence.slice(at);
  return {
    text,
    back(offset) {
      let left = 0;
      for (const cut of cuts) {
        if (cut.from > offset) break;
        left = cut.gone;
      }
      return offset + left;
    },
  };
}
