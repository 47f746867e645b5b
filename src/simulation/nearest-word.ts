/**
 * The word of a list that was probably meant: the one fewest edits away (Levenshtein), letter case
 * aside; null when even that would change more than a third of it. Failing that, the only
 * word that begins with what was written.
 */
export function nearestWord(written: string, words: readonly string[]): string | null {
  const lower = written.toLowerCase();
  let best: string | null = null;
  let fewest = Infinity;
  for (const word of words) {
    const edits = distance(lower, word.toLowerCase());
    if (edits < fewest) [best, fewest] = [word, edits];
  }
  if (fewest <= Math.max(1, Math.floor(Math.max(lower.length, best?.length ?? 0) / 3))) return best;
  const begun = words.filter((word) => lower !== '' && word.toLowerCase().startsWith(lower));
  return begun.length === 1 ? (begun[0] as string) : null;
}

function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next.push(
        Math.min(
          (row[j] as number) + 1,
          (next[j - 1] as number) + 1,
          (row[j - 1] as number) + Number(a[i - 1] !== b[j - 1]),
        ),
      );
    }
    row = next;
  }
  return row[b.length] as number;
}
