/**
 * A part of a large table, small enough to try all models on.
 *
 * Whole questions are taken, with all their reports. Which ones is decided by their content – who of
 * what standing said what – and not by their place in the table, so that the same claims in another
 * order, or under other names, give the same sample: a source's mark is mixed from how often it gave each
 * answer, a question's from the marks of its sources with their answers, and the questions whose mark falls into
 * the first part of the range are taken. No chance is involved.
 */
import type { Choices } from '../choices.ts';
import { at } from '../channel.ts';
import type { LabelTable } from './fit-model.ts';

/** The table itself when it has no more than `claims` claims, else about that many. */
export function sampleQuestions(table: LabelTable, claims: number): LabelTable {
  const { choices, labels, firstHand, known } = table;
  const { sources, questions, start, source, answer } = choices;
  if (source.length <= claims) return table;

  const given = new Int32Array(sources * labels);
  source.forEach((s, i) => {
    const cell = s * labels + at(answer, i);
    given[cell] = at(given, cell) + 1;
  });
  const mark = new Int32Array(sources);
  for (let s = 0; s < sources; s++) {
    let m = 0;
    for (let v = 0; v < labels; v++) m = mix(m ^ at(given, s * labels + v));
    mark[s] = m;
  }

  const limit = (claims / source.length) * 4_294_967_296;
  const taken: number[] = [];
  let size = 0;
  for (let q = 0; q < questions; q++) {
    let m = 0;
    // A sum, so that the order of reports is of no account.
    for (let i = at(start, q); i < at(start, q + 1); i++) {
      m = (m + mix(at(mark, at(source, i)) ^ at(answer, i))) | 0;
    }
    if (mix(m) >>> 0 < limit) {
      taken.push(q);
      size += at(start, q + 1) - at(start, q);
    }
  }

  const part: Choices = {
    sources,
    questions: taken.length,
    start: new Int32Array(taken.length + 1),
    source: new Int32Array(size),
    answer: new Int32Array(size),
    time: new Int32Array(size).fill(-1),
    answers: Int32Array.from(taken, (q) => at(choices.answers, q)),
    shared: choices.shared,
  };
  const first = firstHand === null ? null : new Float64Array(size);
  let next = 0;
  taken.forEach((q, k) => {
    for (let i = at(start, q); i < at(start, q + 1); i++, next++) {
      part.source[next] = at(source, i);
      part.answer[next] = at(answer, i);
      if (first !== null && firstHand !== null) first[next] = at(firstHand, i);
    }
    part.start[k + 1] = next;
  });
  return {
    choices: part,
    labels,
    firstHand: first,
    known: known === null ? null : Int32Array.from(taken, (q) => at(known, q)),
  };
}

/** A 32-bit number well mixed (the finaliser of MurmurHash3, public domain). */
function mix(value: number): number {
  let h = (value + 0x9e3779b9) | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
