import type { Copying } from './copying.ts';
import { describe, expect, test } from 'vitest';
import type { Choices } from '../choices.ts';
import { findDependence, MOST_SOURCES } from './find-dependence.ts';
import { inventNetwork, type Invented } from './invent-network.ts';

/** There are few sources here, so there is always something to report. */
const dependenceIn = (...given: Parameters<typeof findDependence>): Copying =>
  findDependence(...given) as Copying;

const observer = (theta: number, covers = 0.6): Invented => ({ theta, covers });
const twinOf = (twin: number): Invented => ({ theta: 0, covers: 0, twin });
const WITNESSES = [0.7, 0.6, 0.75, 0.65, 0.7, 0.6, 0.7, 0.8, 0.7, 0.6, 0.65].map((theta) =>
  observer(theta),
);

describe('feeds that are one', () => {
  const choices = inventNetwork([...WITNESSES, twinOf(1)], 300, 8, 5);
  const found = dependenceIn(choices);

  test('[CO55] are joined: of two, one speaks', () => {
    const mirrors = found.pairs.filter(({ kind }) => kind === 'mirror');
    expect(mirrors.map(({ child, parent }) => [child, parent].sort((a, b) => a - b))).toEqual([
      [1, 11],
    ]);
    let both = 0;
    let claims = 0;
    choices.source.forEach((s, i) => {
      if (s === 1) claims += 1;
      if (s === 1 || s === 11) both += found.origins[i] as number;
    });
    expect(both).toBeLessThanOrEqual(claims + 1e-9);
  });

  test('[CO57] where they are few the finer question is asked, where they are many it is not', () => {
    expect(found.joint).toBe(true);
    // Two of six: a third of all claims are of mirrored feeds.
    const feeds = inventNetwork([...WITNESSES.slice(0, 5), twinOf(1)], 300, 8, 5);
    const coarse = dependenceIn(feeds);
    expect(coarse.joint).toBe(false);
    expect(coarse.pairs.every(({ kind }) => kind === 'mirror')).toBe(true);
    // Whoever is no mirror speaks for himself.
    feeds.source.forEach((s, i) => {
      if (s !== 1 && s !== 5) expect(coarse.firstHand[i]).toBe(1);
    });
  });
});

test('reasons speak for every link reported as a copy, shared errors the loudest', () => {
  const { pairs } = dependenceIn(
    inventNetwork(
      [...WITNESSES, { theta: 0.6, covers: 0.95, takes: [[0, 0.8]] }, observer(0.6)],
      500,
      8,
      3,
    ),
  );
  const copies = pairs.filter(({ kind, reasons }) => kind === 'copy' && reasons.length > 0);
  expect(copies.length).toBeGreaterThan(0);
  for (const { reasons } of copies) {
    const of = (name: string) => reasons.find(({ what }) => what === name)?.decibans ?? 0;
    expect(reasons.reduce((sum, { decibans }) => sum + decibans, 0)).toBeGreaterThan(0);
    expect(of('shared errors')).toBeGreaterThan(0);
    expect(of('beforehand')).toBeLessThan(0);
    expect(of('different answers')).toBeLessThanOrEqual(0);
  }
  const [first] = copies;
  expect([first?.child, first?.parent].sort((a, b) => Number(a) - Number(b))).toEqual([0, 11]);
});

test('[CO58] two who share what neither has from anybody we hear: a common source, no direction', () => {
  // Two desks: each asks a witness of its own, and else a feed that both have and we do not.
  const feed = 0;
  const all = inventNetwork(
    [
      { theta: 0.4, covers: 0.7 },
      ...WITNESSES.slice(0, 4),
      {
        theta: 0.6,
        covers: 0.9,
        takes: [
          [1, 0.5],
          [feed, 0.8],
        ],
      },
      {
        theta: 0.6,
        covers: 0.9,
        takes: [
          [2, 0.5],
          [feed, 0.8],
        ],
      },
      observer(0.7),
      observer(0.6),
    ],
    800,
    8,
    3,
  );
  const desks = [5, 6];
  const link = dependenceIn(unheard(all, feed, desks)).pairs.find(
    ({ child, parent }) => desks.includes(child + 1) && desks.includes(parent + 1),
  );
  expect(link?.kind).toBe('common-unseen-source');
  expect(link?.direction).toBe(0.5);
});

test('[CO84] of too many sources only the mirrors are looked for', () => {
  const crowd = Array.from({ length: MOST_SOURCES }, () => observer(0.7, 0.01));
  expect(findDependence(inventNetwork([...crowd, observer(0.7)], 50, 8, 1))).toBeNull();
  const feeds = inventNetwork([...WITNESSES, ...crowd, twinOf(1)], 100, 8, 1);
  const found = findDependence(feeds);
  expect(found?.joint).toBe(false);
  expect(found?.pairs.map(({ kind }) => kind)).toEqual(['mirror']);
});

/** The table without the first source, and the late ones speaking after all others. */
function unheard(choices: Choices, gone: number, late: readonly number[]): Choices {
  const start = [0];
  const kept: number[] = [];
  for (let q = 0; q < choices.questions; q++) {
    for (let i = choices.start[q] as number; i < (choices.start[q + 1] as number); i++) {
      if (choices.source[i] !== gone) kept.push(i);
    }
    start.push(kept.length);
  }
  return {
    ...choices,
    sources: choices.sources - 1,
    start: Int32Array.from(start),
    source: Int32Array.from(kept, (i) => (choices.source[i] as number) - 1),
    answer: Int32Array.from(kept, (i) => choices.answer[i] as number),
    time: Int32Array.from(kept, (i) => (late.includes(choices.source[i] as number) ? 2 : 1)),
  };
}
