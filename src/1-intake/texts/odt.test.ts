import { expect, test } from 'vitest';
import { recognise } from '../formats.ts';
import { damaged } from '../goldens/damage.ts';
import { makeOdf } from '../goldens/make-odf.ts';
import { odt } from './odt.ts';

const read = (bytes: Uint8Array, name = 'a.odt') => odt.read(bytes, name, {});
const p = (inner: string): string => `<text:p>${inner}</text:p>`;

const statement = makeOdf(
  'text',
  `<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><office:change-info><dc:creator>R. Hallam</dc:creator><dc:date>2026-03-14T09:00:00</dc:date></office:change-info>${p('nine')}</text:deletion></text:changed-region><text:changed-region text:id="c2"><text:insertion><office:change-info><dc:creator>R. Hallam</dc:creator></office:change-info></text:insertion></text:changed-region></text:tracked-changes>
<text:h text:outline-level="1">Statement taken at Tell Varo</text:h>
${p('They came<text:s text:c="2"/>at dawn. I counted <text:change text:change-id="c1"/><text:change-start text:change-id="c2"/>eleven<text:change-end text:change-id="c2"/> men<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>' + p('He counted them twice.') + '</text:note-body></text:note>.<text:span text:style-name="H"> Do not print.</text:span>')}
${p('The lorry was white<office:annotation><dc:creator>Nour</dc:creator><dc:date>2026-03-14T09:30:00.000</dc:date>' + p('White or grey?') + '</office:annotation><text:line-break/>and had no plates.')}
<text:list><text:list-item>${p('the driver')}<text:list><text:list-item>${p('his radio')}</text:list-item></text:list></text:list-item></text:list>
<table:table><table:table-row><table:table-cell>${p('the silo')}</table:table-cell><table:table-cell>${p('8')}${p('perhaps 9')}</table:table-cell></table:table-row></table:table>
${p('قال الشاهد إنه رأى أحد عشر رجلا.')}`,
  {
    styles:
      '<style:style style:name="H"><style:text-properties text:display="none"/></style:style>',
    master: `<style:master-page><style:header>${p('Confidential')}</style:header></style:master-page>`,
    meta: '<meta:initial-creator>Desk</meta:initial-creator><meta:creation-date>2026-03-13T08:00:00</meta:creation-date><dc:creator>R. Hallam</dc:creator>',
  },
);

test('[IN140] an OpenDocument text is its text, with what was changed, hidden and noted', async () => {
  expect(recognise(statement, 'statement.odt')).toBe(odt);
  const reading = await read(statement);
  expect(reading.documents[0]?.title).toBe('Statement taken at Tell Varo');
  await expect(
    `${reading.documents[0]?.text ?? ''}\n\n${reading.notes.map((n) => `${n.level}: ${n.text}`).join('\n')}`,
  ).toMatchFileSnapshot('../goldens/documents/statement.odt.txt');
});

test('[IN142] a password is said; spaces without end and depth without end cost nothing', async () => {
  await expect(
    read(
      makeOdf('text', p('x'), {
        manifest: '<manifest:manifest><manifest:encryption-data/></manifest:manifest>',
      }),
    ),
  ).rejects.toThrow(/protected by a password/);
  const spaces = await read(makeOdf('text', p('a<text:s text:c="4000000000"/>b')));
  expect(spaces.documents[0]?.text.length).toBeLessThan(2000);
  const deep = await read(makeOdf('text', `${p('before')}${'<text:section>'.repeat(100_000)}`));
  expect(deep.documents[0]?.text).toBe('before');
  const tables = '<table:table><table:table-row><table:table-cell>'.repeat(3000) + p('inside');
  expect((await read(makeOdf('text', tables))).documents[0]?.text).toContain('inside');
});

test('[IN2] a damaged OpenDocument text is read or refused, and read the same again', async () => {
  await damaged(statement, (bytes) => read(bytes), process.env['HEARSAY_LAW_RUNS']);
});
