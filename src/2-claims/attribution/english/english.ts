import type { Attribution } from '../attribution.ts';
import { columns, type CommonWords } from './columns.ts';
import { find, type Learnt } from './find.ts';
import { finish } from './finish.ts';
import { COMMON_WORDS, WEIGHTS } from './learnt.generated.ts';
import { fromBase64, unpackTaggers } from './weights-format.ts';

/**
 * Attributions of an English text.
 *
 * Two taggers do the finding. The first marks the words that report (cues); the second looks, for each
 * cue, at its paragraph and marks who is reported and what. Both are linear-chain conditional random
 * fields over what stands around a word (`crf.ts`), with weights learnt offline from annotated news
 * (`bench/intake/learn-attribution.ts`); names are invisible to them. Everything after that is rules that
 * can be read: quotations that go on, chains, whom "he" stands for, basis and certainty (`finish.ts`).
 *
 * Linear in the length of the text, since every window is bounded.
 */
export function englishAttributions(text: string): readonly Attribution[] {
  if (!/[A-Za-z]/.test(text)) return [];
  const { common, learnt } = load();
  const c = columns(text, common);
  return finish(c, find(c, learnt));
}

interface Loaded {
  readonly common: CommonWords;
  readonly learnt: Learnt;
}

let loaded: Loaded | null = null;

/** Unpacked on first use: about a tenth of a second. */
export function load(): Loaded {
  if (loaded !== null) return loaded;
  const common = new Map<string, number>();
  COMMON_WORDS.split('|').forEach((words, cluster) => {
    for (const word of words.split(' ')) common.set(word, cluster);
  });
  const [cues, parts] = unpackTaggers(fromBase64(WEIGHTS));
  if (cues === undefined || parts === undefined)
    throw new Error('The learnt weights are not whole; restore learnt.generated.ts.');
  loaded = { common, learnt: { cues, parts } };
  return loaded;
}
