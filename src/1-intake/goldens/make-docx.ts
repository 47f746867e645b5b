import { makeZip } from './make-zip.ts';

const W =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" ' +
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" ' +
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" ' +
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" ' +
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" ' +
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"';
const TYPE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export const run = (text: string, properties = ''): string =>
  `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
export const paragraph = (inner: string, properties = ''): string =>
  `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${inner}</w:p>`;

/** A Word document for tests: its body as given, and whatever parts are added, by their type. */
export function makeDocx(
  body: string,
  parts: Readonly<Record<string, string>> = {},
  files: readonly { readonly name: string; readonly content: string | Uint8Array }[] = [],
): Uint8Array {
  const names = Object.keys(parts).filter((type) => type !== 'core');
  const relations = names
    .map(
      (type, i) => `<Relationship Id="rId${i + 1}" Type="${TYPE}/${type}" Target="${type}.xml"/>`,
    )
    .join('');
  const wrap = (root: string, inner: string): string =>
    `<?xml version="1.0" encoding="UTF-8"?>\n<w:${root} ${W}>${inner}</w:${root}>`;
  const roots: Readonly<Record<string, string>> = { header: 'hdr', footer: 'ftr' };
  return makeZip([
    { name: '[Content_Types].xml', content: '<Types/>' },
    {
      name: '_rels/.rels',
      content: `<Relationships><Relationship Id="rId1" Type="${TYPE}/officeDocument" Target="word/document.xml"/></Relationships>`,
    },
    { name: 'word/document.xml', content: wrap('document', `<w:body>${body}</w:body>`) },
    {
      name: 'word/_rels/document.xml.rels',
      content: `<Relationships>${relations}</Relationships>`,
    },
    ...names.map((type) => ({
      name: `word/${type}.xml`,
      content: wrap(roots[type] ?? type, parts[type] ?? ''),
    })),
    ...(parts['core'] === undefined
      ? []
      : [
          {
            name: 'docProps/core.xml',
            content: `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">${parts['core']}</cp:coreProperties>`,
          },
        ]),
    ...files,
  ]);
}

/** A statement with everything a Word document can hide in. Nothing in it ever happened. */
export function statement(): Uint8Array {
  const cell = (...paragraphs: string[]): string => `<w:tc>${paragraphs.join('')}</w:tc>`;
  const box = (text: string): string => `<w:txbxContent>${paragraph(run(text))}</w:txbxContent>`;
  return makeDocx(
    [
      paragraph(run('Statement taken at Tell Varo'), '<w:pStyle w:val="Heading1"/>'),
      paragraph(
        run('They came ') +
          run('at dawn', '<w:b/>') +
          run('. I counted ') +
          `<w:del w:id="1" w:author="R. Hallam"><w:r><w:delText>nine</w:delText></w:r></w:del>` +
          `<w:ins w:id="2" w:author="R. Hallam">${run('ele')}${run('ven')}</w:ins>` +
          run(' men') +
          '<w:r><w:footnoteReference w:id="2"/></w:r>' +
          run('.') +
          run(' Do not print the name.', '<w:vanish/>'),
      ),
      paragraph(
        run('The lorry was white') +
          '<w:r><w:commentReference w:id="0"/></w:r>' +
          '<w:r><w:br/></w:r>' +
          run('and had no plates.') +
          `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><wps:txbx>${box('Seen from the mill')}</wps:txbx></mc:Choice><mc:Fallback>${box('Seen from the mill')}</mc:Fallback></mc:AlternateContent></w:r>`,
      ),
      paragraph(
        run('Date: ') +
          '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DATE \\@ "d" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>' +
          run('12 March 2026') +
          '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
      ),
      paragraph(run('the driver'), '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr>'),
      paragraph(run('two guards'), '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr>'),
      paragraph(
        run('one with a radio'),
        '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="7"/></w:numPr>',
      ),
      `<w:tbl><w:tr>${cell(paragraph(run('place')))}${cell(paragraph(run('men')))}</w:tr>` +
        `<w:tr>${cell(paragraph(run('the silo')))}${cell(paragraph(run('8')), paragraph(run('perhaps 9')))}</w:tr></w:tbl>`,
      paragraph(
        `<w:moveFrom w:id="5" w:author="R. Hallam">${run('He left at noon.')}</w:moveFrom>`,
      ),
      paragraph(`<w:moveTo w:id="6" w:author="R. Hallam">${run('He left at noon.')}</w:moveTo>`),
      paragraph(run('قال الشاهد إنه رأى أحد عشر رجلا.', '<w:rtl/>'), '<w:bidi/>'),
      paragraph(run('Le témoin n’a rien vu d’autre.')),
      paragraph(
        '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="the yard from above"/><a:blip r:embed="rId9"/></wp:inline></w:drawing></w:r>',
      ),
    ].join('\n'),
    {
      styles:
        '<w:style w:styleId="Heading1"><w:name w:val="heading 1"/></w:style><w:style w:styleId="secret"><w:rPr><w:vanish/></w:rPr></w:style>',
      numbering:
        '<w:abstractNum w:abstractNumId="3"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1%2)"/></w:lvl></w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="3"/></w:num>',
      footnotes: `<w:footnote w:id="0" w:type="separator">${paragraph('')}</w:footnote><w:footnote w:id="2">${paragraph(run('He counted them twice.'))}</w:footnote>`,
      comments: `<w:comment w:id="0" w:author="Nour" w:date="2026-03-14T09:30:00Z">${paragraph(run('Ask again: white or grey?'))}</w:comment>`,
      header: paragraph(run('Confidential – Tell Varo')),
      footer: paragraph(run('2')),
      core: '<dc:creator>Desk</dc:creator><cp:lastModifiedBy>R. Hallam</cp:lastModifiedBy><dcterms:created>2026-03-13T08:00:00Z</dcterms:created>',
    },
    [
      {
        name: 'word/media/image1.png',
        content: Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
      },
    ],
  );
}
