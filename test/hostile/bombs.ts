/**
 * Files made to break whoever reads them, by name: how each is made, and what must be said about it.
 * `docs/hostile-files.md` has the same table, checked against this one.
 */
import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { makeZip } from '#intake/goldens/make-zip.ts';
import { makePng } from '../fuzz/mutant.ts';

export interface Bomb {
  readonly name: string;
  /** The name the file comes under. */
  readonly file: string;
  readonly make: () => Uint8Array;
  /** What it is, for the table. */
  readonly how: string;
  /** Whether it is turned away, or read as far as it goes. */
  readonly end: 'refused' | 'read';
  /** Words that must be among what is said: the refusal, or a note. */
  readonly says: RegExp;
  /** What the beginning of the text must hold, where a text is read. */
  readonly keeps?: RegExp;
}

const utf8 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'utf8'));
const MB = 2 ** 20;
const zeros = (megabytes: number): Buffer => deflateRawSync(Buffer.alloc(megabytes * MB));

const CHAT = '15/09/2026, 20:46 - Dana: hello\n';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const DOCX = (body: string | Uint8Array, more: Parameters<typeof makeZip>[0] = []): Uint8Array =>
  makeZip([
    { name: '[Content_Types].xml', content: '<Types/>' },
    {
      name: '_rels/.rels',
      content: `<Relationships><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
    },
    { name: 'word/document.xml', content: body },
    ...more,
  ]);
const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const WORD = (inside: string): string => `<w:document ${W}><w:body>${inside}</w:body></w:document>`;
const XLSX = (sheet: string, strings = '<si/>'): Uint8Array =>
  makeZip([
    { name: '[Content_Types].xml', content: '<Types/>' },
    {
      name: '_rels/.rels',
      content: `<Relationships><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      content: `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${OFFICE}"><sheets><sheet name="One" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `<Relationships><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    },
    {
      name: 'xl/sharedStrings.xml',
      content: `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="4294967295" uniqueCount="4294967295">${strings}</sst>`,
    },
    {
      name: 'xl/worksheets/sheet1.xml',
      content: `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${sheet}</worksheet>`,
    },
  ]);

/** 200 entries that are all the same packed megabytes: what is small packed is 200 times as large. */
function overlapping(): Uint8Array {
  const packed = zeros(16);
  const one = makeZip([{ name: 'a', content: '', packed, statedSize: 16 * MB }]);
  const view = Buffer.from(one);
  const end = view.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  const start = view.readUInt32LE(end + 16);
  const entry = view.subarray(start, end);
  const directory = Buffer.concat(Array<Buffer>(200).fill(entry));
  const tail = Buffer.from(view.subarray(end));
  tail.writeUInt16LE(200, 8);
  tail.writeUInt16LE(200, 10);
  tail.writeUInt32LE(directory.length, 12);
  return new Uint8Array(Buffer.concat([view.subarray(0, start), directory, tail]));
}

function matryoshka(depth: number): Uint8Array {
  let inner = makeZip([{ name: 'innermost.txt', content: 'at last' }]);
  for (let i = 0; i < depth; i += 1) inner = makeZip([{ name: `level-${i}.zip`, content: inner }]);
  return inner;
}

/** The end record says that sizes are in a 64-bit one, which lies. */
function zip64(): Uint8Array {
  const zip = Buffer.from(makeZip([{ name: 'a.txt', content: 'a' }]));
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  const record = Buffer.alloc(56);
  record.writeUInt32LE(0x06064b50, 0);
  record.writeBigUInt64LE(44n, 4);
  record.writeBigUInt64LE(2n ** 62n, 24);
  record.writeBigUInt64LE(2n ** 62n, 32);
  record.writeBigUInt64LE(2n ** 62n, 40);
  record.writeBigUInt64LE(2n ** 62n, 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(end), 8);
  const tail = Buffer.from(zip.subarray(end));
  tail.writeUInt16LE(0xffff, 8);
  tail.writeUInt16LE(0xffff, 10);
  tail.writeUInt32LE(0xffffffff, 12);
  tail.writeUInt32LE(0xffffffff, 16);
  return new Uint8Array(Buffer.concat([zip.subarray(0, end), record, locator, tail]));
}

