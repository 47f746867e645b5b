/**
 * Learns what `src/2-claims/attribution/english` knows of attribution from the training part of PolNeAR. Three
 * steps, in this order; the dev part is never read:
 *
 *     node --max-old-space-size=6000 --import tsx bench/intake/learn-attribution-columns.ts POLNEAR VECTORS WORK
 *     python3 bench/intake/learn-attribution.py WORK WORK/fold-0 --without 0/3     (1/3 and 2/3 may follow)
 *     python3 bench/intake/learn-attribution.py WORK WORK/all
 *     node --max-old-space-size=6000 --import tsx bench/intake/learn-attribution.ts WORK [--write]
 *
 * The last step reads every text with the network that never saw it, learns the trees that tell right readings from
 * wrong ones, prints how right the whole is with trees that learnt from other texts; with `--write` it
 * makes the file of weights from WORK/all and the trees instead. Nothing of the corpus is kept but weights by number.
 * The words that the network sees, and the grammar, come from `learn-word-groups.ts` and `learn-grammar.ts`, which go before.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { deserialize, serialize } from 'node:v8';
import { addNeighbours, cueCandidates, readings } from '#claims/attribution/english/candidates.ts';
import { chosen } from '#claims/attribution/english/choose.ts';
import { columns } from '#claims/attribution/english/columns.ts';
import { loadGrammar } from '#claims/attribution/english/english.ts';
import { look, readNet, type Net } from '#claims/attribution/english/net.ts';
import { probability, type Trees } from '#claims/attribution/english/trees.ts';
import { labelsOf } from './label-readings.ts';
import { learnTrees } from './learn-trees.ts';
import { loadPolnear, oneEach, type GoldDocument } from './polnear-data.ts';
import { emptyScore, rates, scoreDocument } from './polnear-score.ts';

const TREES = { rounds: 150, depth: 5, rate: 0.08, damping: 5, leastInLeaf: 30 } as const;
/** Texts are left out by their number: the networks' parts, and those of the trees. */
const FOLDS = 3;

const POLNEAR = fileURLToPath(new URL('../../../shared/data/polnear', import.meta.url));

type Spans = readonly (readonly [number, number])[];

/** A reading as it is kept between steps: its cue's first word, its spans, and its numbers. */
interface KeptReading {
  readonly at: number;
  readonly cue: Spans;
  readonly source: Spans | null;
  readonly content: Spans;
  readonly numbers: Float64Array;
}

interface Read {
  readonly document: GoldDocument;
  readonly all: readonly KeptReading[];
  readonly labels: Uint8Array;
}

/** The readings of texts by a network that never saw them. */
function readAll(net: Net, documents: readonly GoldDocument[]): Read[] {
  return documents.map((document) => {
    const c = columns(document.text, loadGrammar());
    const sight = look(net, c);
    const all = cueCandidates(sight).flatMap((one) => readings(sight, one));
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

/** How right the whole is, with trees that did not learn from the text. */
function crossed(read: readonly Read[], say: (line: string) => void): void {
  const bars = [0.22, 0.26, 0.3, 0.34, 0.38, 0.42];
  const totals = bars.map(() => emptyScore());
  for (let fold = 0; fold < FOLDS; fold++) {
    // Texts of one publication stand beside each other in each part.
    const mine = (i: number): boolean => Math.floor(i / 7) % FOLDS === fold;
    const trees = treesOf(read.filter((_, i) => !mine(i)));
    for (const { document, all } of read.filter((_, i) => mine(i))) {
      const known = new Map(all.map((one) => [one, probability(trees, one.numbers)]));
      bars.forEach((bar, i) => {
        const total = totals[i];
        const found = chosen(
          all,
          (one) => known.get(one) ?? 0,
          () => false,
          bar,
        );
        if (total !== undefined) scoreDocument(total, document, found);
      });
    }
  }
  bars.forEach((bar, i) => {
    const score = totals[i] ?? emptyScore();
    const { precision, recall, f1 } = rates(score.whole);
    say(
      `at ${bar}: precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}, F1 ${f1.toFixed(3)}, by harmonic overlap ${rates(score.wholeDice).f1.toFixed(3)}`,
    );
  });
}

function asModule(net: Uint8Array, trees: Trees): string {
  return `/* Made by bench/intake/learn-attribution.ts; do not edit. Numbers only. */
import type { Trees } from './trees.ts';

/** Which readings are right; see choose.ts. */
export const CHOICE: Trees = JSON.parse(
  '${JSON.stringify(trees)}',
) as Trees;

/** The network; see net-format.ts. */
export const WEIGHTS =
  '${Buffer.from(net).toString('base64')}';
`;
}

function main(): void {
  const { values, positionals } = parseArgs({
    options: { write: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const say = (line: string): void => void process.stderr.write(`${line}\n`);
  const [work] = positionals;
  if (work === undefined) {
    say('Give the folder of the networks.');
    process.exitCode = 2;
    return;
  }
  const documents = oneEach(loadPolnear(POLNEAR, 'train'));
  const names = documents.map(({ name }) => name).toSorted();
  const read: Read[] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const kept = join(work, `readings-${fold}.bin`);
    const file = join(work, `fold-${fold}`);
    if (!existsSync(kept) && existsSync(file)) {
      const own = documents.filter(({ name }) => names.indexOf(name) % FOLDS === fold);
      writeFileSync(kept, serialize(readAll(readNet(readFileSync(file)), own)));
    }
    if (existsSync(kept)) read.push(...(deserialize(readFileSync(kept)) as Read[]));
  }
  const labels = read.flatMap((one) => [...one.labels]);
  say(
    `${read.length} texts, ${labels.length} readings, ${labels.filter((x) => x === 1).length} right`,
  );
  if (!values.write) crossed(read, say);
  if (values.write)
    writeFileSync(
      new URL('../../src/2-claims/attribution/english/learnt.generated.ts', import.meta.url),
      asModule(readFileSync(join(work, 'all')), treesOf(read)),
    );
}

if (process.argv[1] !== undefined && fileURLToPath(import.meta.url) === process.argv[1]) main();
