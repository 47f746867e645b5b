import type { Columns } from './columns.ts';
import type { Found } from './find.ts';

/**
 * "By his own account, he was the last to cross it": what follows the comma is told by whom the possessive names, and
 * the same behind a clause ("…, by her account"). "Account", "telling", "reckoning", "admission" and their like, after
 * "by" or "in".
 */
const TELLING =
  /^(?:accounts?|telling|reckoning|admission|count|estimates?|recollection|memory|version|words)$/u;

export function byAccount(c: Columns): Found[] {
  const { t } = c;
  const found: Found[] = [];
  for (let i = 2; i < t.length; i++) {
    if (!TELLING.test(t.lower[i] ?? '')) continue;
    const s = t.sentence[i] ?? 0;
    const begin = t.sentenceStart[s] ?? 0;
    const end = t.sentenceEnd[s] ?? i;
    let own = i - 1;
    if (t.lower[own] === 'own') own--;
    const possessive = /^(?:his|her|their|my)$/u.test(t.lower[own] ?? '');
    if (!possessive && t.lower[own] !== "'s") continue;
    const chunk = possessive ? -1 : (c.chunk[own - 1] ?? -1);
    const from = possessive ? own : (c.chunkStart[chunk] ?? -1);
    if (from < begin + 1 || !/^(?:by|in)$/u.test(t.lower[from - 1] ?? '')) continue;
    // "By his own account, Rustam Haidar was …": the name behind the comma is he.
    const name = c.tagName[i + 2] === 'NAME' && possessive ? (c.chunk[i + 2] ?? -1) : -1;
    const source =
      name >= 0 && t.word[i + 1] === ','
        ? ([i + 2, c.chunkEnd[name] ?? i + 3] as const)
        : ([from, possessive ? own + 1 : own] as const);
    let last = end;
    while (last > i + 1 && /^[.!?"]$/u.test(t.word[last - 1] ?? '')) last--;
    const first = t.word[begin] === '"' ? begin + 1 : begin;
    if (from - 1 === first && t.word[i + 1] === ',' && last - i > 5)
      found.push({ cue: [i, i + 1], source, content: [[i + 2, last]] });
    else if (i + 1 === last && t.word[from - 2] === ',' && from - 2 - first > 3)
      found.push({ cue: [i, i + 1], source, content: [[first, from - 2]] });
  }
  return found;
}
