import { describe, expect, it } from 'vitest';
import { nextRef, typeOfQuestion } from './new-question.ts';

describe('a new question', () => {
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

  it('gets the next free short name, whatever else is there', () => {
    expect(nextRef([])).toBe('Q-001');
    expect(nextRef(['Q-001', 'K-40', 'Q-024', 'Q-9'])).toBe('Q-025');
  });
});
