import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asId } from '#terms/ids.ts';
import type { Claim } from '#claims/claim.ts';
import { infer } from '#corroboration/infer.ts';
import type { Network } from '#corroboration/network.ts';
import { learnReliabilities } from '#corroboration/reliability.ts';
import { SETTINGS } from '#corroboration/settings.ts';
import { spreadAnswers } from '#corroboration/spread-answers.ts';
import type { TrackRecord } from '#corroboration/track-record.ts';
import {
  by,
  cases,
  chain,
  claim,
  corroborate,
  hop,
  law,
  probabilityOf,
  type Case,
} from './invent.ts';

/** Rounding, and nothing else. */
const HAIR = 1e-12;

/** Cases in which everybody says what is, nobody what is not: a denial is a report for several answers. */
const plain = cases(['yes-no', 'choice', 'options']).map((one): Case => ({
  ...one,
  claims: one.claims.map((c) => ({ ...c, polarity: 'asserts' })),
}));

/** In the company the case keeps, is S9 expected to be right more often than wrong? */
function betterThanChance(one: Case, known: TrackRecord): boolean {
  const rates = learnReliabilities([...one.trackRecords, known]);
  return rates.of(known.sourceId, 'observer', known.topic).mean > 0.5;
}

const labelOf = ({ value }: Claim): string =>
  value.type === 'yes-no' || value.type === 'choice' ? value.answer : '';

/** What is known of the new source S9: from hardly better than chance to nearly always right. */
const record = fc
  .tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 6 }))
  .map(([more, wrong]): TrackRecord => ({
    sourceId: asId('S9'),
    role: 'observer',
    topic: 'detention',
    right: wrong + more,
    wrong,
  }));

describe('[L6] one more report in favour', () => {
  test('by an independent better-than-chance source never lowers an answer', () => {
    law(
      fc.property(plain, record, fc.nat(5), (one, known, k) => {
        const with9 = { ...one, trackRecords: [...one.trackRecords, known] };
        const like = one.claims[k % Math.max(1, one.claims.length)];
        fc.pre(like !== undefined && betterThanChance(one, known));
        const more = claim('C9', (like as Claim).value, chain('S9'));
        const before = probabilityOf(corroborate(with9), labelOf(more));
        const after = probabilityOf(
          corroborate({ ...with9, claims: [...one.claims, more] }),
          labelOf(more),
        );
        expect(after).toBeGreaterThanOrEqual(before - HAIR);
      }),
    );
  });

  test('a weak but established witness does not devalue a strong one of unknown lineage', () => {
    const strong: TrackRecord = {
      sourceId: asId('S1'),
      role: 'observer',
      topic: 'detention',
      right: 60,
      wrong: 0,
    };
    const weak: TrackRecord = {
      sourceId: asId('S9'),
      role: 'observer',
      topic: 'detention',
      right: 3,
      wrong: 3,
    };
    const one: Case = {
      question: { type: 'yes-no', options: [], places: {}, unit: null, topic: 'detention' },
      claims: [claim('C1', { type: 'yes-no', answer: 'yes' }, chain('S1'), { basis: 'unknown' })],
      links: [],
      sources: [],
      ties: [],
      trackRecords: [strong, weak],
    };
    const more = claim('C9', { type: 'yes-no', answer: 'yes' }, chain('S9'));
    expect(
      probabilityOf(corroborate({ ...one, claims: [...one.claims, more] }), 'yes'),
    ).toBeGreaterThan(probabilityOf(corroborate(one), 'yes'));
  });

  test('a source no better than chance adds zero', () => {
    const share = fc.double({ min: 0.05, max: 0.95, noNaN: true });
    const reports = fc.array(fc.tuple(share, fc.nat(), fc.constantFrom(-1, 0, 1)), {
      maxLength: 5,
    });
    law(
      fc.property(fc.integer({ min: 2, max: 5 }), reports, fc.nat(), (n, list, v) => {
        const answers = spreadAnswers(Array<number>(n).fill(1), 'open', SETTINGS);
        const said = (value: number) =>
          Float64Array.from({ length: answers.states }, (_, x) => Number(x === value % n));
        const network = (extra: readonly number[]): Network => ({
          answers,
          parent: new Int32Array(list.length + extra.length).fill(-1),
          copied: new Float64Array(list.length + extra.length).fill(1),
          observes: Float64Array.from([...list.map(([keep]) => keep), ...extra]),
          passes: new Float64Array(list.length + extra.length).fill(1),
          statements: [...list.map(([, value]) => said(value)), ...extra.map(() => said(v))],
          cluster: Int32Array.from([
            ...list.map(([, , cluster]) => cluster),
            ...extra.map(() => -1),
          ]),
        });
        // One answer in all there are, listed or not: what guessing gives.
        const chance = answers.alone[0] as number;
        const before = infer(network([]), { rho: 0.5 }).posterior;
        const after = infer(network([chance]), { rho: 0.5 }).posterior;
        after.forEach((p, z) => expect(Math.abs(p - (before[z] as number))).toBeLessThan(1e-10));
      }),
    );
  });
});

