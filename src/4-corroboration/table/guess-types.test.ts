import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TableBuilder } from './build-table.ts';
import { timeFormOf, typeOf } from './claim-table.ts';
import { CLOCK, DATE, DATE_TIME, MONTH_DAY } from './read-time.ts';

/** Question → the values given for it. */
type Said = Readonly<Record<string, readonly string[]>>;

function table(said: Said, places?: ReadonlyMap<string, string>) {
  const builder = new TableBuilder();
  for (const [question, values] of Object.entries(said)) {
    values.forEach((value, i) => builder.add({ source: `S${i}`, question, value }));
  }
  return builder.done(places);
}

function types(said: Said, places?: ReadonlyMap<string, string>) {
  const found = table(said, places);
  return Object.fromEntries(
    [...found.questions].map((question, q) => [question, typeOf(found, q)]),
  );
}

const counts = Object.fromEntries(
  Array.from({ length: 20 }, (_, q) => [`n${q}`, [`${q * 7}`, `${q * 7 + 1}`]]),
);

describe('[CO39] numbers', () => {
  test('a handful of whole numbers are labels', () => {
    expect(types({ a: ['1', '2'], b: ['3', '4'] })).toEqual({ a: 'choice', b: 'choice' });
    expect(types({ a: ['1.0', '0.0'], b: ['1.0'] })).toEqual({ a: 'choice', b: 'choice' });
  });
  test('many different ones, or decimals, are numbers', () => {
    expect(new Set(Object.values(types(counts)))).toEqual(new Set(['number']));
    expect(types({ a: ['1.5', '2'], b: ['3'] })).toEqual({ a: 'number', b: 'number' });
  });
  test('a question with a word among its numbers is one of choices, the rest stay numbers', () => {
    expect(types({ ...counts, odd: ['12', 'nobody'] })).toMatchObject({
      odd: 'choice',
      n3: 'number',
    });
    expect(types({ ...counts, odd: ['12', 'NaN'] })).toMatchObject({ odd: 'choice', n3: 'number' });
  });
  test('numbers among words are labels', () => {
    const gates = Object.fromEntries(
      Array.from({ length: 40 }, (_, q) => [`g${q}`, q % 2 === 0 ? [`${q}`] : [`F${q}`]]),
    );
    expect(new Set(Object.values(types(gates)))).toEqual(new Set(['choice']));
  });
  test('what is too large for a number is a label', () => {
    expect(types({ ...counts, odd: ['1e999'] })).toMatchObject({ odd: 'choice' });
  });
});

describe('[CO38] times', () => {
  test('a table may mix times, gates and numbered gates', () => {
    const found = table({
      dep: ['12-08 13:55', '12-08 14:05'],
      gate: ['F80', '12'],
      hall: ['12', '14'],
      day: ['2026-03-12', '2026-03-13'],
      moment: ['2026-03-12', '2026-03-12 21:10'],
      clock: ['21:10', '21:12:30'],
      both: ['21:10', '2026-03-12'],
    });
    const all = [...found.questions].map((question, q) => [
      question,
      typeOf(found, q),
      timeFormOf(found, q),
    ]);
    expect(all).toEqual([
      ['dep', 'time', MONTH_DAY],
      ['gate', 'choice', 0],
      ['hall', 'choice', 0],
      ['day', 'time', DATE],
      ['moment', 'time', DATE_TIME],
      ['clock', 'time', CLOCK],
      ['both', 'choice', 0],
    ]);
  });
});

test('[CO38] places only with a tree, and only where all values are in it', () => {
  const said = { a: ['Tell Varo', 'Sefin'], b: ['Tell Varo', 'the mill'] };
  expect(types(said)).toEqual({ a: 'choice', b: 'choice' });
  expect(types(said, new Map([['Tell Varo', 'Sefin']]))).toEqual({ a: 'place', b: 'choice' });
});

describe('[CO39] sets', () => {
  const single = (n: number) =>
    Object.fromEntries(Array.from({ length: n }, (_, q) => [`s${q}`, [`name ${q}`]]));
  test('where members are set off by semicolons throughout the table', () => {
    expect(types({ ...single(10), many: ['Ana;Bo', 'Ana'] })).toMatchObject({
      many: 'set',
      s3: 'choice',
    });
    // Where a third of the questions list several, those that list one are sets of one.
    expect(types({ ...single(2), many: ['Ana;Bo', 'Ana'] })).toMatchObject({ s1: 'set' });
    // Whichever value comes first.
    expect(types({ many: ['Ana', 'Ana;Bo', 'Bo'] })).toMatchObject({ many: 'set' });
  });
  test('a few semicolons are punctuation', () => {
    expect(types({ ...single(60), odd: ['went north; nobody followed'] })['odd']).toBe('choice');
    expect(types({ a: [';', 'x;', ';y'] })['a']).toBe('choice');
  });
});

test('[L1] the order of rows does not matter', () => {
  const value = fc.constantFrom(
    '1',
    '2.5',
    '17',
    'x',
    'x;y',
    '2026-03-12',
    '13:55',
    '12-08 13:55',
    'NaN',
  );
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom('p', 'q', 'r'), value), { minLength: 1, maxLength: 12 }),
      (rows) => {
        const run = (list: typeof rows) => {
          const builder = new TableBuilder();
          for (const [question, one] of list) builder.add({ source: 'S', question, value: one });
          const found = builder.done();
          return new Map(
            [...found.questions].map((name, q) => [name, [typeOf(found, q), timeFormOf(found, q)]]),
          );
        };
        expect(run(rows.toReversed())).toEqual(run(rows));
      },
    ),
  );
});
