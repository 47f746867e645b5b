import { describe, expect, test } from 'vitest';
import { columns } from './columns.ts';
import { loadGrammar } from './english.ts';
import { clauseEnd, subjectOf, tellerAt } from './teller.ts';

const seen = (text: string) => columns(text, loadGrammar());
const words = (text: string, [from, to]: readonly [number, number]): string => {
  const { t } = seen(text);
  return text.slice(t.start[from] ?? 0, t.end[to - 1] ?? 0);
};

describe('[CL337] from whom somebody had it, in what is said of them', () => {
  test.each([
    ['a neighbour, who had been alerted by the baker, that', ['a neighbour', 'the baker']],
    ['her cousin, himself informed by a smuggler, that', ['her cousin', 'a smuggler']],
    ['Rami, citing his uncle, the bridge', ['Rami', 'his uncle']],
    [
      'a report in the Valley Post, which cited an officer who had spoken with survivors, 31',
      ['a report in the Valley Post', 'an officer', 'survivors'],
    ],
    [
      'the manager, who cited figures from the municipality, more',
      ['the manager', 'the municipality'],
    ],
    [
      'Yara, who got it from a trucker, who had it on good authority from a guard, that',
      ['Yara', 'a trucker', 'a guard'],
    ],
    ['a clerk, who, in turn, waited', ['a clerk']],
    ['her landlord, who had a dog from the village, that', ['her landlord']],
    ['a guard, who was woken by the cold, that', ['a guard']],
  ])('%s', (text, wanted) => {
    const one = tellerAt(seen(text), 0);
    expect(one === null ? [] : [one.who, ...one.from].map((range) => words(text, range))).toEqual(
      wanted,
    );
  });
});

test.each([
  ['A fixer in Urfa, who asked for tea, said he died.', 'said', 'A fixer in Urfa'],
  ['An American official, who had been briefed, put it higher.', 'put', 'An American official'],
  ['Witness (name withheld) recounted how it was.', 'recounted', 'Witness'],
  ['Two of her researchers had interviewed him.', 'interviewed', 'Two of her researchers'],
  ['FYI - got this from Yara.', 'got', null],
])('the subject, backwards from its verb: %s', (text, verb, wanted) => {
  const c = seen(text);
  const subject = subjectOf(c, c.t.lower.indexOf(verb));
  expect(subject === null ? null : words(text, subject.who)).toBe(wanted);
});

test('a clause ends with its sentence, at a semicolon or with its quotation', () => {
  const end = (text: string, first: string): string => {
    const c = seen(text);
    const from = c.t.lower.indexOf(first);
    return words(text, [from, clauseEnd(c, from)]);
  };
  expect(end('He said the road was open; nobody used it.', 'the')).toBe('the road was open');
  expect(end('He said the road was open.', 'the')).toBe('the road was open');
  expect(end('“He said the road was open,” Rana told me.', 'the')).toBe('the road was open');
});
