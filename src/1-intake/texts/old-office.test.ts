import { expect, test } from 'vitest';
import { readFile, recognise } from '../formats.ts';
import { makeZip } from '../goldens/make-zip.ts';

const ole = (stream: string): Uint8Array =>
  new Uint8Array(
    Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.alloc(2000),
      Buffer.from(stream, 'utf16le'),
    ]),
  );

test.each([
  ['a.doc', ole('WordDocument'), /a Word document in the old form \(\.doc\).*save as \.docx/],
  ['a.xls', ole('Workbook'), /an Excel workbook in the old form.*save as \.xlsx/],
  ['a.ppt', ole('PowerPoint Document'), /a presentation.*as PDF/],
  ['a.msg', ole('__properties_version1.0'), /a mail saved by Outlook.*\.eml/],
  ['report.docx', ole('EncryptedPackage'), /protected by a password/],
  ['a.doc', ole(''), /a Word document in the old form/],
  ['thumbs', ole(''), /a form that is not read/],
  [
    'a.pptx',
    makeZip([
      { name: '[Content_Types].xml', content: '' },
      { name: 'ppt/presentation.xml', content: '' },
    ]),
    /a presentation/,
  ],
  [
    'a.epub',
    makeZip([{ name: 'mimetype', content: 'application/epub+zip' }]),
    /an electronic book/,
  ],
])('[IN154] %s is kept unread, and it is said what to do', async (name, bytes, expected) => {
  expect(recognise(bytes, name).name).toBe('old-office');
  const reading = await readFile(bytes, name, {});
  expect(reading.documents).toEqual([
    expect.objectContaining({ kind: 'file', text: '', title: name }),
  ]);
  expect(reading.notes[0]?.text).toMatch(expected);
});
