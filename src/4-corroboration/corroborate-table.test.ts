import { describe, expect, test } from 'vitest';
import { corroborateTable, type QuestionResult, type TableOptions } from './corroborate-table.ts';
import { TableBuilder, type TableRow } from './table/build-table.ts';
import { typeOf } from './table/claim-table.ts';

function read(rows: readonly TableRow[]) {
  const builder = new TableBuilder();
  const reasons = rows.map((row) => builder.add(row));
  return { table: builder.done(), reasons };
}

function run(rows: readonly TableRow[], options: TableOptions = {}) {
  const results = new Map<string, QuestionResult>();
  const found = corroborateTable(read(rows).table, { contributions: true, ...options });
  for (const one of found.results()) results.set(one.question, one);
  const sources = [...found.sources()];
  return {
    results,
    sources,
    links: [...found.links()],
    get: (question: string) => results.get(question) as QuestionResult,
  };
}

const row = (
  source: string,
  question: string,
  value: string,
  more: Partial<TableRow> = {},
): TableRow => ({
  source,
  question,
  value,
  ...more,
});

describe('rows', () => {
  test('[CO31] that cannot be read are refused with a reason, and leave no trace', () => {
    const { table, reasons } = read([
      row('A', 'q', 'yes'),
      row('', 'q', 'yes'),
      row('A', 'q', ' '),
      row('A', 'q', 'yes', { basis: 'dreamt' }),
      row('A', 'q', 'yes', { type: 'colour' }),
      row('A', 'q', 'yes', { time: 'last week' }),
      row('A', 'q', 'yes', { from: 'A' }),
      row('A', 'n', 'many', { type: 'number' }),
    ]);
    expect(reasons[0]).toBeNull();
    expect(
      reasons.slice(1).every((reason) => typeof reason === 'string' && reason.endsWith('.')),
    ).toBe(true);
    expect(reasons[3]).toContain('saw, heard, inferred or document');
    expect(table.claims).toBe(1);
    expect([...table.questions]).toEqual(['q']);
  });

  test('[CO40] a question has one type', () => {
    const { reasons } = read([
      row('A', 'q', '5', { type: 'number' }),
      row('B', 'q', '5', { type: 'choice' }),
    ]);
    expect(reasons[1]).toContain('one type');
  });

  test('[CO38] [CO39] types are guessed from all values together', () => {
    const type = (values: readonly string[]) =>
      typeOf(read(values.map((value, i) => row(`S${i}`, 'q', value))).table, 0);
    expect(type(['1', '2', '3', '4'])).toBe('choice');
    expect(type(['1.5', '2'])).toBe('number');
    expect(type(Array.from({ length: 40 }, (_, i) => String(i)))).toBe('number');
    expect(type(['2026-03-12', '2026-03-12T21:10:00'])).toBe('time');
    expect(type(['mill', '12'])).toBe('choice');
  });
});

describe('[CO33] declared chains', () => {
  const chain = [
    row('Ana', 'q', 'yes', { basis: 'saw' }),
    row('Bo', 'q', 'yes', { from: 'Ana' }),
    row('Cy', 'q', 'yes', { from: 'Bo' }),
    row('Di', 'q', 'yes', { from: 'Bo' }),
    row('Eve', 'q', 'no', { basis: 'saw' }),
  ];

  test('[CO36] make whole origins', () => {
    const { get } = run(chain);
    const found = get('q');
    expect(found.reports).toBe(5);
    expect(found.origins).toBe(2);
    expect(
      Object.fromEntries(
        found.answers.map(({ value, reports, origins }) => [value, { reports, origins }]),
      ),
    ).toEqual({
      yes: { reports: 4, origins: 1 },
      no: { reports: 1, origins: 1 },
    });
    expect(found.established).toEqual({ independent: 4, dependent: 6, unknown: 0 });
    expect(found.flags).toContain('circular');
    expect(found.flags).toContain('contradiction');
    // One against one: four reports of one origin do not outvote the other.
    expect(
      Math.abs((found.answers[0]?.probability ?? 0) - (found.answers[1]?.probability ?? 0)),
    ).toBeLessThan(0.05);
  });

  test('name hidden origins, and say what is behind a gap', () => {
    const { get } = run([
      row('Bo', 'q', 'yes', { from: 'Ana' }),
      row('Cy', 'q', 'yes', { basis: 'heard' }),
    ]);
    expect(
      get('q')
        .contributions.map(({ origin }) => origin)
        .sort(),
    ).toEqual(['Ana', 'not traced (behind Cy)']);
  });

  test('[CO35] in a circle are cut', () => {
    const { get } = run([
      row('Ana', 'q', 'yes', { from: 'Bo' }),
      row('Bo', 'q', 'yes', { from: 'Ana' }),
    ]);
    expect(get('q').reports).toBe(2);
    expect(get('q').flags).toContain('gap');
  });

  test('[CO43] --independent counts every row', () => {
    expect(run(chain, { independent: true }).get('q').origins).toBe(5);
    expect(run(chain, { independent: true }).get('q').answers[0]?.value).toBe('yes');
  });

  test('[CO44] are written as certain links', () => {
    const links = run(chain).links;
    expect(
      links
        .filter(({ level }) => level === 'source')
        .map(({ child, parent }) => `${child} <- ${parent}`),
    ).toEqual(['Bo <- Ana', 'Cy <- Bo', 'Di <- Bo']);
    expect(links.every(({ probability }) => probability === 1)).toBe(true);
  });
});