/** An entry that is a link to a file of the machine. */
function symlink(): Uint8Array {
  const zip = Buffer.from(makeZip([{ name: 'chat.txt', content: '/etc/hostname' }]));
  const central = zip.indexOf(Buffer.from('PK\x01\x02', 'latin1'));
  zip.writeUInt16LE(0x031e, central + 4);
  zip.writeUInt32LE((0o120777 << 16) >>> 0, central + 38);
  return new Uint8Array(zip);
}

function pdf(objects: readonly string[], trailer = ''): Uint8Array {
  let body = '%PDF-1.5\n';
  const at: number[] = [];
  for (const [i, object] of objects.entries()) {
    at.push(body.length);
    body += `${i + 1} 0 obj\n${object}\nendobj\n`;
  }
  const table = at.map((one) => `${String(one).padStart(10, '0')} 00000 n \n`).join('');
  return new Uint8Array(
    Buffer.from(
      `${body}xref\n0 ${at.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${at.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${body.length}\n%%EOF\n`,
      'latin1',
    ),
  );
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  return new Uint8Array(Buffer.concat([Buffer.from(type, 'latin1'), data]));
}

function png(width: number, height: number, ...more: readonly Uint8Array[]): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 6, 0, 0, 0], 8);
  const rows = deflateSync(Buffer.alloc(Math.min(64 * MB, (width * 4 + 1) * height)), { level: 9 });
  return makePng([
    chunk('IHDR', header),
    ...more,
    chunk('IDAT', rows),
    chunk('IEND', new Uint8Array()),
  ]);
}

/** A picture of so many points in its header and nothing behind it. */
function jpeg(width: number, height: number, app1: Uint8Array = new Uint8Array(0)): Uint8Array {
  const frame = Buffer.from([
    0xff, 0xc0, 0, 17, 8, 0, 0, 0, 0, 3, 1, 0x22, 0, 2, 0x11, 0, 3, 0x11, 0,
  ]);
  frame.writeUInt16BE(height, 5);
  frame.writeUInt16BE(width, 7);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(app1.length + 2, 2);
  const info = app1.length === 0 ? [] : [head, app1];
  return new Uint8Array(
    Buffer.concat([
      Buffer.from([0xff, 0xd8]),
      ...info,
      frame,
      Buffer.from([0xff, 0xda, 0, 2, 0, 0xff, 0xd9]),
    ]),
  );
}

/** Directories that name each other as the next one, and a count of values that no file could hold. */
function exifLoop(): Uint8Array {
  const out = Buffer.alloc(80);
  out.write('Exif\0\0MM\0*', 0, 'latin1');
  out.writeUInt32BE(8, 10);
  out.writeUInt16BE(2, 14);
  for (const [i, tag] of [0x8769, 0x010e].entries()) {
    out.writeUInt16BE(tag, 16 + i * 12);
    out.writeUInt16BE(i === 0 ? 4 : 2, 18 + i * 12);
    out.writeUInt32BE(i === 0 ? 1 : 0xffffffff, 20 + i * 12);
    out.writeUInt32BE(8, 24 + i * 12);
  }
  out.writeUInt32BE(8, 40);
  return new Uint8Array(out);
}

function webp(): Uint8Array {
  const head = Buffer.alloc(30);
  head.write('RIFF', 0, 'latin1');
  head.writeUInt32LE(22, 4);
  head.write('WEBPVP8X', 8, 'latin1');
  head.writeUInt32LE(10, 16);
  head.fill(0xff, 24, 30);
  return new Uint8Array(head);
}

function heic(): Uint8Array {
  const box = (type: string, ...inside: Uint8Array[]): Buffer => {
    const body = Buffer.concat(inside);
    const head = Buffer.alloc(8);
    head.writeUInt32BE(body.length + 8, 0);
    head.write(type, 4, 'latin1');
    return Buffer.concat([head, body]);
  };
  const size = Buffer.alloc(12);
  size.writeUInt32BE(0xffffffff, 4);
  size.writeUInt32BE(0xffffffff, 8);
  let nested = box('ispe', size);
  for (let i = 0; i < 2000; i += 1) nested = box('meta', Buffer.alloc(4), nested);
  return new Uint8Array(
    Buffer.concat([box('ftyp', Buffer.from('heic\0\0\0\0mif1heic', 'latin1')), nested]),
  );
}

