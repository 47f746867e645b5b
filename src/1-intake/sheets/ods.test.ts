import { expect, test } from 'vitest';
import { recognise } from '../formats.ts';
import { cpuSeconds } from '../goldens/cpu-seconds.ts';
import { damaged } from '../goldens/damage.ts';
import { makeOdf } from '../goldens/make-odf.ts';
import { ods } from './ods.ts';

const read = (bytes: Uint8Array, name = 'a.ods') => ods.read(bytes, name, {});
const text = (words: string, more = ''): string =>
  `<table:table-cell office:value-type="string"${more}><text:p>${words}</text:p></table:table-cell>`;
const cell = (attributes: string, shown = '', inner = ''): string =>
  `<table:table-cell ${attributes}>${inner}<text:p>${shown}</text:p></table:table-cell>`;
const row = (...cells: string[]): string => `<table:table-row>${cells.join('')}</table:table-row>`;

const incidents = makeOdf(
  'spreadsheet',
  `<table:table table:name="Incidents">${row(text('place'), text('date'), text('men'), text('share'), text('at'), text('code'))}` +
    row(
      text('Tell Varo'),
      cell('office:value-type="date" office:date-value="2026-03-12T00:00:00"', '12/03/26'),
      cell(
        'office:value-type="float" office:value="11" table:formula="of:=SUM(1;10)"',
        '11',
        '<office:annotation><dc:creator>Nour</dc:creator><text:p>one more</text:p></office:annotation>',
      ),
      cell('office:value-type="percentage" office:value="0.25"', '25 %'),
      cell('office:value-type="time" office:time-value="PT14H05M00S"', '14:05'),
      cell('office:value-type="float" office:value="417"', '00417'),
    ) +
    `<table:table-row table:number-rows-repeated="1000000000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>` +
    `<table:table table:name="Names" table:style-name="off">${row(text('name'), text('age'))}${row(text('Karim'), text('40'))}</table:table>`,
  {
    styles:
      '<style:style style:name="off"><style:table-properties table:display="false"/></style:style>',
  },
);

test('[IN150] an OpenDocument spreadsheet is read as a workbook is', async () => {
  expect(recognise(incidents, 'incidents.ods')).toBe(ods);
  const reading = await read(incidents, 'incidents.ods');
  expect(reading.table).toEqual({
    header: ['place', 'date', 'men', 'share', 'at', 'code'],
    rows: [{ line: 2, cells: ['Tell Varo', '2026-03-12', '11', '25 %', '14:05', '00417'] }],
  });
  expect(reading.documents[0]?.text).toContain('comment on C2: one more');
  expect(reading.documents[0]?.textReceived).toContain('share: 0.25\n');
  expect(reading.members.map((m) => m.name)).toEqual(['incidents – Names.csv']);
  const said = reading.notes.map((n) => n.text).join('\n');
  expect(said).toContain('The hidden sheet "Names"');
  expect(said).toContain('Formulas; the value stored with them was read: C2');
});

test('[IN155] a filled cell repeated without end is refused, not unrolled', async () => {
  const bomb = makeOdf(
    'spreadsheet',
    `<table:table table:name="a"><table:table-row table:number-rows-repeated="1048576">${text('x', ' table:number-columns-repeated="16384"')}</table:table-row></table:table>`,
  );
  const seconds = await cpuSeconds(() =>
    expect(read(bomb)).rejects.toThrow(/more cells or text than can be read/),
  );
  expect(seconds).toBeLessThan(2);
});

test('[IN2] a damaged spreadsheet is read or refused, and read the same again', async () => {
  await damaged(incidents, (bytes) => read(bytes), process.env['HEARSAY_LAW_RUNS']);
});
