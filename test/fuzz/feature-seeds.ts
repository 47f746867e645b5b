/**
 * Larger healthy files with all that a format can hold; one mutant in twenty is made of them. Nothing in
 * them ever happened.
 */
import { deflateSync, inflateRawSync } from 'node:zlib';
import { statement } from '#intake/goldens/make-docx.ts';
import { newsPage } from '#intake/goldens/make-html.ts';
import { attached, HEAD, makeMail, makeMbox, makeParts } from '#intake/goldens/make-mail.ts';
import { makeOdf } from '#intake/goldens/make-odf.ts';
import { lines, makePdf, scan } from '#intake/goldens/make-pdf.ts';
import { telegramAccount, telegramMessage } from '#intake/goldens/make-telegram.ts';
import { incidents } from '#intake/goldens/make-xlsx.ts';
import { makeZip } from '#intake/goldens/make-zip.ts';
import type { Seed } from './mutant.ts';
import type { TextKind } from './mutate-text.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const latin1 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));
const text = (name: string, kind: TextKind, content: string): Seed => ({
  name,
  kind,
  bytes: utf8(content),
});
const archive = (name: string, bytes: Uint8Array): Seed => ({
  name,
  kind: 'bytes',
  bytes,
  entries: entriesOf(bytes),
});

/** Letters named by a table of their own, in packed streams, the objects in a stream as well. */
function packedPdf(): Uint8Array {
  const stream = (more: string, content: string): string => {
    const packed = deflateSync(Buffer.from(content, 'latin1')).toString('latin1');
    return `<< ${more} /Filter /FlateDecode /Length ${packed.length} >>\nstream\n${packed}\nendstream`;
  };
  const inside = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 6 0 R /Resources << /Font << /F1 4 0 R >> >> >>',
    '<< /Type /Font /Subtype /Type0 /BaseFont /Invented /Encoding /Identity-H /DescendantFonts [5 0 R] /ToUnicode 7 0 R >>',
    '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Invented /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 600 /W [1 [500 500] 3 4 700] /FontDescriptor << /Type /FontDescriptor /FontName /Invented /Flags 4 /FontBBox [0 0 1 1] /ItalicAngle 0 /Ascent 1 /Descent 0 /CapHeight 1 /StemV 1 >> >>',
  ];
  let from = 0;
  const index = inside.map((object, i) => {
    const entry = `${i + 1} ${from}`;
    from += object.length + 1;
    return entry;
  });
  const head = `${index.join(' ')}\n`;
  const letters =
    '/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange 2 beginbfchar <0001> <0642> <0002> <0627> endbfchar 1 beginbfrange <0003> <0004> <0644> endbfrange endcmap';
  const objects = new Map([
    [6, stream('', 'BT /F1 12 Tf 72 700 Td <0001000200030004> Tj ET')],
    [7, stream('', letters)],
    [
      8,
      stream(
        `/Type /ObjStm /N ${inside.length} /First ${head.length}`,
        `${head}${inside.join('\n')}`,
      ),
    ],
  ]);
  let file = '%PDF-1.7\n';
  const at = new Map<number, number>();
  for (const [number, object] of objects) {
    at.set(number, file.length);
    file += `${number} 0 obj\n${object}\nendobj\n`;
  }
  const table = Buffer.alloc(10 * 4);
  inside.forEach((_, i) => table.set([2, 0, 8, i], (i + 1) * 4));
  for (const [number, offset] of [...at, [9, file.length] as const])
    table.set([1, offset >> 8, offset & 255, 0], number * 4);
  const start = file.length;
  file += `9 0 obj\n${stream('/Type /XRef /Size 10 /W [1 2 1] /Root 1 0 R', table.toString('latin1'))}\nendobj\nstartxref\n${start}\n%%EOF\n`;
  return latin1(file);
}

function formPdf(): Uint8Array {
  return makePdf(
    [
      { draws: lines(['They left by the mill road', 'at dawn.']), more: '/Annots [14 0 R 15 0 R]' },
      scan,
    ],
    {
      catalog:
        '/AcroForm << /Fields [15 0 R] >> /OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >> /Names << /EmbeddedFiles << /Names [(a.csv) 16 0 R] >> >>',
      objects: [
        '<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents (Ask again) /T (Nour) >>',
        '<< /Type /Annot /Subtype /Widget /FT /Tx /T (place) /V (Tell Varo) /Rect [0 0 9 9] >>',
        '<< /Type /Filespec /F (a.csv) /EF << /F 17 0 R >> >>',
        '<< /Type /EmbeddedFile /Length 7 >>\nstream\na,b\n1,2\nendstream',
      ],
    },
  );
}

const p = (inner: string): string => `<text:p>${inner}</text:p>`;
const cell = (attributes: string, shown: string, inner = ''): string =>
  `<table:table-cell ${attributes}>${inner}${p(shown)}</table:table-cell>`;

