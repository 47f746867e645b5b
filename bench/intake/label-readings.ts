/** Which readings of a text's cues agree with what people marked: what the choice among them learns from. */
import type { Candidate } from '#claims/attribution/english/candidates.ts';
import type { Columns } from '#claims/attribution/english/columns.ts';
import type { GoldDocument } from './polnear-data.ts';
import { tokensOf } from './gold-labels.ts';

const LETTER = /[\p{L}\p{N}]/u;

/**
 * 1 where words of the contents are shared by half (Jaccard) and sources share a word. Of several cues
 * with readings that agree with one marked attribution only the one that shares its cue counts, or else the likeliest.
 */
export function labelsOf(
  { gold }: Pick<GoldDocument, 'gold'>,
  c: Columns,
  all: readonly Candidate[],
): Uint8Array {
  const words = (ranges: readonly (readonly [number, number])[]): Set<number> => {
    const found = new Set<number>();
    for (const [a, b] of ranges)
      for (let i = a; i < b; i++) if (LETTER.test(c.t.word[i] ?? '')) found.add(i);
    return found;
  };
  const labels = new Uint8Array(all.length);
  const mine = all.map((one) => ({
    one,
    content: words(one.content),
    source: words(one.source === null ? [] : [one.source]),
  }));
  for (const marked of gold) {
    const content = words(tokensOf(c, marked.content));
    const source = words(tokensOf(c, marked.source ?? []));
    const cue = words(tokensOf(c, marked.cue));
    const agree: number[] = [];
    mine.forEach((a, i) => {
      let both = 0;
      for (const k of a.content) if (content.has(k)) both++;
      if (2 * both < a.content.size + content.size - both) return;
      if (a.source.size === 0 ? source.size > 0 : ![...a.source].some((k) => source.has(k))) return;
      agree.push(i);
    });
    const own = agree.filter((i) => {
      const [a, b] = all[i]?.cue ?? [0, 0];
      for (let k = a; k < b; k++) if (cue.has(k)) return true;
      return false;
    });
    if (own.length > 0) for (const i of own) labels[i] = 1;
    else {
      let top = -1;
      for (const i of agree)
        if (top < 0 || (all[i]?.candidate.begins ?? 0) > (all[top]?.candidate.begins ?? 0)) top = i;
      for (const i of agree) if (all[i]?.cue[0] === all[top]?.cue[0]) labels[i] = 1;
    }
  }
  return labels;
}
