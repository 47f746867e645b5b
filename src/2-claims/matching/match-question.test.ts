import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { indexQuestions, matchQuestions } from './match-question.ts';
import { question, statement } from './testing.ts';

const when = { writtenOn: '2026-03-12' };
const QUESTIONS = [
  question('How many people were killed at the market?', 'number'),
  question('How many people were wounded at the market?', 'number'),
  question('Were detainees held in the grain silo?', 'yes-no'),
  question('Was the northern road open to civilians?', 'yes-no'),
  question('Where were the families turned back?', 'place', {
    places: { 'Tell Varo': 'Northern road' },
  }),
  question('How many families were turned back?', 'number'),
  question('Is the Wadi Lum bridge open?', 'yes-no'),
  question('What struck the market?', 'choice', { options: ['mortar', 'rocket', 'car bomb'] }),
];
const index = indexQuestions(QUESTIONS);
const best = (text: string) => matchQuestions(statement(text), index, when)[0];

describe('the question a statement speaks to', () => {
  test.each([
    ['We carried 12 or 13 dead from the market.', 0],
    ['There were dozens wounded at the market.', 1],
    ['The silo was full of prisoners that night.', 2],
    ['الصومعة امتلأت بالموقوفين تلك الليلة', 2],
    ['The northern road has been closed since morning.', 3],
    ['The families were turned back at Tell Varo.', 4],
    ['Fifteen families were turned back today.', 5],
    ['The bridge at Wadi Lum is open again since noon.', 6],
    ['A car bomb in the market of Dar Sefin!', 7],
  ])('[IN262] “%s”', (text, at) => {
    const match = best(text);
    expect(match?.questionId).toBe(QUESTIONS[at]?.id);
    expect(match?.reasons.length).toBeGreaterThan(0);
    expect(match?.readings.length).toBeGreaterThan(0);
  });
  test('[IN262] what was accepted before helps the next report', () => {
    const text = 'Nine men, hands tied, behind the small door.';
    const known = indexQuestions(
      QUESTIONS,
      new Map([[QUESTIONS[2]?.id as string, ['They brought men, hands tied, by the small door']]]),
    );
    expect(
      matchQuestions(statement(text), index, when).map(({ questionId }) => questionId),
    ).not.toContain(QUESTIONS[2]?.id);
    expect(matchQuestions(statement(text), known, when)[0]?.questionId).toBe(QUESTIONS[2]?.id);
  });
  test('[IN263] nothing is sure without a value that fits, and nothing matches without a shared word', () => {
    const unfit = matchQuestions(
      statement('People were killed at the market.'),
      indexQuestions([question('How many people were killed at the market?', 'number')]),
      when,
    )[0];
    expect(unfit?.sure).toBe(false);
    expect(unfit?.reasons.join(' ')).toContain('no number');
    expect(matchQuestions(statement('Rain fell on the hills.'), index, when)).toEqual([]);
  });
  test('[IN274] a question that is only a code is found by what was accepted on it', () => {
    const coded = question('Q-017', 'yes-no', { ref: 'Q-017' });
    const known = indexQuestions(
      [coded, ...QUESTIONS],
      new Map([[coded.id as string, ['They brought men, hands tied, by the small door']]]),
    );
    const [first] = matchQuestions(
      statement('Men with tied hands at the small door.'),
      known,
      when,
    );
    expect(first?.questionId).toBe(coded.id);
  });
  test('[IN274] the same answer given before, and the very question that was asked, lead to it', () => {
    const coded = question('Q-005', 'point', { ref: 'Q-005' });
    const given = new Map([
      [coded.id as string, [{ type: 'point', lat: 33.4217, lon: -37.2861, radius: 6 } as const]],
    ]);
    const known = indexQuestions([coded, ...QUESTIONS], new Map(), given);
    const [first] = matchQuestions(
      statement('Second impact at 33.4217, -37.2861, inside the wall.'),
      known,
      when,
    );
    expect(first?.questionId).toBe(coded.id);
    expect(first?.reasons).toContain('the same answer was given before');
    const asked = {
      ...statement('Yes, one hears their dog.'),
      asked: 'Is the Wadi Lum bridge open?',
    };
    expect(matchQuestions(asked, index, when)[0]).toMatchObject({
      questionId: QUESTIONS[6]?.id,
      sure: true,
    });
  });
  test('[IN274] words around it help to find the question and never to be sure by themselves', () => {
    const one = { ...statement('Two, not more.'), context: 'How many families were turned back?' };
    const matches = matchQuestions(one, index, when);
    expect(matches[0]?.questionId).toBe(QUESTIONS[5]?.id);
    expect(matchQuestions({ ...one, context: '' }, index, when)).toEqual([]);
  });
  test('[IN262] the order of the questions changes nothing', () => {
    const one = statement('The northern road has been closed since morning.');
    const wanted = matchQuestions(one, index, when, 20);
    fc.assert(
      fc.property(fc.shuffledSubarray(QUESTIONS, { minLength: QUESTIONS.length }), (order) => {
        expect(matchQuestions(one, indexQuestions(order), when, 20)).toEqual(wanted);
      }),
    );
  });
  test('[IN263] whatever the words: scores are finite and not negative, and at most one is sure', () => {
    const words = fc.constantFrom(
      'market',
      'silo',
      'road',
      'closed',
      'open',
      'families',
      '15',
      'killed',
      'by',
      'the',
      'Tell Varo',
      'طريق',
    );
    fc.assert(
      fc.property(fc.array(words, { minLength: 3, maxLength: 12 }), (some) => {
        const text = `We saw ${some.join(' ')} carts`;
        const matches = matchQuestions(statement(text), index, when, 20);
        expect(matches.filter(({ sure }) => sure).length).toBeLessThanOrEqual(1);
        for (const { score } of matches) {
          expect(Number.isFinite(score)).toBe(true);
          expect(score).toBeGreaterThan(0);
        }
      }),
    );
  });
  test.each([
    ['A car bomb in the market of Dar Sefin!', true],
    ['A car bomb struck the market.', true],
    ['The families were turned back at Tell Varo.', true],
    ['Fifteen families were turned back today.', true],
    ['Was it the market? Dozens.', false],
    ['The bridge at Wadi Lum is open again since noon.', true],
    ['The silo was full.', false],
  ])('[CL302] what may be accepted unopened needs strong reasons: “%s” %s', (text, firm) => {
    expect(best(text)?.firm ?? false, best(text)?.reasons.join('; ')).toBe(firm);
  });
  test.each([
    ['yes, I drove past it', true],
    ['no, it worked all along', true],
    ['it stopped, we worked by lamps', true],
    ['it ran all night', false],
  ])(
    '[CL302] to a question that was asked, yes or no must be said or what was asked repeated: “%s” %s',
    (text, firm) => {
      const asked = 'Did the generator of the clinic stop in the night?';
      const [match] = matchQuestions(
        { ...statement(text), asked, context: asked },
        indexQuestions([question(asked, 'yes-no'), ...QUESTIONS]),
        when,
      );
      expect(match?.firm ?? false, match?.reasons.join('; ')).toBe(firm);
    },
  );
  test('[CL302] what answers one question that was asked is not taken unopened for the answer to another', () => {
    const text = 'The families were turned back at Tell Varo.';
    const asked = 'Where was the bus stopped?';
    const [match] = matchQuestions({ ...statement(text), asked, context: asked }, index, when);
    expect(match?.questionId).toBe(QUESTIONS[4]?.id);
    expect(match?.firm).toBe(false);
  });
  test('[CL302] whatever the words: what is firm is sure', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            'silo',
            'night',
            'bridge',
            'open',
            '12',
            'dead',
            'market',
            'Tell Varo',
            'families',
            'closed',
          ),
          { minLength: 3, maxLength: 9 },
        ),
        (words) =>
          matchQuestions(statement(words.join(' ')), index, when).every(
            ({ firm, sure }) => sure || !firm,
          ),
      ),
      { numRuns: 60 },
    );
  });
  test('[CL355] who speaks and one word of an earlier answer are not enough to offer a question', () => {
    const school = question('Was the school in use on 2 April?', 'yes-no');
    const office = question('Was anyone held in the old post office in January?', 'yes-no');
    const known = indexQuestions(
      [school, office, ...QUESTIONS],
      new Map([
        [school.id as string, ['Plum says the school is in use, seen from a roof']],
        [office.id as string, ['No. It had no roof.']],
      ]),
    );
    expect(matchQuestions(statement('Plum was on the roof again'), known, when)).toEqual([]);
    const [first] = matchQuestions(statement('Plum saw children in the school yard'), known, when);
    expect(first?.questionId).toBe(school.id);
  });
  test('[CL349] a question that repeats a denial is answered yes by it', () => {
    const asked = question('Is this true: “nobody was held in the silo”?', 'yes-no');
    const answer = (text: string) =>
      matchQuestions(statement(text), indexQuestions([asked]), when)[0]?.readings[0]?.value;
    expect(answer('Nobody was ever held in the silo.')).toEqual({ type: 'yes-no', answer: 'yes' });
    expect(answer('Men were held in the silo.')).toEqual({ type: 'yes-no', answer: 'no' });
  });
});
