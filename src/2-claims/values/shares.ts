import { isArabicWord } from './arabic-particles.ts';
import { countedNoun } from './counted-noun.ts';
import { readNumberWords } from './number-words.ts';
import { behindHedges } from './quantity.ts';
import type { Reading } from './reading.ts';

/** Of how many, in a share: not "1 in 2014". */
const MOST = 100;

/**
 * `1 in 5 houses`, `about one in three`, `three out of four`, `un sur dix`, `واحد من كل خمسة`: a share counts nothing. The
 * token after its numbers; null where there is no share. With `in` the first must be one – `3 in 5 villages` may be three
 * of them – or, in words, the second ten or a hundred: `nine in ten`.
 */
export function shareEnd(reading: Reading, from: number): number | null {
  const { tokens } = reading;
  const first = tokens[from];
  if (first === undefined || (first.kind !== 'digits' && first.kind !== 'word')) return null;
  if (!joined(reading, from)) return null;
  const at = first.kind === 'word' ? behindHedges(reading, from) : from;
  const a = readNumberWords(reading, at);
  if (a === null || a.vague || a.low !== a.high || a.low < 1) return null;
  const joint = tokens[a.next];
  if (joint?.kind !== 'word') return null;
  const behind = tokens[a.next + 1]?.word ?? '';
  let place: number | null = null;
  if (isArabicWord(joint.word)) {
    if (joint.word === 'من' && behind === 'كل') place = a.next + 2;
    else if (joint.word === 'من' && behind === 'اصل') place = a.next + 2;
  } else if (reading.language === 'fr') {
    if (joint.word === 'sur' && a.low < 10) place = a.next + 1;
  } else if (joint.word === 'out' && behind === 'of') {
    place = /^every$/.test(tokens[a.next + 2]?.word ?? '') ? a.next + 3 : a.next + 2;
  } else if (joint.word === 'of' && a.low === 1 && behind === 'every') {
    place = a.next + 2;
  } else if (
    joint.word === 'in' &&
    (a.low === 1 || (a.spelled && /^(?:ten|hundred)$/.test(behind)))
  ) {
    place = behind === 'every' ? a.next + 2 : a.next + 1;
  }
  // "one child in five", "une maison sur trois"
  const counted = tokens[a.next + 1]?.word ?? '';
  if (place === null && a.low === 1 && /^(?:in|sur)$/.test(counted)) {
    const of = readNumberWords(reading, a.next + 2);
    if (of?.spelled === true && countedNoun(reading, of.next, of.low) === null) place = a.next + 2;
  }
  if (place === null) return null;
  const b = readNumberWords(reading, place);
  if (b === null || b.vague || b.low !== b.high || b.low <= a.low || b.low > MOST) return null;
  const after = tokens[b.next];
  // "1 in 3 hours", "one in five days": a span of time, as is what has a unit behind it.
  if (
    after?.kind === 'word' &&
    /^(minutes?|hours?|days?|weeks?|months?|years?|ans|jours?|mois|heures?|km|metres?)$/.test(
      after.word,
    )
  )
    return null;
  if (after?.glued === true && (after.kind === 'digits' || /^[-/:%]$/.test(after.word)))
    return null;
  return b.next;
}

/** Whether a word of shares stands among the next few: a look that spares reading most numbers twice. */
function joined({ tokens }: Reading, at: number): boolean {
  for (let i = at + 1; i <= at + 6; i++) {
    if (/^(?:in|out|of|sur|من)$/.test(tokens[i]?.word ?? '')) return true;
  }
  return false;
}
