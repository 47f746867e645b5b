/**
 * Words that are used alike, in groups within groups: 32 coarse ones, 160 middle ones, 800 fine ones.
 *
 * Made from published word vectors (`bench/intake/learn-word-groups.ts`), so that a word the annotated
 * texts never held ("militiaman", "recounts") is read as its neighbours are. Only words that are written
 * in lower case are listed.
 */
export interface WordGroups {
  /** By word: the number of its fine group. */
  readonly fine: ReadonlyMap<string, number>;
  /** By fine group: its middle and its coarse group. */
  readonly middle: readonly number[];
  readonly coarse: readonly number[];
}

/** Reads `word word|word;word…`: `|` parts fine groups, `;` middle ones, `/` coarse ones. */
export function readWordGroups(text: string): WordGroups {
  const fine = new Map<string, number>();
  const middle: number[] = [];
  const coarse: number[] = [];
  let middles = 0;
  text.split('/').forEach((large, outer) => {
    for (const medium of large.split(';')) {
      for (const small of medium.split('|')) {
        for (const word of small.split(' ')) fine.set(word, middle.length);
        middle.push(middles);
        coarse.push(outer);
      }
      middles++;
    }
  });
  return { fine, middle, coarse };
}
