import { describe, expect, test } from 'vitest';
import type { Table } from '#intake/format.ts';
import { claimsTable } from './mappings/claims-table.ts';
import { conflictEvents } from './mappings/conflict-events.ts';
import { mapTable, neededColumns, parseMapping, type SheetMapping } from './sheet-mapping.ts';

const table = (header: string, ...rows: string[]): Table => ({
  header: header.split(','),
  rows: rows.map((row, i) => ({ line: i + 2, cells: row.split(',') })),
});
const map = (t: Table, mapping: SheetMapping = claimsTable) =>
  mapTable(t, mapping, { zone: 'Asia/Damascus' });
const HEADER = 'source,question,value,time,from,basis,type,topic';

/** "? → Heron → Kestrel" */
const chains = (t: Table, mapping: SheetMapping = claimsTable): string[] =>
  map(t, mapping).claims.map(({ chain }) =>
    chain
      .map(({ actor }) =>
        actor.kind === 'gap' ? '?' : actor.kind === 'source' ? actor.name : `(${actor.descriptor})`,
      )
      .join(' → '),
  );

describe('[CL31] the claims table', () => {
  test('a row becomes a claim with everything it says', () => {
    const { claims, errors } = map(
      table(HEADER, 'Heron,How many were taken?,11-16,2026-03-12T14:05,,saw,number,detentions'),
    );
    expect(errors).toEqual([]);
    expect(claims).toEqual([
      {
        line: 2,
        question: {
          ref: null,
          text: 'How many were taken?',
          type: 'number',
          topic: 'detentions',
          options: [],
          unit: null,
        },
        value: { type: 'number', low: 11, high: 16 },
        polarity: 'asserts',
        quote: '11-16',
        chain: [{ actor: { kind: 'source', name: 'Heron' }, role: 'observer' }],
        basis: 'saw',
        access: 'direct',
        certainty: [],
        toldAt: {
          from: '2026-03-12T14:05:00',
          to: '2026-03-12T14:05:59',
          stated: '2026-03-12T14:05',
          zone: 'Asia/Damascus',
        },
        aboutTime: null,
        place: null,
      },
    ]);
  });

  test('three columns are enough; the type is guessed from all answers to a question', () => {
    const { claims } = map(
      table(
        'source,question,value',
        'A,How many?,over 100',
        'B,How many?,120',
        'A,Was it so?,yes',
        'A,Who?,Rima',
        'B,Q-017,12',
      ),
    );
    expect(claims.map((c) => [c.question.type, c.question.ref, c.question.topic])).toEqual([
      ['number', null, 'general'],
      ['number', null, 'general'],
      ['yes-no', null, 'general'],
      ['choice', null, 'general'],
      ['number', 'Q-017', 'general'],
    ]);
  });

  test('column names are compared without case and spaces', () => {
    expect(
      map({
        header: [' Source', 'QUESTION', 'Value '],
        rows: [{ line: 2, cells: ['A', 'q', 'v'] }],
      }).claims,
    ).toHaveLength(1);
  });
});

