import { describe, expect, test } from 'vitest';
import { IntakeError } from '../format.ts';
import { readFile, recognise } from '../formats.ts';
import { cpuSeconds } from '../goldens/cpu-seconds.ts';
import { damaged } from '../goldens/damage.ts';
import { incidents, makeXlsx, number, row, words } from '../goldens/make-xlsx.ts';
import { makeZip } from '../goldens/make-zip.ts';
import { readXlsx, xlsx } from './xlsx.ts';

const read = (bytes: Uint8Array, name = 'a.xlsx') => xlsx.read(bytes, name, {});
const sheet = (...rows: string[]): string => `<sheetData>${rows.join('')}</sheetData>`;

test('[IN150] a workbook is the table of its first filled sheet, cells as they are stated', async () => {
  expect(recognise(incidents(), 'incidents.xlsx')).toBe(xlsx);
  const reading = await read(incidents(), 'incidents.xlsx');
  expect(reading.table?.header).toEqual(['place', 'date', 'men', 'share', 'code', 'note']);
  expect(reading.table?.rows).toEqual([
    { line: 4, cells: ['Tell Varo', '2026-03-12', '11', '25%', '00417', 'الشاهد رأى الشاحنات'] },
    { line: 5, cells: ['the silo', '2026-03-12T14:05', '0.3', '', 'TRUE', 'à l’aube'] },
    { line: 7, cells: ['the mill', '60', '#N/A', '36:00:00', '', ''] },
  ]);
  await expect(
    [
      ...reading.documents.map((d) => `--- ${d.part} (${d.kind})\n${d.text}`),
      ...reading.notes.map((n) => `${n.level}: ${n.text} ${n.lines.join()}`.trim()),
    ].join('\n'),
  ).toMatchFileSnapshot('../goldens/documents/incidents.xlsx.txt');
});

test('[IN151] what a cell stores is kept beside what it states', async () => {
  const { documents } = await read(incidents());
  const row4 = documents.find((d) => d.part === 'row 4');
  expect(row4?.textReceived).toContain('date: 46093\n');
  for (const { received, read: span } of row4?.repairs ?? []) {
    expect([row4?.textReceived.slice(...received), row4?.text.slice(...span)]).toEqual(
      expect.arrayContaining([expect.stringMatching(/46093|2026-03-12|0\.25|25%|417|00417/)]),
    );
  }
  expect(row4?.repairs).toHaveLength(3);
});

test('[IN152] every other sheet is a member, hidden ones too, and they are said to be hidden', async () => {
  const reading = await read(incidents(), 'incidents.xlsx');
  expect(reading.members.map((m) => m.name)).toEqual(['incidents – Names.csv']);
  expect(reading.notes.map((n) => n.text).join('\n')).toContain(
    'The hidden (beyond the menu) sheet "Names" is read by itself',
  );
  const [member] = reading.members;
  const names = await readFile(member?.bytes ?? new Uint8Array(), member?.name ?? '', {});
  expect(names.table).toEqual({
    header: ['name', 'says, or "said"'],
    rows: [{ line: 2, cells: ['Karim', 'a,b'] }],
  });
});

test('[IN153] the 1904 system, by what the file says', async () => {
  const one = [
    { name: 'a', xml: sheet(row(1, words('A1', 'd')), row(2, number('A2', '44631', 1))) },
  ];
  expect((await read(makeXlsx(one, { date1904: true }))).table?.rows[0]?.cells).toEqual([
    '2026-03-12',
  ]);
  expect((await read(makeXlsx(one))).table?.rows[0]?.cells).toEqual(['2022-03-11']);
});

describe('[IN155] hostile workbooks', () => {
  test('a stated size of seventeen thousand million cells costs nothing; a stray cell little', async () => {
    const far = makeXlsx([
      {
        name: 'a',
        xml: `<dimension ref="A1:XFD1048576"/>${sheet(row(1, words('A1', 'x'), words('XFD1', 'y')), row(1048576, words('A1048576', 'z')))}`,
      },
    ]);
    const seconds = await cpuSeconds(async () => {
      expect((await read(far)).table).toEqual({
        header: ['x', 'y'],
        rows: [{ line: 1048576, cells: ['z', ''] }],
      });
    });
    expect(seconds).toBeLessThan(2);
  });

  test('texts that are not there, cells twice, out of order, beyond the sheet', async () => {
    const reading = await read(
      makeXlsx([
        {
          name: 'a',
          xml: sheet(
            row(3, words('B3', 'late'), words('A3', 'early')),
            row(1, words('A1', 'p'), words('B1', 'q')),
            row(2, '<c r="A2" t="s"><v>9999999999</v></c>', words('B2', 'one'), words('B2', 'two')),
            row(9, words('ZZZZ9', 'lost'), words('A99999999', 'lost')),
          ),
        },
      ]),
    );
    expect(reading.table?.rows).toEqual([
      { line: 2, cells: ['', 'one'] },
      { line: 3, cells: ['early', 'late'] },
    ]);
    const said = reading.notes.map((n) => n.text).join('\n');
    expect(said).toContain('point at a text the file does not hold, left empty: A2');
    expect(said).toContain('stand in the file twice; the first was read: B2');
    expect(said).toContain('Outside of any sheet');
  });

  test('one long text in a million cells is refused before memory is', async () => {
    const many = Array.from({ length: 5000 }, (_, i) =>
      row(i + 1, `<c r="A${i + 1}" t="s"><v>0</v></c>`),
    );
    const bytes = makeXlsx([{ name: 'a', xml: sheet(...many) }], {
      strings: `<si><t>${'x'.repeat(100_000)}</t></si>`,
    });
    await expect(read(bytes)).rejects.toThrow(/more cells or text than can be read/);
    const wide = makeXlsx([{ name: 'a', xml: sheet(row(1, words('A1', 'a'), words('Z1', 'b'))) }]);
    await expect(readXlsx(wide, 'a.xlsx', {}, { cells: 20, characters: 10 })).rejects.toThrow(
      IntakeError,
    );
  });

  test('100,000 elements deep, a sheet cut short, a missing sheet, no sheet at all', async () => {
    const reading = await read(
      makeXlsx([
        { name: 'a', xml: `<sheetData>${row(1, words('A1', 'x'))}${'<row>'.repeat(100_000)}` },
      ]),
    );
    expect(reading.table?.header).toEqual(['x']);
    expect(reading.notes.some((n) => n.level === 'error')).toBe(true);
    await expect(read(makeXlsx([]))).rejects.toThrow(/it has no sheet/);
    await expect(read(makeXlsx([{ name: 'a', xml: '' }]))).rejects.toThrow(
      /no cell of it is filled/,
    );
    await expect(read(makeZip([{ name: 'xl/workbook.xml', content: '<a/>' }]))).rejects.toThrow(
      /holds no Excel workbook/,
    );
  });
});

test('[IN2] a damaged workbook is read or refused, and read the same again', async () => {
  await damaged(incidents(), (bytes) => read(bytes), process.env['HEARSAY_LAW_RUNS']);
});
