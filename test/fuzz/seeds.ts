/**
 * One small healthy file of each kind that readers know, made here: nothing in them ever happened. A
 * seed goes to the parser that recognises it; small files of the goldens come on top.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { mediaHtml, photoHtml, telegramPage } from '#intake/goldens/make-telegram-html.ts';
import { makeZip } from '#intake/goldens/make-zip.ts';
import { makePng, type Seed } from './mutant.ts';
import type { TextKind } from './mutate-text.ts';
import { ROOT } from './root.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const textSeed = (name: string, kind: TextKind, text: string): Seed => ({
  name,
  kind,
  bytes: utf8(text),
});
const packed = (name: string, entries: NonNullable<Seed['entries']>): Seed => ({
  name,
  kind: 'bytes',
  bytes: makeZip(entries),
  entries,
});
const part = (name: string, content: string, kind: TextKind = 'xml') => ({ name, content, kind });

const ANDROID = `15/09/2026, 20:46 - Messages and calls are end-to-end encrypted.
15/09/2026, 20:46 - Dana: They left by the mill road
and came back: 20:50 - Karim was there
15/09/2026, 20:47 - Karim: IMG-20260915-WA0001.jpg (file attached)
15/09/2026, 20:49 - +963 900 000 000: <Media omitted>
`;
const IOS = `\u200e[15/09/2026, 20:46:01] Dana: hello
[15/09/2026, 8:47:12\u202fPM] ~\u202fKarim: \u200e<attached: 00000012-PHOTO.jpg>
[١٥/٠٩/٢٠٢٦، ٨:٤٨:٠٠ م] دانا: عند الجسر
`;
const SHEET = `source,question,value,time
C-Alder,How many?,"between 5
and 7",2026-09-15
"C-Birch ""B""",Where?,Tell Varo,15/09/2026 20:00
`;
const TELEGRAM = JSON.stringify({
  name: 'North',
  type: 'private_group',
  id: 1,
  messages: [
    {
      id: 1,
      type: 'service',
      date: '2026-09-15T20:46:00',
      date_unixtime: '1789504000',
      actor: 'Dana',
      action: 'create_group',
      text: '',
    },
    {
      id: 2,
      type: 'message',
      date: '2026-09-15T20:47:00',
      date_unixtime: '1789504060',
      from: 'Dana',
      from_id: 'user1',
      text: ['see ', { type: 'link', text: 'https://example.org' }, ' now'],
      reply_to_message_id: 1,
    },
    {
      id: 3,
      type: 'message',
      date: '2026-09-15T20:48:00',
      date_unixtime: '1789504120',
      from: null,
      forwarded_from: 'Karim',
      photo: '(File not included. Change data exporting settings to download.)',
      text: '',
      location_information: { latitude: 36.1, longitude: 37.2 },
    },
  ],
});
const HTML = `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>The mill road</title>
<meta property="article:published_time" content="2026-09-15T20:46:00Z"><script>var x = 1 < 2;</script></head>
<body><nav><a href="/">Home</a></nav><article><h1>The mill road</h1><p class="byline">By R. Hallam</p>
<p>Dana said &ldquo;they left by the mill road&rdquo; on <b>Monday</b>.<br>Karim had seen&nbsp;them.</p>
<table><tr><th>Who</th><td>nine men</td></tr></table><ul><li>one</li></ul></article></body></html>`;
const TELEGRAM_PAGE = telegramPage([
  { service: '15 September 2026' },
  {
    id: 1,
    from: 'Dana',
    text: 'by the <b>mill</b> road<br>&amp; <a href="https://example.org">on</a>',
  },
  { id: 2, forwarded: { from: 'Karim' }, replyTo: '<a href="#go_to_message1">x</a>', text: 'nine' },
  { id: 3, from: 'Rima', media: photoHtml('photos/photo_1.jpg') },
  { id: 4, media: mediaHtml('contact', { title: 'Karim', status: '+00 555 010 100' }) },
]);
const RTF = String.raw`{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Arial;}}{\info{\title Mill}}\f0\fs24 They left\par by the \'93mill\'94 road \u1575?\b at dawn\b0 .{\*\comment x}\par}`;
const MAIL =
  `Received: from a.example (a.example [192.0.2.1]) by b.example; Tue, 15 Sep 2026 20:46:05 +0300
From: =?utf-8?Q?D=C3=A1na?= <dana@example.org>
To: karim@example.org
Subject: the mill road
Date: Tue, 15 Sep 2026 20:46:00 +0300
Message-ID: <1@example.org>
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="b"

--b
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

They left by the mill=20road=E2=80=A6
On Monday Karim wrote:
> nine men

--b
Content-Type: message/rfc822

From: karim@example.org
Date: Mon, 14 Sep 2026 10:00:00 +0000
Subject: earlier

I saw nine.
--b
Content-Type: text/csv; name="a.csv"
Content-Disposition: attachment; filename*=utf-8''a%20b.csv
Content-Transfer-Encoding: base64

c291cmNlLHZhbHVlCkMtQWxkZXIsNQo=
--b--
`.replaceAll('\n', '\r\n');
const MBOX = `From dana@example.org Tue Sep 15 20:46:00 2026\n${MAIL.slice(0, 400).replaceAll('\r', '')}\n\n>From here on\n\nFrom karim@example.org Tue Sep 15 20:47:00 2026\nFrom: karim@example.org\nSubject: two\n\nbody\n`;
const PDF_PAGE = 'BT /F1 12 Tf 72 700 Td (They left by the mill road) Tj 0 -20 Td (at dawn.) Tj ET';
const TRANSCRIPT = `INTERVIEW 4\n\nQ: Who was there?\nA: Nine men. [pause]\nQ: And then?\nA: They left.\n\nInterpreter: He says at dawn.\n[00:01:12] DANA: yes\n`;

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const RELATIONS = (type: string, target: string): string =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${OFFICE}/${type}" Target="${target}"/></Relationships>`;
const ODF = (kind: string, body: string): string =>
  `<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><office:body><office:${kind}>${body}</office:${kind}></office:body></office:document-content>`;

function pdf(): Uint8Array {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${PDF_PAGE.length} >>\nstream\n${PDF_PAGE}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    "<< /Title (The mill road) /CreationDate (D:20260915204600+03'00') >>",
  ];
  let body = '%PDF-1.4\n';
  const at: number[] = [];
  for (const [i, object] of objects.entries()) {
    at.push(body.length);
    body += `${i + 1} 0 obj\n${object}\nendobj\n`;
  }
  const table = at.map((one) => `${String(one).padStart(10, '0')} 00000 n \n`).join('');
  return utf8(
    `${body}xref\n0 ${at.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${at.length + 1} /Root 1 0 R /Info 6 0 R >>\nstartxref\n${body.length}\n%%EOF\n`,
  );
}

function png(): Uint8Array {
  const chunk = (type: string, data: Uint8Array): Uint8Array =>
    new Uint8Array(Buffer.concat([Buffer.from(type, 'latin1'), data]));
  const header = Buffer.alloc(13);
  header.writeUInt32BE(8, 0);
  header.writeUInt32BE(8, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const rows = Buffer.alloc(8 * 25, 0x5a);
  for (let row = 0; row < 8; row += 1) rows[row * 25] = 0;
  return makePng([
    chunk('IHDR', header),
    chunk('eXIf', exif()),
    chunk('tEXt', utf8('Comment\0at the mill')),
    chunk('zTXt', new Uint8Array(Buffer.concat([Buffer.from('Note\0\0'), deflateSync('at dawn')]))),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', new Uint8Array()),
  ]);
}

/** EXIF with a camera, a time and a place, big-endian. */
function exif(): Uint8Array {
  const out = Buffer.alloc(220);
  out.write('MM\0*', 0, 'latin1');
  out.writeUInt32BE(8, 4);
  let at = 8;
  const entry = (tag: number, type: number, count: number, value: number): void => {
    out.writeUInt16BE(tag, at);
    out.writeUInt16BE(type, at + 2);
    out.writeUInt32BE(count, at + 4);
    if (type === 3) out.writeUInt16BE(value, at + 8);
    else out.writeUInt32BE(value, at + 8);
    at += 12;
  };
  out.writeUInt16BE(4, at);
  at += 2;
  entry(0x010f, 2, 8, 120);
  entry(0x0112, 3, 1, 6);
  entry(0x0132, 2, 20, 128);
  entry(0x8825, 4, 1, 64);
  at = 64;
  out.writeUInt16BE(4, at);
  at += 2;
  entry(1, 2, 2, 0x4e000000);
  entry(2, 5, 3, 150);
  entry(3, 2, 2, 0x45000000);
  entry(4, 5, 3, 174);
  out.write('Invented', 120, 'latin1');
  out.write('2026:09:15 20:46:00\0', 128, 'latin1');
  for (const [i, value] of [36, 1, 12, 1, 30, 1, 37, 1, 8, 1, 15, 1].entries()) {
    out.writeUInt32BE(value, (i < 6 ? 150 : 174 - 24) + i * 4);
  }
  return new Uint8Array(out);
}

