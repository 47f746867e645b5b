import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sentence, type SentenceInput } from './sentence.ts';

const input = (
  change: Partial<SentenceInput> = {},
  basis: Partial<SentenceInput['basis']> = {},
): SentenceInput => ({
  question: { text: 'Were detainees held in the grain silo on 12 March?', type: 'yes-no' },
  whyNot: null,
  best: {
    label: 'yes',
    answer: 'yes',
    probability: 0.68,
    interval: [0.52, 0.82],
    likelihood: 'likely',
  },
  estimate: null,
  basis: {
    reports: 9,
    agreeing: 9,
    independent: 2,
    notEstablished: 0,
    untraced: 0,
    against: 0,
    people: true,
    ...basis,
  },
  ...change,
});

describe('sentence', () => {
  it('[AS8] says what is found and what it rests on', () => {
    expect(sentence(input())).toBe(
      'It is likely (68 %, 52–82) that detainees were held in the grain silo on 12 March. Nine reports say so, but they go back to two people shown independent of each other.',
    );
    expect(sentence(input({}, { agreeing: 8, independent: 3, against: 1 }))).toMatch(
      /Eight of nine reports say so, but all nine go back to three people shown independent of each other\. One of them says otherwise\.$/,
    );
    expect(sentence(input({}, { reports: 1, agreeing: 1, independent: 1 }))).toMatch(
      /One report says so, and it goes back to one person\.$/,
    );
    expect(
      sentence(
        input({}, { independent: 0, notEstablished: 1, untraced: 1, reports: 2, agreeing: 2 }),
      ),
    ).toMatch(/Two reports say so, but they go back to one origin that could not be traced\.$/);
    expect(
      sentence(
        input({}, { independent: 0, notEstablished: 3, people: false, reports: 3, agreeing: 3 }),
      ),
    ).toMatch(
      /and they go back to at most three origins, which are not shown to be independent of each other\.$/,
    );
  });
  it('[AS8] gives the words of likelihood their grammar', () => {
    const best = {
      label: 'no',
      answer: 'no' as const,
      probability: 0.5,
      interval: [0.3, 0.7] as const,
      likelihood: 'roughly even chance',
    };
    expect(sentence(input({ best }))).toMatch(
      /^There is a roughly even chance \(50 %, 30–70\) that detainees were not held/,
    );
    expect(sentence(input({ best: { ...best, likelihood: 'realistic possibility' } }))).toMatch(
      /^There is a realistic possibility/,
    );
  });
  it('[AS8] speaks of numbers as estimates and quotes a question it cannot turn round', () => {
    const estimate = { median: '13', low: '11', high: '16', bimodal: false };
    const best = {
      label: '13',
      answer: null,
      probability: 0.6,
      interval: [0.4, 0.8] as const,
      likelihood: 'likely',
    };
    expect(
      sentence(
        input({
          question: { text: 'How many people were killed at the market?', type: 'number' },
          estimate,
          best,
        }),
      ),
    ).toMatch(
      /^The best estimate is that 13 people were killed at the market; nine times in ten it lies between 11 and 16\. Nine reports/,
    );
    expect(
      sentence(
        input({
          question: { text: 'Which unit held the bridge?', type: 'choice' },
          best: { ...best, label: 'the 4th' },
        }),
      ),
    ).toMatch(
      /^It is likely \(60 %, 40–80\) that the answer to “Which unit held the bridge\?” is the 4th\./,
    );
  });
  it('[AS8] says why a question cannot be judged', () => {
    expect(
      sentence(input({ best: null, whyNot: 'nobody has reported on it' }, { reports: 0 })),
    ).toBe(
      'It cannot be judged whether detainees were held in the grain silo on 12 March: nobody has reported on it.',
    );
  });
  it('[AS8] law: never undefined, NaN, 0 % or 100 %, never a word of confidence, never a probability without its basis', () => {
    const n = fc.nat(40);
    const p = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        n,
        n,
        n,
        n,
        n,
        p,
        p,
        p,
        fc.boolean(),
        fc.string(),
        (reports, a, i, m, g, x, y, z, people, text) => {
          const said = sentence(
            input(
              {
                question: { text, type: 'choice' },
                best: {
                  label: 'x',
                  answer: null,
                  probability: x,
                  interval: [Math.min(y, z), Math.max(y, z)],
                  likelihood: 'likely',
                },
              },
              {
                reports: reports + 1,
                agreeing: a,
                independent: i,
                notEstablished: m,
                untraced: Math.min(g, m),
                against: Math.min(a, i),
                people,
              },
            ),
          ).replace(text, '');
          expect(said).not.toMatch(/undefined|NaN|null|confiden|\b0 %|\b100 %|\n/);
          expect(said).toMatch(/reports? (say|speak)/);
        },
      ),
    );
  });
});