test('[CO34] sources of whose lineage nothing is stated are not shown independent', () => {
  const names = ['Ana', 'Bo', 'Cy'];
  const open = run(names.map((name) => row(name, 'q', 'yes'))).get('q');
  expect(open.origins).toBe(3);
  expect(open.contributions.map(({ origin }) => origin).sort()).toEqual(names);
  expect(open.established).toEqual({ independent: 0, dependent: 0, unknown: 3 });
  expect(open.flags).toContain('lineage-not-established');
  // Three of them weigh 3 / (1 + 2ρ), those who saw it 3.
  const fixed = run(
    names.map((name) => row(name, 'q', 'yes')),
    { settings: { rho: 0.4 } },
  ).get('q');
  expect(fixed.effective).toBeCloseTo(3 / (1 + 2 * 0.4), 9);
  expect(open.effective).toBeLessThan(3);
  expect(open.effective).toBeGreaterThan(1);
  const seen = run(names.map((name) => row(name, 'q', 'yes', { basis: 'saw' }))).get('q');
  expect(seen.established).toEqual({ independent: 3, dependent: 0, unknown: 0 });
  expect(seen.flags).not.toContain('lineage-not-established');
  expect(seen.effective).toBe(3);
  expect(seen.answers[0]?.probability).toBeGreaterThan(open.answers[0]?.probability ?? 1);
  // Whoever says the same twice is one of them.
  const twice = run([...names, 'Cy'].map((name) => row(name, 'q', 'yes'))).get('q');
  expect(twice.origins).toBe(3);
  expect(twice.established).toEqual({ independent: 0, dependent: 1, unknown: 5 });
});

