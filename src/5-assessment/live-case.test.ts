import { describe, expect, it } from 'vitest';
import { asId, type QuestionId } from '#terms/ids.ts';
import { canonicalJson } from '#terms/canonical-json.ts';
import { assess } from './assess.ts';
import type { Outcome } from './finding.ts';
import { makeQuestion, NO } from './hand-made.ts';
import { LiveCase } from './live-case.ts';
import { siloInput } from './silo-case.ts';

// That it always agrees with working everything out again is the law in test/laws/incremental.test.ts.
describe('a case that is kept up', () => {
  const input = siloInput();
  const { question, now } = input;
  const other = makeQuestion({ id: asId<QuestionId>('other') });
  const begin = (): LiveCase => new LiveCase({ ...input, questions: [question, other] });

  it('[L10] assesses as it is assessed from its records', () => {
    const live = begin();
    expect(canonicalJson(live.assess(question.id, now).assessment)).toBe(
      canonicalJson(assess({ ...siloInput(), trackRecords: [] })),
    );
    expect(() => live.assess(asId<QuestionId>('gone'), now)).toThrow('no question gone');
  });

  it('says what a change touches, and keeps what it does not', () => {
    const live = begin();
    const before = live.assess(question.id, now);
    const [claim] = input.claims;
    if (claim === undefined) throw new Error('The silo case has claims.');
    const aside = { ...claim, id: asId<typeof claim.id>('c99'), questionId: other.id };
    expect(live.put('claim', aside)).toEqual({ questions: new Set([other.id]), everyone: false });
    expect(live.assess(question.id, now)).toBe(before);

    expect(live.remove('claim', claim.id).questions).toEqual(new Set([question.id]));
    expect(live.assess(question.id, now)).not.toBe(before);
  });

  it('[L13] an outcome touches its own question, and marks that everybody’s prior moved', () => {
    const live = begin();
    live.assess(other.id, now);
    const touched = live.put('outcome', {
      ...(question as unknown as Outcome),
      id: asId<Outcome['id']>('o1'),
      questionId: question.id,
      value: NO,
      standardOfProof: 'reasonable-grounds',
      evidence: 'the silo was opened',
      decidedBy: 'a person',
      at: now,
    });
    expect(touched).toEqual({ questions: new Set([question.id]), everyone: true });
    // Its own outcome must not raise or lower the sources it is judged by.
    expect(live.input(question.id, now).trackRecords).toEqual([]);
    expect(live.input(other.id, now).trackRecords.length).toBeGreaterThan(0);
    expect(live.remove('outcome', asId<Outcome['id']>('o1')).everyone).toBe(true);
    expect(live.input(other.id, now).trackRecords).toEqual([]);
  });
});
