import type { CueCandidate } from './candidates.ts';
import type { Columns } from './columns.ts';
import { cueView } from './cue-view.ts';

/** For each word of a paragraph so many may be looked at around cues, and so many for the paragraph itself. */
const EACH = 10;
const ONCE = 2000;

/**
 * The cues that can be looked at in time. Around each cue up to 260 words are read again, so a paragraph that is
 * nothing but "he said that he said that" would cost a hundred times what its length allows. Of a
 * paragraph's cues the likeliest are kept, as many as its words pay for. News and interviews spend a
 * half of it at most.
 */
export function affordable(c: Columns, cues: readonly CueCandidate[]): CueCandidate[] {
  const { t } = c;
  const kept: CueCandidate[] = [];
  for (let i = 0; i < cues.length;) {
    const paragraph = t.paragraph[cues[i]?.cue[0] ?? 0] ?? 0;
    const here: { readonly one: CueCandidate; readonly words: number }[] = [];
    let words = 0;
    for (; i < cues.length; i++) {
      const one = cues[i];
      if (one === undefined || t.paragraph[one.cue[0]] !== paragraph) break;
      const { from, to } = cueView(c, one.cue[0], one.cue[1]);
      words += to - from;
      here.push({ one, words: to - from });
    }
    const own = (t.paragraphEnd[paragraph] ?? 0) - (t.paragraphStart[paragraph] ?? 0);
    let left = ONCE + EACH * own;
    if (words > left) here.sort((a, b) => b.one.begins - a.one.begins);
    for (const { one, words } of here) if ((left -= words) >= 0) kept.push(one);
  }
  return kept.toSorted((a, b) => a.cue[0] - b.cue[0]);
}
