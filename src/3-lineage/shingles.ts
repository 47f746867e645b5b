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

/** The words of a text as they are compared. */
export function plainWords(text: string): readonly string[] {
  return text
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
