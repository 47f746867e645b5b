import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { IntakeError } from '../format.ts';
import { recognise } from '../formats.ts';
import { cpuSeconds } from '../goldens/cpu-seconds.ts';
import { damaged } from '../goldens/damage.ts';
import { lines, makePdf, scan } from '../goldens/make-pdf.ts';
import { pageDamage } from './pdf-lines.ts';
import { pdf, pdfDate, ranges, readPdf } from './pdf.ts';

const read = (bytes: Uint8Array, name = 'a.pdf') => pdf.read(bytes, name, {});
const report = makePdf([
  {
    draws: lines([
      'The keys of the silo',
      '',
      'He counted eleven men as they were led away, and his brother, who watched from the mill, coun-',
      'ted twelve. A clerk at the district office said that no order had been written down by anyone at',
      'that time.',
    ]),
  },
  { draws: lines(['Le témoin n’a rien vu.'.normalize().replace('’', "'")]) },
  scan,
]);
const said = (notes: readonly { readonly text: string }[]): string =>
  notes.map((n) => n.text).join('\n');

test('[IN147] the text of each page, paragraphs put together, scanned pages named', async () => {
  expect(recognise(report, 'report.pdf')).toBe(pdf);
  const before = report.length;
  const reading = await read(report);
  expect(report).toHaveLength(before);
  expect(reading.documents[0]).toMatchObject({
    kind: 'article',
    title: 'Report on the silo',
    part: 'whole',
  });
  expect(reading.documents[0]?.text).toBe(
    "The keys of the silo\n\nHe counted eleven men as they were led away, and his brother, who watched from the mill, counted twelve. A clerk at the district office said that no order had been written down by anyone at that time.\n\fLe témoin n'a rien vu.\n\f",
  );
  expect(said(reading.notes)).toContain('Without text – scanned, pictures or blank: page 3.');
  expect(said(reading.notes)).toContain(
    'written by Dana Ferrow; made on 2026-03-14 06:30:00 +03:00',
  );
  expect(said(reading.notes)).toContain('1 word cut by a hyphen');
});

test('[IN148] a PDF of scans is kept unread', async () => {
  const reading = await read(makePdf([scan, scan]), 'scan.pdf');
  expect(reading.documents).toEqual([
    expect.objectContaining({ kind: 'file', text: '', title: 'scan.pdf' }),
  ]);
  expect(reading.notes[0]).toMatchObject({
    level: 'error',
    text: expect.stringContaining('it is a scan'),
  });
});

test('[IN149] Arabic drawn from right to left comes out in reading order, in letters', async () => {
  const bytes = new Uint8Array(
    readFileSync(new URL('../goldens/documents/arabic-chromium.pdf', import.meta.url)),
  );
  const reading = await read(bytes);
  expect(reading.documents[0]?.text).toBe(
    'قال الشاهد إنه رأى 11 رجلا (عند الفجر) في لا مكان.\n\nHe said “eleven” at 05:30.',
  );
});

test('[IN149] a page whose letters are missing is said to be damaged', () => {
  expect(pageDamage('a\0b\0c\0')).toMatch(/missing/);
  expect(pageDamage('\uE001\uE002a')).toMatch(/its font/);
  expect(pageDamage('They came at dawn.')).toBeNull();
  expect(ranges([1, 2, 3, 7, 9, 10])).toBe('1–3, 7, 9–10');
  expect(pdfDate('D:2026')).toBe('2026');
});

test('[IN147] comments and filled fields stand after their page', async () => {
  const bytes = makePdf([{ draws: lines(['The text.']), more: '/Annots [12 0 R 13 0 R]' }], {
    catalog: '/AcroForm << /Fields [13 0 R] >>',
    objects: [
      '<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents (Ask again) /T (Nour) >>',
      '<< /Type /Annot /Subtype /Widget /FT /Tx /T (place) /V (Tell Varo) /Rect [0 0 9 9] >>',
    ],
  });
  expect((await read(bytes)).documents[0]?.text).toBe(
    'The text.\n[comment by Nour: Ask again]\n[field place: Tell Varo]',
  );
});

describe('[IN155] hostile PDFs', () => {
  const outcome = async (bytes: Uint8Array): Promise<string> => {
    let answer = '';
    const seconds = await cpuSeconds(async () => {
      try {
        const reading = await read(bytes);
        answer = `${reading.documents[0]?.text ?? ''}\n${said(reading.notes)}`;
      } catch (error) {
        if (!(error instanceof IntakeError)) throw error;
        answer = error.message;
      }
    });
    expect(seconds).toBeLessThan(2);
    return answer;
  };

  test('a tree of pages that bites its tail', async () => {
    expect(
      await outcome(makePdf([{ draws: lines(['x']) }], { kids: '2 0 R 10 0 R', count: 2 })),
    ).toMatch(/read/);
  });

  test('a thousand million pages', async () => {
    expect(
      await outcome(makePdf([{ draws: lines(['only one']) }], { count: 1_000_000_000 })),
    ).toMatch(/could not be read|only one|None of/);
  });

  test('JavaScript is said to be there and not run', async () => {
    const js = makePdf([{ draws: lines(['text']) }], {
      catalog: '/OpenAction << /S /JavaScript /JS (app.alert\\(1\\); while\\(true\\){}) >>',
    });
    expect(await outcome(js)).toMatch(/text[\s\S]*none was run/);
  });

  test('cut short anywhere, a list of objects that lies, nothing but a head', async () => {
    for (const share of [0.2, 0.5, 0.8, 0.97])
      await outcome(report.slice(0, Math.floor(report.length * share)));
    const text = Buffer.from(report).toString('latin1');
    await outcome(
      new Uint8Array(Buffer.from(text.replace(/xref\n0 \d+/, 'xref\n0 4000000000'), 'latin1')),
    );
    await outcome(
      new Uint8Array(
        Buffer.from(text.replace(/startxref\n\d+/, 'startxref\n99999999999'), 'latin1'),
      ),
    );
    expect(await outcome(new Uint8Array(Buffer.from('%PDF-1.7\n')))).toMatch(/cannot be opened/);
  });

  test('a password', async () => {
    const locked = makePdf([{ draws: lines(['x']) }], {
      trailer: `/ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${'ab'.repeat(32)}> /U <${'cd'.repeat(32)}> >>`,
    });
    expect(await outcome(locked)).toMatch(/protected by a password/);
  });

  test('more pages or text than can be', async () => {
    const reading = await readPdf(report, 'a.pdf', {}, { pages: 1, characters: 1000 });
    expect(said(reading.notes)).toContain('the first 1 were read');
    await expect(readPdf(report, 'a.pdf', {}, { pages: 9, characters: 10 })).rejects.toThrow(
      IntakeError,
    );
  });
});

test('[IN2] a damaged PDF is read or refused, and read the same again', async () => {
  await damaged(report, (bytes) => read(bytes), process.env['HEARSAY_LAW_RUNS']);
});