describe('learning', () => {
  /** Three good sources, and a liar who is always alone. */
  const rows = Array.from({ length: 30 }, (_, q) => [
    row('Ana', `q${q}`, 'mill'),
    row('Bo', `q${q}`, 'mill'),
    row('Cy', `q${q}`, 'mill'),
    row('Liar', `q${q}`, `place ${q}`),
  ]).flat();

  test('who agrees with others is trusted more', () => {
    const { sources } = run(rows);
    const rate = Object.fromEntries(sources.map(({ source, rate: own }) => [source, own.mean]));
    expect(rate['Ana']).toBeGreaterThan(0.85);
    expect(rate['Liar']).toBeLessThan(0.4);
  });

  test('[CO23] outcomes count more than agreement', () => {
    const known = new Map(Array.from({ length: 10 }, (_, q) => [`q${q}`, `place ${q}`] as const));
    const { sources, get } = run(rows, { known });
    const liar = sources.find(({ source }) => source === 'Liar');
    expect(liar?.known).toBe(10);
    expect(liar?.rate.mean).toBeGreaterThan(
      run(rows).sources.find(({ source }) => source === 'Liar')?.rate.mean ?? 1,
    );
    expect(get('q20').answers).toHaveLength(2);
  });

  test('[CO22] ten relays of a liar do not make a witness of him', () => {
    const echoed = rows.flatMap((one) =>
      one.source === 'Liar'
        ? [
            one,
            ...Array.from({ length: 10 }, (_, i) =>
              row(`R${i}`, one.question, one.value, { from: 'Liar' }),
            ),
          ]
        : [one],
    );
    const mean = (list: readonly TableRow[], name: string, role: string) =>
      run(list).sources.find((one) => one.source === name && one.role === role)?.rate.mean ?? -1;
    expect(mean(echoed, 'Liar', 'observer')).toBeCloseTo(mean(rows, 'Liar', 'observer'), 6);
    expect(mean(echoed, 'R0', 'relay')).toBeGreaterThan(0.9);
    expect(mean(echoed, 'R0', 'observer')).toBe(-1);
  });

  test('[CO20] observers are judged by the truth, relays by what they were told', () => {
    const questions = Array.from({ length: 12 }, (_, q) => `q${q}`);
    const known = new Map(questions.map((question) => [question, 'mill'] as const));
    const told = questions.flatMap((question) => [
      row('Ana', question, 'mill', { basis: 'saw' }),
      row('Liar', question, 'bridge', { basis: 'saw' }),
      row('True', question, 'bridge', { from: 'Liar' }),
      row('Garble', question, 'school', { from: 'Ana' }),
      // Says what is so, but not what he was told.
      row('Mender', question, 'mill', { from: 'Liar' }),
    ]);
    const rates = Object.fromEntries(
      run(told, { known }).sources.map(({ source, role, rate }) => [
        `${source} ${role}`,
        rate.mean,
      ]),
    );
    expect(Object.keys(rates).sort()).toEqual(
      ['Ana observer', 'Garble relay', 'Liar observer', 'Mender relay', 'True relay'].sort(),
    );
    expect(rates['Ana observer']).toBeGreaterThan(0.9);
    expect(rates['Liar observer']).toBeLessThan(0.2);
    expect(rates['True relay']).toBeGreaterThan(0.9);
    expect(rates['Garble relay']).toBeLessThan(0.2);
    expect(rates['Mender relay']).toBeLessThan(0.2);
  });

  test('[L1] the order of rows does not matter', () => {
    const a = run(rows);
    const b = run(rows.toReversed());
    for (const [question, { answers }] of a.results) {
      const other = b.get(question).answers;
      expect(other.map(({ value }) => value)).toEqual(answers.map(({ value }) => value));
      answers.forEach(({ probability }, i) =>
        expect(other[i]?.probability).toBeCloseTo(probability, 9),
      );
    }
  });

  test('[LI47] shared rare values are written as suggested links', () => {
    const copied = [
      ...rows,
      ...Array.from({ length: 30 }, (_, q) =>
        row('Copy', `q${q}`, `place ${q}`, { time: '2026-03-13' }),
      ),
    ].map((one) => ({ ...one, time: one.time ?? '2026-03-12' }));
    const [first] = run(copied).links;
    expect(first).toMatchObject({ level: 'source', child: 'Copy', parent: 'Liar' });
    expect(first?.probability).toBeGreaterThan(0.9);
    expect(first?.direction).toBeGreaterThan(0.9);
  });

  test('[CO54] the reasons for a link add up to its decibans', () => {
    // Copies of the liar, now and then: not a mirror, so that there is more than one reason.
    const copied = rows.flatMap((one, i) => [
      one,
      ...(one.source === 'Liar'
        ? [row('Copy', one.question, i % 5 === 0 ? 'mill' : one.value, { time: '2026-03-13' })]
        : []),
    ]);
    const explained = run(copied).links.filter(
      ({ level, reasons }) => level === 'source' && reasons.includes('dB'),
    );
    expect(explained.length).toBeGreaterThan(0);
    for (const { reasons, decibans } of explained) {
      const sum = [...reasons.matchAll(/\(([-\d.]+) dB\)/g)].reduce((x, m) => x + Number(m[1]), 0);
      expect(Math.abs(sum - decibans)).toBeLessThan(0.3);
    }
  });
});

test('[CO61] [CO65] numbers give a median and an interval', () => {
  const { get } = run([row('A', 'n', '100'), row('B', 'n', '104.5'), row('C', 'n', '400')]);
  expect(get('n').estimate?.median).toBeGreaterThan(95);
  expect(get('n').estimate?.median).toBeLessThan(110);
});

test('[CO4] places support what contains them', () => {
  const places = [
    ['Tell Varo', 'Sefin'],
    ['Sefin', 'North'],
  ] as const;
  const { get } = run(
    [
      row('A', 'p', 'Tell Varo', { type: 'place' }),
      row('B', 'p', 'Sefin', { type: 'place' }),
      row('C', 'p', 'Korrin', { type: 'place' }),
    ],
    { places },
  );
  expect(get('p').answers[0]?.value).toBe('Tell Varo');
});

describe('[CO37] a source that contradicts itself', () => {
  const others = [row('B', 'q', 'mill'), row('C', 'q', 'bridge')];
  const early = row('A', 'q', 'mill', { time: '2026-03-12' });
  const late = row('A', 'q', 'bridge', { time: '2026-03-13' });

  test('speaks with its first row; the others are reports', () => {
    const once = run([...others, early]).get('q');
    const twice = run([...others, late, early]).get('q');
    expect(twice.value).toBe(once.value);
    expect(twice.probability).toBeCloseTo(once.probability, 12);
    expect(twice.origins).toBe(once.origins);
    expect(twice.reports).toBe(4);
    expect(twice.answers.find(({ value }) => value === 'bridge')?.reports).toBe(2);
  });
});

test('[CO82] results come in order of first mention, and the same again when read again', () => {
  const rows = ['b', 'a', 'c'].flatMap((question) => [
    row('A', question, 'mill'),
    row('B', question, 'bridge', { from: 'A' }),
  ]);
  const found = corroborateTable(read(rows).table, { contributions: true });
  const once = [...found.results()];
  expect(once.map(({ question }) => question)).toEqual(['b', 'a', 'c']);
  expect([...found.results()]).toEqual(once);
  const [first] = found.results();
  expect(first).toEqual(once[0]);
});
