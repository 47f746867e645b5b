/**
 * PolNeAR as it is published: news texts, and for each the attributions in brat's standoff format, one
 * file for each annotator. Offsets there count code points; here they count UTF-16 units.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Span = readonly [start: number, end: number];

export interface GoldAttribution {
  /** Null: annotated as an attribution without a source. */
  readonly source: readonly Span[] | null;
  readonly cue: readonly Span[];
  readonly content: readonly Span[];
}

export interface GoldDocument {
  readonly name: string;
  readonly publication: string;
  readonly annotator: string;
  readonly text: string;
  readonly gold: readonly GoldAttribution[];
}

/** Every annotated text of a part, by name; a text that several people annotated comes once for each. */
export function loadPolnear(folder: string, part: 'train' | 'dev'): GoldDocument[] {
  const base = join(folder, part);
  return readdirSync(join(base, 'attributions'))
    .filter((file) => file.endsWith('.ann'))
    .sort()
    .map((file) => {
      const stem = file.slice(0, -'.ann'.length);
      const cut = stem.lastIndexOf('_');
      const name = stem.slice(0, cut);
      const text = readFileSync(join(base, 'text', `${name}.txt`), 'utf8');
      const annotations = readFileSync(join(base, 'attributions', file), 'utf8');
      return {
        name,
        publication: name.slice(0, name.indexOf('_')),
        annotator: stem.slice(cut + 1),
        text,
        gold: parse(annotations, text),
      };
    });
}

/** One annotation for each text: the first by name of file. */
export function oneEach(documents: readonly GoldDocument[]): GoldDocument[] {
  const seen = new Set<string>();
  return documents.filter(({ name }) => !seen.has(name) && seen.add(name));
}

function parse(annotations: string, text: string): GoldAttribution[] {
  const units = [0];
  for (const sign of text) units.push((units.at(-1) ?? 0) + sign.length);
  const marks = new Map<string, Span[]>();
  const found: GoldAttribution[] = [];
  for (const line of annotations.split('\n')) {
    const mark = /^(T\d+)\t\S+ ([\d ;]+)\t/.exec(line);
    if (mark !== null) {
      marks.set(
        mark[1] ?? '',
        (mark[2] ?? '').split(';').map((pair): Span => {
          const [start = 0, end = 0] = pair.split(' ').map(Number);
          return [units[start] ?? 0, units[end] ?? 0];
        }),
      );
    }
  }
  for (const line of annotations.split('\n')) {
    const event = /^E\d+\t(.*)$/.exec(line);
    if (event === null) continue;
    const role = (name: string): Span[] =>
      (event[1] ?? '')
        .split(' ')
        .filter((one) => one.replace(/\d*:.*$/, '') === name)
        .flatMap((one) => marks.get(one.slice(one.indexOf(':') + 1)) ?? [])
        .toSorted((a, b) => a[0] - b[0]);
    const [source, cue, content] = [role('Source'), role('Cue'), role('Content')];
    if (content.length === 0) continue;
    found.push({ source: source.length > 0 ? source : null, cue, content });
  }
  return found;
}
