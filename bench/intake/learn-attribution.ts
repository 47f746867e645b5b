/**
 * Learns what `src/2-claims/attribution/english` knows of attribution from the training part of PolNeAR:
 *
 *     node --max-old-space-size=8000 --import tsx bench/intake/learn-attribution.ts --work FOLDER [--only STAGE]
 *
 * Stages, each kept in FOLDER and not done again when its file is there, so that they may run side by side:
 *
 * - `cues-B`, `parts-B`: the two taggers, from the texts of three publications;
 * - `cues-F`, `parts-F`: from all;
 * - `readings-PUBLICATION`: what the B taggers read in each of the other four, which they never saw;
 * - `choice`: boosted trees that tell right readings from wrong ones, learnt from these;
 * - `crossed`: prints how right the whole is on each of the four publications, with trees that learnt from
 *   other texts (in thirds);
 * - `write`: the file of weights, from the F taggers and the trees.
 *
 * About eight minutes of processor time in all, and up to 6 GB. Nothing of the corpus is kept but weights of features
 * by number. The dev part is never read. The words that taggers see, and the grammar, come from
 * `learn-word-groups.ts` and `learn-grammar.ts`, which go before.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { deserialize, serialize } from 'node:v8';
import { addNeighbours, cueCandidates, readings } from '#claims/attribution/english/candidates.ts';
import { ACCEPT, chosen } from '#claims/attribution/english/choose.ts';
import { columns } from '#claims/attribution/english/columns.ts';
import { loadGrammar } from '#claims/attribution/english/english.ts';
import type { Taggers } from '#claims/attribution/english/find.ts';
import { emptyWeights, type Weights } from '#claims/attribution/english/model.ts';
import type { Tagger } from '#claims/attribution/english/tag.ts';
import { probability, type Trees } from '#claims/attribution/english/trees.ts';
import { packTaggers } from '#claims/attribution/english/weights-format.ts';
import { labelsOf } from './label-readings.ts';
import { learnTrees } from './learn-trees.ts';
import { loadPolnear, oneEach, type GoldDocument } from './polnear-data.ts';
import { emptyScore, rates, scoreDocument } from './polnear-score.ts';
import { argumentSequences, cueSequences, prepare } from './sequences.ts';
import { strong } from './strong.ts';
import { trainCrf } from './train-crf.ts';

/** The publications that the B taggers never see. */
const KEPT_OUT = new Set(['nyt', 'huff-post', 'politico', 'west-journal']);
const SETTINGS = { rate: 0.1, decay: 0.0002, dropout: 0.3 } as const;
const LEAST = { B: 3, F: 4 } as const;
const EPOCHS = { B: 4, F: 3 } as const;
const TREES = { rounds: 150, depth: 5, rate: 0.08, damping: 5, leastInLeaf: 30 } as const;
/** Rows whose largest weight is smaller are left out, to keep the file small. */
const LEAST_WEIGHT = { cueNodes: 0.07, cueEdges: 0.09, partNodes: 0.09, partEdges: 0.12 } as const;
const FOLDS = 3;

type Half = keyof typeof LEAST;
type Say = (line: string) => void;
type Kept = Pick<Weights, 'keys' | 'weights' | 'width' | 'labels'>;

const POLNEAR = fileURLToPath(new URL('../../../shared/data/polnear', import.meta.url));

function kept({ keys, weights, width, labels }: Weights): Kept {
  return { keys, weights, width, labels };
}

function table({ keys, weights, width, labels }: Kept): Weights {
  return { ...emptyWeights(labels, width, keys), weights };
}

/** A tagger from the texts of a half, or from all. */
export function learnTagger(kind: 'cues' | 'parts', half: Half, say: Say): Tagger {
  const documents = loadPolnear(POLNEAR, 'train').filter(
    ({ publication }) => half === 'F' || !KEPT_OUT.has(publication),
  );
  const prepared = prepare(documents);
  say(`${kind}-${half}: ${documents.length} annotated texts`);
  const settings = { ...SETTINGS, least: LEAST[half], epochs: EPOCHS[half], say };
  return kind === 'cues'
    ? trainCrf(cueSequences(prepared), { ...settings, labels: 3 })
    : trainCrf(argumentSequences(prepared), { ...settings, labels: 6 });
}

interface Read {
  readonly document: GoldDocument;
  readonly all: readonly KeptReading[];
  readonly labels: Uint8Array;
}

/** A reading as it is kept between stages: its cue's first word, its spans, and its numbers. */
interface KeptReading {
  readonly at: number;
  readonly cue: Spans;
  readonly source: Spans | null;
  readonly content: Spans;
  readonly numbers: Float64Array;
}

type Spans = readonly (readonly [number, number])[];

/** The readings of a publication's texts, which the taggers never saw. */
function readAll(taggers: Taggers, publication: string): Read[] {
  const kept = loadPolnear(POLNEAR, 'train').filter((one) => one.publication === publication);
  return oneEach(kept).map((document) => {
    const c = columns(document.text, loadGrammar());
    const all = cueCandidates(c, taggers.cues).flatMap((one) => readings(c, taggers, one));
    addNeighbours(all);
    const spans = (ranges: Spans): Spans =>
      ranges.map(([a, b]) => [c.t.start[a] ?? 0, c.t.end[b - 1] ?? 0] as const);
    return {
      document,
      labels: labelsOf(document, c, all),
      all: all.map(({ cue, source, content, numbers }) => ({
        at: cue[0],
        cue: spans([cue]),
        source: source === null ? null : spans([source]),
        content: spans(content),
        numbers,
      })),
    };
  });
}

