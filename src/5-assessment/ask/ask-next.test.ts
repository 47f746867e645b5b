import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asId, type SourceId } from '#terms/ids.ts';
import type { Source } from '#terms/source.ts';
import type { Claim } from '#claims/claim.ts';
import type { Question } from '#claims/question.ts';
import { observerHop } from '#claims/make-hop.ts';
import { assess } from '../assess.ts';
import type { AssessInput } from '../assess-input.ts';
import { makeClaim, makeInput, makeQuestion, makeSource, NO, YES } from '../hand-made.ts';
import { asksFor, type AskContext, type QuestionAsks } from './ask-next.ts';
import { engineNow, reliabilitiesOf } from './engine-now.ts';
import { inputWith } from './input-with.ts';
import { previewAnswer } from './preview-answer.ts';
import { couldKnow, firstHandOf } from './who-could-know.ts';

const SUBJECT = asId<Question['subjectIds'][number]>('subject-silo');
const question = makeQuestion({ subjectIds: [SUBJECT] });

/** A case in which each of these has spoken at first hand of the same place elsewhere. */
function context(sources: readonly Source[], elsewhere: readonly string[]): AskContext {
  const other = makeQuestion({ id: asId('question-2'), ref: 'Q-002', subjectIds: [SUBJECT] });
  const claims = elsewhere.map((name) =>
    makeClaim(`elsewhere-${name}`, [name], YES, { questionId: other.id }),
  );
  return {
    sources,
    ties: [],
    windows: [],
    firstHand: firstHandOf([question, other], claims),
    zone: 'Etc/UTC',
  };
}

function asking(input: AssessInput, name: string, chain: readonly string[] = [name], knows = 1) {
  const reliabilities = reliabilitiesOf(input);
  const now = engineNow(input, reliabilities);
  const added = chain.map((one) => makeSource(one));
  const hops = chain.map((one, i) => ({
    ...observerHop(asId<SourceId>(`source-${one}`)),
    role: i === 0 ? ('observer' as const) : ('relay' as const),
  }));
  return previewAnswer(inputWith(input, added, { ties: [] }), now, reliabilities, { hops, knows });
}

const held = (claims: readonly Claim[], change: Partial<AssessInput> = {}) =>
  makeInput(claims, { question, ...change });
const outcomes = (found: QuestionAsks) =>
  found.asks.map(({ who, gain }) => [who[0]?.name, gain] as const);

describe('what one answer would mean', () => {
  it('[AS117] is to the last bit what the engine says once the answer has come in', () => {
    const input = held([makeClaim('c1', ['Plum'], YES), makeClaim('c2', ['Quince'], NO)]);
    const { answers } = asking(input, 'Tern');
    for (const value of [YES, NO]) {
      const after = assess(
        makeInput([...input.claims, makeClaim('c3', ['Tern'], value)], { question }),
      );
      const [expected] = after.answers;
      const says = value.type === 'yes-no' ? value.answer : '';
      expect(answers.find((one) => one.says === says)?.after.probability).toBeCloseTo(
        expected?.probability as number,
        12,
      );
    }
  });

  it('[AS122] comes with chances that sum to one, "does not know" among them', () => {
    const input = held([makeClaim('c1', ['Plum', 'Alder'], YES)]);
    const { answers, doesNotKnow } = asking(input, 'Tern', ['Tern'], 0.6);
    expect(answers.reduce((sum, { chance }) => sum + chance, 0)).toBeCloseTo(0.6, 6);
    expect(doesNotKnow).toBeCloseTo(0.4, 12);
  });

  it('[AS122] on average comes out where the finding is now, where nothing is discounted', () => {
    const input = held([makeClaim('c1', ['Plum'], YES), makeClaim('c2', ['Quince'], NO)]);
    const now = engineNow(input, reliabilitiesOf(input)).found.posterior[0] as number;
    const { answers } = asking(input, 'Tern');
    const yes = answers.reduce((sum, { chance, after }) => {
      const p = after.label === 'yes' ? after.probability : 1 - after.probability;
      return sum + chance * p;
    }, 0);
    // The rest of "none of these" is in neither label.
    expect(Math.abs(yes - now)).toBeLessThan(0.02);
  });
});