describe('[CL32] "from" is the next hop towards the origin', () => {
  test('it is followed from row to row', () => {
    expect(chains(table(HEADER, 'A,q,v,,,saw,,', 'B,q,v,,A,,,', 'C,q,v,,b,,,'))).toEqual([
      'A',
      'A → B',
      'A → B → C',
    ]);
  });
  test('somebody without a row of their own is where we know it from', () => {
    expect(chains(table(HEADER, 'B,q,v,,A,heard,,'))).toEqual(['A → B']);
    expect(map(table(HEADER, 'B,q,v,,A,heard,,')).claims[0]).toMatchObject({
      basis: 'unknown',
      access: 'indirect',
    });
  });
  test("the basis is the origin's", () => {
    expect(
      map(table(HEADER, 'A,q,v,,,saw,,', 'B,q,v,,A,heard,,')).claims.map((c) => [
        c.basis,
        c.access,
      ]),
    ).toEqual([
      ['saw', 'direct'],
      ['saw', 'indirect'],
    ]);
  });
  test('who heard it from nobody named heard it through a gap', () => {
    expect(chains(table(HEADER, 'A,q,v,,,heard,,', 'B,q,v,,A,,,'))).toEqual(['? → A', '? → A → B']);
  });
  test('rows on other questions are other chains', () => {
    expect(chains(table(HEADER, 'A,q,v,,X,,,', 'B,r,v,,A,,,'))).toEqual(['X → A', 'A → B']);
  });
  test('of several reports of one source, the one with the same value is passed on, else the latest', () => {
    expect(
      chains(
        table(
          HEADER,
          'A,q,red,2026-01-01,X,,choice,',
          'A,q,blue,2026-01-02,Y,,choice,',
          'B,q,red,,A,,choice,',
          'C,q,green,,A,,choice,',
        ),
      ),
    ).toEqual(['X → A', 'Y → A', 'X → A → B', 'Y → A → C']);
  });
  test('a circle is cut with a gap and noted', () => {
    const t = table(HEADER, 'A,q,v,,B,,,', 'B,q,v,,A,,,', 'C,q,v,,C,,,');
    expect(chains(t)).toEqual(['? → B → A', '? → A → B', '? → C']);
    expect(map(t).notes).toContainEqual(
      expect.objectContaining({ level: 'doubt', lines: [2, 3, 4] }),
    );
  });
  test('[CL305] several names in one cell are several ways, each a claim of its own', () => {
    const t = table(HEADER, 'S1,q,v,,S2|S3,,,', 'S2,q,v,,S4; S5,,,', 'S3,q,v,,,saw,,');
    expect(chains(t)).toEqual([
      'S4 → S2 → S1',
      'S5 → S2 → S1',
      'S3 → S1',
      'S4 → S2',
      'S5 → S2',
      'S3',
    ]);
    expect(map(t).notes).toContainEqual(expect.objectContaining({ level: 'info', lines: [2, 3] }));
    // The same name twice is one, and the row's own name among others closes no circle for them.
    expect(chains(table(HEADER, 'S1,q,v,,S2|s2,,,', 'S4,q,v,,S4|S5,,,'))).toEqual([
      'S2 → S1',
      'S5 → S4',
    ]);
    // A name with a bar in it that reports itself is one name.
    expect(chains(table(HEADER, 'North|News,q,v,,,,,', 'S1,q,v,,North|News,,,'))).toEqual([
      'North|News',
      'North|News → S1',
    ]);
    const crowd = Array.from({ length: 30 }, (_, i) => `T${i}`).join('|');
    expect(chains(table(HEADER, `S1,q,v,,${crowd},,,`))).toHaveLength(8);
    expect(map(table(HEADER, `S1,q,v,,${crowd},,,`)).notes).toContainEqual(
      expect.objectContaining({ text: expect.stringContaining('up to 8 a row') }),
    );
  });
  test.each([
    ['heard from', 'heard'],
    ['Heard_From', 'heard'],
    ['was told', 'heard'],
    ['saw it', 'saw'],
    ['has a document', 'document'],
    ['inferred it', 'inferred'],
  ])('[CL306] the words the product itself has for a basis are read: "%s"', (words, basis) => {
    expect(map(table(HEADER, `A,q,v,,,${words},,`)).errors).toEqual([]);
    expect(chains(table(HEADER, `A,q,v,,,${words},,`))).toEqual([
      basis === 'heard' ? '? → A' : 'A',
    ]);
    if (basis !== 'heard')
      expect(map(table(HEADER, `A,q,v,,,${words},,`)).claims[0]?.basis).toBe(basis);
  });
  test('a long chain is followed to its end', () => {
    const rows = Array.from(
      { length: 500 },
      (_, i) => `S${i},q,v,,${i === 0 ? '' : `S${i - 1}`},,,`,
    );
    expect(map(table(HEADER, ...rows)).claims.at(-1)?.chain).toHaveLength(500);
  });
});

