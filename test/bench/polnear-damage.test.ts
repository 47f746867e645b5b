import { expect, test } from 'vitest';
import { DAMAGES, damagedDocument } from '../../bench/intake/polnear-damage.ts';
import type { GoldDocument, Span } from '../../bench/intake/polnear-data.ts';

const TEXT =
  "''We don't know who they were,'' Idris said. ''They came at noon.'' It wasn't his village. ''Nobody's was,'' he said.";
const span = (words: string): Span => [TEXT.indexOf(words), TEXT.indexOf(words) + words.length];
const DOCUMENT: GoldDocument = {
  name: 'invented',
  publication: 'none',
  annotator: 'one',
  text: TEXT,
  gold: [
    {
      source: [span('Idris')],
      cue: [span('said')],
      content: [span("''We don't know who they were,''"), span("''They came at noon.''")],
    },
  ],
};
const words = (text: string): string => text.replace(/[^\p{L}\p{N} ]|(?<=\p{L})â(?=\p{L})/gu, '');

test.each(Object.entries(DAMAGES))(
  '[CL291] what people marked moves along with its words: %s',
  (_, way) => {
    const { text, gold } = damagedDocument(DOCUMENT, way, 1);
    const [one] = gold;
    const said = (spans: readonly Span[]): string =>
      spans.map(([from, to]) => words(text.slice(from, to)).trim()).join(' … ');
    expect(said(one?.source ?? [])).toBe('Idris');
    expect(said(one?.cue ?? [])).toBe('said');
    expect(said(one?.content ?? [])).toBe('We dont know who they were … They came at noon');
    expect(damagedDocument(DOCUMENT, way, 1)).toEqual({ ...DOCUMENT, text, gold });
  },
);

test('[CL291] a text that repair brings back whole is as it was, with curly marks', () => {
  const way = DAMAGES['UTF-8 read as Windows-1252'];
  if (way === undefined) throw new Error('There is no such damage.');
  expect(damagedDocument(DOCUMENT, way, 1).text).toContain('“We don’t know who they were,” Idris');
});
