import { describe, expect, test } from 'vitest';
import { byMail } from './by-mail.ts';
import { suggest } from './suggest.ts';

const TOLD = { writtenOn: null, language: 'en', dayFirst: true, countries: [] } as const;
const MAIL = `Hello,

On 2 Feb 2017, at 21:05, Sandra L. <sandra@example.org> wrote:
> My aunt said that the bridge was blown this morning.
> I said the road was open.

The guard said that 3 trucks came.
`;

describe('[CL353] what is found in a mail', () => {
  const found = suggest(MAIL, TOLD).filter(({ content }) => content !== null);
  const chains = found.map(({ speakers }) => speakers.map(({ resolved }) => resolved).join(' → '));
  test('is said by whoever wrote the piece, then by whoever is reported in it', () => {
    expect(chains).toContain('Sandra L. → My aunt');
    expect(chains).toContain('The guard');
  });
  test('nothing stands in a header, and spans are the text’s own', () => {
    for (const { quote, span, content } of found) {
      expect(quote).toBe(MAIL.slice(...span));
      expect(content?.text).toBe(MAIL.slice(...(content?.span ?? [0, 0])));
      expect(quote).not.toContain('wrote:');
    }
    expect(suggest(MAIL, TOLD).some(({ quote }) => quote.includes('2 Feb 2017'))).toBe(false);
  });
  test('a text that is no mail stays as it was found', () => {
    const all = suggest('Rami said the bridge was open.', TOLD);
    expect(byMail('Rami said the bridge was open.', all)).toBe(all);
  });
});
