import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attributions } from '../attributions.ts';
import { englishAttributions } from './english.ts';

const at = (text: string) => (span: readonly [number, number]) => text.slice(span[0], span[1]);

/** The attribution that holds these words in its content. */
function saying(text: string, words: string) {
  const found = englishAttributions(text).filter(({ content }) =>
    content.some((span) => at(text)(span).includes(words)),
  );
  return found.toSorted((a, b) => length(a.content) - length(b.content))[0];
}
const length = (spans: readonly (readonly [number, number])[]) =>
  spans.reduce((n, [a, b]) => n + b - a, 0);

describe('[CL100] who said what', () => {
  it.each([
    ['The mayor said that the bridge had fallen.', 'the bridge had fallen', 'The mayor', 'said'],
    ['The bridge had fallen, the mayor said.', 'The bridge had fallen', 'the mayor', 'said'],
    ['“The bridge fell,” said Tariq Omran.', 'The bridge fell', 'Tariq Omran', 'said'],
    [
      'According to two nurses, the wounded were moved at night.',
      'the wounded were moved',
      'two nurses',
      'According to',
    ],
    [
      'The wounded were moved at night, according to two nurses.',
      'The wounded were moved',
      'two nurses',
      'according to',
    ],
    [
      'Leila Haddad told investigators that the trucks came from the north.',
      'the trucks came',
      'Leila Haddad',
      'told',
    ],
    ['The driver believes the road is mined.', 'the road is mined', 'The driver', 'believes'],
  ])('%s', (text, words, source, cue) => {
    const found = saying(text, words);
    expect(found?.source && at(text)(found.source)).toBe(source);
    expect(found?.cue && at(text)(found.cue)).toBe(cue);
  });

  it('a passive that names nobody has no source', () => {
    const found = saying('The commander is said to have fled to the hills.', 'have fled');
    expect(found).toMatchObject({ source: null, speakers: [] });
  });
});

describe('[CL101] speech in quotation marks', () => {
  it.each(['“”', '""', '«»', '„“', '‘’', 'ââ'])('is read between %s', ([open = '', close = '']) => {
    const text = `${open}We counted forty trucks on the road,${close} said Tariq Omran. ${open}They came from the north.${close}`;
    const found = saying(text, 'We counted forty trucks');
    expect(found?.speakers.at(-1)?.resolved).toBe('Tariq Omran');
    expect(saying(text, 'They came from the north')?.speakers.at(-1)?.resolved).toBe('Tariq Omran');
  });

  it('goes on over paragraphs that open and do not close', () => {
    const text =
      '“We left at dawn,” said Leila Haddad. “The road was open.\n\n“At the second bridge they stopped us and took the phones.”';
    expect(saying(text, 'took the phones')?.speakers.at(-1)?.resolved).toBe('Leila Haddad');
  });

  it('ends with its paragraph when the closing mark was lost', () => {
    const text = '"We left at dawn, said Leila Haddad.\n\nThe road was closed later that day.';
    for (const { content } of englishAttributions(text))
      for (const span of content) expect(at(text)(span)).not.toContain('closed later');
  });
});

describe('[CL102] whom words stand for', () => {
  it('a pronoun is the last speaker that fits', () => {
    const text =
      'Leila Haddad, a teacher, said she had seen the fire. Tariq Omran said that nobody died. He said the school was empty. She said that was a lie.';
    expect(saying(text, 'the school was empty')?.speakers.at(-1)?.resolved).toBe('Tariq Omran');
    expect(saying(text, 'that was a lie')?.speakers.at(-1)).toMatchObject({
      text: 'She',
      resolved: 'Leila Haddad',
    });
  });

  it('a surname is the full name', () => {
    const text = 'Brigadier Tariq Omran said the road was open.\n\nOmran said that it was mined.';
    expect(saying(text, 'it was mined')?.speakers.at(-1)).toMatchObject({
      text: 'Omran',
      resolved: 'Brigadier Tariq Omran',
    });
  });

  it('a pronoun that nothing fits stands for itself', () => {
    expect(saying('He said that the road was open.', 'the road was open')?.speakers).toMatchObject([
      { text: 'He', resolved: 'He' },
    ]);
  });
});

describe('[CL103] chains', () => {
  const chain = (text: string, words: string) =>
    saying(text, words)?.speakers.map(({ resolved }) => resolved);

  it('run from the one who told us to the first speaker', () => {
    expect(
      chain(
        'Leila Haddad said that her brother told her that the bridge had fallen.',
        'the bridge had fallen',
      ),
    ).toEqual(['Leila Haddad', 'her brother']);
  });

  it('hold who passed a message on', () => {
    expect(
      chain(
        "One informant says a rebel contact sent him to the village with instructions to 'wait for the signal'.",
        'wait for the signal',
      ),
    ).toEqual(['One informant', 'a rebel contact']);
  });

  it('hold from whom a source had it', () => {
    expect(
      chain(
        'A neighbour, who had it from a guard, told us that the school was full.',
        'the school was full',
      ),
    ).toEqual(['A neighbour', 'a guard']);
    expect(
      chain(
        'The driver was told by a nurse that the wounded were moved.',
        'the wounded were moved',
      ),
    ).toEqual(['The driver', 'a nurse']);
  });
});

describe('[CL104] basis and certainty', () => {
  it.each([
    ['“I saw the fire myself,” said Tariq Omran.', 'saw'],
    ['The driver was told by a nurse that the wounded were moved.', 'heard'],
    ['Residents suspect that the road is mined.', 'inferred'],
    ['The hospital records show that twelve people died.', 'document'],
    ['The mayor said that the bridge had fallen.', 'unknown'],
  ])('%s: %s', (text, basis) => {
    expect(englishAttributions(text)[0]?.basis).toBe(basis);
  });

  it('words of certainty are copied as written', () => {
    const text =
      'Tariq Omran said maybe the trucks came from the north, and that he was fairly certain of the day.';
    expect(englishAttributions(text)[0]?.certainty).toEqual(['maybe', 'fairly certain']);
  });
});

describe('[CL105] any text', () => {
  it('spans are inside the text, pieces are in order and apart', () => {
    const word = fc.constantFrom(
      'said',
      '“',
      '”',
      '"',
      "'",
      'â',
      '.',
      ',',
      '\n\n',
      'he',
      'Tariq',
      'that',
      'told',
      'who',
      ':',
      '—',
      '😀',
      'the',
      'report',
      'says',
      '(',
      'Mr.',
      '9,000',
    );
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 60 }),
        fc.string({ unit: 'binary' }),
        (words, odd) => {
          const text = words.join(' ') + odd;
          for (const { content, cue, source, speakers, hearer } of englishAttributions(text)) {
            let last = 0;
            expect(content.length).toBeGreaterThan(0);
            for (const [a, b] of content) {
              expect(a).toBeGreaterThanOrEqual(last);
              expect(b).toBeGreaterThan(a);
              last = b;
            }
            for (const span of [
              cue,
              source,
              hearer,
              content.at(-1) ?? null,
              ...speakers.map((one) => one.span),
            ])
              if (span !== null && span !== undefined)
                expect(at(text)(span).length).toBe(span[1] - span[0]);
          }
        },
      ),
      { numRuns: Number(process.env['HEARSAY_LAW_RUNS'] ?? 150) },
    );
  });

  it('a language without a finder gives nothing, and its code may have a region', () => {
    const text = 'The mayor said that the bridge had fallen.';
    expect(attributions(text, 'xx')).toEqual([]);
    expect(attributions(text, 'en-GB')).toEqual(attributions(text, 'en'));
  });
});
