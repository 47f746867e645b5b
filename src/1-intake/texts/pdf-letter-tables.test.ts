import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { cpuSeconds } from '../goldens/cpu-seconds.ts';
import { pdf } from './pdf.ts';
import { lettersNamed, tameLetterTables } from './pdf-letter-tables.ts';

const TABLE = (ranges: string): string =>
  `/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange 2 beginbfchar <0003> <0020> <0011> <002E> endbfchar 1 beginbfrange ${ranges} endbfrange endcmap`;
const ENDLESS = TABLE('<0000> <00FFFFFF> <0041>');
const MORE = Array.from(
  { length: 400 },
  (_, i) => `<${((i * 7919) % 65536).toString(16)}> <${i}>`,
).join('\n');
const HEALTHY = TABLE('<0000> <005E> <0020> <005F> <0061> [<0066> <0067> <0068>]');

function stream(data: Buffer, dictionary = ''): Buffer {
  return Buffer.concat([
    Buffer.from(`7 0 obj\n<< /Length ${data.length} ${dictionary} >>\nstream\n`, 'latin1'),
    data,
    Buffer.from('\nendstream\nendobj\n', 'latin1'),
  ]);
}

describe('[IN286] tables of letters without end are left out of a PDF', () => {
  test('how many letters ranges name', () => {
    expect(lettersNamed(ENDLESS)).toBe(0xffffff);
    expect(lettersNamed(HEALTHY)).toBe(0x5e + 2);
    expect(lettersNamed('<0000> <FFFFFFFF>')).toBe(0);
    expect(lettersNamed(TABLE('<00 00>\n< 00ff ffff> <41>'))).toBe(0xffffff);
    expect(lettersNamed(TABLE('(\\0\\0\\0\\0) (abcd) <41>'))).toBeGreaterThan(200_000);
    expect(lettersNamed('beginbfrange <00> <ffffffff>')).toBe(0xffffffff);
  });

  test.each([
    ['as it stands', Buffer.from(ENDLESS)],
    ['deflated', deflateSync(ENDLESS)],
    [
      'deflated and damaged behind it',
      Buffer.concat([deflateSync(ENDLESS + MORE).subarray(0, -60), Buffer.alloc(60, 0xa5)]),
    ],
  ])('%s', (_, data) => {
    const file = Buffer.concat([stream(deflateSync(HEALTHY)), stream(data), Buffer.from('%%EOF')]);
    const before = file.toString('latin1');
    expect(tameLetterTables(file)).toBe(1);
    const after = file.toString('latin1');
    expect(after).toHaveLength(before.length);
    // Only inside that stream.
    const first = stream(deflateSync(HEALTHY)).toString('latin1');
    expect(after.startsWith(first)).toBe(true);
    expect(after.slice(first.length).replace(/ {20,}/, '')).toMatch(
      /^7 0 obj\n<< \/Length \d+ {2}>>\nstream\n\s*endstream\nendobj\n%%EOF$/,
    );
  });

  test('at the end of a file cut short', () => {
    const file = stream(Buffer.from(ENDLESS)).subarray(0, -20);
    expect(tameLetterTables(Buffer.from(file))).toBe(1);
  });

  test('healthy ones, and words that only look like it, stay', () => {
    const file = Buffer.concat([
      stream(deflateSync(HEALTHY)),
      stream(Buffer.from('BT (beginbfrange of a stream) Tj ET')),
      Buffer.from(`stream ${ENDLESS} endstream`),
    ]);
    const before = Buffer.from(file);
    expect(tameLetterTables(file)).toBe(0);
    expect(file.equals(before)).toBe(true);
  });

  test('a page with one is read in seconds, and it is said what is missing', async () => {
    const table = deflateSync(ENDLESS).toString('latin1');
    const words = '<0003001100220033>';
    const content = `BT /F1 12 Tf 72 700 Td ${words} Tj /F2 12 Tf (They left at dawn) Tj ET`;
    const objects = [
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R /F2 8 0 R >> >> >>',
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
      '<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [6 0 R] /ToUnicode 7 0 R >>',
      '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>',
      `<< /Length ${table.length} /Filter /FlateDecode >>\nstream\n${table}\nendstream`,
      '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    ];
    let body = '%PDF-1.4\n';
    const at = objects.map((object, i) => {
      const here = body.length;
      body += `${i + 1} 0 obj\n${object}\nendobj\n`;
      return `${String(here).padStart(10, '0')} 00000 n \n`;
    });
    body += `xref\n0 9\n0000000000 65535 f \n${at.join('')}trailer\n<< /Size 9 /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`;
    const read = () => pdf.read(Buffer.from(body, 'latin1'), 'a.pdf', {});
    expect(await cpuSeconds(read)).toBeLessThan(4);
    const reading = await read();
    expect(reading.documents[0]?.text).toContain('They left at dawn');
    expect(reading.notes.map(({ text }) => text).join('\n')).toContain(
      'names more letters than there can be',
    );
  });
});
