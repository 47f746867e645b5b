import type { Columns } from './columns.ts';
import type { Found, Range } from './find.ts';

/**
 * Whose quotation it is where two people speak beside each other:
 *
 * - "A asked, “…?” and B answered, “…”": each has the quotation behind the own verb, and nobody the words between;
 * - "… His cousin disagreed. “…”": a sentence that only says who speaks next has the quotation behind it, unless that
 *   one has a verb of its own (“…,” he said); never the one before;
 * - a quotation ends at its mark, not in the next sentence.
 */
export function apart(c: Columns, found: readonly Found[]): Found[] {
  let now: Found[] = found.map((one) => ({
    ...one,
    content: one.content.map((piece) => toItsMark(c, piece)),
  }));
  for (const one of found) {
    const own = quotedBehind(c, one);
    if (own === null) continue;
    now = now.flatMap((other): Found[] => {
      if (other.cue[0] === one.cue[0]) {
        if (own.taken) {
          const left = other.content.filter(([a, b]) => !quotedOnly(c, [a, b]));
          return left.length === 0 ? [] : [{ ...other, content: left }];
        }
        return [{ ...other, source: other.source ?? own.source, content: [own.range] }];
      }
      if (own.taken || other.cue[0] > one.cue[0]) return [other];
      const content = other.content
        .map(([a, b]): Range => [a, Math.min(b, own.from)])
        .filter(([a, b]) => b > a);
      return content.length === 0 ? [other] : [{ ...other, content }];
    });
  }
  return now;
}

interface Own {
  /** The quotation, with its marks. */
  readonly range: Range;
  readonly source: Range | null;
  /** What belongs to others ends here. */
  readonly from: number;
  /** Whether the quotation has a verb of its own. */
  readonly taken: boolean;
}

/** The quotation that is a cue's alone, by where it stands. */
function quotedBehind(c: Columns, one: Found): Own | null {
  const { t, q } = c;
  if ((q.of[one.cue[0]] ?? -1) >= 0) return null;
  const subject = subjectAt(c, one);
  if (subject === null) return null;
  let at = one.cue[1];
  const asked = c.chunk[at] ?? -1;
  if (!/^[,:.]$/u.test(t.word[at - 1] ?? '') && asked >= 0) at = c.chunkEnd[asked] ?? at;
  const stop = /^[,:.]$/u.test(t.word[at] ?? '') ? (t.word[at] ?? '') : (t.word[at - 1] ?? '');
  if (/^[,:.]$/u.test(t.word[at] ?? '')) at++;
  const id = q.of[at] ?? -1;
  if (t.word[at] !== '"' || id < 0 || q.first[id] !== at) return null;
  if (t.paragraph[at] !== t.paragraph[one.cue[0]]) return null;
  const range: Range = [at, (q.last[id] ?? at) + 1];
  let k = subject[0] - 1;
  if (/^[,:]$/u.test(stop)) {
    // "… “…” and B answered, “…”".
    if (/^(?:then)$/u.test(t.lower[k] ?? '')) k--;
    if (!/^(?:and|but|while|whereas)$/u.test(t.lower[k] ?? '')) return null;
    k--;
    if (/^[,;]$/u.test(t.word[k] ?? '')) k--;
    const before = q.of[k] ?? -1;
    if (before < 0 || q.last[before] !== k) return null;
    return { range, source: subject, from: k + 1, taken: false };
  }
  // "His cousin, who …, disagreed. “…”": the sentence is that and no more, and speech stands before it.
  const first = t.sentenceStart[t.sentence[one.cue[0]] ?? 0] ?? 0;
  if (stop !== '.' || subject[0] !== first || (q.of[first - 1] ?? -1) < 0) return null;
  if (!one.content.every((piece) => quotedOnly(c, piece))) return null;
  const next = range[1];
  const taken =
    t.word[next - 2] === ',' || (t.word[next] === ',' && t.sentence[next] === t.sentence[next - 1]);
  return { range, source: subject, from: first, taken };
}

/** The phrase the cue's sentence begins with, or the one right before the cue. */
function subjectAt(c: Columns, one: Found): Range | null {
  const { cue, source } = one;
  if (source !== null && source[1] <= cue[0] && source[1] > cue[0] - 3) return source;
  let k = cue[0] - 1;
  while (/^(?:HAVE|ADV)$/u.test(c.tagName[k] ?? '')) k--;
  const chunk = c.chunk[k] ?? -1;
  return chunk < 0 ? null : [c.chunkStart[chunk] ?? k, k + 1];
}

function quotedOnly({ q }: Columns, [from, to]: Range): boolean {
  for (let i = from; i < to; i++) if ((q.of[i] ?? -1) < 0) return false;
  return true;
}

/** "“… on Fridays.” His cousin": without what stands behind the closing mark in a sentence of its own. */
function toItsMark(c: Columns, [from, to]: Range): Range {
  const { t, q } = c;
  const id = q.of[from] ?? -1;
  if (id < 0 || q.first[id] !== from || t.word[from] !== '"') return [from, to];
  const end = (q.last[id] ?? from) + 1;
  if (
    end >= to ||
    to - end > 4 ||
    t.word[end - 1] !== '"' ||
    !/^[.!?,]$/u.test(t.word[end - 2] ?? '')
  )
    return [from, to];
  for (let i = end; i < to; i++) if ((q.of[i] ?? -1) >= 0) return [from, to];
  return t.sentence[end] !== t.sentence[end - 1] ? [from, end] : [from, to];
}
