import { describe, expect, it } from 'vitest';
import type { Claim } from '#claims/claim.ts';
import type { LineageNode } from '#lineage/lineage.ts';
import { NO, YES, makeClaim, makeLineage, makeNode, makeQuestion } from './hand-made.ts';
import { reliabilityFromOutcomes } from './reliability-from-outcomes.ts';

const judge = (nodes: readonly LineageNode[], claims: readonly Claim[], truth = YES) =>
  Object.fromEntries(
    reliabilityFromOutcomes([
      { question: makeQuestion(), claims, lineage: makeLineage(nodes), truth },
    ]).map(({ sourceId, role, right, wrong }) => [
      `${sourceId.slice('source-'.length)} ${role}`,
      [right, wrong],
    ]),
  );
const c = (id: string, value = YES) => makeClaim(id, ['Plum'], value);

describe('reliabilityFromOutcomes', () => {
  it('[AS10] an observer who told us is right or wrong by the outcome', () => {
    expect(judge([makeNode(0, null, 'Plum', ['a'])], [c('a')])).toEqual({
      'Plum observer': [1, 0],
    });
    expect(judge([makeNode(0, null, 'Plum', ['a'])], [c('a', NO)])).toEqual({
      'Plum observer': [0, 1],
    });
  });
  it('[CO20] [AS11] a relay who hands on a false report intact has done well', () => {
    const nodes = [makeNode(0, null, 'Plum', ['a']), makeNode(1, 0, 'Alder', ['b'])];
    expect(judge(nodes, [c('a', NO), c('b', NO)])).toEqual({
      'Plum observer': [0, 1],
      'Alder relay': [1, 0],
    });
    expect(judge(nodes, [c('a'), c('b', NO)])).toEqual({
      'Plum observer': [1, 0],
      'Alder relay': [0, 1],
    });
  });
  it('[CO20] [AS11] a garble on one branch is the branch’s when another branch carries the truth', () => {
    const nodes = [
      makeNode(0, null, 'Plum'),
      makeNode(1, 0, 'Alder'),
      makeNode(2, 1, 'Heron', ['a']),
      makeNode(3, 1, 'Ibis', ['b'], { role: 'translator' }),
    ];
    expect(judge(nodes, [c('a'), c('b', NO)])).toEqual({
      'Plum observer': [1, 0],
      'Alder relay': [1, 0],
      'Heron relay': [1, 0],
      'Ibis translator': [0, 1],
    });
  });
  it('[AS11] two branches with the same error clear those who carried it', () => {
    const nodes = [
      makeNode(0, null, 'Plum'),
      makeNode(1, 0, 'Heron', ['a']),
      makeNode(2, 0, 'Ibis', ['b']),
    ];
    expect(judge(nodes, [c('a', NO), c('b', NO)])).toEqual({
      'Plum observer': [0, 1],
      'Heron relay': [1, 0],
      'Ibis relay': [1, 0],
    });
  });
  it('[AS12] where the error came in is open, everyone in question shares it', () => {
    const nodes = [
      makeNode(0, null, 'Plum'),
      makeNode(1, 0, 'Alder'),
      makeNode(2, 1, 'Heron', ['a']),
    ];
    expect(judge(nodes, [c('a', NO)])).toEqual({
      'Plum observer': [0, 1 / 3],
      'Alder relay': [0, 1 / 3],
      'Heron relay': [0, 1 / 3],
    });
    // Told true by Plum, arrives false two hops later: not Plum.
    const known = [
      makeNode(0, null, 'Plum', ['p']),
      makeNode(1, 0, 'Alder'),
      makeNode(2, 1, 'Heron', ['a']),
    ];
    expect(judge(known, [c('p'), c('a', NO)])).toEqual({
      'Plum observer': [1, 0],
      'Alder relay': [0, 1 / 2],
      'Heron relay': [0, 1 / 2],
    });
  });
  it('[AS12] a gap takes its share and keeps it; so does whoever stood before a relay without an origin', () => {
    expect(judge([makeNode(0, null, '?'), makeNode(1, 0, 'Valley', ['a'])], [c('a', NO)])).toEqual({
      'Valley relay': [0, 1 / 2],
    });
    expect(judge([makeNode(0, null, 'Valley', ['a'], { role: 'relay' })], [c('a', NO)])).toEqual({
      'Valley relay': [0, 1 / 2],
    });
  });
  it('[AS154] who told it in several ways, to us or to an interpreter, is right in the share that agrees', () => {
    expect(judge([makeNode(0, null, 'Plum', ['a', 'b'])], [c('a'), c('b', NO)])).toEqual({
      'Plum observer': [0.5, 0.5],
    });
    const translated = [
      makeNode(0, null, 'Plum'),
      makeNode(1, 0, 'Ibis', ['a', 'b', 'd'], { role: 'translator' }),
    ];
    const [right, wrong] = judge(translated, [c('a'), c('b', NO), c('d')])['Plum observer'] ?? [];
    expect(right).toBeCloseTo(2 / 3);
    expect(wrong).toBeCloseTo(1 / 3);
  });
  it('[AS13] repeating a report earns nothing', () => {
    const nodes = [makeNode(0, null, 'Plum', ['a', 'b', 'd']), makeNode(1, 0, 'Alder', ['e', 'f'])];
    expect(
      judge(
        nodes,
        ['a', 'b', 'd', 'e', 'f'].map((id) => c(id)),
      ),
    ).toEqual({ 'Plum observer': [1, 0], 'Alder relay': [1, 0] });
  });
  it('[AS13] a step that is only suggested is not judged', () => {
    const viaLink = { linkId: 'l', state: 'suggested', probability: 0.7 } as const;
    const nodes = [makeNode(0, null, 'Plum', ['a']), makeNode(1, 0, 'Ibis', ['b'], { viaLink })];
    expect(judge(nodes, [c('a'), c('b', NO)])).toEqual({ 'Plum observer': [1, 0] });
  });
  it('[AS10] only accepted claims count, and sums run over questions', () => {
    const nodes = [makeNode(0, null, 'Plum', ['a'])];
    const rejected = { ...c('a'), status: 'rejected' } as const;
    expect(judge(nodes, [rejected])).toEqual({});
    const one = {
      question: makeQuestion(),
      claims: [c('a')],
      lineage: makeLineage(nodes),
      truth: YES,
    };
    expect(reliabilityFromOutcomes([one, one, { ...one, truth: NO }])[0]).toMatchObject({
      right: 2,
      wrong: 1,
    });
  });
});
