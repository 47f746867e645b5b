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
    // A fragment stands with the first person that says how they know it.
    expect(all.map((one) => one.content?.text)).toEqual([
      'Nine men. I counted them.',
      'Yes, a grey truck.',
    ]);
    expect(all[0]?.why).toContain('How many men came that night?');
  });
  test('[IN260] greetings, questions and headings are left out', () => {
    expect(said('Thank you. Who else saw it? Is it one person or two?')).toEqual([]);
  });
  test('[IN271] a line of a log is the statement of whoever it names, as an answer', () => {
    const text =
      'Was the well closed?\n- Teal (by Rowan): they put a lock on the well\n- Hazel: closed, yes\n';
    const all = statements(text, 'other');
    expect(all.map((one) => one.speakers.map(({ resolved }) => resolved))).toEqual([
      ['Rowan', 'Teal'],
      ['Hazel'],
    ]);
    expect(all.every((one) => one.asked === 'Was the well closed?' && one.noted === true)).toBe(
      true,
    );
  });
  test('[IN270] a heading states nothing', () => {
    const text = 'Cross-check by Wren, 16 March 2026\n\nThe road is closed to everyone.\n';
    expect(statements(text, 'other').map((one) => one.content?.text)).toEqual([
      'The road is closed to everyone.',
    ]);
  });
  test('[IN260] two clauses with “and that” are two statements of one speaker', () => {
    const all = statements(
      'Wren says that the store behind the mill was looted, and that the ambulance had a red sign.',
    );
    expect(all.map((one) => one.content?.text)).toEqual([
      expect.stringContaining('looted'),
      expect.stringContaining('ambulance'),
    ]);
    expect(all.every((one) => one.speakers[0]?.resolved === 'Wren')).toBe(true);
  });
  test('[IN274] what stands around a statement is kept apart from it', () => {
    const [, second] = statements('Two shells on the mill. Two, not more.');
    expect(second?.context).toContain('shells');
    expect(second?.quote).not.toContain('shells');
  });
  test('[IN260] spans are the text’s own', () => {
    const text = 'تل فارو. خمس عشرة عائلة، عددتُهم بنفسي. الطريق مغلق على الجميع.';
    for (const one of statements(text)) {
      expect(text.slice(...one.span)).toBe(one.quote);
      expect(text.slice(...(one.content?.span ?? [0, 0]))).toBe(one.content?.text);
    }
  });
});