describe('[L7] not established', () => {
  test('lies between a copy and an independent report', () => {
    law(
      fc.property(plain, record, fc.nat(5), (one, known, k) => {
        const original = one.claims[k % Math.max(1, one.claims.length)];
        fc.pre(original !== undefined && original.hops.at(-1)?.actor.kind === 'source');
        const first = original as Claim;
        fc.pre(betterThanChance(one, known));
        fc.pre(!one.links.some(({ child, parent }) => [child.id, parent.id].includes(first.id)));
        const p = (more: Claim) =>
          probabilityOf(
            corroborate({
              ...one,
              trackRecords: [...one.trackRecords, known],
              claims: [...one.claims, more],
            }),
            labelOf(first),
          );
        const copy = p({ ...first, id: asId('C9'), hops: [...first.hops, hop(by('S9'))] });
        const open = p(claim('C9', first.value, chain('S9'), { basis: 'unknown' }));
        const independent = p(claim('C9', first.value, chain('S9')));
        expect(open).toBeGreaterThanOrEqual(copy - 1e-9);
        expect(independent).toBeGreaterThanOrEqual(open - HAIR);
      }),
    );
  });

  test('and a suggested link between copy and not established', () => {
    const value = { type: 'yes-no', answer: 'yes' } as const;
    const one: Case = {
      question: { type: 'yes-no', options: [], places: {}, unit: null, topic: 'detention' },
      claims: [claim('C0', value, chain('S0')), claim('C1', value, chain('S1'))],
      links: [],
      sources: [],
      ties: [],
      trackRecords: [],
    };
    const link = (weight: number): Case => ({
      ...one,
      links: [
        {
          id: asId('L0'),
          caseId: asId('case'),
          version: 1,
          madeAt: '2026-03-12T10:00:00.000Z' as Case['links'][number]['madeAt'],
          madeBy: asId('user'),
          child: { kind: 'claim', id: asId('C1') },
          parent: { kind: 'claim', id: asId('C0') },
          kind: 'same-wording',
          weight: weight as Case['links'][number]['weight'],
          direction: 0.9 as Case['links'][number]['direction'],
          reasons: [],
          state: 'suggested',
          decidedBy: null,
          comment: null,
        },
      ],
    });
    const yes = (c: Case) => probabilityOf(corroborate(c), 'yes');
    const copy = yes({ ...one, claims: [one.claims[0] as Claim] });
    const apart = yes(one);
    const falling = [0, 10, 20, 30, 40, 60].map((weight) => yes(link(weight)));
    expect(falling.every((p, i) => p >= copy - HAIR && p <= (falling[i - 1] ?? apart) + HAIR)).toBe(
      true,
    );
    expect(falling[0]).toBeGreaterThan(falling.at(-1) as number);
  });
});
