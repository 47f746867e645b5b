/**
 * Pieces of a PDF page put together to lines and paragraphs in reading order.
 *
 * A PDF says where pieces of text stand, not what follows what. Pieces that follow each other in the
 * file on one height are a line (so columns stay apart, which programs write one after the other);
 * within a line they are ordered by place. A line that is mostly Arabic or Hebrew runs from right to
 * left: its pieces are turned round, runs of Latin letters and digits turned back, and brackets – drawn
 * as they look – mirrored. Arabic drawn with presentation forms (ﻻ) is turned to letters (لا), and
 * only that: nothing else is normalised.
 */
export interface Piece {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
  /** As the parser found it; a piece's own characters are in reading order already. */
  readonly rtl: boolean;
}

export interface Line {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
  readonly rtl: boolean;
}

const RTL = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/gu;
const LTR = /[A-Za-z\u00C0-\u024F\u0370-\u052F]/gu;
const MIRRORED: Readonly<Record<string, string>> = {
  '(': ')',
  ')': '(',
  '[': ']',
  ']': '[',
  '{': '}',
  '}': '{',
  '«': '»',
  '»': '«',
  '‹': '›',
  '›': '‹',
  '<': '>',
  '>': '<',
};
/** Presentation forms A and B of Arabic letters and ligatures, without the ornate brackets. */
const FORMS = /[\uFB50-\uFD3D\uFD50-\uFDFF\uFE70-\uFEFC]+/gu;

export function linesOfPage(pieces: readonly Piece[]): readonly Line[] {
  const lines: Line[] = [];
  let row: Piece[] = [];
  const end = (): void => {
    const line = row.length === 0 ? null : lineOf(row);
    if (line !== null) lines.push(line);
    row = [];
  };
  for (const piece of pieces) {
    if (piece.text === '') continue;
    const last = row.at(-1);
    if (
      last !== undefined &&
      Math.abs(last.y - piece.y) > Math.max(last.size, piece.size, 1) * 0.45
    )
      end();
    row.push(piece);
  }
  end();
  return lines;
}

function lineOf(row: readonly Piece[]): Line | null {
  const pieces = [...row].sort((a, b) => a.x - b.x);
  const all = pieces.map((piece) => piece.text).join('');
  if (all.trim() === '') return null;
  const rtl = count(all, RTL) > count(all, LTR);
  const parts: { text: string; kind: 'rtl' | 'ltr' | 'neutral' }[] = [];
  let edge: number | null = null;
  for (const { text, x, width, size, rtl: backward } of pieces) {
    const gap = edge === null ? 0 : x - edge;
    const spaced = /\s$/.test(parts.at(-1)?.text ?? ' ') || /^\s/.test(text);
    if (gap > Math.max(size, 1) * 2.5) parts.push({ text: '\t', kind: 'neutral' });
    else if (gap > Math.max(size, 1) * 0.22 && !spaced) parts.push({ text: ' ', kind: 'neutral' });
    const kind =
      backward || count(text, RTL) > 0 ? 'rtl' : /[\p{L}\p{N}]/u.test(text) ? 'ltr' : 'neutral';
    parts.push({ text, kind });
    edge = Math.max(edge ?? x, x + width);
  }
  const ordered = turned(parts, rtl);
  const text = ordered
    .replace(FORMS, (forms) => forms.normalize('NFKC'))
    .replace(/[ \u00A0]{2,}/g, ' ')
    .replace(/ ?\t[ \t]*/g, '\t')
    .trim();
  const [first] = row;
  return {
    text,
    left: pieces[0]?.x ?? 0,
    right: edge ?? 0,
    y: first?.y ?? 0,
    size: Math.max(...pieces.slice(0, 50).map((piece) => piece.size)),
    rtl,
  };
}

