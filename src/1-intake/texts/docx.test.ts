import { expect, test } from 'vitest';
import { IntakeError } from '../format.ts';
import { readFile, recognise } from '../formats.ts';
import { makeDocx, paragraph, run, statement } from '../goldens/make-docx.ts';
import { makeZip } from '../goldens/make-zip.ts';
import { damaged } from '../goldens/damage.ts';
import { docx } from './docx.ts';

const read = (bytes: Uint8Array, name = 'a.docx') => docx.read(bytes, name, {});
const textOf = async (body: string, parts = {}): Promise<string> =>
  (await read(makeDocx(body, parts))).documents[0]?.text ?? '';

test('[IN140] a Word document is its text, with what was changed, hidden, noted and boxed', async () => {
  expect(recognise(statement(), 'statement.docx')).toBe(docx);
  expect(recognise(statement(), 'statement').name).toBe('docx');
  const reading = await read(statement(), 'statement.docx');
  const [document] = reading.documents;
  await expect(document?.text).toMatchFileSnapshot('../goldens/documents/statement.docx.txt');
  await expect(
    reading.notes.map((note) => `${note.level}: ${note.text}`).join('\n'),
  ).toMatchFileSnapshot('../goldens/documents/statement.docx.notes.txt');
  expect(document).toMatchObject({
    part: 'whole',
    kind: 'article',
    title: 'Statement taken at Tell Varo',
    attachments: ['image1.png'],
  });
  expect(reading.members.map((member) => member.name)).toEqual(['image1.png']);
});

test('[IN140] a transcript in Word is a transcript', async () => {
  const lines = ['Q: Where?', 'A: In the yard.', 'Q: When?', 'A: At dawn.'];
  const reading = await read(makeDocx(lines.map((line) => paragraph(run(line))).join('')));
  expect(reading.documents[0]?.kind).toBe('transcript');
});

test('[IN140] hidden styles, paragraphs that hold boxes in tables, names of another program', async () => {
  expect(
    await textOf(paragraph(run('x', '<w:rStyle w:val="s"/>') + run('y')), {
      styles: '<w:style w:styleId="s"><w:rPr><w:vanish/></w:rPr></w:style>',
    }),
  ).toBe('[hidden: x]y');
  expect(
    await textOf(
      `<w:tbl><w:tr><w:tc>${paragraph(run('a') + `<w:r><w:txbxContent>${paragraph(run('box'))}</w:txbxContent></w:r>` + run('b'))}</w:tc><w:tc>${paragraph(run('c'))}</w:tc></w:tr></w:tbl>`,
    ),
  ).toBe('ab / box\tc');
  const other =
    '<n:document xmlns:n="http://purl.oclc.org/ooxml/wordprocessingml/main"><n:body><n:p><n:r><n:t>as they say</n:t></n:r></n:p></n:body></n:document>';
  const bytes = makeZip([{ name: 'word/document.xml', content: other }]);
  expect((await read(bytes)).documents[0]?.text).toBe('as they say');
});

test('[IN141] a ZIP that is no Word document is refused in words', async () => {
  const zip = makeZip([{ name: 'notes.txt', content: 'hello' }]);
  await expect(readFile(zip, 'letter.docx', {})).rejects.toThrow(
    /is a ZIP archive but holds no Word document; it holds "notes.txt"/,
  );
});

test('[IN142] entities are not expanded and nothing outside is fetched', async () => {
  const bomb =
    '<!DOCTYPE lolz [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]>' +
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>before</w:t></w:r></w:p><w:p><w:r><w:t>&b;&x;</w:t></w:r></w:p></w:body></w:document>';
  const reading = await read(makeZip([{ name: 'word/document.xml', content: bomb }]));
  expect(reading.documents[0]?.text).toContain('before');
  expect(reading.documents[0]?.text).not.toMatch(/aaaa|root/);
  expect(reading.notes.find((note) => note.level === 'error')?.text).toContain('is damaged in');
});

test('[IN142] 100,000 elements inside each other: what stands before is read', async () => {
  const deep = `${paragraph(run('before'))}${'<w:sdt>'.repeat(100_000)}`;
  const reading = await read(makeDocx(deep));
  expect(reading.documents[0]?.text).toBe('before');
  expect(reading.notes.map((note) => note.text).join()).toContain('nested more than');
  const tables = '<w:tbl><w:tr><w:tc>'.repeat(3000) + paragraph(run('inside'));
  expect((await read(makeDocx(tables))).documents[0]?.text).toBe('inside');
});

test('[IN142] a part that unpacks to far too much is refused as the bomb it is', async () => {
  const zeros = new Uint8Array(64 * 1024 * 1024);
  const bytes = makeZip([
    { name: '_rels/.rels', content: '<a/>' },
    { name: 'word/document.xml', content: zeros },
  ]);
  await expect(read(bytes)).rejects.toThrow(IntakeError);
});

test('[IN2] a damaged Word document is read or refused, and read the same again', async () => {
  await damaged(statement(), (bytes) => read(bytes), process.env['HEARSAY_LAW_RUNS']);
});
