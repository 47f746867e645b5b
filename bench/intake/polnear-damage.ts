/**
 * Marked texts with their quotation marks damaged as they arrive in practice, read through the same repair as
 * everything that comes in. What people marked moves along with its words.
 */
import { repair } from '#intake/repair/repair.ts';
import { offsetMap } from '#intake/repair/offset-map.ts';
import { misread, WINDOWS_1252 } from '#intake/repair/code-pages.ts';
import type { GoldDocument, Span } from './polnear-data.ts';

/** What becomes of one mark, or null when it stays. `open` for double ones. */
type Way = (mark: string, open: boolean, chance: () => number) => string | null;

const DOUBLE = /["“”]/;

/** Each way leaves a text that a person could still read. */
export const DAMAGES: Readonly<Record<string, Way>> = {
  'a lone â for each': () => 'â',
  'UTF-8 read as Windows-1252': (mark) => misread(mark, WINDOWS_1252),
  'straight marks': (mark) => (DOUBLE.test(mark) ? '"' : mark === '—' || mark === '–' ? '-' : "'"),
  'single marks for double': (mark, open) => (DOUBLE.test(mark) ? (open ? '‘' : '’') : null),
  'angle marks': (mark, open) => (DOUBLE.test(mark) ? (open ? '«' : '»') : null),
  'closing marks lost': (mark, open) => (DOUBLE.test(mark) && !open ? '' : null),
  'half of the marks lost': (mark, _, chance) => (DOUBLE.test(mark) && chance() < 0.5 ? '' : null),
  'all marks lost': (mark) => (DOUBLE.test(mark) ? '' : null),
};

/** A mark and how many characters it is: `''` is one double mark. Straight ones are read as curly. */
function markAt(text: string, at: number): { mark: string; length: number } | null {
  const unit = text.charAt(at);
  if (/[“”‘’—–]/.test(unit)) return { mark: unit, length: 1 };
  if (!/["'`]/.test(unit)) return null;
  const length = unit !== '"' && text.charAt(at + 1) === unit ? 2 : 1;
  const before = text.charAt(at - 1);
  const opens = before === '' || /[\s([—–“‘"]/.test(before);
  const double = unit === '"' || length === 2;
  return { mark: double ? (opens ? '“' : '”') : opens ? '‘' : '’', length };
}

/** The text damaged in a way, then repaired as far as it can be; the same seed damages the same. */
export function damagedDocument(document: GoldDocument, way: Way, seed: number): GoldDocument {
  const chance = seeded(seed);
  const healthy = document.text;
  let text = '';
  /** For each place of the healthy text, its place in the damaged one. */
  const moved = new Int32Array(healthy.length + 1);
  for (let i = 0; i < healthy.length;) {
    const found = markAt(healthy, i);
    const length = found?.length ?? 1;
    moved.fill(text.length, i, i + length);
    text +=
      found === null
        ? healthy.charAt(i)
        : (way(found.mark, found.mark === '“', chance) ?? found.mark);
    i += length;
  }
  moved[healthy.length] = text.length;
  const repaired = repair(text);
  const map = offsetMap(repaired.repairs);
  const span = ([from, to]: Span): Span => map.readSpan([moved[from] ?? 0, moved[to] ?? 0]);
  return {
    ...document,
    text: repaired.text,
    gold: document.gold.map(({ source, cue, content }) => ({
      source: source === null ? null : source.map(span),
      cue: cue.map(span),
      content: content.map(span),
    })),
  };
}

function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
}