describe('what asking is worth', () => {
  it('[AS116] nothing from somebody who has it from a person we have heard', () => {
    fc.assert(
      fc.property(fc.constantFrom(YES, NO), fc.constantFrom(YES, NO), (a, b) => {
        const input = held([makeClaim('c1', ['Plum', 'Alder'], a), makeClaim('c2', ['Quince'], b)]);
        expect(asking(input, 'Heron', ['Plum', 'Alder', 'Heron']).gain).toBeLessThan(1e-9);
        expect(asking(input, 'Finch', ['Quince', 'Finch']).gain).toBeLessThan(1e-9);
      }),
    );
  });

  it('[AS116] something from the origin behind a relay, less than from a new one', () => {
    const input = held([makeClaim('c1', ['Plum', 'Alder'], YES)]);
    const behind = asking(input, 'Plum').gain;
    const fresh = asking(input, 'Tern').gain;
    expect(behind).toBeGreaterThan(0.01);
    expect(fresh).toBeGreaterThan(behind);
  });

  it('[AS115] never less than nothing, whatever is held and however it hangs together', () => {
    const names = ['Plum', 'Quince', 'Alder', 'Birch', '?', '“a guard”'];
    const chain = fc
      .uniqueArray(fc.constantFrom(...names), { minLength: 1, maxLength: 3 })
      .map((list) => [
        ...list.filter((n) => n === '?' || n.startsWith('“')).slice(0, 1),
        ...list.filter((n) => n !== '?' && !n.startsWith('“')),
      ]);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(chain, fc.constantFrom(YES, NO)), { minLength: 1, maxLength: 5 }),
        (list) => {
          const input = held(list.map(([c, v], i) => makeClaim(`c${i}`, c, v)));
          const { gain, answers } = asking(input, 'Tern');
          expect(gain).toBeGreaterThanOrEqual(-1e-9);
          for (const { chance, after } of answers) {
            expect(chance >= 0 && chance <= 1 + 1e-9).toBe(true);
            expect(after.probability >= 0 && after.probability <= 1).toBe(true);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('[AS115] works for numbers, times and open choices', () => {
    const cases = [
      { type: 'number', value: { type: 'number', low: 13, high: 13 } },
      { type: 'time', value: { type: 'time', from: '2026-03-12', to: '2026-03-12' } },
      { type: 'choice', value: { type: 'choice', answer: 'Abu Tariq' } },
      { type: 'place', value: { type: 'place', place: 'Tell Varo' } },
      { type: 'point', value: { type: 'point', lat: 33.4, lon: -37.2, radius: 50 } },
    ] as const;
    for (const { type, value } of cases) {
      const asked = makeQuestion({ type, subjectIds: [SUBJECT] });
      const { gain, answers } = asking(
        makeInput([makeClaim('c1', ['Plum'], value)], { question: asked }),
        'Tern',
      );
      expect(gain, type).toBeGreaterThan(0);
      expect(
        answers.reduce((sum, { chance }) => sum + chance, 0),
        type,
      ).toBeCloseTo(1, 3);
    }
  });
});

describe('whom to ask', () => {
  const sources = ['Plum', 'Quince', 'Tern', 'Fig'].map((name) => makeSource(name));
  const byId = new Map<string, Source>(sources.map((source) => [source.id, source]));
  const known = context(sources, ['Tern']).firstHand;
  const of = (name: string, claims: readonly Claim[], change: Partial<Source> = {}) =>
    couldKnow(makeSource(name, change), question, claims, byId, known);

  it('[AS118] is only who could know, for a reason that is on record', () => {
    const claims = [makeClaim('c1', ['Plum', 'Alder'], YES), makeClaim('c2', ['Quince'], YES)];
    expect(of('Plum', claims)).toMatchObject({ could: true, chance: 1 });
    expect(of('Tern', claims)).toMatchObject({ could: true, chance: 0.8 });
    expect(of('Quince', claims)).toEqual({ could: false, because: 'told-us' });
    expect(of('Alder', claims)).toEqual({ could: false, because: 'told-us' });
    expect(of('Fig', claims)).toEqual({ could: false, because: 'no-access' });
    expect(of('Gazette', claims, { kind: 'publication' })).toMatchObject({ could: false });
  });

  it('[AS118] is not whoever told us through an interpreter', () => {
    const claim = makeClaim('c1', ['Tern', 'Birch'], YES);
    const hops = claim.hops.map((hop, i) =>
      i === 1 ? { ...hop, role: 'translator' as const } : hop,
    );
    expect(of('Tern', [{ ...claim, hops }])).toEqual({ could: false, because: 'told-us' });
  });

  it('[AS153] of very many only the likeliest are worked out, those left alone among them, and the rest counted', () => {
    const crowd = Array.from({ length: 60 }, (_, i) => makeSource(`Crowd ${i}`));
    const careful = makeSource('Wary', {
      riskLimit: 'low',
      contactRisk: { level: 'high', why: 'watched', by: 'T', at: crowd[0]!.madeAt },
    });
    const all = [...crowd, careful];
    const found = asksFor(
      held([makeClaim('c1', ['Plum'], YES)]),
      context(
        all,
        all.map(({ pseudonym }) => pseudonym),
      ),
    );
    const asked = found.asks.filter(({ about }) => about === 'matter');
    expect(asked).toHaveLength(41);
    expect(asked.at(-1)?.who[0]?.name).toBe('Wary');
    expect(found.others.notWorkedOut).toBe(20);
  });

  it('[AS119] leaves alone whose risk is above the limit, visibly and last', () => {
    const people = [
      makeSource('Plum'),
      makeSource('Tern', { riskLimit: 'none' }),
      makeSource('Fig', { consent: 'none' }),
      makeSource('Olive'),
    ];
    const found = asksFor(
      held([makeClaim('c1', ['Plum'], YES)]),
      context(people, ['Tern', 'Fig', 'Olive']),
    );
    expect(
      found.asks.map(({ who, contact }) => [who[0]?.name, contact.veto?.kind ?? null]),
    ).toEqual([
      ['Olive', null],
      ['Fig', 'consent'],
      ['Tern', 'risk'],
    ]);
    expect(found.asks.at(-1)?.contact.veto?.why).toContain('above the limit, none');
    expect(found.others.toldUs).toEqual(['Plum']);
  });

  it('[AS119] asks again once somebody has judged, by name, that there is no risk', () => {
    const judged = {
      level: 'none',
      why: 'out of the country',
      by: 'R. Marrane',
      at: held([]).now,
    } as const;
    const found = asksFor(
      held([makeClaim('c1', ['Plum'], YES)]),
      context([makeSource('Tern', { riskLimit: 'none', contactRisk: judged })], ['Tern']),
    );
    expect(found.asks[0]?.contact.veto).toBeNull();
  });

  it('[AS122] the order of claims and sources does not matter', () => {
    const claims = [
      makeClaim('c1', ['Plum', 'Alder'], YES),
      makeClaim('c2', ['Quince'], NO),
      makeClaim('c3', ['?', 'Gazette'], YES),
    ];
    const people = ['Plum', 'Quince', 'Tern', 'Fig', 'Alder'].map((name) => makeSource(name));
    const one = asksFor(held(claims), context(people, ['Tern', 'Fig']));
    const other = asksFor(held(claims.toReversed()), context(people.toReversed(), ['Fig', 'Tern']));
    expect(outcomes(other)).toEqual(outcomes(one));
  });

  it('says in plain words what asking would bring, and whom to ask after each answer', () => {
    const people = ['Plum', 'Tern', 'Fig'].map((name) => makeSource(name));
    const found = asksFor(
      held([makeClaim('c1', ['Plum'], YES)]),
      context(people, ['Tern', 'Fig']),
      true,
    );
    expect(found.asks[0]?.sentence).toMatch(
      /^Asking (Fig|Tern) has an? \d\d % chance of settling it\.$/,
    );
    const no = found.asks[0]?.outcomes.find(({ says }) => says === 'no');
    expect(no?.words).toMatch(/^if no: (yes|no), \d\d % likely$/);
    expect(['Fig', 'Tern']).toContain(no?.next);
  });
});

describe('questions about the chain', () => {
  it('[AS121] a gap beside a known origin is worth asking about; the outcomes are three', () => {
    const input = held([makeClaim('c1', ['Plum'], YES), makeClaim('c2', ['?', 'Alder'], YES)]);
    const people = ['Plum', 'Alder'].map((name) => makeSource(name));
    const [ask] = asksFor(input, context(people, [])).asks;
    expect(ask).toMatchObject({
      about: 'chain',
      words: 'Ask Alder: who told you, and how do they know?',
    });
    expect(ask?.gain).toBeGreaterThan(0);
    const [one, apart] = ['it goes back to Plum', 'somebody else saw it, and can be named'].map(
      (says) => ask?.outcomes.find((outcome) => outcome.says === says)?.after.probability as number,
    );
    expect(apart).toBeGreaterThan(one as number);
    expect(
      (ask?.nothing ?? 0) + (ask?.outcomes ?? []).reduce((sum, { chance }) => sum + chance, 0),
    ).toBeCloseTo(1, 9);
  });

  it('[AS121] two of one cell are asked, apart, with whom they had spoken', () => {
    const input = held([makeClaim('c1', ['Plum'], YES), makeClaim('c2', ['Fig'], YES)], {
      sources: [makeSource('Plum', { cell: 'market' }), makeSource('Fig', { cell: 'market' })],
    });
    const found = asksFor(input, context(input.sources, []));
    expect(found.asks[0]?.words).toBe(
      'Ask Fig and Plum, apart: with whom had you spoken of this before you told us?',
    );
  });
});
