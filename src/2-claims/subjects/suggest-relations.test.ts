import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { suggestRelations } from './suggest-relations.ts';

const told = (text: string) =>
  suggestRelations(text).map(({ relation, from, to, lasts }) =>
    to !== null
      ? `${from.text} | ${relation} | ${to.text}`
      : `${from.text} | ${relation} | ${lasts?.low}–${lasts?.high} ${lasts?.unit}`,
  );

describe('relations in a text', () => {
  it.each([
    ['Abu Rami commands the northern checkpoint.', 'Abu Rami | commands | the northern checkpoint'],
    [
      'The checkpoint is commanded by Abu Tariq since March.',
      'Abu Tariq | commands | The checkpoint',
    ],
    ['I know that Hassan is in charge of the office.', 'Hassan | commands | the office'],
    ['The post reports to the captain.', 'The post | reports-to | the captain'],
    ['The guards take their orders from Abu Rami, always.', 'The guards | reports-to | Abu Rami'],
    [
      'A: After the checkpoint they take you to the office.',
      'the checkpoint | stage-before | the office',
    ],
    [
      'From the office you go on to the interview in the blue house.',
      'the office | stage-before | the interview',
    ],
    ['After the interview comes the course.', 'the interview | stage-before | the course'],
    ['The course is followed by the unit.', 'The course | stage-before | the unit'],
    ['The cook belongs to the second unit.', 'The cook | member-of | the second unit'],
    ['Nadir works at the office by the mill.', 'Nadir | works-at | the office'],
    ['The course lasts ten days.', 'The course | lasts | 10–10 days'],
    ['The interview took about 2 hours.', 'The interview | lasts | 2–2 hours'],
    ['We spent three nights at the old school.', 'the old school | lasts | 3–3 days'],
  ])('[CL253] %s', (text, wanted) => {
    expect(told(text)).toContain(wanted);
  });

  it.each([
    'Who commands the northern checkpoint?',
    'Abu Tariq never commanded the checkpoint.',
    'He commands it.',
    'They say that if Hassan commands the post we will see.',
    'They took him home.',
    'We went to the market.',
    'It was one night later, all of it.',
    'The nineteenth of October 2024.',
    'In winter it was like 3,000 a week at Ain Marra.',
  ])('[CL254] nothing in: %s', (text) => {
    expect(told(text)).toEqual([]);
  });

  it('[CL255] spans hold exactly the words, in any text, and it never throws', () => {
    const piece = fc.constantFrom(
      'After the checkpoint',
      'they take you to',
      'the office',
      'commands',
      'reports to',
      'lasts ten days',
      'الحاجز',
      'Abu Rami',
      ', ',
      '. ',
      '\n',
      '🕯',
      '(',
      '"',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const text = pieces.join(' ');
        for (const { from, to, span, quote } of suggestRelations(text)) {
          expect(text.slice(...span)).toBe(quote);
          for (const end of [from, to]) {
            if (end === null) continue;
            expect(text.slice(...end.span)).toBe(end.text);
            expect(end.span[0]).toBeGreaterThanOrEqual(span[0]);
            expect(end.span[1]).toBeLessThanOrEqual(span[1]);
          }
        }
      }),
    );
  });

  it('[CL255] a long line of nothing costs no time', () => {
    const start = performance.now();
    suggestRelations(`After ${'the gate of '.repeat(20_000)}`);
    suggestRelations(`${'After the gate they took you to the '.repeat(15)}.`);
    suggestRelations(`${'a '.repeat(290)}commands`);
    expect(performance.now() - start).toBeLessThan(3_000);
  });
});
