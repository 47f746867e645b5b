import { describe, expect, test } from 'vitest';
import { turnsOf } from '#intake/texts/transcript.ts';
import { byTurns } from './by-turns.ts';
import { suggest } from './suggest.ts';

const TALK = `Interview with Abu Yazan, 12 May 2015

Q: How many were there?
A: About a dozen, my brother says.
Q: Is it true that the guard said nine came?
A: No. I was in Manbij. [pause]
Interpreter: He says his brother told him.
Q: How much were you paid?
A: $100–$300 a month.
`;
const read = (text: string, name: string | null = null) =>
  byTurns(
    text,
    suggest(text, { writtenOn: null, language: 'en', dayFirst: true, countries: [] }),
    turnsOf(text),
    name,
  );

describe('[CL307] what is found in a transcript is said by whoever’s turn it stands in', () => {
  test('each answer is its speaker’s, and who is reported in it comes after them', () => {
    const all = read(TALK, 'Abu Yazan').filter(({ content }) => content !== null);
    const said = all.map(({ content, speakers }) => [
      content?.text,
      speakers.map(({ resolved }) => resolved).join(' → '),
    ]);
    expect(said).toContainEqual(['About a dozen', 'Abu Yazan → my brother']);
    expect(said).toContainEqual(['About a dozen, my brother says.', 'Abu Yazan']);
    expect(said).toContainEqual(['No. I was in Manbij. [pause]', 'Abu Yazan']);
    expect(said).toContainEqual(['$100–$300 a month.', 'Abu Yazan']);
    const pay = all.find(({ content }) => content?.text.startsWith('$100'));
    expect(pay?.values).toContainEqual(expect.objectContaining({ type: 'money', low: 100 }));
    expect(pay?.why).toBe('the answer of A to “How much were you paid?”');
  });
  test('a question states nothing; what is said in one is asked', () => {
    const inQuestions = read(TALK).filter(({ speakers }) => speakers[0]?.text === 'Q');
    expect(inQuestions.every(({ polarity }) => polarity === 'asked')).toBe(true);
    expect(read(TALK).some(({ content }) => content?.text.includes('How many were there'))).toBe(
      false,
    );
  });
  test('an interpreter’s “he” is who is asked', () => {
    for (const one of read(TALK, 'Abu Yazan'))
      if (one.speakers[0]?.text === 'Interpreter' && one.content !== null)
        expect(one.speakers.map(({ resolved }) => resolved)).not.toContain('Manbij');
  });
  test('spans are the text’s own, and nothing reaches over into another turn', () => {
    const turns = turnsOf(TALK);
    for (const one of read(TALK)) {
      expect(TALK.slice(...one.span)).toBe(one.quote);
      if (one.content === null) continue;
      expect(TALK.slice(...one.content.span)).toBe(one.content.text);
      for (const { text, span } of one.speakers)
        if (span !== null) expect(TALK.slice(...span)).toBe(text);
      const [from, to] = one.content.span;
      expect(turns.some(({ said }) => said[0] <= from && to <= said[1])).toBe(true);
    }
  });
  test('prose stays as it was found', () => {
    const prose = 'Rami said the bridge was open. "It is," he said.';
    expect(read(prose)).toEqual(
      suggest(prose, { writtenOn: null, language: 'en', dayFirst: true, countries: [] }),
    );
  });
});