/** Header, EXIF and an end: enough for everything that reads about a picture, nothing to decode. */
function jpeg(): Uint8Array {
  const app1 = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), exif()]);
  const xmp = Buffer.from(
    'http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description exif:GPSLatitude="36,12.5N"/></rdf:RDF></x:xmpmeta>',
    'latin1',
  );
  const segment = (marker: number, data: Uint8Array): Buffer => {
    const head = Buffer.from([0xff, marker, 0, 0]);
    head.writeUInt16BE(data.length + 2, 2);
    return Buffer.concat([head, data]);
  };
  return new Uint8Array(
    Buffer.concat([
      Buffer.from([0xff, 0xd8]),
      segment(0xe1, app1),
      segment(0xe1, xmp),
      segment(0xfe, Buffer.from('at the mill')),
      segment(0xc0, Buffer.from([8, 0, 8, 0, 8, 1, 1, 0x11, 0])),
      segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
      Buffer.from([0x12, 0x34, 0xff, 0xd9]),
    ]),
  );
}

function webp(): Uint8Array {
  const info = exif();
  const chunk = (type: string, data: Uint8Array): Buffer => {
    const head = Buffer.alloc(8);
    head.write(type, 0, 'latin1');
    head.writeUInt32LE(data.length, 4);
    return Buffer.concat([head, data, Buffer.alloc(data.length % 2)]);
  };
  const body = Buffer.concat([
    Buffer.from('WEBP'),
    chunk('VP8X', Buffer.from([8, 0, 0, 0, 7, 0, 0, 7, 0, 0])),
    chunk('VP8L', Buffer.from([0x2f, 7, 0xc0, 1, 0, 0x88, 0x88, 8])),
    chunk('EXIF', info),
  ]);
  return new Uint8Array(chunk('RIFF', body));
}

