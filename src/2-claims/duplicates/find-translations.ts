import type { Decibans } from '#terms/quantities.ts';
import type { Trace } from './translation-traces.ts';

/** A text with its language and traces. */
export interface TracedText {
  readonly id: string;
  readonly language: string;
  readonly traces: readonly Trace[];
}

/** Two texts in different languages that may say the same. */
export interface TranslationPair {
  readonly a: string;
  readonly b: string;
  /** Evidence that one was made from the other; never certain. */
  readonly weight: Decibans;
  /** One line that names what both have. */
  readonly detail: string;
}

/**
 * Pairs of texts in different languages that share so many rare traces that one may be made from the other.
 *
 * A shared trace weighs 5 · log10(N / holders) decibans, at most 6: half of what it would weigh if traces were
 * independent, which those of one event are not. Traces that more than `COMMON` texts have weigh nothing. A pair is
 * given when at least three traces of two kinds agree, when they are at least half of what the one with fewer traces
 * has, and when the sum reaches `LEAST`; the sum is cut at `MOST`, because two witnesses of one event state the same
 * numbers and names as well. A person decides.
 *
 * Candidates come from an index of traces; `findTranslationsSlowly` looks at all pairs and must agree.
 */
export function findTranslations(texts: readonly TracedText[]): readonly TranslationPair[] {
  const holders = holdersOf(texts);
  const shared = new Map<number, Map<number, number>>();
  for (const list of holders.values()) {
    if (list.length < 2 || list.length > COMMON) continue;
    for (const [n, a] of list.entries()) {
      for (const b of list.slice(n + 1)) {
        if (texts[a]!.language === texts[b]!.language) continue;
        const others = shared.get(a) ?? new Map<number, number>();
        others.set(b, (others.get(b) ?? 0) + 1);
        shared.set(a, others);
      }
    }
  }
  const pairs: TranslationPair[] = [];
  for (const [a, others] of shared) {
    for (const [b, count] of others) {
      const pair = count < LEAST_SHARED ? null : weigh(texts[a]!, texts[b]!, holders, texts.length);
      if (pair !== null) pairs.push(pair);
    }
  }
  return sorted(pairs);
}

/** The same by comparing each with each: slow and right, for tests. */
export function findTranslationsSlowly(texts: readonly TracedText[]): readonly TranslationPair[] {
  const holders = holdersOf(texts);
  const pairs: TranslationPair[] = [];
  for (const [n, a] of texts.entries()) {
    for (const b of texts.slice(n + 1)) {
      const pair = a.language === b.language ? null : weigh(a, b, holders, texts.length);
      if (pair !== null) pairs.push(pair);
    }
  }
  return sorted(pairs);
}

/** A trace in more texts than this says nothing. */
const COMMON = 40;
const LEAST_SHARED = 3;
const LEAST = 8;
const MOST = 18;

type Holders = ReadonlyMap<string, readonly number[]>;

function holdersOf(texts: readonly TracedText[]): Holders {
  const holders = new Map<string, number[]>();
  texts.forEach(({ traces }, at) => {
    for (const { key } of traces) {
      const list = holders.get(key);
      if (list === undefined) holders.set(key, [at]);
      else list.push(at);
    }
  });
  return holders;
}

function weigh(
  a: TracedText,
  b: TracedText,
  holders: Holders,
  count: number,
): TranslationPair | null {
  const of = new Map(b.traces.map((trace) => [trace.key, trace]));
  const both: (readonly [Trace, Trace])[] = [];
  let weight = 0;
  for (const trace of a.traces) {
    const other = of.get(trace.key);
    const held = holders.get(trace.key)?.length ?? 0;
    if (other === undefined || held > COMMON) continue;
    both.push([trace, other]);
    // At least ten texts are taken for granted, lest in a case of two texts nothing be rare.
    weight += Math.min(6, 5 * Math.log10(Math.max(10, count) / held) + 1);
  }
  const kinds = new Set(both.map(([{ kind }]) => kind));
  const least = Math.min(a.traces.length, b.traces.length);
  if (both.length < LEAST_SHARED || kinds.size < 2 || both.length < least / 2) return null;
  if (weight < LEAST) return null;
  const words = both
    .slice(0, 6)
    .map(([x, y]) => (x.text === y.text ? `"${x.text}"` : `"${x.text}" / "${y.text}"`))
    .join(', ');
  return {
    a: a.id,
    b: b.id,
    weight: Math.min(MOST, weight) as Decibans,
    detail: `in another language, the same ${both.length} of ${least} numbers, times and names: ${words}`,
  };
}

function sorted(pairs: readonly TranslationPair[]): readonly TranslationPair[] {
  return pairs.toSorted(
    (x, y) => y.weight - x.weight || (x.a < y.a ? -1 : x.a > y.a ? 1 : x.b < y.b ? -1 : 1),
  );
}
