/**
 * What a table says of its own lineage, as columns: from whom each claim was had.
 *
 * A row *from* a source hangs under that source's claim on the same question. If the source made none
 * there, it is known through others only: an origin we have not heard. For learning how reliable
 * sources are, each question is reduced to its origins:
 *
 *     a claim nobody is named for                          its own source observes
 *     a claim from a source that spoke on the question     a relay; it observes nothing
 *     a claim from a source that did not                   the first such claim stands for that
 *                                                          source's observation, the others repeat it
 *     claims from each other in a circle                   the first stands for somebody untraced
 *
 * A source with several rows on a question speaks by its first. Where it says different things at one
 * moment, what it says most often counts; if there is no such thing, it has said nothing.
 *
 * Relays are judged apart, by whether they passed on what the claim they had it from says. So
 * agreement between dependent reports raises nobody's record as an observer (CO22), and learning
 * costs a step a claim however long the chains are. The posterior of a question with declared chains
 * is worked out from its whole network afterwards (`table-question.ts`).
 */
import { at } from './channel.ts';

export interface DeclaredRows {
  /** Claims of question q are rows[start[q]] … rows[start[q + 1] − 1], earliest first. */
  readonly start: Int32Array;
  readonly rows: Int32Array;
  readonly source: Int32Array;
  readonly from: Int32Array;
  readonly basis: Uint8Array;
  /** Rank of the row's time; −1 where none is stated. */
  readonly time: Int32Array;
  /** By row: a number for what it says, the same whatever the spelling. */
  readonly said: Int32Array;
  readonly sources: number;
}

export interface Declared {
  /** By question: 1 when anything about its lineage is stated. */
  readonly stated: Uint8Array;
  /** By row: the row of the same question it was taken from; −1. */
  readonly parent: Int32Array;
  /** By row: whose observation it counts as; `sources` for somebody untraced, −1 for nobody's. */
  readonly voice: Int32Array;
  /** By source: how often it passed on what it was told, and how often not. */
  readonly passed: Float64Array;
  readonly changed: Float64Array;
}

export function declaredLineage(table: DeclaredRows): Declared {
  const { start, rows, source, from, basis, said, time, sources } = table;
  const questions = start.length - 1;
  const stated = new Uint8Array(questions);
  const parent = new Int32Array(rows.length).fill(-1);
  const voice = new Int32Array(rows.length).fill(-1);
  const passed = new Float64Array(sources);
  const changed = new Float64Array(sources);
  // First row of each source in the question at hand; `seen` tells whether the entry is of it.
  const first = new Int32Array(sources);
  const seen = new Int32Array(sources).fill(-1);
  // Hidden sources that have their stand-in in the question at hand.
  const stood = new Int32Array(sources).fill(-1);
  const mark = new Int32Array(rows.length);

  for (let q = 0; q < questions; q++) {
    const [begin, end] = [at(start, q), at(start, q + 1)];
    let differ = false;
    for (let k = begin; k < end; k++) {
      const row = at(rows, k);
      if (at(from, row) >= 0 || at(basis, row) > 0) stated[q] = 1;
      const s = at(source, row);
      if (at(seen, s) !== q) {
        seen[s] = q;
        first[s] = row;
      } else if (at(said, row) !== at(said, at(first, s))) {
        differ ||= at(time, row) === at(time, at(first, s));
      }
    }
    if (differ) settleTellings(table, begin, end, first);
    for (let k = begin; k < end; k++) {
      const row = at(rows, k);
      const s = at(source, row);
      // Only the first row of a source speaks; what follows is the same teller again.
      if (at(first, s) !== row) continue;
      const teller = at(from, row);
      if (teller < 0) voice[row] = s;
      else if (at(seen, teller) === q && at(first, teller) >= 0) parent[row] = at(first, teller);
      else if (at(stood, teller) !== q) {
        stood[teller] = q;
        voice[row] = teller;
      }
    }
    if (stated[q] === 0) continue;
    for (let k = begin; k < end; k++) {
      const row = at(rows, k);
      const up = at(parent, row);
      if (up < 0) continue;
      const s = at(source, row);
      if (at(said, up) === at(said, row)) passed[s] = at(passed, s) + 1;
      else changed[s] = at(changed, s) + 1;
    }
    cutCircles(rows, begin, end, parent, voice, sources, mark);
  }
  return { stated, parent, voice, passed, changed };
}

/** Of what a source says at its first moment, the row of what it says most often; −1 on a tie. */
function settleTellings(
  { rows, source, said, time }: DeclaredRows,
  begin: number,
  end: number,
  first: Int32Array,
): void {
  /** By source: how often it says what, and in which row first. */
  const told = new Map<number, Map<number, { count: number; readonly row: number }>>();
  for (let k = begin; k < end; k++) {
    const row = at(rows, k);
    const s = at(source, row);
    if (at(time, row) !== at(time, at(first, s))) continue;
    const own = told.get(s) ?? new Map<number, { count: number; readonly row: number }>();
    told.set(s, own);
    const one = own.get(at(said, row));
    if (one === undefined) own.set(at(said, row), { count: 1, row });
    else one.count += 1;
  }
  for (const [s, own] of told) {
    if (own.size < 2) continue;
    const ranked = [...own.values()].sort((a, b) => b.count - a.count);
    const [best, next] = ranked as [{ count: number; row: number }, { count: number }];
    first[s] = best.count > next.count ? best.row : -1;
  }
}

/**
 * A chain that comes back to itself has nobody at its start: the earliest row of the circle stands for
 * somebody untraced. Each row is walked over once; a walk that meets its own mark has found a circle.
 */
function cutCircles(
  rows: Int32Array,
  begin: number,
  end: number,
  parent: Int32Array,
  voice: Int32Array,
  untraced: number,
  mark: Int32Array,
): void {
  for (let k = begin; k < end; k++) {
    const walk = k + 1;
    let row = at(rows, k);
    while (row >= 0 && at(mark, row) === 0) {
      mark[row] = walk;
      row = at(parent, row);
    }
    if (row < 0 || at(mark, row) !== walk) continue;
    // Walks start at the earliest row: a circle is cut at its earliest row, or where a walk entered it.
    parent[row] = -1;
    voice[row] = untraced;
  }
}