function treesOf(read: readonly Read[]): Trees {
  return learnTrees(
    read.flatMap(({ all }) => all.map(({ numbers }) => numbers)),
    Uint8Array.from(read.flatMap(({ labels }) => [...labels])),
    TREES,
  );
}

/** How right the whole is on each publication, with trees that did not learn from the text. */
function crossed(read: readonly Read[], say: Say): void {
  const bars = [0.26, 0.3, 0.34, 0.38, 0.42, 0.46];
  const totals = bars.map(() => emptyScore());
  const by = new Map<string, ReturnType<typeof emptyScore>>();
  for (let fold = 0; fold < FOLDS; fold++) {
    const trees = treesOf(read.filter((_, i) => i % FOLDS !== fold));
    for (const { document, all } of read.filter((_, i) => i % FOLDS === fold)) {
      const known = new Map(all.map((one) => [one, probability(trees, one.numbers)]));
      const found = (bar: number) =>
        chosen(
          all,
          (one) => known.get(one) ?? 0,
          () => false,
          bar,
        );
      const own = by.get(document.publication) ?? emptyScore();
      by.set(document.publication, own);
      scoreDocument(own, document, found(ACCEPT));
      bars.forEach((bar, i) => {
        const total = totals[i];
        if (total !== undefined) scoreDocument(total, document, found(bar));
      });
    }
  }
  for (const [name, score] of [
    ...by,
    ...bars.map((bar, i) => [`all at ${bar}`, totals[i] ?? emptyScore()] as const),
  ]) {
    const { precision, recall, f1 } = rates(score.whole);
    say(
      `${name}: precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}, F1 ${f1.toFixed(3)}, by harmonic overlap ${rates(score.wholeDice).f1.toFixed(3)}`,
    );
  }
}

export function asModule({ cues, parts }: Taggers, trees: Trees): string {
  const weights = packTaggers([
    {
      nodes: strong(cues.nodes, LEAST_WEIGHT.cueNodes),
      edges: strong(cues.edges, LEAST_WEIGHT.cueEdges),
    },
    {
      nodes: strong(parts.nodes, LEAST_WEIGHT.partNodes),
      edges: strong(parts.edges, LEAST_WEIGHT.partEdges),
    },
  ]);
  return `/* Made by bench/intake/learn-attribution.ts; do not edit. Numbers only. */
import type { Trees } from './trees.ts';

/** Which readings are right; see choose.ts. */
export const CHOICE: Trees = JSON.parse(
  '${JSON.stringify(trees)}',
) as Trees;

/** The two taggers; see weights-format.ts. */
export const WEIGHTS =
  '${Buffer.from(weights).toString('base64')}';
`;
}

function main(): void {
  const { values } = parseArgs({ options: { work: { type: 'string' }, only: { type: 'string' } } });
  const say: Say = (line) => void process.stderr.write(`${line}\n`);
  const { work, only } = values;
  if (work === undefined) {
    say('Give a folder for what is learnt on the way: --work FOLDER');
    process.exitCode = 2;
    return;
  }
  const stage = <T>(name: string, make: () => T): T | null => {
    const file = join(work, `${name}.bin`);
    if (existsSync(file)) return deserialize(readFileSync(file)) as T;
    if (only !== undefined && only !== name) return null;
    const made = make();
    writeFileSync(file, serialize(made));
    return made;
  };
  const tagger = (kind: 'cues' | 'parts', half: Half): Tagger | null => {
    const own =
      only === undefined ||
      only === 'write' ||
      (only?.startsWith('readings') ?? false) ||
      only === `${kind}-${half}`;
    const found = own
      ? stage(`${kind}-${half}`, () => {
          const { nodes, edges } = learnTagger(kind, half, say);
          return { nodes: kept(nodes), edges: kept(edges) };
        })
      : null;
    return found === null ? null : { nodes: table(found.nodes), edges: table(found.edges) };
  };
  const both = (half: Half): Taggers | null => {
    const cues = tagger('cues', half);
    const parts = tagger('parts', half);
    return cues === null || parts === null ? null : { cues, parts };
  };
  let taggers: Taggers | null = null;
  const parts = [...KEPT_OUT].map((publication) =>
    stage(`readings-${publication}`, () => {
      taggers ??= both('B');
      if (taggers === null) throw new Error('The B taggers are to be learnt first.');
      return readAll(taggers, publication);
    }),
  );
  const read = parts.every((one) => one !== null) ? parts.flat() : null;
  if (only?.endsWith('-B')) both('B');
  const trees =
    read === null
      ? null
      : stage('choice', () => {
          const labels = read.flatMap((one) => [...one.labels]);
          const right = labels.filter((x) => x === 1).length;
          say(`${read.length} texts, ${labels.length} readings, ${right} right`);
          return treesOf(read);
        });
  if (read !== null && (only === undefined || only === 'crossed')) crossed(read, say);
  const all = only === undefined || only === 'write' || only.endsWith('-F') ? both('F') : null;
  if (all === null || trees === null) return;
  writeFileSync(
    new URL('../../src/2-claims/attribution/english/learnt.generated.ts', import.meta.url),
    asModule(all, trees),
  );
}

if (process.argv[1] !== undefined && fileURLToPath(import.meta.url) === process.argv[1]) main();
