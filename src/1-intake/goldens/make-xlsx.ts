import { makeZip } from './make-zip.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const TYPE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export interface MadeSheet {
  readonly name: string;
  readonly state?: string;
  /** What stands inside `<worksheet>`. */
  readonly xml: string;
  /** What stands inside `<comments>`. */
  readonly comments?: string;
}

/** A cell with a text of its own. */
export const words = (at: string, text: string): string =>
  `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;
/** A stored number with a style. */
export const number = (at: string, value: string, style = 0): string =>
  `<c r="${at}" s="${style}"><v>${value}</v></c>`;
export const row = (n: number, ...cells: string[]): string =>
  `<row r="${n}">${cells.join('')}</row>`;

/** An Excel workbook for tests. Styles: 0 plain, 1 date, 2 date and time, 3 percent, 4 `00000`, 5 `[h]:mm`. */
export function makeXlsx(
  sheets: readonly MadeSheet[],
  more: {
    readonly strings?: string;
    readonly date1904?: boolean;
    readonly files?: readonly { readonly name: string; readonly content: string | Uint8Array }[];
  } = {},
): Uint8Array {
  const relation = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${TYPE}/${type}" Target="${target}"/>`;
  return makeZip([
    { name: '[Content_Types].xml', content: '<Types/>' },
    {
      name: '_rels/.rels',
      content: `<Relationships>${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      content: `<workbook xmlns="${MAIN}" xmlns:r="${TYPE}"><workbookPr${more.date1904 === true ? ' date1904="1"' : ''}/><sheets>${sheets
        .map(
          ({ name, state }, i) =>
            `<sheet name="${name}" sheetId="${i + 1}"${state === undefined ? '' : ` state="${state}"`} r:id="rId${i + 1}"/>`,
        )
        .join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `<Relationships>${sheets
        .map((_, i) => relation(`rId${i + 1}`, 'worksheet', `worksheets/sheet${i + 1}.xml`))
        .join(
          '',
        )}${relation('rIdS', 'sharedStrings', 'sharedStrings.xml')}${relation('rIdF', 'styles', 'styles.xml')}</Relationships>`,
    },
    {
      name: 'xl/styles.xml',
      content: `<styleSheet xmlns="${MAIN}"><numFmts><numFmt numFmtId="170" formatCode="dd/mm/yyyy hh:mm"/><numFmt numFmtId="171" formatCode="00000"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${[0, 14, 170, 10, 171, 46].map((id) => `<xf numFmtId="${id}"/>`).join('')}</cellXfs></styleSheet>`,
    },
    {
      name: 'xl/sharedStrings.xml',
      content: `<sst xmlns="${MAIN}">${more.strings ?? ''}</sst>`,
    },
    ...sheets.flatMap(({ xml, comments }, i) => [
      {
        name: `xl/worksheets/sheet${i + 1}.xml`,
        content: `<worksheet xmlns="${MAIN}">${xml}</worksheet>`,
      },
      ...(comments === undefined
        ? []
        : [
            {
              name: `xl/worksheets/_rels/sheet${i + 1}.xml.rels`,
              content: `<Relationships>${relation('rId1', 'comments', `../comments${i + 1}.xml`)}</Relationships>`,
            },
            {
              name: `xl/comments${i + 1}.xml`,
              content: `<comments xmlns="${MAIN}">${comments}</comments>`,
            },
          ]),
    ]),
    ...(more.files ?? []),
  ]);
}

/** A list of incidents with all that a workbook can hide. Nothing in it ever happened. */
export function incidents(): Uint8Array {
  return makeXlsx(
    [
      {
        name: 'Cover',
        xml: '<sheetData/>',
      },
      {
        name: 'Incidents',
        xml:
          '<dimension ref="A1:XFD1048576"/><cols><col min="6" max="6" hidden="1"/></cols><sheetData>' +
          row(1, words('A1', 'List of the north team, March 2026')) +
          row(
            3,
            '<c r="A3" t="s"><v>0</v></c>',
            '<c r="B3" t="s"><v>1</v></c>',
            words('C3', 'men'),
            words('D3', 'share'),
            words('E3', 'code'),
            words('F3', 'note'),
          ) +
          row(
            4,
            words('A4', 'Tell Varo'),
            number('B4', '46093', 1),
            '<c r="C4"><f>SUM(1,10)</f><v>11</v></c>',
            number('D4', '0.25', 3),
            number('E4', '417', 4),
            words('F4', 'الشاهد رأى الشاحنات'),
          ) +
          row(
            5,
            '<c r="A5" t="s"><v>2</v></c>',
            number('B5', '46093.5868', 2),
            number('C5', '0.30000000000000004'),
            '<c r="E5" t="b"><v>1</v></c>',
            words('F5', 'à l’aube'),
          ) +
          row(
            7,
            words('A7', 'the mill'),
            number('B7', '60', 1),
            '<c r="C7" t="e"><v>#N/A</v></c>',
            number('D7', '1.5', 5),
          ) +
          '</sheetData><mergeCells><mergeCell ref="A5:A6"/></mergeCells>',
        comments:
          '<authors><author>Nour</author></authors><commentList><comment ref="C4" authorId="0"><text><r><t>one more by </t></r><r><t>another witness</t></r></text></comment></commentList>',
      },
      {
        name: 'Names',
        state: 'veryHidden',
        xml: `<sheetData>${row(1, words('A1', 'name'), words('B1', 'says, or "said"'))}${row(2, words('A2', 'Karim'), words('B2', 'a,b'))}</sheetData>`,
      },
    ],
    {
      strings:
        '<si><t>place</t></si><si><r><t>da</t></r><r><t>te</t></r><rPh sb="0" eb="1"><t>x</t></rPh></si><si><t>the silo</t></si>',
    },
  );
}
