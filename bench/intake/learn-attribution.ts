/**
 * Learns what `src/2-claims/attribution/english` knows from the training part of PolNeAR and writes it as
 * words and numbers:
 *
 *     node --import tsx bench/intake/learn-attribution.ts [--without PUBLICATION]
 *
 * Takes many minutes on one core and up to 8 GB of memory. Nothing of the corpus is kept but common
 * lower-case words (in at least four texts, five times in all) and weights of features by number. With
 * `--without` the texts of one publication are left out of the learning and used to measure; nothing is
 * written then. The dev part is never read.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { columns, type CommonWords } from '#claims/attribution/english/columns.ts';
import { find, type Learnt } from '#claims/attribution/english/find.ts';
import type { Weights } from '#claims/attribution/english/model.ts';
import { tokens, type Tokens } from '#claims/attribution/english/tokens.ts';
import type { Tagger } from '#claims/attribution/english/tag.ts';
import { packTaggers } from '#claims/attribution/english/weights-format.ts';
import { exchange } from './clusters.ts';
import { loadPolnear, oneEach, type GoldDocument } from './polnear-data.ts';
import { emptyScore, rates, scoreDocument } from './polnear-score.ts';
import { argumentSequences, cueSequences, prepare } from './sequences.ts';
import { trainCrf } from './train-crf.ts';

const CLASSES = 150;
const ROUNDS = 12;
const SETTINGS = { rate: 0.1, decay: 0.0002, least: 4, dropout: 0.3 } as const;
const EPOCHS = { cues: 4, parts: 5 } as const;
/** Rows whose largest weight is smaller are left out, to keep the file small. */
const LEAST_WEIGHT = { cueNodes: 0.055, cueEdges: 0.08, partNodes: 0.05, partEdges: 0.13 } as const;

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
  const of = exchange(Int32Array.from(stream), ids.size, CLASSES, ROUNDS);
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

export function asCommon(groups: readonly (readonly string[])[]): CommonWords {
  return new Map(groups.flatMap((words, cluster) => words.map((word) => [word, cluster] as const)));
}

export function learn(
  documents: readonly GoldDocument[],
  common: CommonWords,
  say: (line: string) => void,
): Learnt {
  const prepared = prepare(documents, common);
  say('cues');
  const cues = trainCrf(cueSequences(prepared), {
    ...SETTINGS,
    labels: 3,
    epochs: EPOCHS.cues,
    say,
  });
  say('sources and contents');
  const parts = trainCrf(argumentSequences(prepared), {
    ...SETTINGS,
    labels: 6,
    epochs: EPOCHS.parts,
    say,
  });
  return { cues, parts };
}

function strong(table: Weights, least: number): Weights {
  const { width, weights, keys } = table;
  const rows = [...keys.keys()].filter((row) => {
    for (let k = 0; k < width; k++)
      if (Math.abs(weights[row * width + k] ?? 0) >= least) return true;
    return false;
  });
  const kept = new Float32Array(rows.length * width);
  rows.forEach((row, i) => kept.set(weights.subarray(row * width, (row + 1) * width), i * width));
  return { ...table, keys: Int32Array.from(rows, (row) => keys[row] ?? 0), weights: kept };
}

export function asModule(groups: readonly (readonly string[])[], { cues, parts }: Learnt): string {
  const taggers: Tagger[] = [
    {
      nodes: strong(cues.nodes, LEAST_WEIGHT.cueNodes),
      edges: strong(cues.edges, LEAST_WEIGHT.cueEdges),
    },
    {
      nodes: strong(parts.nodes, LEAST_WEIGHT.partNodes),
      edges: strong(parts.edges, LEAST_WEIGHT.partEdges),
    },
  ];
  const weights = Buffer.from(packTaggers(taggers)).toString('base64');
  const words = groups.map((group) => group.join(' ')).join('|');
  return `/* Made by bench/intake/learn-attribution.ts; do not edit. Common words and numbers only. */

/** Common lower-case words; those that are used alike stand together, groups parted by |. */
export const COMMON_WORDS =
  ${JSON.stringify(words)};

/** See weights-format.ts. */
export const WEIGHTS =
  '${weights}';
`;
}

function main(): void {
  const { values } = parseArgs({ options: { without: { type: 'string' } } });
  const say = (line: string): void => void process.stderr.write(`${line}\n`);
  const folder = fileURLToPath(new URL('../../../shared/data/polnear', import.meta.url));
  const all = loadPolnear(folder, 'train');
  const used = all.filter(({ publication }) => publication !== values.without);
  const groups = learnWords(oneEach(used));
  const learnt = learn(used, asCommon(groups), say);
  if (values.without === undefined) {
    const file = new URL(
      '../../src/2-claims/attribution/english/learnt.generated.ts',
      import.meta.url,
    );
    writeFileSync(file, asModule(groups, learnt));
    return;
  }
  const kept = oneEach(all.filter(({ publication }) => publication === values.without));
  const score = emptyScore();
  for (const document of kept) {
    const c = columns(document.text, asCommon(groups));
    const spans = (ranges: readonly (readonly [number, number])[]) =>
      ranges.map(([a, b]) => [c.t.start[a] ?? 0, c.t.end[b - 1] ?? 0] as const);
    scoreDocument(
      score,
      document,
      find(c, learnt).map((one) => ({
        cue: spans([one.cue]),
        source: one.source === null ? null : spans([one.source]),
        content: spans(one.content),
      })),
    );
  }
  const { precision, recall, f1 } = rates(score.whole);
  process.stdout.write(
    `${values.without}: precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}, F1 ${f1.toFixed(3)}\n`,
  );
}

if (process.argv[1] !== undefined && fileURLToPath(import.meta.url) === process.argv[1]) main();
