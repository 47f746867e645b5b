import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asId } from '#terms/ids.ts';
import type { Probability } from '#terms/quantities.ts';
import type { Posterior } from '#corroboration/posterior.ts';
import type { AssessInput } from './assess-input.ts';
import { grade } from './grade.ts';
import { makeClaim, makeInput, makeQuestion, NO, YES } from './hand-made.ts';
import { siloInput, siloLineage, siloPosterior } from './silo-case.ts';

const silo = (change: Partial<AssessInput> = {}, posterior: Partial<Posterior> = {}) =>
  grade(siloInput(change), siloLineage(), { ...siloPosterior(), ...posterior }).assessment;
const kinds = (change: Partial<AssessInput> = {}) => silo(change).flags.map(({ kind }) => kind);

describe('grade', () => {
  it('[AS16] nine reports, three origins shown independent, one lineage not established', () => {
    const assessment = silo();
    expect(assessment.reports).toBe(9);
    expect(assessment.origins).toEqual({
      independent: 3,
      notEstablished: 1,
      dependentReports: 5,
      effective: 2.6,
    });
    expect(assessment.sentence).toBe(
      'It is likely (68 %, 52–82) that detainees were held in the grain silo on 12 March. Eight of nine reports say so, but all nine go back to three people shown independent of each other and one more chain, whose origin may be the same. One of them says otherwise.',
    );
    expect(assessment.likelihood).toEqual({ words: 'likely', band: [0.55, 0.8], scale: 'ICD 203' });
    expect(assessment.credibility).toBe(2);
    expect(assessment.countingReports).toBe(0.998);
  });
  it('[AS16] evidence is listed by weight, with what it says, its record and the answer without it', () => {
    expect(
      silo().evidence.map(({ name, decibans, reliability, supportsBest }) => [
        name,
        decibans,
        reliability,
        supportsBest,
      ]),
    ).toEqual([
      ['Plum', 7.1, 'B', true],
      ['Tern', -5.8, 'B', false],
      ['“a guard”', 3.2, 'F', true],
      ['not traced', 0.9, 'F', true],
    ]);
  });
  it('[AS17] names the contradiction and who is on which side', () => {
    const [only, ...more] = silo().contradictions;
    expect(more).toEqual([]);
    expect(only?.text).toBe('Plum, “a guard” and a report not traced say yes; Tern says no.');
    expect(only?.between[1]).toEqual(['c70']);
  });
  it('[AS18] flags, gravest first', () => {
    expect(kinds()).toEqual([
      'protected-site',
      'contradiction',
      'resale',
      'lineage-not-established',
      'paid-per-report',
      'suggested-link',
    ]);
  });
  it('[AS18] a grudge counts only against somebody the question is about', () => {
    const tie = {
      ...siloInput().sources[0],
      id: asId('tie-1'),
      from: asId('source-Alder'),
      to: { kind: 'subject', id: asId('subject-1') },
      tie: 'grudge-against',
      during: null,
      howKnown: 'said so in session 1',
    } as unknown as AssessInput['ties'][number];
    expect(kinds({ ties: [tie] })).not.toContain('grudge');
    const flags = silo({
      ties: [tie],
      question: makeQuestion({ subjectIds: [asId('subject-1')] }),
    }).flags;
    const grudge = flags.find(({ kind }) => kind === 'grudge');
    expect(grudge?.text).toBe(
      'Alder has a grudge against somebody this question is about (said so in session 1); five reports came through Alder.',
    );
    expect(grudge?.sourceIds).toEqual(['source-Alder']);
  });
  it('[AS18] stale after the days the question allows, threat to life first of all', () => {
    expect(kinds({ question: makeQuestion({ staleAfterDays: 6 }) })).not.toContain('stale');
    expect(
      silo({ question: makeQuestion({ staleAfterDays: 5 }) }).flags.find(
        ({ kind }) => kind === 'stale',
      )?.text,
    ).toBe('The newest report is 6 days old; after 5 days this should be asked again.');
  });
  it('[AS19] cannot be judged: one report from a source without a record, below 80 %', () => {
    const claim = makeClaim('c1', ['Plum'], YES);
    const lineage = {
      nodes: [
        {
          index: 0,
          parent: null,
          actor: { kind: 'source', sourceId: asId('source-Plum') },
          role: 'observer',
          claimIds: [claim.id],
          viaLink: null,
        },
      ],
      origins: [
        {
          key: 'source:source-Plum',
          node: 0,
          actor: { kind: 'source', sourceId: asId('source-Plum') },
          basis: 'saw',
          claimIds: [claim.id],
          standing: 'independent',
          why: '',
        },
      ],
      pairs: [],
      established: { independent: 0, dependent: 0, unknown: 0 },
      marks: [],
    } as unknown as ReturnType<typeof siloLineage>;
    const posterior = (p: number): Posterior => ({
      ...siloPosterior(),
      answers: [
        { value: YES, label: 'yes', probability: p as Probability, reports: 1, origins: 1 },
      ],
      contributions: [],
      reports: 1,
      probabilityInterval: [0.4 as Probability, 0.9 as Probability],
    });
    const judged = (p: number, records: AssessInput['trackRecords'] = []) =>
      grade(makeInput([claim], { trackRecords: records }), lineage, posterior(p)).assessment;
    expect(judged(0.75)).toMatchObject({
      verdict: 'cannot-be-judged',
      best: null,
      likelihood: null,
      credibility: 6,
    });
    expect(judged(0.75).sentence).toBe(
      'It cannot be judged whether detainees were held in the grain silo on 12 March: there is one report, from a source without a record yet.',
    );
    expect(judged(0.85).verdict).toBe('assessed');
    expect(
      judged(0.75, [
        { sourceId: asId('source-Plum'), role: 'observer', topic: 'detention', right: 5, wrong: 0 },
      ]).verdict,
    ).toBe('assessed');
  });
  it('[AS19] cannot be judged: nobody reported, none of the answers, or an interval that says nothing', () => {
    const nobody = grade(
      makeInput([]),
      { ...siloLineage(), nodes: [], origins: [], pairs: [], marks: [] },
      { ...siloPosterior(), answers: [], reports: 0, contributions: [] },
    ).assessment;
    expect(nobody.sentence).toMatch(/nobody has reported on it\.$/);
    expect(nobody.countingReports).toBeNull();
    expect(silo({}, { none: 0.7 as Probability }).sentence).toMatch(
      /none of the answers given is right\.$/,
    );
    expect(
      silo({}, { probabilityInterval: [0.09 as Probability, 0.91 as Probability] }).verdict,
    ).toBe('cannot-be-judged');
  });
  it('[L1] the order of claims, sources and links is no matter', () => {
    const input = siloInput();
    const plain = JSON.stringify(silo());
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...input.claims], { minLength: 9 }),
        fc.shuffledSubarray([...input.sources], { minLength: 7 }),
        (claims, sources) => {
          expect(JSON.stringify(silo({ claims, sources }))).toBe(plain);
        },
      ),
      { numRuns: 30 },
    );
  });
  it('[AS17] one origin whose reports differ is told apart from two who disagree', () => {
    const input = siloInput();
    const claims = input.claims.map((claim) =>
      claim.id === 'c63' ? { ...claim, value: NO } : claim,
    );
    expect(silo({ claims }).contradictions.map(({ text }) => text)).toContain(
      'Reports that go back to Plum differ: yes, and no – changed on the way.',
    );
  });
});
