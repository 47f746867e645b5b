import type { Columns } from './columns.ts';
import type { Found, Range } from './find.ts';

/**
 * Quotations that no cue claims: the rest of a speech.
 *
 * A quotation that begins its paragraph after a paragraph that was all speech, or that follows in the same
 * paragraph as an attributed one, goes on from the last speaker. Only quotations that hold a whole
 * statement count – five words or more, with a mark that ends a sentence or a capital at the beginning –
 * because shorter ones are mostly titles and words used at a distance. Without an attribution
 * in this paragraph or the two before it the speaker is unknown.
 */
export function restOfSpeech(
  c: Columns,
  found: readonly Found[],
): { range: Range; after: Found | null }[] {
  const { t, q } = c;
  const covered = new Uint8Array(t.length);
  // A quotation within a quotation does not say whose the outer one is.
  const within = found.filter(
    ({ cue, content }) =>
      (q.of[cue[0]] ?? -1) < 0 ||
      !content.some(([from]) => q.inner[from] === 1 && q.of[from] === q.of[cue[0]]),
  );
  for (const { content, source, cue } of within)
    for (const [from, to] of [...content, cue, ...(source === null ? [] : [source])])
      covered.fill(1, from, to);
  const more: { range: Range; after: Found | null }[] = [];
  const spoken = found.filter((one) => speech(c, one)).toSorted((a, b) => a.cue[0] - b.cue[0]);
  let next = 0;
  for (let k = 0; k < q.first.length; k++) {
    const from = q.first[k] ?? 0;
    const to = (q.last[k] ?? 0) + 1;
    let words = 0;
    let free = 0;
    for (let i = from; i < to; i++) {
      if (!/^[\p{L}\p{N}]/u.test(t.word[i] ?? '')) continue;
      words++;
      if (covered[i] === 0) free++;
    }
    if (words < 5 || free < words * 0.8) continue;
    const first = t.word[from] === '"' || t.word[from] === "'" ? from + 1 : from;
    const whole =
      /^\p{Lu}/u.test(t.word[first] ?? '') &&
      (/^[.!?…,]$/u.test(t.word[to - 2] ?? '') ||
        (t.word[to - 2] === "'" && /^[.!?…,]$/u.test(t.word[to - 3] ?? '')));
    if (!whole) continue;
    while (next > 0 && (spoken[next - 1]?.cue[0] ?? 0) >= from) next--;
    while (next < spoken.length && (spoken[next]?.cue[0] ?? 0) < from) next++;
    const last = spoken[next - 1] ?? null;
    const gap = (t.paragraph[from] ?? 0) - (t.paragraph[last?.cue[0] ?? 0] ?? 0);
    const after = gap <= 2 ? last : null;
    more.push({ range: [from, to], after });
  }
  return more;
}

/** Whether the attribution has words in quotation marks. */
function speech(c: Columns, { content }: Found): boolean {
  return content.some(([from, to]) => {
    for (let i = from; i < to; i++) if ((c.q.of[i] ?? -1) >= 0) return true;
    return false;
  });
}
