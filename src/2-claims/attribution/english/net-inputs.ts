import { between, lieOf, type CueView } from './cue-view.ts';
import type { Columns } from './columns.ts';
import { bin } from './features.ts';

/**
 * What the network sees of a word: one whole number a column. The first three are hashes that its
 * tables list (`word`, `suffix`, `group`), the others are small; `kids` holds one bit for each kind of dependant.
 */
export const WORD_COLUMNS = [
  'word',
  'suffix',
  'group',
  'tag',
  'pos',
  'arc',
  'shape',
  'quote',
  'place',
  'kids',
] as const;
export const WORD_WIDTH = WORD_COLUMNS.length;

/** Columns of the words of a text, `[word × WORD_WIDTH + column]`. */
export function wordInputs(c: Columns): Int32Array {
  const { t, q } = c;
  const out = new Int32Array(t.length * WORD_WIDTH);
  for (let i = 0; i < t.length; i++) {
    const s = t.sentence[i] ?? 0;
    const p = t.paragraph[i] ?? 0;
    const own = q.of[i] ?? -1;
    const quote =
      own < 0
        ? 0
        : 1 +
          (q.first[own] === i ? 0 : q.last[own] === i ? 1 : 2) +
          3 * (q.inner[i] ?? 0) +
          (q.opened[own] === true && q.closed[own] === true ? 0 : 6);
    const place =
      (t.sentenceStart[s] === i ? 1 : 0) +
      (t.sentenceEnd[s] === i + 1 ? 2 : 0) +
      (t.paragraphStart[p] === i ? 4 : 0) +
      ((c.chunk[i] ?? -1) < 0 ? 0 : c.chunkStart[c.chunk[i] ?? 0] === i ? 8 : 16);
    out.set(
      [
        c.word[i] ?? 0,
        c.suffix[i] ?? 0,
        c.group[i] ?? 0,
        c.tag[i] ?? 0,
        c.pos[i] ?? 0,
        c.arc[i] ?? 0,
        c.shape[i] ?? 0,
        quote,
        place,
        c.kids[i] ?? 0,
      ],
      i * WORD_WIDTH,
    );
  }
  return out;
}

/** What the network sees of how a word lies to a cue. `path` is a hash that its table lists; `clauses` holds bits. */
export const LIE_COLUMNS = [
  'path',
  'far',
  'place',
  'quoted',
  'counts',
  'seen',
  'depth',
  'clauses',
] as const;
export const LIE_WIDTH = LIE_COLUMNS.length;

/** Columns of the words of a cue's window, `[word × LIE_WIDTH + column]`. */
export function lieInputs(c: Columns, v: CueView): Int32Array {
  const { t, q } = c;
  const b = between(c, v);
  const y = lieOf(c, v);
  const out = new Int32Array((v.to - v.from) * LIE_WIDTH);
  const around = (v.inside >= 0 ? 1 : 0) + (v.left >= 0 ? 2 : 0) + (v.right >= 0 ? 4 : 0);
  for (let i = v.from; i < v.to; i++) {
    const o = i - v.from;
    const side = i < v.start ? 0 : i >= v.end ? 1 : 2;
    const far = bin(side === 0 ? v.start - i : i - v.end + 1);
    const hops = Math.max(-3, Math.min(3, (t.sentence[i] ?? 0) - (t.sentence[v.start] ?? 0))) + 3;
    const away = t.paragraph[i] === t.paragraph[v.start] ? 0 : 1;
    const own = q.of[i] ?? -1;
    const quoted =
      own < 0
        ? 0
        : own === v.inside
          ? 1
          : own === v.left
            ? 2
            : own === v.right
              ? 3
              : i < v.start
                ? 4
                : 5;
    out.set(
      [
        y.path[o] ?? 0,
        side === 2 ? 22 : side * 11 + Math.abs(far),
        side + 3 * (hops + 7 * away),
        quoted + 6 * around,
        side +
          3 *
            (Math.min(b.commas[o] ?? 0, 3) +
              4 * (Math.min(b.verbs[o] ?? 0, 4) + 5 * Math.min(b.chunks[o] ?? 0, 4))),
        side +
          3 * ((b.that[o] ?? 0) + 2 * ((b.relative[o] ?? 0) + 2 * Math.min(b.reports[o] ?? 0, 2))),
        side + 3 * (y.depth[o] ?? 0),
        y.clauses[o] ?? 0,
      ],
      o * LIE_WIDTH,
    );
  }
  return out;
}