function odt(): Uint8Array {
  const change = '<office:change-info><dc:creator>R. Hallam</dc:creator></office:change-info>';
  return makeOdf(
    'text',
    `<text:tracked-changes><text:changed-region text:id="c1"><text:deletion>${change}${p('nine')}</text:deletion></text:changed-region><text:changed-region text:id="c2"><text:insertion>${change}</text:insertion></text:changed-region></text:tracked-changes>${p('I counted <text:change text:change-id="c1"/><text:change-start text:change-id="c2"/>eleven<text:change-end text:change-id="c2"/><text:tab/>men<text:span text:style-name="H"> hidden</text:span>')}${p(`white<office:annotation><dc:creator>Nour</dc:creator><dc:date>2026-03-14T09:30:00</dc:date>${p('White?')}</office:annotation><text:line-break/>no plates`)}<text:list><text:list-item>${p('the driver')}<text:list><text:list-item>${p('his radio')}</text:list-item></text:list></text:list-item></text:list><table:table><table:table-row>${cell('table:number-columns-spanned="2"', 'silo')}<table:covered-table-cell/>${cell('', '8')}</table:table-row></table:table>`,
    {
      styles:
        '<style:style style:name="H"><style:text-properties text:display="none"/></style:style>',
      master: `<style:master-page><style:header>${p('Confidential')}</style:header></style:master-page>`,
      meta: '<meta:creation-date>2026-03-13T08:00:00</meta:creation-date><dc:creator>R. Hallam</dc:creator>',
    },
  );
}

function ods(): Uint8Array {
  return makeOdf(
    'spreadsheet',
    `<table:table table:name="One"><table:table-row>${['place', 'date', 'men', 'share', 'at'].map((word) => cell('office:value-type="string"', word)).join('')}</table:table-row><table:table-row>${cell('office:value-type="string"', 'Tell Varo')}${cell('office:value-type="date" office:date-value="2026-03-12T00:00:00"', '12/03/26')}${cell('office:value-type="float" office:value="11" table:formula="of:=SUM(1;10)"', '11', `<office:annotation><dc:creator>Nour</dc:creator>${p('one more')}</office:annotation>`)}${cell('office:value-type="percentage" office:value="0.25"', '25 %')}${cell('office:value-type="time" office:time-value="PT14H05M00S"', '14:05')}</table:table-row><table:table-row table:number-rows-repeated="9"><table:table-cell table:number-columns-repeated="5"/></table:table-row></table:table><table:table table:name="Off" table:style-name="off"><table:table-row>${cell('office:value-type="boolean" office:boolean-value="true"', 'TRUE')}</table:table-row></table:table>`,
    {
      styles:
        '<style:style style:name="off"><style:table-properties table:display="false"/></style:style>',
    },
  );
}

const PAGE = Buffer.from(newsPage()).toString('base64').replace(/.{76}/g, '$&\r\n');
const SAVED_PAGE = `From: <Saved by a browser>\r\nSnapshot-Content-Location: https://varo-post.example/silo\r\nDate: Sat, 14 Mar 2026 09:00:00 +0300\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="xx"\r\n\r\n--xx\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n${PAGE}\r\n--xx\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--xx--\r\n`;

