import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asId } from '#terms/ids.ts';
import type { Claim } from '#claims/claim.ts';
import type { Value, ValueType } from '#claims/value.ts';
import type { Link } from '#lineage/link.ts';
import type { AssessInput } from './assess-input.ts';
import { assess, assessFully, assessWithout } from './assess.ts';
import { chainText } from './chain-text.ts';
import { explain } from './explain.ts';
import { makeClaim, makeInput, makeLink, makeQuestion, NO, YES } from './hand-made.ts';
import { siloDocuments, siloInput } from './silo-case.ts';

const PEOPLE = ['Plum', 'Quince', 'Tern', 'Alder', 'Birch', 'Heron', '“a guard”', '?'];

const VALUES: Readonly<Record<string, fc.Arbitrary<Value>>> = {
  'yes-no': fc.constantFrom(YES, NO),
  choice: fc
    .constantFrom('the 4th', 'the 9th', 'nobody')
    .map((answer): Value => ({ type: 'choice', answer })),
  number: fc
    .tuple(fc.integer({ min: 0, max: 60 }), fc.nat(9))
    .map(([low, w]): Value => ({ type: 'number', low, high: low + w })),
  place: fc
    .constantFrom('Tell Varo', 'Sefin district', 'Orm')
    .map((name): Value => ({ type: 'place', place: name })),
  time: fc
    .integer({ min: 10, max: 28 })
    .map((d): Value => ({ type: 'time', from: `2026-03-${d}`, to: `2026-03-${d}` })),
  set: fc
    .subarray(['rifles', 'mortars', 'drones'], { minLength: 1 })
    .map((answers): Value => ({ type: 'set', answers })),
  point: fc
    .tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 }))
    .map(([a, b]): Value => ({
      type: 'point',
      lat: 35 + a / 1000,
      lon: 40 + b / 1000,
      radius: 300,
    })),
};

/** Small cases of every kind: chains of up to four, some denials, some suggested or accepted links. */
const anyInput: fc.Arbitrary<AssessInput> = fc
  .constantFrom(...(Object.keys(VALUES) as ValueType[]))
  .chain((type) =>
    fc
      .array(
        fc.record({
          chain: fc.uniqueArray(fc.constantFrom(...PEOPLE), { minLength: 1, maxLength: 4 }),
          value: VALUES[type] ?? fc.constant(YES),
          polarity: fc.constantFrom('asserts', 'asserts', 'asserts', 'denies'),
          status: fc.constantFrom('accepted', 'accepted', 'accepted', 'suggested'),
        }),
        { maxLength: 7 },
      )
      .chain((drafts) => {
        const claims = drafts.map(({ chain, value, polarity, status }, i): Claim =>
          makeClaim(`c${i}`, chain, value, {
            polarity: polarity as Claim['polarity'],
            status: status as Claim['status'],
          }),
        );
        const end = fc.nat(Math.max(0, claims.length - 1));
        const link = fc
          .tuple(end, end, fc.constantFrom('suggested', 'accepted', 'rejected'))
          .filter(([a, b]) => a !== b)
          .map(([a, b, state]) =>
            makeLink(`l${a}-${b}`, `c${a}`, `c${b}`, { state: state as 'suggested' }),
          );
        const links: fc.Arbitrary<Link[]> =
          claims.length < 2 ? fc.constant<Link[]>([]) : fc.array(link, { maxLength: 2 });
        return links.map((some) =>
          makeInput(claims, {
            links: [...new Map(some.map((one) => [one.id, one])).values()],
            question: makeQuestion({
              type,
              text: type === 'yes-no' ? makeQuestion().text : 'Which of them was it?',
              places: {
                'Tell Varo': 'Sefin district',
                'Sefin district': 'Varonia',
                Orm: 'Varonia',
              },
            }),
          }),
        );
      }),
  );

