import {
  addNeighbours,
  cueCandidates,
  readings,
  type Candidate,
  type CueCandidate,
} from './candidates.ts';
import { affordable } from './affordable.ts';
import { byAccount } from './by-account.ts';
import { chosen } from './choose.ts';
import type { Columns } from './columns.ts';
import { mended } from './mend.ts';
import { accordingTo, plainCues, plainReading } from './plain.ts';
import { look, type Net } from './net.ts';
import { isReport } from './no-report.ts';
import { roundabout, withRoundabout } from './roundabout.ts';
import { probability, type Trees } from './trees.ts';

/** All that was learnt. */
export interface Learnt {
  readonly net: Net;
  readonly choice: Trees;
}

/** A range of tokens, [first, past last). */
export type Range = readonly [from: number, to: number];

/** An attribution as tokens. */
export interface Found {
  readonly cue: Range;
  readonly source: Range | null;
  readonly content: readonly Range[];
  /** Where a form names all through whom it came: from the one nearest to us to the first. `source` is one of them. */
  readonly links?: readonly Range[];
}

/**
 * The attributions of a text. Many words may be cues, and each may be read in several ways; trees say how
 * likely each reading is to be right (`choose.ts`). Cues that are plain by their grammar are kept whatever the
 * trees say.
 */
export function find(c: Columns, learnt: Learnt): Found[] {
  const plain = plainCues(c);
  const isPlain = tokensIn(c, plain);
  const sight = look(learnt.net, c);
  const tagged = cueCandidates(sight);
  const isTagged = tokensIn(
    c,
    tagged.map(({ cue }) => cue),
  );
  const cues = affordable(
    c,
    [
      ...tagged,
      ...plain
        .filter((cue) => !isTagged(cue))
        .map((cue): CueCandidate => ({ cue, begins: 0.5, whole: 0.5 })),
    ].toSorted((a, b) => a.cue[0] - b.cue[0]),
  );
  const all = cues.flatMap((one) => readings(sight, one));
  addNeighbours(all);
  const found = chosen(
    all,
    (one) => probability(learnt.choice, one.numbers),
    (one) => isPlain(one.cue),
  ).map(({ cue, source, content }: Candidate): Found => ({ cue, source, content }));
  const isFound = tokensIn(
    c,
    found.map(({ cue }) => cue),
  );
  for (const { cue } of cues) {
    if (!isPlain(cue) || isFound(cue)) continue;
    const one = plainReading(c, cue);
    if (one !== null) found.push(one);
  }
  const foundAt = new Map(found.flatMap(({ cue }, k) => tokensOf(cue).map((i) => [i, k] as const)));
  for (const one of [...accordingTo(c), ...byAccount(c)]) {
    const at = tokensOf(one.cue)
      .map((i) => foundAt.get(i))
      .find((k) => k !== undefined);
    if (at === undefined) found.push(one);
    else if (!beginsWith(found[at] ?? one, one)) found[at] = one;
  }
  const better = withRoundabout(
    c,
    mended(c, found).filter((one) => isReport(c, one)),
    roundabout(c),
  );
  const bySentence = new Map<number, Found[]>();
  for (const one of better) {
    const at = c.t.sentence[one.cue[0]] ?? 0;
    bySentence.set(at, [...(bySentence.get(at) ?? []), one]);
  }
  return better.map((one) => ({ ...one, content: withoutOthers(c, one, bySentence) }));
}

function tokensOf([from, to]: Range): number[] {
  return Array.from({ length: to - from }, (_, k) => from + k);
}

/** Whether a range shares a token with any of these. */
function tokensIn(c: Columns, ranges: readonly Range[]): (range: Range) => boolean {
  const inside = new Uint8Array(c.t.length);
  for (const [from, to] of ranges) inside.fill(1, from, to);
  return ([from, to]) => inside.subarray(from, to).includes(1);
}

/** Whether two contents begin at the same words, a mark before them or not. */
function beginsWith({ content }: Found, other: Found): boolean {
  const [a, b] = [content[0]?.[0] ?? 0, other.content[0]?.[0] ?? 0];
  return Math.abs(a - b) <= 1 && content.length >= other.content.length;
}

function touch(a: Range, b: Range): boolean {
  return a[0] < b[1] && b[0] < a[1];
}

/** Whether a piece is one whole quotation. */
function isQuoted({ q, t }: Columns, [from, to]: Range): boolean {
  const id = q.of[from] ?? -1;
  return id >= 0 && q.first[id] === from && t.word[from] === '"' && q.of[to - 1] === id;
}

/** Speech in a sentence of its own belongs to the cue that stands there, not to one in a sentence before. */
function withoutOthers(
  c: Columns,
  one: Found,
  bySentence: ReadonlyMap<number, readonly Found[]>,
): readonly Range[] {
  const { sentence } = c.t;
  const at = sentence[one.cue[0]];
  const kept = one.content.filter((piece) => {
    const [first, last] = [sentence[piece[0]] ?? 0, sentence[piece[1] - 1] ?? 0];
    if (first === at || last === at) return true;
    return ![first, last].some((s) =>
      bySentence.get(s)?.some(
        (other) =>
          other !== one &&
          // A report inside the speech is told in it.
          !(piece[0] <= other.cue[0] && other.cue[1] <= piece[1] && isQuoted(c, piece)) &&
          other.content.some((theirs) => touch(piece, theirs)),
      ),
    );
  });
  return kept.length > 0 ? kept : one.content;
}
