/** A question longer than this is read by nobody. */
export const LONGEST = 130;

/** The words of a statement as they stand between the marks of a question, the end cut off where they are too long. */
export function quotedWords(said: string): string {
  const bare = said
    .replace(/[“”"«»]/gu, '’')
    .replace(/\s+/gu, ' ')
    .trim();
  return bare.length <= LONGEST ? bare : `${bare.slice(0, LONGEST).replace(/\s+\S*$/u, '')} …`;
}
