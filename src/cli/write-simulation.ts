/**
 * Writes a simulation into a folder, question by question. Lines are gathered into pieces of about a
 * megabyte, so that ten million claims cost a few thousand writes; nothing else is kept.
 */
import { closeSync, mkdirSync, openSync, readdirSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import {
  copyLines,
  HEADERS,
  Lines,
  placeLines,
  sourceLines,
  type FileName,
} from '#simulation/files.ts';
import { CopyTally, type Simulation } from '#simulation/simulate.ts';
import { UsageError } from './usage-error.ts';

const PIECE = 1 << 20;
/** Stands in params.json: what the files are. */
const FORMAT = 'hearsay simulation 1';
/** After so many claims the bar moves and a Ctrl+C is heard. */
const BREATH = 50_000;

export interface Made {
  readonly questions: number;
  readonly claims: number;
  readonly observations: number;
  readonly sources: number;
  readonly visible: number;
  readonly payments: number;
}

/**
 * @param folder new, empty, or holding an earlier simulation, which is replaced.
 * @param about written into params.json with the parameters and what was made.
 */
export async function writeSimulation(
  simulation: Simulation,
  folder: string,
  about: Readonly<Record<string, unknown>>,
  progress: (claims: number, questions: number) => void,
): Promise<Made> {
  claimFolder(folder);
  const files: Pieces[] = [];
  const open = (name: FileName): Pieces => {
    const file = new Pieces(join(folder, `${name}.csv`));
    files.push(file);
    file.add(HEADERS[name]);
    return file;
  };
  try {
    const made = await writeQuestions(simulation, open, progress);
    for (const line of sourceLines(simulation.sources)) made.sources.add(line);
    const tree = [...placeLines(simulation.places())];
    if (tree.length > 0) {
      const places = open('places');
      for (const line of tree) places.add(line);
    }
    const params = new Pieces(join(folder, 'params.json'));
    files.push(params);
    const { parameters, seed } = simulation;
    params.add(
      `${JSON.stringify({ format: FORMAT, ...about, seed, parameters, made: made.counts }, null, 2)}\n`,
    );
    return made.counts;
  } finally {
    for (const file of files) file.close();
  }
}

async function writeQuestions(
  simulation: Simulation,
  open: (name: FileName) => Pieces,
  progress: (claims: number, questions: number) => void,
): Promise<{ readonly counts: Made; readonly sources: Pieces }> {
  const lines = new Lines(simulation.sources);
  const copies = new CopyTally(simulation.sources);
  const [claims, truth, lineage] = [open('claims'), open('truth'), open('lineage')];
  const [origins, payments, sources] = [open('origins'), open('payments'), open('sources')];
  const counts = { questions: 0, claims: 0, observations: 0, payments: 0 };
  let breath = BREATH;
  for (const question of simulation) {
    claims.add(lines.claims(question));
    truth.add(lines.truth(question));
    lineage.add(lines.lineage(question));
    origins.add(lines.origins(question));
    payments.add(lines.payments(question));
    copies.add(question);
    counts.questions += 1;
    counts.claims += question.claims.length;
    counts.payments += question.payments.length;
    for (const { independent } of question.origins) counts.observations += independent;
    if (counts.claims >= breath) {
      breath += BREATH;
      progress(counts.claims, counts.questions);
      await setImmediate();
    }
  }
  const pairs = open('copies');
  for (const line of copyLines(copies.list(), simulation.sources)) pairs.add(line);
  return {
    counts: {
      ...counts,
      sources: simulation.sources.length,
      visible: simulation.sources.filter(({ visible }) => visible).length,
    },
    sources,
  };
}

/** A folder that holds anything but an earlier simulation is left alone. */
function claimFolder(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const names = readdirSync(folder);
  if (names.length === 0) return;
  const ours =
    names.includes('params.json') &&
    readFileSync(join(folder, 'params.json'), 'utf8').includes(`"format": "${FORMAT}"`);
  if (!ours) throw new UsageError(`${folder} is not empty; name a new folder for --out.`);
}

/**
 * A file written in large pieces. Text is turned into bytes as it comes: kept as text until a piece
 * is full, a million short strings would outlive every sweep of the garbage collector.
 */
class Pieces {
  readonly #file: number;
  readonly #bytes = Buffer.allocUnsafe(PIECE);
  #used = 0;

  constructor(path: string) {
    this.#file = openSync(path, 'w');
  }

  add(text: string): void {
    // A sign takes three bytes at most.
    if (this.#used + 3 * text.length > PIECE) this.#write();
    if (3 * text.length > PIECE) writeWhole(this.#file, Buffer.from(text, 'utf8'));
    else this.#used += this.#bytes.write(text, this.#used, 'utf8');
  }

  close(): void {
    this.#write();
    closeSync(this.#file);
  }

  #write(): void {
    writeWhole(this.#file, this.#bytes.subarray(0, this.#used));
    this.#used = 0;
  }
}

/** The system may take less than it was given. */
function writeWhole(file: number, bytes: Buffer): void {
  for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
}
