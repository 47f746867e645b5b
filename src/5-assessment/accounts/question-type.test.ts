import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { guessQuestionType, type QuestionType } from './question-type.ts';

const CASES: readonly (readonly [QuestionType, string])[] = [
  ['open', 'Tell us how you came to the company.'],
  ['open', 'Please describe the room.'],
  ['open', 'In your own words, tell us about that morning.'],
  ['open', 'What happened after that?'],
  ['open', 'Last week you spoke about the silo. Please tell it again from the beginning.'],
  ['open', 'What would you like us to know that we did not ask?'],
  ['open', 'You said: “nine men”. Please tell us more about it.'],
  ['open', 'Racontez-nous cette nuit depuis le début.'],
  ['open', "Que s'est-il passé ensuite ?"],
  ['open', 'حدثنا عن تلك الليلة'],
  ['open', 'ماذا حدث بعد ذلك؟'],
  ['open', 'أخبرنا كيف وصلت إلى هناك.'],
  ['probing', 'When was that?'],
  ['probing', 'How many were there?'],
  ['probing', 'Who told you, when, and how did they know it?'],
  ['probing', 'And the thirteenth?'],
  ['probing', 'From where could you see it?'],
  ['probing', 'Combien étaient-ils ?'],
  ['probing', 'Où étiez-vous ?'],
  ['probing', 'كم كان عددهم؟'],
  ['probing', 'متى كان ذلك؟'],
  ['closed', 'Did you see anyone held there?'],
  ['closed', 'And was the door open?'],
  ['closed', 'On which day did you join the company?'],
  ['closed', 'Est-ce que la porte était ouverte ?'],
  ['closed', 'Avez-vous vu le camion ?'],
  ['closed', 'Quel jour était-ce ?'],
  ['closed', 'هل رأيت أحدا هناك؟'],
  ['closed', 'في أي يوم وصلت؟'],
  ['leading', 'Last time you said it was white.'],
  ['leading', 'It was grey, wasn’t it?'],
  ['leading', 'You were at the bridge, right?'],
  ['leading', "Didn't you count them?"],
  ['leading', 'Surely somebody saw them?'],
  ['leading', 'So you stood by the gate all night long until the morning came?'],
  ['leading', "C'était un camion gris, n'est-ce pas ?"],
  ['leading', 'ألم تكن هناك تلك الليلة؟'],
  ['leading', 'كان اللون رماديا، أليس كذلك؟'],
];

describe('the kind of a question', () => {
  it.each(CASES)('[AS80] %s: %s', (type, text) => {
    expect(guessQuestionType(text)).toMatchObject({ type });
  });

  it('[AS80] the guess always says by which sign', () => {
    for (const [, text] of CASES) expect(guessQuestionType(text).why).not.toBe('');
    expect(guessQuestionType('').type).toBe('open');
    expect(guessQuestionType('Did you see it?').why).toContain('Did you see');
  });

  it('[AS80] agrees with what the interviewers of the sample wrote down', () => {
    const folder = join(import.meta.dirname, '../../../fixtures/sefin');
    const file = JSON.parse(readFileSync(join(folder, 'case.json'), 'utf8')) as {
      sessions: { questions: { text: string; type: QuestionType }[] }[];
    };
    const asked = file.sessions.flatMap((session) => session.questions);
    expect(asked.length).toBeGreaterThanOrEqual(8);
    for (const { text, type } of asked)
      expect([text, guessQuestionType(text).type]).toEqual([text, type]);
  });

  it('[AS80] any text gets a kind, in time that grows with its length', () => {
    const long = `${'so and then, '.repeat(20_000)}was it?`;
    const begun = process.cpuUsage().user;
    expect(guessQuestionType(long).type).toMatch(/open|probing|closed|leading/);
    expect(guessQuestionType('…'.repeat(50_000)).type).toBe('open');
    expect((process.cpuUsage().user - begun) / 1e6).toBeLessThan(2);
  });
});
