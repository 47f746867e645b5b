import { COMMON_WORDS } from './common-words.generated.ts';
import { WORD_GROUPS } from './word-groups.generated.ts';
import { readWordGroups, type WordGroups } from './word-groups.ts';

/** The words that are seen by their letters. */
export interface Words {
  /** Common words of news, each with the number of those used alike. */
  readonly common: ReadonlyMap<string, number>;
  readonly groups: WordGroups;
}

let loaded: Words | null = null;

/** Unpacked on first use. */
export function words(): Words {
  if (loaded !== null) return loaded;
  const common = new Map<string, number>();
  COMMON_WORDS.split('|').forEach((group, cluster) => {
    for (const word of group.split(' ')) common.set(word, cluster);
  });
  loaded = { common, groups: readWordGroups(WORD_GROUPS) };
  return loaded;
}