/** Parts from left to right, in the order they are read. */
function turned(
  parts: readonly { readonly text: string; readonly kind: 'rtl' | 'ltr' | 'neutral' }[],
  rtl: boolean,
): string {
  const against = rtl ? 'ltr' : 'rtl';
  if (!rtl && !parts.some((part) => part.kind === 'rtl'))
    return parts.map((part) => part.text).join('');
  const runs: { items: string[]; against: boolean }[] = [];
  for (let i = 0; i < parts.length;) {
    // A run against the line: from its first to its last piece, what lies between included.
    let last = -1;
    if (parts[i]?.kind === against) {
      for (let k = i; k < parts.length && parts[k]?.kind !== (rtl ? 'rtl' : 'ltr'); k += 1) {
        if (parts[k]?.kind === against) last = k;
      }
    }
    const end = last === -1 ? i + 1 : last + 1;
    runs.push({ items: parts.slice(i, end).map((part) => part.text), against: last !== -1 });
    i = end;
  }
  const mirror = (text: string): string =>
    text.length <= 3 ? [...text].map((c) => MIRRORED[c] ?? c).join('') : text;
  if (rtl) {
    return runs
      .reverse()
      .map((run) => (run.against ? run.items.join('') : run.items.map(mirror).join('')))
      .join('');
  }
  return runs
    .map((run) => (run.against ? run.items.reverse().map(mirror).join('') : run.items.join('')))
    .join('');
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

/**
 * Lines joined to paragraphs: a line goes on in the next one when that stands right below it in the
 * same size and the line reaches the edge of its column. A word cut by a hyphen there is put together
 * when what follows begins small; how often is told.
 */
export function paragraphsOf(lines: readonly Line[]): {
  readonly text: string;
  readonly joined: number;
} {
  const gaps = lines
    .slice(1)
    .map((line, i) => (lines[i]?.y ?? 0) - line.y)
    .filter((gap) => gap > 0)
    .sort((a, b) => a - b);
  const usual = gaps[Math.floor(gaps.length * 0.4)] ?? 0;
  // Of a few lines none need stand at the usual distance; two lines of a paragraph stand close.
  const apart = (gap: number, size: number): boolean =>
    gap > usual * 1.35 || (gaps.length < 4 && gap > size * 1.9);
  let text = '';
  let joined = 0;
  for (const [i, line] of lines.entries()) {
    const before = lines[i - 1];
    if (before === undefined) {
      text += line.text;
      continue;
    }
    const gap = before.y - line.y;
    const near =
      gap > 0 && !apart(gap, line.size) && Math.abs(before.size - line.size) <= line.size * 0.12;
    const around = lines
      .slice(Math.max(0, i - 12), i + 12)
      .filter((l) => Math.abs(l.size - line.size) < 1);
    const left = Math.min(...around.map((l) => l.left));
    const right = Math.max(...around.map((l) => l.right));
    const reach = before.rtl ? right - before.left : before.right - left;
    const full =
      reach >= (right - left) * 0.82 && !before.text.includes('\t') && !line.text.includes('\t');
    const indented = before.rtl
      ? right - line.right > line.size * 1.2
      : line.left - left > line.size * 1.2;
    if (!near || !full || (indented && !/\p{Ll}/u.test(line.text[0] ?? '')))
      text += apart(gap, line.size) ? `\n\n${line.text}` : `\n${line.text}`;
    else if (/\p{L}[-\u00AD]$/u.test(before.text) && /^\p{Ll}/u.test(line.text)) {
      text = text.slice(0, -1) + line.text;
      joined += 1;
    } else text += ` ${line.text}`;
  }
  return { text, joined };
}

/** What is wrong with the text of a page; null when nothing is. */
export function pageDamage(text: string): string | null {
  const length = text.length;
  if (length === 0) return null;
  const share = (pattern: RegExp): number => count(text, pattern) / length;
  if (share(/[\0\u2400]/g) > 0.02)
    return 'some letters are missing (the font does not say what they are)';
  if (share(/[\uE000-\uF8FF]/g) > 0.05) return 'some letters are known only to its font';
  if (share(/\uFFFD/g) > 0.02) return 'some letters cannot be read';
  return null;
}
