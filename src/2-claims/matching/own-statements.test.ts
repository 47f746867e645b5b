import { describe, expect, test } from 'vitest';
import { statements } from './testing.ts';

const said = (text: string, kind?: 'message' | 'transcript' | 'other') =>
  statements(text, kind).map((one) => one.content?.text);

describe('statements of a document', () => {
  test('[IN260] what nobody is reported to have said is its sender’s own word', () => {
    const [first, second] = statements('We carried 12 or 13 dead. The road is closed.');
    expect(first).toMatchObject({ speakers: [], cue: null, basis: 'saw' });
    expect(first?.values[0]).toMatchObject({ type: 'number', low: 12, high: 13 });
    expect(second?.content?.text).toBe('The road is closed.');
  });
  test('[IN260] what somebody is reported to have said is not said again', () => {
    const all = statements('Wren says the bridge is open again. Rain on the road.');
    expect(all.filter((one) => one.quote.includes('bridge'))).toHaveLength(1);
    expect(all[0]?.speakers[0]?.resolved).toBe('Wren');
  });
  test('[IN260] of a transcript only the witness is heard, with the question in the reason', () => {
    const text =
      'Session with Tern.\n\nQ: How many men came that night?\nA: Nine men. I counted them.\nQ: In a truck?\nA: Yes, a grey truck.\n';
    const all = statements(text, 'transcript');
    expect(all.map((one) => one.content?.text)).toEqual([
      'Nine men.',
      'I counted them.',
      'Yes, a grey truck.',
    ]);
    expect(all[0]?.why).toContain('How many men came that night?');
  });
  test('[IN260] greetings, questions and headings are left out', () => {
    expect(said('Thank you. Who else saw it? Is it one person or two?')).toEqual([]);
  });
  test('[IN260] spans are the text’s own', () => {
    const text = 'تل فارو. خمس عشرة عائلة، عددتُهم بنفسي. الطريق مغلق على الجميع.';
    for (const one of statements(text)) {
      expect(text.slice(...one.span)).toBe(one.quote);
      expect(text.slice(...(one.content?.span ?? [0, 0]))).toBe(one.content?.text);
    }
  });
});
