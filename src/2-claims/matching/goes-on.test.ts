import { describe, expect, test } from 'vitest';
import { goesOn } from './goes-on.ts';
import { statements } from './testing.ts';

describe('[IN328] reported speech goes on behind a comma while it has no subject of its own', () => {
  test.each([
    ['the bakery was hit', ', 40 dead', ''],
    ['the bakery was hit', ', 40 dead, 12 wounded', '. Rain.'],
    ['the bakery was hit', ' 40 dead', ''],
    ['the bakery was hit', ' - around 40 dead', ''],
    ['the bakery was hit', ', about 3.5 km from the mill', ''],
    ['ضربوا الفرن', '، ٤٠ شهيد', ''],
    ['the bakery was hit', '', ', I saw it myself'],
    ['the bakery was hit', '', ', he said'],
    ['the bakery was hit', '', ', which is near the mill'],
    ['the bakery was hit', '', '. 40 dead'],
    ['the bakery was hit', ', 40 dead', ', we buried them'],
    ['la boulangerie est touchée', ', 40 morts', ', selon lui'],
  ] as const)('“%s”“%s”%s', (said, more, rest) => {
    const text = `${said}${more}${rest}`;
    expect(text.slice(0, goesOn(text, said.length, text.length))).toBe(`${said}${more}`);
  });
  test('the figure behind the comma is in the content, and what the writer adds stands apart', () => {
    const [one] = statements('Abu Omar told me the bakery at Al-Bab was hit, 40 dead');
    expect(one?.content?.text).toBe('the bakery at Al-Bab was hit, 40 dead');
    expect(one?.values).toContainEqual(expect.objectContaining({ type: 'number', low: 40 }));
    const both = statements('Rami says the bridge is closed, I saw 3 buses there.');
    expect(both.map((each) => each.speakers.map(({ resolved }) => resolved))).toEqual([
      ['Rami'],
      [],
    ]);
    expect(both[1]?.content?.text).toContain('3 buses');
  });
});
