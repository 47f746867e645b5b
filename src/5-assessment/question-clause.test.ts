import { describe, expect, it } from 'vitest';
import { openClause, yesNoClause } from './question-clause.ts';

describe('yesNoClause', () => {
  it.each([
    [
      'Were detainees held in the grain silo on 12 March?',
      'detainees were held in the grain silo on 12 March',
      'detainees were not held in the grain silo on 12 March',
    ],
    ['Was the ambulance marked?', 'the ambulance was marked', 'the ambulance was not marked'],
    [
      'Is an attack on the clinic planned?',
      'an attack on the clinic is planned',
      'an attack on the clinic is not planned',
    ],
    [
      'Was the school in use on 2 April?',
      'the school was in use on 2 April',
      'the school was not in use on 2 April',
    ],
    [
      'Did arrivals fall after the winter?',
      'arrivals fell after the winter',
      'arrivals did not fall after the winter',
    ],
    [
      'Were armed men seen at the gate?',
      'armed men were seen at the gate',
      'armed men were not seen at the gate',
    ],
    [
      'Was the shelling of the market ordered by the brigade?',
      'the shelling of the market was ordered by the brigade',
      'the shelling of the market was not ordered by the brigade',
    ],
  ])('[AS7] %s', (question, yes, no) => {
    expect(yesNoClause(question, 'yes')).toBe(yes);
    expect(yesNoClause(question, 'no')).toBe(no);
  });
  it.each([
    'Was anyone killed at the bridge?',
    'هل احتُجز أحد في الصومعة؟',
    'Étaient-ils détenus dans le silo ?',
    'The silo: in use?',
    'Had the convoy left before the strike?',
    'Was it?',
  ])('[AS7] leaves a shape it is not sure of alone: %s', (question) => {
    expect(yesNoClause(question, 'yes')).toBeNull();
  });
});

describe('openClause', () => {
  it.each([
    [
      'Who commands the northern checkpoint?',
      'Abu Tariq',
      'Abu Tariq commands the northern checkpoint',
    ],
    [
      'Where were the families turned back?',
      'Tell Varo',
      'the families were turned back at Tell Varo',
    ],
    ['How many people were killed at the market?', '13', '13 people were killed at the market'],
    [
      'How many people were killed at the market?',
      '13 people',
      '13 people were killed at the market',
    ],
    ['How many were killed at the market?', '13', '13 were killed at the market'],
  ])('[AS7] %s', (question, answer, clause) => {
    expect(openClause(question, answer)).toBe(clause);
  });
  it.each([
    'When did Tern join?',
    'Which unit held the bridge?',
    'How many detainees did they hold?',
  ])('[AS7] leaves alone: %s', (question) => expect(openClause(question, 'x')).toBeNull());
});