function nestedMail(depth: number): Uint8Array {
  let head = 'From: a@example.org\r\nSubject: deep\r\n';
  let tail = '';
  const parts: string[] = [];
  for (let i = 0; i < depth; i += 1) {
    parts.push(`${head}Content-Type: multipart/mixed; boundary=b${i}\r\n\r\n--b${i}\r\n`);
    head = '';
  }
  for (let i = depth - 1; i >= 0; i -= 1) tail += `\r\n--b${i}--\r\n`;
  return utf8(`${parts.join('')}Content-Type: text/plain\r\n\r\nat last${tail}`);
}

function mailInMail(depth: number): Uint8Array {
  const one = 'From: a@example.org\r\nSubject: inside\r\nContent-Type: message/rfc822\r\n\r\n';
  return utf8(`${one.repeat(depth)}From: a@example.org\r\nSubject: innermost\r\n\r\nat last\r\n`);
}

const BILLION_LAUGHS = `<?xml version="1.0"?><!DOCTYPE w:document [<!ENTITY a0 "lol">${Array.from({ length: 30 }, (_, i) => `<!ENTITY a${i + 1} "${`&a${i};`.repeat(10)}">`).join('')}]>`;

export const BOMBS: readonly Bomb[] = [
  // Archives
  {
    name: 'flat zip bomb',
    file: 'a.zip',
    how: '100 MB of zeros packed to 100 kB',
    make: () => makeZip([{ name: 'a.txt', content: '', packed: zeros(100), statedSize: 100 * MB }]),
    end: 'refused',
    says: /more than 200 times its size/,
  },
  {
    name: 'overlapping zip bomb',
    file: 'a.zip',
    how: '200 entries that share the same packed bytes',
    make: overlapping,
    end: 'refused',
    says: /unpacks to more than 1024 MB/,
  },
  {
    name: 'lying sizes',
    file: 'a.zip',
    how: 'an entry that says 10 bytes and unpacks to 64 MB',
    make: () => makeZip([{ name: 'a.txt', content: '', packed: zeros(64), statedSize: 10 }]),
    end: 'refused',
    says: /too many bytes in the stream/,
  },
  {
    name: 'matryoshka',
    file: 'a.zip',
    how: '60 archives, each inside the next',
    make: () => matryoshka(60),
    end: 'refused',
    says: /packed more than 4 archives deep/,
  },
  {
    name: 'hundred thousand entries',
    file: 'a.zip',
    how: '100,000 empty files in one archive',
    make: () =>
      makeZip(
        Array.from({ length: 100_000 }, (_, i) => ({ name: `${i}.txt`, content: '' })),
        { entries: 100_000 },
      ),
    end: 'refused',
    says: /at most 20000 are unpacked/,
  },
  {
    name: 'names that climb out',
    file: 'a.zip',
    how: '`../../etc/passwd`',
    make: () => makeZip([{ name: '../../etc/passwd', content: 'x' }]),
    end: 'refused',
    says: /climbs out of its folder/,
  },
  {
    name: 'absolute names',
    file: 'a.zip',
    how: '`/etc/passwd`',
    make: () => makeZip([{ name: '/etc/passwd', content: 'x' }]),
    end: 'refused',
    says: /absolute path/,
  },
  {
    name: 'link to a file of the machine',
    file: 'a.zip',
    how: 'an entry marked as a symbolic link to `/etc/hostname`; its words are read, nothing is followed',
    make: symlink,
    end: 'read',
    says: /archive of 1 file/,
  },
  {
    name: 'a thousand files of one name',
    file: 'a.zip',
    how: 'each is kept under a name of its own',
    make: () =>
      makeZip(Array.from({ length: 1000 }, (_, i) => ({ name: 'same.txt', content: `text ${i}` }))),
    end: 'read',
    says: /archive of 1000 files/,
  },
  {
    name: 'encrypted archive',
    file: 'a.zip',
    how: 'the flag for a password is set',
    make: () => makeZip([{ name: 'a.txt', content: 'x', flags: 0x801 }]),
    end: 'refused',
    says: /is encrypted/,
  },
  {
    name: '64-bit lies',
    file: 'a.zip',
    how: 'a ZIP64 record with counts and offsets of 2⁶²',
    make: zip64,
    end: 'refused',
    says: /at most 20000 are unpacked/,
  },
  {
    name: 'compressed stream',
    file: 'chat.txt.gz',
    how: '200 MB of zeros as gzip; kept unread',
    make: () => new Uint8Array(gzipSync(Buffer.alloc(200 * MB))),
    end: 'read',
    says: /kept unread/,
  },
  // XML and office files
  {
    name: 'billion laughs',
    file: 'a.docx',
    how: '30 entities, each ten times the one before',
    make: () =>
      DOCX(
        `${BILLION_LAUGHS}<w:document ${W}><w:body><w:p><w:r><w:t>&a30;</w:t></w:r></w:p></w:body></w:document>`,
      ),
    end: 'read',
    says: /damaged in its text: undefined entity/,
  },
  {
    name: 'quadratic blow-up',
    file: 'a.docx',
    how: 'one entity of 100 kB named 10,000 times',
    make: () =>
      DOCX(
        `<!DOCTYPE d [<!ENTITY a "${'x'.repeat(1e5)}">]>${WORD(`<w:p><w:r><w:t>${'&a;'.repeat(1e4)}</w:t></w:r></w:p>`)}`,
      ),
    end: 'refused',
    says: /holds no Word document/,
  },
  {
    name: 'external entity',
    file: 'a.docx',
    how: 'an entity that is a file of the machine',
    make: () =>
      DOCX(
        `<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/hostname">]>${WORD('<w:p><w:r><w:t>&a;</w:t></w:r></w:p>')}`,
      ),
    end: 'read',
    says: /damaged in its text: undefined entity/,
  },
  {
    name: 'Word bomb',
    file: 'a.docx',
    how: '100 MB of XML packed to 200 kB',
    make: () => DOCX(Buffer.alloc(100 * MB, '<w:p>')),
    end: 'refused',
    says: /times its size: this is how archive bombs are made/,
  },
  {
    name: 'Word nested deep',
    file: 'a.docx',
    how: '200,000 tables, each inside the next',
    make: () => DOCX(WORD('<w:tbl><w:tr><w:tc>'.repeat(2e5))),
    end: 'read',
    says: /nested more than \d+ deep/,
  },
  {
    name: 'sheet without end',
    file: 'a.xlsx',
    how: 'a cell at the last row and column there can be, and a dimension to match',
    make: () =>
      XLSX(
        '<dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>',
      ),
    end: 'read',
    says: /only 2 columns are filled/,
  },
  {
    name: 'shared strings that lie',
    file: 'a.xlsx',
    how: 'a count of 4 billion strings; cells that name the 4-billionth',
    make: () =>
      XLSX(
        '<sheetData><row r="1"><c r="A1" t="s"><v>4294967295</v></c><c r="B1" t="s"><v>-1</v></c></row></sheetData>',
        '<si><t>one</t></si>',
      ),
    end: 'refused',
    says: /no cell of it is filled/,
  },
  // JSON and sheets
  {
    name: 'deep JSON',
    file: 'result.json',
    how: 'a million brackets',
    make: () => utf8(`{"messages":${'['.repeat(1e6)}`),
    end: 'read',
    says: /^Read as utf-8; taken for an article\.$/m,
    keeps: /^\{"messages":\[{100}/,
  },
  {
    name: 'Telegram turned inside out',
    file: 'result.json',
    how: '200,000 nested messages, numbers of 10,000 digits, keys twice, `__proto__`',
    make: () =>
      utf8(
        `{"name":"x","type":"saved_messages","id":${'9'.repeat(1e4)},"__proto__":{"a":1},"messages":[{"id":1,"id":2,"type":"message","date":"2026-09-15T20:46:00","date_unixtime":"${'9'.repeat(1e4)}","text":${'['.repeat(2e5)}${']'.repeat(2e5)}}]}`,
      ),
    end: 'read',
    says: /1 message from 0 senders\.[^]*has no time zone[^]*stay unread in the original: __proto__/,
  },
  {
    name: 'endless line',
    file: 'a.csv',
    how: 'a row of 200 MB',
    make: () =>
      new Uint8Array(Buffer.concat([Buffer.from('source,value\n'), Buffer.alloc(200 * MB, 'x')])),
    end: 'read',
    says: /Line 2 is \d+ bytes long/,
  },
  {
    name: 'million columns',
    file: 'a.csv',
    how: 'two rows of a million cells',
    make: () => utf8(`${'a,'.repeat(1e6)}\n${'1,'.repeat(1e6)}\n`),
    end: 'refused',
    says: /columns; at most 16384 are read/,
  },
  {
    name: 'quotes never closed',
    file: 'a.csv',
    how: '100,000 rows after a quotation mark',
    make: () => utf8(`source,value\n"${'C-Alder,5\n'.repeat(1e5)}`),
    end: 'read',
    says: /a quote opens and is never closed/,
  },
  {
    name: 'formulas',
    file: 'a.csv',
    how: 'cells that a spreadsheet would run; kept as they stand',
    make: () => utf8("source,value\n=cmd|'/c calc'!A1,@SUM(1)\n"),
    end: 'read',
    says: /^1 rows of 2 columns, separated by commas, read as utf-8\.$/m,
    keeps: /=cmd\|'\/c calc'!A1[^]*@SUM\(1\)/,
  },
  // PDF
  {
    name: 'PDF stream bomb',
    file: 'a.pdf',
    how: 'a page of 100 MB, packed twice',
    make: () => {
      const packed = deflateSync(deflateSync(Buffer.alloc(100 * MB, 'q '))).toString('latin1');
      return pdf([
        '<< /Type /Catalog /Pages 2 0 R >>',
        '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
        '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>',
        `<< /Length ${packed.length} /Filter [/FlateDecode /FlateDecode] >>\nstream\n${packed}\nendstream`,
      ]);
    },
    end: 'refused',
    says: /took longer than 8 seconds and was stopped\. Split the file/,
  },
  {
    name: 'PDF pages in a circle',
    file: 'a.pdf',
    how: 'a page tree whose child is its parent',
    make: () =>
      pdf([
        '<< /Type /Catalog /Pages 2 0 R >>',
        '<< /Type /Pages /Kids [2 0 R 2 0 R 2 0 R] /Count 1000000000 >>',
      ]),
    end: 'refused',
    says: /None of the pages/,
  },
  {
    name: 'PDF with a script',
    file: 'a.pdf',
    how: 'JavaScript that runs on opening; never run',
    make: () =>
      pdf([
        '<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (app.alert\\(1\\);while\\(true\\){}) >> >>',
        '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
        '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>',
      ]),
    end: 'read',
    says: /JavaScript; none was run/,
  },
  {
    name: 'PDF tables in a circle',
    file: 'a.pdf',
    how: 'a cross-reference table whose previous one is itself',
    make: () => {
      const once = Buffer.from(
        pdf(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [] /Count 0 >>']),
      ).toString('latin1');
      const at = once.lastIndexOf('xref\n0');
      return new Uint8Array(Buffer.from(once.replace('/Root', `/Prev ${at} /Root`), 'latin1'));
    },
    end: 'refused',
    says: /None of the pages/,
  },
  // Pictures
  {
    name: 'PNG of a billion points',
    file: 'a.png',
    how: '50,000 × 50,000 in 60 kB',
    make: () => png(50_000, 50_000),
    end: 'read',
    says: /2500 megapixels/,
  },
  {
    name: 'PNG text bomb',
    file: 'a.png',
    how: 'a packed comment of 100 MB',
    make: () =>
      png(
        4,
        4,
        chunk(
          'zTXt',
          new Uint8Array(
            Buffer.concat([Buffer.from('Comment\0\0'), deflateSync(Buffer.alloc(100 * MB))]),
          ),
        ),
      ),
    end: 'read',
    says: /unpacks to too much/,
  },
  {
    name: 'JPEG of four billion points',
    file: 'a.jpg',
    how: '65,535 × 65,535 in the header, nothing behind it',
    make: () => jpeg(65_535, 65_535),
    end: 'read',
    says: /4295 megapixels/,
  },
  {
    name: 'EXIF in a circle',
    file: 'a.jpg',
    how: 'a directory that is its own next one, with a text of 4 GB',
    make: () => jpeg(8, 8, exifLoop()),
    end: 'read',
    says: /points back to one that was read already/,
  },
  {
    name: 'WebP of endless size',
    file: 'a.webp',
    how: '16 million × 16 million points in 30 bytes',
    make: webp,
    end: 'read',
    says: /16777216 × 16777216/,
  },
  {
    name: 'HEIC boxes in boxes',
    file: 'a.heic',
    how: '2,000 boxes, each inside the next, around a size of 2³² × 2³²',
    make: heic,
    end: 'read',
    says: /size is not stated/,
  },
  // Mail
  {
    name: 'mail nested deep',
    file: 'a.eml',
    how: '10,000 parts, each inside the next',
    make: () => nestedMail(10_000),
    end: 'read',
    says: /parts deeper inside each other, than are taken apart/,
  },
  {
    name: 'mail in mail in mail',
    file: 'a.eml',
    how: '10,000 forwarded messages, each inside the next',
    make: () => mailInMail(10_000),
    end: 'refused',
    says: /packed more than 4 archives deep/,
  },
  {
    name: 'boundary storm',
    file: 'a.eml',
    how: 'a million part borders',
    make: () =>
      utf8(
        `From: a@example.org\r\nSubject: x\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n${'--b\r\n'.repeat(1e6)}`,
      ),
    end: 'read',
    says: /has a head longer than half a megabyte[^]*has no end/,
  },
  {
    name: 'endless header',
    file: 'a.eml',
    how: 'a subject of 100 MB',
    make: () =>
      new Uint8Array(
        Buffer.concat([
          Buffer.from('From: a@example.org\r\nSubject: '),
          Buffer.alloc(100 * MB, 'x'),
          Buffer.from('\r\n\r\nbody\r\n'),
        ]),
      ),
    end: 'read',
    says: /One mail has a head longer than half a megabyte, of which the beginning was read/,
    keeps: /^From: a@example\.org\nSubject: x{100}/,
  },
  // Texts
  {
    name: 'RTF groups',
    file: 'a.rtf',
    how: 'a million opening braces',
    make: () => utf8(`{\\rtf1 ${'{'.repeat(1e6)}`),
    end: 'read',
    says: /is damaged: it ends before its last group does[^]*holds no text/,
  },
  {
    name: 'HTML nested deep',
    file: 'a.html',
    how: 'a million elements, each inside the next',
    make: () => utf8(`<!DOCTYPE html><html><body>${'<div>'.repeat(1e6)}at last`),
    end: 'read',
    says: /up to 1000002 inside each other/,
  },
  {
    name: 'Telegram page without end',
    file: 'messages.html',
    how: 'a hundred thousand messages, each inside the last one, none of them closed',
    make: () =>
      utf8(
        `<!DOCTYPE html><html><head><title>Exported Data</title></head><body><div class="page_wrap"><div class="history">${'<div class="message default clearfix" id="message1"><div class="body"><div class="text">x'.repeat(1e5)}`,
      ),
    end: 'read',
    says: /100000 messages from 0 senders[^]*100000 messages continue another that is not on the page[^]*cut short/,
    keeps: /^x$/m,
  },
  {
    name: 'PDF letters without end',
    file: 'a.pdf',
    how: 'a font whose table names 16 million letters in twenty bytes',
    make: () => {
      const table = 'begincmap 1 beginbfrange <0000> <00FFFFFF> <0041> endbfrange endcmap';
      const page = 'BT /F1 12 Tf 9 9 Td <00010002> Tj /F2 12 Tf (at last) Tj ET';
      return pdf([
        '<< /Type /Catalog /Pages 2 0 R >>',
        '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
        '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] /Contents 4 0 R /Resources << /Font << /F1 5 0 R /F2 8 0 R >> >> >>',
        `<< /Length ${page.length} >>\nstream\n${page}\nendstream`,
        '<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [6 0 R] /ToUnicode 7 0 R >>',
        '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>',
        `<< /Length ${table.length} >>\nstream\n${table}\nendstream`,
        '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
      ]);
    },
    end: 'read',
    says: /names more letters than there can be/,
    keeps: /at last/,
  },
  {
    name: 'SVG in SVG',
    file: 'a.html',
    how: 'six thousand drawings, each inside the next',
    make: () => utf8(`<!DOCTYPE html><html><body>${'<svg>'.repeat(6000)}at last`),
    end: 'read',
    says: /up to 600\d inside each other: more than a page has/,
  },
  {
    name: 'entity storm',
    file: 'a.html',
    how: 'two million character references',
    make: () => utf8(`<!DOCTYPE html><html><body><p>${'&lt;&#x41;'.repeat(1e6)}</p></body></html>`),
    end: 'read',
    says: /^Read as a page in utf-8; taken for an article\.$/m,
    keeps: /^<A<A<A/,
  },
  {
    name: 'chat that is nearly headers',
    file: '_chat.txt',
    how: '100,000 lines that almost open a message',
    make: () => utf8(CHAT + `15/09/2026, 20:46 -${' '.repeat(50)}Dana\n`.repeat(1e5)),
    end: 'read',
    says: /100001 messages from 1 senders, 100000 lines of WhatsApp's own/,
  },
  {
    name: 'stacked marks',
    file: 'note.txt',
    how: 'one letter under a million combining marks',
    make: () => utf8(`a${'\u0301\u0489'.repeat(5e5)}\n`),
    end: 'read',
    says: /^Read as utf-8; taken for an article\.$/m,
    keeps: /^a\u0301\u0489\u0301\u0489/,
  },
  {
    name: 'direction storm',
    file: 'note.txt',
    how: 'a million overrides of direction, and as many isolates',
    make: () => utf8(`${'\u202e\u2066\u202d'.repeat(1e6)}end\n`),
    end: 'read',
    says: /^Read as utf-8; taken for an article\.$/m,
    keeps: /\u202e\u2066\u202d/,
  },
  {
    name: 'NULs',
    file: 'note.txt',
    how: 'a text of 10 MB that is half NULs',
    make: () => utf8('a\0'.repeat(5e6)),
    end: 'read',
    says: /Read as utf-16le, by the pattern/,
  },
  {
    name: 'joined emoji',
    file: 'note.txt',
    how: 'a million people joined into one',
    make: () => utf8('👩\u200d'.repeat(1e6)),
    end: 'read',
    says: /^Read as utf-8; taken for an article\.$/m,
    keeps: /^👩\u200d👩\u200d/u,
  },
  {
    name: 'text of 200 million letters',
    file: 'note.txt',
    how: 'too long for one document',
    make: () => new Uint8Array(Buffer.alloc(200 * MB, 'They left. ')),
    end: 'refused',
    says: /million characters/,
  },
  // Names
  {
    name: 'name with commands',
    file: 'a\u0000\u0007\u001b[2J\r\n.txt',
    how: 'control characters and an escape sequence',
    make: () => utf8('hello\n'),
    end: 'read',
    says: /^Read as utf-8; taken for an article\.$/m,
    keeps: /^hello$/m,
  },
  {
    name: 'name that reads backwards',
    file: 'photo\u202egpj.exe',
    how: 'an override that shows `exe.jpg`',
    make: () => utf8('MZ\u0000'),
    end: 'read',
    says: /NUL character is shown/,
  },
  {
    name: 'name of 10,000 characters',
    file: `${'n'.repeat(10_000)}.txt`,
    how: 'and a path that climbs out',
    make: () => utf8('hello\n'),
    end: 'read',
    says: /^Read as utf-8; taken for an article\.$/m,
    keeps: /^hello$/m,
  },
];