function letter(): Uint8Array {
  return makeMail(
    [
      'Received: from out.example.org by mx.example.org with ESMTP id 7; Tue, 15 Sep 2026 20:46:09 +0300',
      ...HEAD,
      'Resent-From: Karim <karim@example.org>',
      'Cc: =?windows-1256?B?x+HT4cfj?= <x@example.org>, nour@example.org',
      'Content-Type: multipart/mixed; boundary="m"',
    ],
    makeParts('m', [
      {
        head: ['Content-Type: multipart/alternative; boundary="a"'],
        body: makeParts('a', [
          {
            head: ['Content-Type: text/plain; charset=windows-1252; format=flowed; delsp=yes'],
            body: latin1(
              'They left \r\nby the \x93mill\x94 road\r\n\r\n---------- Forwarded message ---------\r\nFrom: Rima <rima@example.org>\r\nDate: Mon, 14 Sep 2026\r\n\r\nnine men\r\n> eleven\r\n',
            ),
          },
          {
            head: ['Content-Type: text/html; charset=utf-8'],
            body: '<p>They left by the <b>mill</b> road</p><img src="https://example.org/1.gif" width="1"><div style="display:none">hidden words that nobody sees</div>',
          },
        ]),
      },
      attached('text/calendar', 'a.ics', 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n'),
      attached('message/rfc822', 'earlier', makeMail(HEAD, 'earlier')),
      attached('application/pgp-encrypted', 'a.pgp', 'x'),
    ]),
  );
}

function account(): string {
  const message = telegramMessage;
  return telegramAccount(
    [
      message(1, { media_type: 'sticker', sticker_emoji: '👍', file: 'a.webp', text: '' }),
      message(2, {
        poll: { question: 'Where?', total_voters: 2, answers: [{ text: 'mill', voters: 2 }] },
      }),
      message(3, { contact_information: { first_name: 'Karim', phone_number: '+00 555' } }),
      message(4, { edited: '2026-09-03T21:00:00', reply_to_message_id: 3, via_bot: '@x' }),
    ],
    [
      message(5, {
        forwarded_from: 'Rima',
        saved_from: 'North',
        text: [{ type: 'text_link', text: 'a', href: 'https://example.org' }, ' b'],
      }),
      message(6, { type: 'service', action: 'phone_call', actor: 'Dana', duration_seconds: 9 }),
    ],
    [message(7, { location_information: { latitude: 36.1, longitude: 37.2 }, place_name: 'x' })],
  );
}

const RTF = String.raw`{\rtf1\mac\uc1{\fonttbl{\f0\fcharset178 Arial;}}{\info{\author Dana}{\creatim\yr2026\mo9\dy15}}\f0\'c7\'e1\par{\footnote by hand}{\v hidden}{\deleted nine}\pard\intbl one\cell two\cell\row{\pict\pngblip 89504e47}{\field{\*\fldinst HYPERLINK "https://example.org"}{\fldresult here}}{\*\atnauthor Nour}{\*\annotation Ask}\bin3 abc\u8217'\page\line\emdash}`;

const CALLS =
  '<?xml version="1.0"?><calls count="2"><call number="+963900000000" duration="12" date="1789504000000" type="1" contact_name="Dana"/><call number="-1" duration="0" date="x" type="3"/></calls>';

function webm(): Uint8Array {
  const element = (id: number, ...inside: readonly (Uint8Array | string)[]): Buffer => {
    const body = Buffer.concat(inside.map((one) => Buffer.from(one)));
    const hex = id.toString(16);
    const head = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex');
    return Buffer.concat([head, Buffer.from([0x40 | (body.length >> 8), body.length & 255]), body]);
  };
  const date = Buffer.alloc(8);
  date.writeBigInt64BE(795_000_000_000_000_000n);
  return new Uint8Array(
    Buffer.concat([
      element(0x1a45dfa3, element(0x4282, 'webm')),
      element(
        0x18538067,
        element(0x1549a966, element(0x4461, date), element(0x7ba9, 'The well')),
        element(0x1654ae6b, element(0xae, element(0xe0, element(0xb0, Buffer.from([7, 128]))))),
        element(0x1f43b675, Buffer.alloc(50)),
        element(
          0x1254c367,
          element(
            0x7373,
            element(0x67c8, element(0x45a3, 'LOCATION'), element(0x4487, '+35.95+039.01/')),
          ),
        ),
      ),
    ]),
  );
}

/** The files inside an archive that holds no comment, as the ones made here. */
function entriesOf(bytes: Uint8Array): NonNullable<Seed['entries']> {
  const view = Buffer.from(bytes);
  const found: NonNullable<Seed['entries']>[number][] = [];
  let at = view.readUInt32LE(view.length - 6);
  for (let left = view.readUInt16LE(view.length - 12); left > 0; left -= 1) {
    const [size, length] = [view.readUInt32LE(at + 20), view.readUInt16LE(at + 28)];
    const name = view.toString('utf8', at + 46, at + 46 + length);
    const start = view.readUInt32LE(at + 42) + 30 + length;
    const content = new Uint8Array(inflateRawSync(view.subarray(start, start + size)));
    const kind = /\.(?:xml|rels)$/.test(name) ? 'xml' : name.endsWith('.txt') ? 'lines' : 'bytes';
    found.push({ name, content, kind });
    at += 46 + length;
  }
  return found;
}

/** All of them, by the names such files have. */
export function featureSeeds(): readonly Seed[] {
  const nested = makeZip([
    { name: 'photos/', content: '' },
    { name: 'photos/a.txt', content: 'at the mill' },
    { name: 'inner.zip', content: makeZip([{ name: 'b.txt', content: 'at dawn' }]) },
  ]);
  const mail = letter();
  const seeds: readonly Seed[] = [
    { name: 'packed.pdf', kind: 'pdf', bytes: packedPdf() },
    { name: 'form.pdf', kind: 'pdf', bytes: formPdf() },
    archive('statement-full.docx', statement()),
    archive('incidents-full.xlsx', incidents()),
    archive('statement-full.odt', odt()),
    archive('incidents-full.ods', ods()),
    archive('folder.zip', nested),
    text('news.html', 'xml', newsPage()),
    text('page.mhtml', 'mail', SAVED_PAGE),
    { name: 'full.eml', kind: 'mail', bytes: mail },
    { name: 'full.mbox', kind: 'mail', bytes: makeMbox([mail, makeMail(HEAD, 'two')]) },
    text('account.json', 'json', account()),
    text('full.rtf', 'rtf', RTF),
    text('calls.xml', 'xml', CALLS),
    { name: 'film.webm', kind: 'bytes', bytes: webm() },
  ];
  return seeds.map((seed) => ({ ...seed, full: true }));
}
