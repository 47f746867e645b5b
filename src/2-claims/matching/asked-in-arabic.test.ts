import { describe, expect, test } from 'vitest';
import { arabic } from './asked-in-arabic.ts';

describe('[CL348] questions in Arabic', () => {
  test.each([
    ['الطريق مغلق على الجميع', 'هل الطريق مغلق على الجميع؟'],
    ['إنهم سيحرقون العيادة', 'هل صحيح أنهم سيحرقون العيادة؟'],
    ['شفت ثلاث باصات', 'هل هذا صحيح: «شفت ثلاث باصات»؟'],
    ['الطريق مو مفتوح', 'هل هذا صحيح: «الطريق مو مفتوح»؟'],
  ])('“%s”: “%s”', (said, asked) => {
    expect(arabic.whether(said)).toEqual({ text: asked, answer: 'yes' });
  });
  test('up to ten the words have the plural, from eleven on the singular', () => {
    const number = { before: '', after: '' };
    expect(arabic.howMany({ ...number, counted: 'باصات', few: true })).toBe('ما عدد الباصات؟');
    expect(arabic.howMany({ ...number, counted: 'جريحًا', few: false })).toBe('كم جريحًا كان هناك؟');
  });
});
