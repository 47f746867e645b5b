import {
  addNeighbours,
  cueCandidates,
  readings,
  type Candidate,
  type CueCandidate,
} from './candidates.ts';
import { chosen } from './choose.ts';
import type { Columns } from './columns.ts';
import { mended } from './mend.ts';
import { accordingTo, plainCues, plainReading } from './plain.ts';
import { look, type Net } from './net.ts';
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
}

/**
 * The attributions of a text. Many words may be cues, and each may be read in several ways; trees say how
 * likely each reading is to be right (`choose.ts`). Cues that are plain by their grammar are kept whatever the
 * trees say.
 */
export function find(c: Columns, learnt: Learnt): Found[] {
  const plain = plainCues(c);
  const sight = look(learnt.net, c);
  const tagged = cueCandidates(sight);
  const cues: CueCandidate[] = [
    ...tagged,
    ...plain
      .filter((cue) => !tagged.some((one) => touch(one.cue, cue)))
      .map((cue) => ({ cue, begins: 0.5, whole: 0.5 })),
  ].toSorted((a, b) => a.cue[0] - b.cue[0]);
  const all = cues.flatMap((one) => readings(sight, one));
  addNeighbours(all);
  const found = chosen(
    all,
    (one) => probability(learnt.choice, one.numbers),
    (one) => plain.some((cue) => touch(cue, one.cue)),
  ).map(({ cue, source, content }: Candidate): Found => ({ cue, source, content }));
  for (const cue of plain) {
    if (found.some((one) => touch(one.cue, cue))) continue;
    const one = plainReading(c, cue);
    if (one !== null) found.push(one);
  }
  for (const one of accordingTo(c)) {
    const at = found.findIndex(({ cue }) => touch(cue, one.cue));
    if (at < 0) found.push(one);
    else if (!beginsWith(found[at] ?? one, one)) found[at] = one;
  }
  const better = mended(c, found);
  return better.map((one) => ({ ...one, content: withoutOthers(c, one, better) }));
}

/** Whether two contents begin at the same words, a mark before them or not. */
function beginsWith({ content }: Found, other: Found): boolean {
  const [a, b] = [content[0]?.[0] ?? 0, other.content[0]?.[0] ?? 0];
  return Math.abs(a - b) <= 1 && content.length >= other.content.length;
}

function touch(a: Range, b: Range): boolean {
  return a[0] < b[1] && b[0] < a[1];
}

/** Speech in a sentence of its own belongs to the cue that stands there, not to one in a sentence before. */
function withoutOthers(c: Columns, one: Found, all: readonly Found[]): readonly Range[] {
  const { sentence } = c.t;
  const at = sentence[one.cue[0]];
  const kept = one.content.filter(
    (piece) =>
      sentence[piece[0]] === at ||
      sentence[piece[1] - 1] === at ||
      !all.some(
        (other) =>
          other !== one &&
          (sentence[other.cue[0]] === sentence[piece[0]] ||
            sentence[other.cue[0]] === sentence[piece[1] - 1]) &&
          other.content.some((theirs) => touch(piece, theirs)),
      ),
  );
  return kept.length > 0 ? kept : one.content;
}
