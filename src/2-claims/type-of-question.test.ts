import { expect, it } from 'vitest';
import { typeOfQuestion } from './type-of-question.ts';

it.each([
  ['How many people were killed?', 'number'],
  ['When did Tern join?', 'time'],
  ['Where were the families turned back?', 'place'],
  ['Who commands the checkpoint?', 'choice'],
  ['Were detainees held in the silo?', 'yes-no'],
  ['', 'yes-no'],
])('%s → %s', (text, type) => {
  expect(typeOfQuestion(text)).toBe(type);
});