describe('assess', () => {
  it('[AS8] [L12] law: any case gives a finding without holes, with probabilities that sum to one', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const full = assessFully(input);
        const { assessment } = full;
        expect(assessment.sentence).not.toMatch(/undefined|NaN|null|Infinity|  /);
        expect(assessment.sentence).toMatch(/\.$/);
        const sum = assessment.answers.reduce<number>(
          (all, { probability }) => all + probability,
          assessment.none,
        );
        if (assessment.answers.length > 0) expect(sum).toBeCloseTo(1, 6);
        expect(assessment.verdict === 'assessed').toBe(assessment.best !== null);
        expect(assessment.credibility === 6).toBe(assessment.best === null);
        expect(JSON.stringify(assessment)).not.toMatch(/:null,"probability"|NaN/);
        for (const text of [explain(input, full), chainText(input, full)]) {
          expect(text).not.toMatch(/undefined|NaN|\[object/);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('[AS22] [L8] law: without an origin is to the last bit what it would be had it never come in', () => {
    fc.assert(
      fc.property(anyInput, fc.nat(5), (input, pick) => {
        const { origins } = assessFully(input).lineage;
        const origin = origins[pick % Math.max(1, origins.length)];
        if (origin === undefined) return;
        const gone = new Set<string>(origin.claimIds);
        const never = {
          ...input,
          claims: input.claims.filter(({ id }) => !gone.has(id)),
          links: input.links.filter(
            ({ child, parent }) => !gone.has(child.id) && !gone.has(parent.id),
          ),
        };
        expect(JSON.stringify(assessWithout(input, [origin.key]))).toBe(
          JSON.stringify(assess(never)),
        );
      }),
      { numRuns: 100 },
    );
  });

  it('[L11] law: the same input gives the same bytes, [L1] in any order', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const turned = {
          ...input,
          claims: input.claims.toReversed(),
          links: input.links.toReversed(),
          sources: input.sources.toReversed(),
        };
        expect(JSON.stringify(assess(input))).toBe(JSON.stringify(assess(input)));
        expect(assess(turned).sentence).toBe(assess(input).sentence);
        expect(assess(turned).credibility).toBe(assess(input).credibility);
      }),
      { numRuns: 80 },
    );
  });

  it('[AS22] links can be tried: accepted makes one of two, rejected leaves two', () => {
    const input = makeInput([makeClaim('c1', ['Plum'], YES), makeClaim('c2', ['Quince'], YES)], {
      links: [makeLink('l1', 'c2', 'c1')],
    });
    const accepted = assessWithout(input, [], { l1: 'accepted' });
    const rejected = assessWithout(input, [], { l1: 'rejected' });
    const open = assess(input);
    expect(accepted.origins.independent + accepted.origins.notEstablished).toBe(1);
    expect(rejected.origins.independent + rejected.origins.notEstablished).toBe(2);
    const p = (a: typeof open) => a.answers[0]?.probability ?? 0;
    expect(p(accepted)).toBeLessThan(p(open));
    expect(p(open)).toBeLessThan(p(rejected));
    // Trying changes nothing: the input is as it was.
    expect(assess(input)).toEqual(open);
  });

  it('[AS9] law: one origin alone never reaches digit 1, however many relays', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), (n) => {
        const claims = Array.from({ length: n }, (_, i) =>
          makeClaim(`c${i}`, ['Plum', `Relay${i}`], YES),
        );
        const records = [
          {
            sourceId: asId<never>('source-Plum'),
            role: 'observer' as const,
            topic: 'detention',
            right: 40,
            wrong: 0,
          },
        ];
        const assessment = assess(makeInput(claims, { trackRecords: records }));
        expect(assessment.credibility).toBeGreaterThanOrEqual(2);
        expect(assessment.flags.map(({ kind }) => kind)).toContain('single-origin');
      }),
      { numRuns: 12 },
    );
  });

  it('[AS16] the silo through the real lineage and corroboration', () => {
    const input = siloInput();
    const full = assessFully(input);
    const { assessment } = full;
    expect(assessment.reports).toBe(9);
    expect(assessment.best?.label).toBe('yes');
    expect(assessment.best?.probability ?? 0).toBeLessThan(assessment.countingReports ?? 0);
    expect(assessment.evidence.map(({ name }) => name)).toContain('Plum');
    expect(explain(input, full, siloDocuments())).toContain('## What it rests on');
  });
});
