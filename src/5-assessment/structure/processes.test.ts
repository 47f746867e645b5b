import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asId, type SubjectId } from '#terms/ids.ts';
import { NOTHING_HELD } from './held.ts';
import { MOST_WAYS, processesOf } from './processes.ts';
import type { EdgeState, StructureEdge, StructureNode } from './structure.ts';

const id = (text: string) => asId<SubjectId>(text);
const step = (from: string, to: string, state: EdgeState = 'known'): StructureEdge => ({
  key: `${from} stage-before ${to}`,
  relation: 'stage-before',
  from: id(from),
  to: id(to),
  state,
  origins: 1,
  notEstablished: 0,
  held: NOTHING_HELD,
  findings: [],
});
const stage = (name: string, days: readonly [number, number] | null): StructureNode => ({
  id: id(name),
  kind: 'stage',
  name,
  knownBy: 'name',
  also: [],
  protectedSite: false,
  lasts: [
    {
      questionId: asId(`q-${name}`),
      ref: name,
      state: days === null ? 'not-judged' : 'known',
      sentence: '',
      label: null,
      told: [],
      days,
      reports: 1,
      origins: { independent: 1, notEstablished: 0, dependentReports: 0, effective: 1 },
    },
  ],
});
const of = (edges: readonly StructureEdge[], nodes: readonly StructureNode[] = []) =>
  processesOf({ edges, nodes });

describe('processes', () => {
  it('[AS147] stages in their order, with the time that was told and what was not', () => {
    const [only, ...more] = of(
      [step('interview', 'course'), step('post', 'office'), step('office', 'interview')],
      [stage('course', [10, 14]), stage('interview', [0.25, 0.5]), stage('post', null)],
    );
    expect(more).toEqual([]);
    expect(only?.stages.map((one) => `${one.rank} ${one.id}`)).toEqual([
      '0 post',
      '1 office',
      '2 interview',
      '3 course',
    ]);
    expect(only?.ways).toEqual([
      {
        stages: ['post', 'office', 'interview', 'course'],
        days: [10.25, 14.5],
        untimed: ['post', 'office'],
      },
    ]);
    expect(only?.circles).toEqual([]);
  });

  it('[AS147] a stage stands after the longest way to it; what was denied joins nothing', () => {
    const [only] = of([step('a', 'b'), step('b', 'c'), step('a', 'c'), step('c', 'd', 'denied')]);
    expect(only?.stages.map(({ rank }) => rank)).toEqual([0, 1, 2]);
    expect(only?.ways.map(({ stages }) => stages.join(' '))).toEqual(['a b c', 'a c']);
  });

  it('[AS148] a circle is named, and no way runs through it twice', () => {
    const [only] = of([step('a', 'b'), step('b', 'c'), step('c', 'b'), step('c', 'd')]);
    expect(only?.circles).toEqual([['b', 'c']]);
    expect(only?.ways.map(({ stages }) => stages.join(' '))).toContain('a b c d');
    const [round] = of([step('a', 'b'), step('b', 'a')]);
    expect(round?.ways.map(({ stages }) => stages.join(' '))).toEqual(['a b', 'b a']);
  });

  it('[AS148] any net of stages: every stage has one place, after what precedes it; ways follow edges', () => {
    const net = fc.array(fc.tuple(fc.nat(8), fc.nat(8)), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(net, (drawn) => {
        const keys = [...new Set(drawn.filter(([a, b]) => a !== b).map(([a, b]) => `${a} ${b}`))];
        const edges = keys.map((key) => step(key.split(' ')[0]!, key.split(' ')[1]!));
        const processes = of(edges);
        expect(processes.flatMap((one) => one.edges).toSorted()).toEqual(
          edges.map(({ key }) => key).toSorted(),
        );
        expect(of(edges.toReversed())).toEqual(processes);
        for (const { stages, ways, circles } of processes) {
          const rank = new Map(stages.map((one) => [one.id, one.rank]));
          expect(rank.size).toBe(stages.length);
          expect(ways.length).toBeGreaterThan(0);
          expect(ways.length).toBeLessThanOrEqual(MOST_WAYS);
          const together = (a: SubjectId, b: SubjectId) =>
            circles.some((circle) => circle.includes(a) && circle.includes(b));
          for (const { from, to } of edges.filter(({ from }) => rank.has(from))) {
            if (!together(from, to)) expect(rank.get(to)!).toBeGreaterThan(rank.get(from)!);
          }
          for (const way of ways) {
            expect(new Set(way.stages).size).toBe(way.stages.length);
            for (const [i, one] of way.stages.slice(1).entries()) {
              expect(keys).toContain(`${way.stages[i]} ${one}`);
            }
          }
        }
      }),
    );
  });
});