function box(type: string, ...inside: Uint8Array[]): Uint8Array {
  const body = Buffer.concat(inside);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length + 8, 0);
  head.write(type, 4, 'latin1');
  return new Uint8Array(Buffer.concat([head, body]));
}

function heic(): Uint8Array {
  const full = (...bytes: number[]): Buffer => Buffer.from([0, 0, 0, 0, ...bytes]);
  return new Uint8Array(
    Buffer.concat([
      box('ftyp', Buffer.from('heic\0\0\0\0mif1heic', 'latin1')),
      box(
        'meta',
        full(),
        box('hdlr', full(0, 0, 0, 0), Buffer.from('pict\0\0\0\0\0\0\0\0\0\0\0\0\0', 'latin1')),
        box('pitm', full(0, 1)),
        box(
          'iinf',
          full(0, 2),
          box('infe', Buffer.from([2, 0, 0, 0, 0, 1, 0, 0]), Buffer.from('hvc1\0')),
          box('infe', Buffer.from([2, 0, 0, 0, 0, 2, 0, 0]), Buffer.from('Exif\0')),
        ),
        box('iloc', full(0x44, 0, 0, 1, 0, 2, 0, 0, 0, 1, 0, 0, 1, 0x60, 0, 0, 0, 220)),
        box(
          'iprp',
          box('ipco', box('ispe', full(0, 0, 0, 8, 0, 0, 0, 8)), box('irot', Buffer.from([1]))),
          box('ipma', full(0, 0, 0, 1, 0, 1, 2, 0x81, 2)),
        ),
      ),
      box('mdat', Buffer.from([0, 0, 0, 0]), exif()),
    ]),
  );
}

function mp4(): Uint8Array {
  const moov = box(
    'moov',
    box('mvhd', Buffer.alloc(100, 1)),
    box('udta', box('\u00a9xyz', Buffer.from('\0\x12\x15\xc7+36.2000+037.1000/', 'latin1'))),
    box('trak', box('tkhd', Buffer.alloc(84, 1))),
  );
  return new Uint8Array(
    Buffer.concat([
      box('ftyp', Buffer.from('isom\0\0\0\0mp42', 'latin1')),
      moov,
      box('mdat', Buffer.alloc(20)),
    ]),
  );
}

