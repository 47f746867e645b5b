import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { proposeQuestions } from './propose-question.ts';
import { statement } from './testing.ts';

const when = { writtenOn: '2026-03-12' };
const best = (text: string) => proposeQuestions(statement(text), when)[0];

describe('a question made from a statement', () => {
  test.each([
    ['We carried 12 or 13 dead from the market.', 'number', 'How many dead'],
    ['location: https://maps.google.com/?q=33.4127,-37.2861', 'point', 'Where exactly'],
    ['They stopped us under Tell Varo, at the white stones.', 'place', 'Where'],
    ['Northern checkpoint, commander: Abu Tariq.', 'choice', 'Who commands'],
    ['The flour store behind the market was looted.', 'yes-no', 'Is it true'],
    ['La route du nord est fermée.', 'yes-no', 'Est-ce vrai'],
    ['الطريق مغلق على الجميع.', 'yes-no', 'هل صحيح'],
  ] as const)('[IN265] “%s” asks for a %s', (text, type, start) => {
    const proposal = best(text);
    expect(proposal?.type).toBe(type);
    expect(proposal?.text.startsWith(start)).toBe(true);
  });
  test('[IN265] a question that was asked in a log stands first, as it was asked', () => {
    const asked = {
      ...statement('They put a lock on the well.'),
      noted: true,
      asked: 'Was the well closed?',
    };
    expect(proposeQuestions(asked, when)[0]).toMatchObject({
      text: 'Was the well closed?',
      type: 'yes-no',
    });
  });
  test.each([
    ['So it must have been mortar, they told us.', 'What struck', 'mortar'],
    ['A white truck came to the small door.', 'What colour', 'white'],
  ] as const)('[IN278] “%s” may open “%s …?”', (text, start, answer) => {
    const found = proposeQuestions(statement(text), when).find((one) => one.type === 'choice');
    expect(found?.text.startsWith(start)).toBe(true);
    expect(found?.readings[0]?.value).toEqual({ type: 'choice', answer });
  });
  test('[IN265] there is always one, and each is answered by the statement in its own kind', () => {
    const words = fc.constantFrom(
      'market',
      '15',
      'men',
      'on Friday',
      'at Tell Varo',
      'at 10:42',
      'dead',
      'the',
      'closed',
      'نهر',
      'not',
    );
    fc.assert(
      fc.property(fc.array(words, { minLength: 2, maxLength: 10 }), (some) => {
        const proposals = proposeQuestions(statement(`They saw carts ${some.join(' ')}`), when);
        expect(proposals.length).toBeGreaterThan(0);
        expect(new Set(proposals.map(({ text }) => text)).size).toBe(proposals.length);
        for (const { type, readings } of proposals) {
          expect(readings.length).toBeGreaterThan(0);
          for (const { value } of readings) expect(value.type).toBe(type);
        }
      }),
    );
  });
});
