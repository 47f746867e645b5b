/**
 * Attribution in English news: our finder against what people marked in PolNeAR.
 *
 *     node --import tsx bench/intake/polnear.ts [dev|train] [--people] [--damage]
 *
 * The training part is what the finder learnt from, so its figures say nothing of new texts; the dev
 * part's do. `--people` adds how well those who marked the same text agree with each other; `--damage` reads the
 * texts once more for each way their quotation marks may arrive damaged (`polnear-damage.ts`).
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { attributions } from '#claims/attribution/attributions.ts';
import { atLeast, figure, type Figure, type FigureOptions } from './figure.ts';
import { DAMAGES, damagedDocument } from './polnear-damage.ts';
import { loadPolnear, oneEach, type GoldDocument } from './polnear-data.ts';
import {
  emptyScore,
  rates,
  scoreDocument,
  type FoundAttribution,
  type PolnearScore,
} from './polnear-score.ts';

/** What the command prints: content is one span from its first piece to its last. */
function asPrinted(text: string): FoundAttribution[] {
  return attributions(text, 'en').map(({ source, cue, content }) => ({
    source: source === null ? null : [source],
    cue: cue === null ? [] : [cue],
    content: [[content[0]?.[0] ?? 0, content.at(-1)?.[1] ?? 0]],
  }));
}

/** The pieces apart, as they are marked in the corpus. */
function asPieces(text: string): FoundAttribution[] {
  return attributions(text, 'en').map(({ source, cue, content }) => ({
    source: source === null ? null : [source],
    cue: cue === null ? [] : [cue],
    content,
  }));
}

export function scorePolnear(
  documents: readonly GoldDocument[],
  found: (text: string) => readonly FoundAttribution[],
): PolnearScore {
  const score = emptyScore();
  for (const document of documents) scoreDocument(score, document, found(document.text));
  return score;
}

/** How well two people who marked the same text agree: the one is taken as found, the other as marked. */
export function scorePeople(documents: readonly GoldDocument[]): PolnearScore {
  const score = emptyScore();
  for (const a of documents)
    for (const b of documents)
      if (a.name === b.name && a.annotator < b.annotator) scoreDocument(score, b, a.gold);
  return score;
}

/** Words a second, the first reading left out. */
export function wordsPerSecond(documents: readonly GoldDocument[]): number {
  let words = 0;
  attributions(documents[0]?.text ?? '', 'en');
  const start = process.cpuUsage();
  for (const { text } of documents) {
    words += text.split(/\s+/u).length;
    attributions(text, 'en');
  }
  const { user, system } = process.cpuUsage(start);
  return words / ((user + system) / 1e6);
}

export async function polnearFigures({
  quick,
  data,
  say,
}: FigureOptions): Promise<readonly Figure[]> {
  const folder = join(data, 'polnear');
  if (!existsSync(join(folder, 'dev'))) {
    say('PolNeAR is not there: attribution is not measured.');
    return [];
  }
  const marked = loadPolnear(folder, 'dev');
  const documents = oneEach(marked);
  const printed = scorePolnear(documents, asPrinted);
  const how = `PolNeAR dev, ${documents.length} texts, one annotator each; contents overlap by half (Jaccard) and sources share a word`;
  const whole = rates(printed.whole);
  const figures = [
    figure('polnear/whole attributions F1', whole.f1, 'figure', atLeast(0.75), how),
    figure('polnear/whole attributions precision', whole.precision, 'figure', null, how),
    figure('polnear/whole attributions recall', whole.recall, 'figure', null, how),
    figure(
      'polnear/words a second',
      wordsPerSecond(quick ? documents.slice(0, 20) : documents),
      'per second',
      atLeast(5000),
      'attributions() on the same texts, processor time of one core',
    ),
  ];
  if (quick) return figures;
  const pieces = scorePolnear(documents, asPieces);
  figures.push(
    figure(
      'polnear/whole, harmonic overlap F1',
      rates(printed.wholeDice).f1,
      'figure',
      null,
      'the same with 2·shared/(a+b) ≥ .5',
    ),
  );
  for (const part of ['source', 'cue', 'content'] as const) {
    for (const by of ['exact', 'words'] as const) {
      const r = rates(pieces.parts[part][by]);
      figures.push(
        figure(
          `polnear/${part} ${by} F1`,
          r.f1,
          'figure',
          null,
          `precision ${r.precision.toFixed(3)}, recall ${r.recall.toFixed(3)}`,
        ),
      );
    }
  }
  const people = rates(scorePeople(loadPolnear(folder, 'train')).whole);
  figures.push(
    figure(
      'polnear/two people F1',
      people.f1,
      'figure',
      null,
      'whole attributions, each pair of the six people who marked the same 15 training texts',
    ),
  );
  return figures;
}

function show(name: string, score: PolnearScore): string {
  const line = (label: string, counts: Parameters<typeof rates>[0]): string => {
    const { precision, recall, f1 } = rates(counts);
    return `${label.padEnd(26)} ${[precision, recall, f1].map((x) => x.toFixed(3).padStart(9)).join(' ')}\n`;
  };
  let out = `${name.padEnd(26)} precision    recall        F1\n`;
  out += line('whole', score.whole) + line('whole, harmonic overlap', score.wholeDice);
  for (const part of ['source', 'cue', 'content'] as const)
    for (const by of ['exact', 'words'] as const)
      out += line(`${part} ${by}`, score.parts[part][by]);
  return `${out}\n`;
}

function main(args: readonly string[]): void {
  const folder = fileURLToPath(new URL('../../../shared/data/polnear', import.meta.url));
  const part = args.includes('train') ? 'train' : 'dev';
  if (!existsSync(join(folder, part))) {
    process.stderr.write(`PolNeAR is not at ${folder}; nothing to measure.\n`);
    process.exitCode = 2;
    return;
  }
  const all = loadPolnear(folder, part);
  const documents = oneEach(all);
  process.stdout.write(show(`${part}, as printed`, scorePolnear(documents, asPrinted)));
  process.stdout.write(show(`${part}, in pieces`, scorePolnear(documents, asPieces)));
  if (args.includes('--people')) process.stdout.write(show('two people', scorePeople(all)));
  if (args.includes('--damage'))
    for (const [name, way] of Object.entries(DAMAGES)) {
      const damaged = documents.map((one, i) => damagedDocument(one, way, i + 1));
      const { precision, recall, f1 } = rates(scorePolnear(damaged, asPrinted).whole);
      process.stdout.write(
        `${name.padEnd(26)} ${[precision, recall, f1].map((x) => x.toFixed(3).padStart(9)).join(' ')}\n`,
      );
    }
  process.stdout.write(
    `${Math.round(wordsPerSecond(documents)).toLocaleString('en-US')} words/s\n`,
  );
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main(process.argv.slice(2));