/** Everything that is made here. */
export function madeSeeds(): readonly Seed[] {
  return [
    textSeed('WhatsApp Chat with North.txt', 'lines', ANDROID),
    textSeed('_chat.txt', 'lines', IOS),
    textSeed('claims.csv', 'sheet', SHEET),
    textSeed('claims.tsv', 'sheet', SHEET.replaceAll(',', '\t')),
    textSeed('result.json', 'json', TELEGRAM),
    textSeed('messages.html', 'xml', TELEGRAM_PAGE),
    textSeed('page.html', 'xml', HTML),
    textSeed('note.rtf', 'rtf', RTF),
    textSeed('letter.eml', 'mail', MAIL),
    textSeed('letters.mbox', 'mail', MBOX),
    textSeed('interview.txt', 'lines', TRANSCRIPT),
    textSeed(
      'note.md',
      'prose',
      '# The mill road\n\n*Dana* said “they left”. ﻿Karim â€™ agreed.\n',
    ),
    textSeed(
      'sms-20260915.xml',
      'xml',
      '<?xml version="1.0" encoding="UTF-8"?><smses count="2"><sms protocol="0" address="+963900000000" date="1789504000000" type="1" body="They left &#128077; by the mill" readable_date="15 Sep 2026" contact_name="Dana"/><mms date="1789504060000" msg_box="1" address="+963900000000"><parts><part seq="0" ct="text/plain" text="nine men"/></parts></mms></smses>',
    ),
    textSeed(
      'chat.md',
      'lines',
      '[2026-09-15 20:46:01] Dana: They left\n[2026-09-15 20:47:10] Me: by the mill road\nand back\n\n[2026-09-15 20:48:00] Dana: ![photo](media/1.jpg)\n',
    ),
    textSeed(
      'signal.txt',
      'lines',
      'Conversation: North\n\nFrom: Dana (+963900000000)\nType: incoming\nSent: Tue, 15 Sep 2026 20:46:00 +0300\nReceived: Tue, 15 Sep 2026 20:46:02 +0300\n\nThey left by the mill road\n\n',
    ),
    {
      name: 'old.doc',
      kind: 'bytes',
      bytes: new Uint8Array(
        Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600, 0xfe)]),
      ),
    },
    { name: 'report.pdf', kind: 'pdf', bytes: pdf() },
    { name: 'photo.png', kind: 'png', bytes: png() },
    { name: 'photo.jpg', kind: 'bytes', bytes: jpeg() },
    { name: 'photo.webp', kind: 'bytes', bytes: webp() },
    { name: 'photo.heic', kind: 'bytes', bytes: heic() },
    { name: 'film.mp4', kind: 'bytes', bytes: mp4() },
    {
      name: 'unknown.bin',
      kind: 'bytes',
      bytes: Uint8Array.from({ length: 64 }, (_, i) => (i * 37) % 256),
    },
    packed('export.zip', [part('_chat.txt', IOS, 'lines'), part('a/b.csv', SHEET, 'sheet')]),
    packed('statement.docx', [
      part(
        '[Content_Types].xml',
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
      ),
      part('_rels/.rels', RELATIONS('officeDocument', 'word/document.xml')),
      part(
        'word/document.xml',
        `<w:document ${W}><w:body><w:p><w:r><w:t>They left </w:t></w:r><w:ins w:id="1"><w:r><w:t>at dawn</w:t></w:r></w:ins><w:del w:id="2"><w:r><w:delText>late</w:delText></w:r></w:del></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>nine</w:t><w:tab/><w:br/></w:r></w:p></w:tc></w:tr></w:tbl><w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:footnoteReference w:id="1"/></w:r></w:p></w:body></w:document>`,
      ),
      part('word/_rels/document.xml.rels', RELATIONS('footnotes', 'footnotes.xml')),
      part(
        'word/footnotes.xml',
        `<w:footnotes ${W}><w:footnote w:id="1"><w:p><w:r><w:t>by hand</w:t></w:r></w:p></w:footnote></w:footnotes>`,
      ),
    ]),
    packed('incidents.xlsx', [
      part(
        '[Content_Types].xml',
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
      ),
      part('_rels/.rels', RELATIONS('officeDocument', 'xl/workbook.xml')),
      part(
        'xl/workbook.xml',
        `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${OFFICE}"><workbookPr date1904="0"/><sheets><sheet name="One" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      ),
      part(
        'xl/_rels/workbook.xml.rels',
        RELATIONS('worksheet', 'worksheets/sheet1.xml').replace(
          '</Relationships>',
          `<Relationship Id="rId2" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
        ),
      ),
      part(
        'xl/sharedStrings.xml',
        '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="2" uniqueCount="2"><si><t>source</t></si><si><r><t>C-</t></r><r><t>Alder</t></r></si></sst>',
      ),
      part(
        'xl/styles.xml',
        '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>',
      ),
      part(
        'xl/worksheets/sheet1.xml',
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1:C2"/><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>value</t></is></c></row><row r="2"><c r="A2" t="s"><v>1</v></c><c r="B2"><f>1+1</f><v>2</v></c><c r="C2" s="1"><v>46280.5</v></c></row></sheetData><mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells></worksheet>',
      ),
    ]),
    packed('letter.odt', [
      part('mimetype', 'application/vnd.oasis.opendocument.text', 'prose'),
      part(
        'content.xml',
        ODF(
          'text',
          '<text:h text:outline-level="1">Mill</text:h><text:p>They left<text:s text:c="3"/>at <text:span>dawn</text:span><text:note><text:note-body><text:p>by hand</text:p></text:note-body></text:note></text:p>',
        ),
      ),
    ]),
    packed('table.ods', [
      part('mimetype', 'application/vnd.oasis.opendocument.spreadsheet', 'prose'),
      part(
        'content.xml',
        ODF(
          'spreadsheet',
          '<table:table table:name="One"><table:table-row><table:table-cell office:value-type="string"><text:p>source</text:p></table:table-cell><table:table-cell table:number-columns-repeated="2" office:value-type="float" office:value="5"><text:p>5</text:p></table:table-cell></table:table-row></table:table>',
        ),
      ),
    ]),
  ];
}

