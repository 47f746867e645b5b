import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mailPieces } from './mail-pieces.ts';

/** Each piece that states something, with who said it, from the one who told us on. */
const said = (text: string) =>
  mailPieces(text)
    .filter(({ isHeader, span }) => !isHeader && text.slice(...span).trim() !== '')
    .map(({ span, speakers }) => [
      text.slice(...span).trim(),
      ...speakers.map(({ resolved }) => resolved),
    ]);

describe('[CL353] whose words stand where in a mail', () => {
  test.each([
    [
      'Thanks.\n\nLe 2 févr. 2017 à 21:05, Sandra L. <s@example.org> a écrit :\n> le pont est fermé\n',
      [['Thanks.'], ['> le pont est fermé', 'Sandra L.']],
    ],
    ['في ٢ فبراير ٢٠١٧، كتب سامي:\n> الجسر مغلق\n', [['> الجسر مغلق', 'سامي']]],
    ['كتبت رنا في ٢ فبراير ٢٠١٧:\n> الجسر مغلق\n', [['> الجسر مغلق', 'رنا']]],
    [
      'On Thu, Feb 2, 2017 at 6:30 PM, Yara\n<yara@example.org> wrote:\n> it is so\nno',
      [['> it is so', 'Yara'], ['no']],
    ],
    [
      'On 2/2/2017 at 14:05, <yara@example.org> wrote:\n> it is so\n',
      [['> it is so', 'yara@example.org']],
    ],
    [
      'see below\n-----Original Message-----\nFrom: Rami\nSent: today\nSubject: x\n\nbridge shut\n',
      [['see below'], ['bridge shut', 'Rami']],
    ],
    [
      'From: Karim\nSubject: a\n\nall well\n-----Original Message-----\nFrom: Rami\nTo: Karim\n\nbridge shut\n',
      [
        ['all well', 'Karim'],
        ['bridge shut', 'Karim', 'Rami'],
      ],
    ],
  ])('%j', (text, wanted) => {
    expect(said(text)).toEqual(wanted);
  });
  test.each([
    'The bridge is shut.\n> who said so?\n',
    'Rami: the bridge is shut\nDana: no\n',
    'Q: From where?\nA: From Tell Varo.\n',
    'On Friday they wrote: nothing new',
  ])('%j is no mail', (text) => {
    expect(said(text).filter((one) => one.length > 1)).toEqual([]);
  });
  test('whatever the lines: pieces are in order, apart, and hold the whole of a mail; names stand where they say', () => {
    const line = fc.constantFrom(
      'From: Karim <k@example.org>',
      'Subject: bridge',
      'On 2 Feb 2017, at 21:05, Sandra wrote:',
      '> On 3 Feb 2017, at 22:05, Yara wrote:',
      '>> shut',
      '> open',
      'text',
      '',
      '-----Original Message-----',
      '----------',
      "Today's Topics:",
      'On 2 Feb 2017, at 21:05, Sandra',
      '<s@example.org> wrote:',
      'كتب سامي:',
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 20 }), (lines) => {
        const text = lines.join('\n');
        let end = 0;
        for (const { span, speakers } of mailPieces(text)) {
          expect(span[0]).toBe(end);
          end = span[1];
          for (const one of speakers)
            if (one.span !== null) expect(text.slice(...one.span)).toBe(one.text);
        }
        if (end > 0) expect(end).toBe(text.length);
      }),
    );
  });
});
