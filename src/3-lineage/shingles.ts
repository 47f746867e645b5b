/**
 * Overlapping runs of words, to find text that was taken from other text.
 *
 * Two texts are compared by *containment*: the share of the smaller one's shingles that the other one
 * has too. An excerpt of a long report has almost no Jaccard similarity with it (.06 in one measured
 * case) but a containment near 1 (.98), and an excerpt is exactly what gets passed on.
 *
 * Words are compared without case, accents, Arabic vowel signs and stretching (tatweel), so that a
 * retyped copy is still a copy. Source: A. Broder, "On the resemblance and containment of documents",
 * 1997.
 */

/** Words in a shingle: four in a row are rarely shared by chance. */
export const SHINGLE = 4;

/**
 * The words of a text as they are compared. What a wrong encoding made of a sign (`â€™`, `Ã©`) counts as the sign, and
 * an apostrophe of which only `â` is left as the apostrophe, so that a damaged copy is still a copy.
 */
export function plainWords(text: string): readonly string[] {
  return text
    .replace(/â€[\u0080-\u017F\u02C6-\u203A\u20AC\u2122]?/g, ' ')
    .replace(/[ÂÃ][\u00A0-\u00BF]/g, (pair) =>
      String.fromCharCode(pair.charCodeAt(1) + (pair.startsWith('Ã') ? 0x40 : 0)),
    )
    .replace(/(\p{Ll})â(?=(?:s|t|re|ve|ll|d|m)(?!\p{L}))/gu, '$1 ')
    .normalize('NFKD')
    .replace(/[\p{M}\u0640]/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** The shingles of a text, each once. A text of fewer words than a shingle has one: all of it. */
export function shingles(words: readonly string[], size = SHINGLE): ReadonlySet<string> {
  const found = new Set<string>();
  if (words.length === 0) return found;
  for (let i = 0; i + size <= words.length; i += 1) found.add(words.slice(i, i + size).join(' '));
  if (words.length < size) found.add(words.join(' '));
  return found;
}

/**
 * The longest run of words that both texts have, in words. Where neither text is an excerpt of the other – a message of
 * its own that quotes a paragraph – this is what shows that something was taken over.
 */
export function longestRun(a: readonly string[], b: readonly string[], size = SHINGLE): number {
  const starts = new Map<string, number[]>();
  for (let j = 0; j + size <= b.length; j++) {
    const key = b.slice(j, j + size).join(' ');
    const held = starts.get(key);
    if (held === undefined) starts.set(key, [j]);
    else if (held.length < MOST_STARTS) held.push(j);
  }
  let best = 0;
  // How long the run is that ends with the shingle before, by where it stands in b.
  let before = new Map<number, number>();
  for (let i = 0; i + size <= a.length; i++) {
    const here = new Map<number, number>();
    for (const j of starts.get(a.slice(i, i + size).join(' ')) ?? []) {
      const length = (before.get(j - 1) ?? size - 1) + 1;
      here.set(j, length);
      if (length > best) best = length;
    }
    before = here;
  }
  return best;
}

/** A shingle that a text has more often is a refrain; where it stands beyond these is not looked at. */
const MOST_STARTS = 20;
