import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { wrongOf } from '../suite.ts';
import { arabicAttributions } from './arabic.ts';
import { ARABIC_TOLD } from './told-cases.ts';

test('[CL331] [CL332] [CL333] [CL366] news and chats in Arabic: whole reports with their chains and marks; the wrong ones are known', () => {
  const wrong = wrongOf(ARABIC_TOLD, arabicAttributions);
  const golden = readFileSync(new URL('./told-wrong.txt', import.meta.url), 'utf8');
  expect(wrong.map((line) => `${line}\n`).join('')).toBe(golden);
  expect(ARABIC_TOLD.length).toBeGreaterThanOrEqual(30);
  expect(wrong.length).toBeLessThanOrEqual(ARABIC_TOLD.length / 5);
});

test('[CL332] the words that mark a report come first, and it knows nothing', () => {
  const [denied] = arabicAttributions('لا أحد قال لي إن الجسر ملغم.');
  expect(denied).toMatchObject({ polarity: 'denied', basis: 'unknown', speakers: [] });
  expect(denied?.certainty[0]).toBe('لا أحد قال');
  expect(denied?.why).toContain('says that it was not said');
  for (const text of [
    'قال الحارس إن الجسر غير ملغم.',
    'قال الحارس إنه لم يقل شيئاً.',
    'بحسب ما قال الحارس، لم يمت أحد.',
    'نفى العقيد أن رجاله جاؤوا.',
    'قال القاضي: «هل قال ذلك؟»',
    'قال إذا لم يتوقف المطر إن الجسر سيسقط.',
  ])
    expect(arabicAttributions(text)[0]?.polarity, text).toBeUndefined();
});

test('[CL331] what stands behind "of" is a further source only where somebody tells', () => {
  const chain = (text: string) => arabicAttributions(text)[0]?.speakers.map((one) => one.resolved);
  expect(chain('قال المسؤول عن الأمن إن الباب أُغلق.')).toEqual(['المسؤول عن الأمن']);
  expect(chain('قال الناطق باسم البلدة، الذي رفض الكشف عن اسمه، إن الماء عاد.')).toEqual([
    'الناطق باسم البلدة',
  ]);
});

test('[CL366] who saw and who heard is known in dialect too, and what only looks like a cue reports nothing', () => {
  expect(arabicAttributions('قالي ابن خالتي إنو شافن عالحاجز.')[0]?.basis).toBe('saw');
  expect(arabicAttributions('خبرني جاري إنو قالولي كل شي.')[0]?.basis).toBe('heard');
  for (const text of [
    'استند القاضي إلى المادة الخامسة.',
    'نفى الرجل ذنبه.',
    'وصلني كتاب من أمي.',
    'بناء على الجسر قرب النهر.',
  ])
    expect(arabicAttributions(text), text).toEqual([]);
});