const GOLDENS = join(ROOT, 'src/1-intake/goldens');
const LARGEST_GOLDEN = 16 * 1024;
/** Larger ones are slow to read: fewer mutants are made of them. */
const SMALL = 4 * 1024;
const KINDS: Readonly<Record<string, TextKind>> = {
  '.txt': 'lines',
  '.csv': 'sheet',
  '.tsv': 'sheet',
  '.json': 'json',
  '.html': 'xml',
  '.eml': 'mail',
  '.mbox': 'mail',
  '.rtf': 'rtf',
  '.pdf': 'pdf',
};

/** Small files of the goldens, by their real names. */
export function goldenSeeds(): readonly Seed[] {
  return readdirSync(GOLDENS, { recursive: true, encoding: 'utf8' })
    .sort()
    .filter((file) => !/\.(ts|md)$|\.notes\.txt$|\.\w+\.txt$/.test(file))
    .map((file) => join(GOLDENS, file))
    .filter((path) => statSync(path).isFile() && statSync(path).size <= LARGEST_GOLDEN)
    .map((path) => ({
      name: basename(path),
      bytes: new Uint8Array(readFileSync(path)),
      kind: KINDS[extname(path)] ?? 'bytes',
      full: statSync(path).size > SMALL,
    }));
}

/** Texts for what reads prose. */
export const PROSE: readonly Seed[] = [
  'Dana, a teacher, said on Oct. 19, 2014 that “between 4,000 and 5,000” people, about $100–$300 a month, left Tell Varo. He added: “They were like 50 or 60.” According to Karim’s cousin, at least 132 died near 36.2021, 37.1343 (36°12′08″N 37°08′03″E).',
  'One informant says a contact sent two men with instructions to ‘give him hell’. They suspect it was last year, maybe after fajr; call +963 11 123 4567. MGRS 37S DA 12345 67890, plus code 8G5RGXV2+2C.',
  'قال أبو خالد إن ثلاثة رجال وصلوا إلى الرقة يوم ١٥ أيلول ٢٠١٤ وإن العدد بين ٤٠ و٥٠. وأضاف: «لم نر أحدا». عند ٣٥٫٩٥ شمالا و٣٩٫٠١ شرقا.',
  'Selon Mme Dubois, « environ trente personnes » ont quitté la ville le 3 mars 2015. « Il y en avait plus de 200 », a-t-il ajouté, à 12 km de Rakka, l’an dernier.',
  'Theyâ€™d said â\u0080\u009cnoâ\u0080\u009d in the chÃ¢teau â a lone sign â and ﻻ ﷺ. The co\u00adoperative Ù…Ø±Ø\u00adØ¨Ø§ ÇáÓáÇã left.\u200f',
].map((text, i) => ({ name: `prose-${i}.txt`, kind: 'prose', bytes: utf8(text) }));