describe('[CL33] a row that cannot be read is an error with its line and what to do; the rest is read', () => {
  test.each([
    [',q,v,,,,,', /no source: fill "source"/],
    ['A,,v,,,,,', /no question: fill "question"/],
    ['A,q,,,,,,', /no value: fill "value"/],
    ['A,q,many,,,,number,', /"many" is not a number; write digits/],
    ['A,q,v,,,rumour,,', /"rumour" is no basis; write saw, heard/],
    ['A,q,v,,,,colour,', /"colour" is no type of value; write one of yes-no/],
    ['A,q,v,,,,,,extra', /9 cells where the header has 8/],
    ['A,q', /2 cells where the header has 8/],
  ])('%s', (row, words) => {
    const { claims, errors } = map(table(HEADER, row, 'B,other,w,,,,choice,'));
    expect(errors).toEqual([{ line: 2, text: expect.stringMatching(words) }]);
    expect(claims.map((c) => c.line)).toEqual([3]);
  });

  test('two types for one question', () => {
    const { claims, errors } = map(
      table(HEADER, 'A,q,12,,,,number,', 'B,q,13,,,,choice,', 'C,q,14,,,,,'),
    );
    expect(claims).toHaveLength(2);
    expect(errors).toEqual([{ line: 3, text: expect.stringContaining('number on line 2') }]);
  });

  test('a sheet without the columns is one error that names them', () => {
    const result = map(table('who,what', 'A,b', 'C,d'));
    expect(result.claims).toEqual([]);
    expect(result.errors).toEqual([
      { line: 1, text: expect.stringContaining('no columns "source", "question", "value"') },
    ]);
    expect(result.errors[0]?.text).toContain('it has "who", "what"');
  });

  test('a time that cannot be read does not cost the claim', () => {
    const { claims, notes } = map(table(HEADER, 'A,q,v,last year,,,,'));
    expect(claims[0]?.toldAt).toEqual({
      from: null,
      to: null,
      stated: 'last year',
      zone: 'Asia/Damascus',
    });
    expect(notes).toContainEqual(
      expect.objectContaining({
        level: 'doubt',
        lines: [2],
        text: expect.stringContaining('write dates like'),
      }),
    );
  });
});

test('[CL4] the order of day and month is decided by the column, else noted', () => {
  const times = (...days: string[]) =>
    map(table(HEADER, ...days.map((d, i) => `A,q${i},v,${d},,,,`)));
  expect(times('03/04/2026', '03/25/2026').claims[0]?.toldAt?.from).toBe('2026-03-04T00:00:00');
  const open = times('03/04/2026');
  expect(open.claims[0]?.toldAt?.from).toBe('2026-04-03T00:00:00');
  expect(open.notes).toContainEqual(expect.objectContaining({ level: 'doubt', lines: [2] }));
});

test("[CL34] a mapping of one's own: constants, templates, hop columns, sets, polarity", () => {
  const own = parseMapping({
    name: 'visits',
    about: 'Visits to villages.',
    missing: ['-'],
    question: { text: 'Which weapons were seen in {village}?', type: 'set', topic: 'weapons' },
    value: { kind: 'words', words: '{weapons}', split: '/' },
    chain: { kind: 'hops', hops: ['{saw}', '{told?}', 'Heron'] },
    polarity: '{polarity?}',
    basis: 'saw',
    certainty: '{sure?}',
    place: '{village}',
  });
  const t = table(
    'village,weapons,saw,told,sure,polarity',
    'Varo,rifle/mortar,a guard,-,maybe;I think,',
    'Sefin,tank,?,Rima,-,denies',
  );
  const { claims, errors } = map(t, own);
  expect(errors).toEqual([]);
  expect(chains(t, own)).toEqual(['(a guard) → Heron', '? → Rima → Heron']);
  expect(claims[0]).toMatchObject({
    question: { text: 'Which weapons were seen in Varo?', topic: 'weapons', type: 'set' },
    value: { type: 'set', answers: ['rifle', 'mortar'] },
    certainty: ['maybe', 'I think'],
    place: 'Varo',
    polarity: 'asserts',
  });
  expect(claims[1]?.polarity).toBe('denies');
});

test('[CL35] the built-in mappings are mappings, and survive being saved', () => {
  for (const mapping of [claimsTable, conflictEvents]) {
    expect(parseMapping(JSON.parse(JSON.stringify(mapping)))).toEqual(mapping);
  }
  expect(neededColumns(claimsTable)).toEqual(['source', 'question', 'value']);
  expect(neededColumns(conflictEvents)).toEqual([
    'source_office',
    'source_original',
    'source_date',
    'where_coordinates',
    'date_start',
    'date_end',
    'id',
    'low',
    'high',
    'best',
  ]);
});

test('[CL11] the same sheet by the same mapping gives the same claims', () => {
  const t = table(HEADER, 'A,q,v,,,saw,,', 'B,q,v,,A,,,');
  expect(map(t)).toEqual(map(t));
});
