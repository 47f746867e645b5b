/** Everything that reads what others wrote: every format, and what looks for things in texts. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { attributions } from '#claims/attribution/attributions.ts';
import { scanPlaces } from '#claims/places/scan-places.ts';
import { scanValues } from '#claims/values/scan-values.ts';
import { IntakeError, type Format, type Reading } from '#intake/format.ts';
import { FORMATS, recognise } from '#intake/formats.ts';
import { usePhotoCodecs } from '#intake/photos/decode-picture.ts';
import { repair } from '#intake/repair/repair.ts';
import { loadPhotoCodecs } from '#jobs/photo-codecs.ts';
import { isReadAnswer } from '#jobs/reading-shape.ts';
import { featureSeeds } from './feature-seeds.ts';
import type { Mutant, Seed } from './mutant.ts';
import { ROOT } from './root.ts';
import { goldenSeeds, madeSeeds, PROSE } from './seeds.ts';

export interface Parser {
  readonly name: string;
  readonly seeds: readonly Seed[];
  /** What mutants of it may usually grow to, when it is not as usual. */
  readonly usual?: number;
  /** What the few large ones may grow to. */
  readonly largest?: number;
  /** What it makes of it, as text that is the same for the same; throws what is a fault. */
  run(mutant: Mutant): Promise<string>;
}

/** A reading that no reader may give. */
class Wrong extends Error {
  override readonly name = 'Wrong';
}

export function formatParsers(): readonly Parser[] {
  usePhotoCodecs(loadPhotoCodecs);
  const seeds = [...madeSeeds(), ...goldenSeeds(), ...featureSeeds()];
  const owner = new Map(seeds.map((seed) => [seed, recognise(seed.bytes, seed.name).name]));
  // What keeps anything is given anything, and so is a format that has no file of its own here.
  const own = (name: string): readonly Seed[] => {
    const found = seeds.filter((seed) => owner.get(seed) === name);
    return found.length > 0 ? found : seeds;
  };
  return FORMATS.map((format) => ({
    name: format.name,
    seeds: own(format.name),
    run: (mutant) => runFormat(format, mutant),
  }));
}

/** The reader itself, whatever recognises the mutant: a reader may be asked to read anything. */
async function runFormat(format: Format, { name, bytes }: Mutant): Promise<string> {
  for (const other of FORMATS) {
    const sure = other.recognises(bytes.subarray(0, 64 * 1024), name);
    if (!(sure >= 0 && sure <= 1)) throw new Wrong(`${other.name} is sure of it by ${sure}`);
  }
  // Some libraries take the bytes they are given: each reading has its own.
  try {
    const reading = await format.read(bytes.slice(), name, { zone: 'UTC' });
    check(reading, name);
    return JSON.stringify({
      ...reading,
      members: reading.members.map((one) => [one.name, one.bytes.length]),
    });
  } catch (error) {
    if (!(error instanceof IntakeError)) throw error;
    if (error.message === '' || error.mend === '') throw new Wrong('a refusal without words');
    return `refused: ${error.message}`;
  }
}

/** What holds for every reading there is. */
function check({ documents, table, members, notes, options, format }: Reading, name: string): void {
  const answers = [
    { kind: 'documents', documents },
    { kind: 'rows', rows: table?.rows ?? [] },
    { kind: 'read', number: 1, format, header: table?.header ?? null, notes, options },
    ...members.map(({ name }) => ({ kind: 'member', name })),
  ];
  for (const answer of answers) {
    if (!isReadAnswer(answer)) throw new Wrong(`its ${answer.kind} have another shape`);
  }
  const parts = new Set<string>();
  for (const { part, text, textReceived, repairs } of documents) {
    if (parts.has(part)) throw new Wrong(`two documents are "${part}"`);
    parts.add(part);
    if (text.includes('\0') || textReceived.includes('\0')) throw new Wrong('a NUL in a text');
    for (const { received, read } of repairs) {
      if (!within(received, textReceived) || !within(read, text))
        throw new Wrong('a repair outside the text');
    }
  }
  for (const { text } of notes) {
    if (text.length > 20_000 + 4 * name.length)
      throw new Wrong(`a note of ${text.length} characters`);
  }
}

function within([start, end]: readonly [number, number], text: string): boolean {
  return start >= 0 && start <= end && end <= text.length;
}

/** A sentence or two each, and one in twenty a longer passage. */
const PASSAGES: readonly Seed[] = PROSE.flatMap((seed) => {
  const lines = new TextDecoder().decode(seed.bytes).split('\n');
  const made = (text: string, full: boolean): Seed => ({
    ...seed,
    bytes: new TextEncoder().encode(text),
    full,
  });
  const whole = lines.map((line) => line.trim().slice(0, 300)).filter((line) => line.length > 20);
  const sentences = whole.flatMap((line) => line.match(/[^.!؟?]{1,110}[.!؟?»”]*\s*/gu) ?? []);
  return [
    ...whole.map((line) => made(line, true)),
    ...sentences.filter((text) => text.length > 20).map((text) => made(text, false)),
  ];
});

/** What is known about the text of a mutant. */
const CONTEXT = { writtenOn: '2015-06-01', language: null, dayFirst: true, countries: ['SY'] };

/** Functions over texts. */
const SCANNERS: readonly (readonly [name: string, scan: (text: string) => unknown])[] = [
  ['repair', repair],
  ['scanValues', (text) => scanValues(text, CONTEXT)],
  ['scanPlaces', (text) => scanPlaces(text, CONTEXT)],
  ['attributions', (text) => ['en', 'ar', 'fr'].map((language) => attributions(text, language))],
];

export function textParsers(): readonly Parser[] {
  return SCANNERS.map(([name, scan]) => ({
    name,
    // Where every word is weighed, short texts by the thousand find more than long ones by the dozen: of
    // 256 kB a healthy one takes longer than a mutant may.
    ...(name === 'attributions'
      ? { seeds: PASSAGES, usual: 300, largest: 8 * 1024 }
      : { seeds: PROSE }),
    run: ({ bytes }) => {
      const text = new TextDecoder().decode(bytes);
      const result = scan(text);
      checkSpans(result, text);
      return Promise.resolve(JSON.stringify(result) ?? '');
    },
  }));
}

/** Whatever has a span and a text stands there. */
function checkSpans(result: unknown, text: string): void {
  if (typeof result !== 'object' || result === null) return;
  const { span, text: said } = result as { span?: unknown; text?: unknown };
  if (Array.isArray(span)) {
    const [start, end] = span as [number, number];
    if (!within([start, end], text)) throw new Wrong('a span outside the text');
    if (typeof said === 'string' && text.slice(start, end) !== said)
      throw new Wrong('a span beside its words');
  }
  for (const value of Object.values(result)) checkSpans(value, text);
}

export function allParsers(): readonly Parser[] {
  return [...formatParsers(), ...textParsers()];
}

const CORPUS = join(ROOT, 'test/fuzz/corpus');

/** Mutants that once showed a fault, kept for ever: `corpus/<parser>/<name>`. */
export function corpusOf(parser: string): readonly Mutant[] {
  const folder = join(CORPUS, parser);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .sort()
    .map((name) => ({ name, bytes: new Uint8Array(readFileSync(join(folder, name))) }));
}
