import type { FoundValue, TextContext } from '#claims/suggest/suggestion.ts';
import { scanValues } from './scan-values.ts';

/**
 * One line of the suite, read.
 *
 * A line is `text => expected; expected | context`. Square brackets stand round each span that must
 * be found, in order; a line without brackets holds nothing. What is expected of each:
 *
 * | written | means |
 * |---|---|
 * | `#4000..5000 people` | a number from 4000 to 5000 with the unit `people` |
 * | `#100..`, `#..50`, `#?` | open above, open below, open at both ends |
 * | `$100..300 USD/month` | money |
 * | `@2014-10-19`, `@2014-10-01..2014-10-31` | a time |
 * | `tel +963944123456` | a phone number |
 * | `!` at the end | and at least one doubt must be stated |
 *
 * The context is `undated`, `dayFirst`, `monthFirst` or nothing.
 */
export interface Phrase {
  readonly line: string;
  readonly text: string;
  readonly expected: readonly string[];
  readonly context: TextContext;
}

const COUNTRIES: Readonly<Record<string, readonly string[]>> = {
  en: ['SY', 'TR', 'IQ', 'LB', 'JO'],
  ar: ['SY', 'TR', 'IQ', 'LB', 'JO'],
  fr: ['FR', 'TN', 'DZ', 'MA'],
};

export function readPhrase(line: string, language: string): Phrase {
  const [rest = '', note = ''] = line.split(' | ');
  const [marked = '', wanted = ''] = rest.split(' => ');
  let text = '';
  const spans: [number, number][] = [];
  for (const letter of marked) {
    if (letter === '[') spans.push([text.length, text.length]);
    else if (letter === ']') {
      const last = spans.at(-1);
      if (last !== undefined) last[1] = text.length;
    } else text += letter;
  }
  const values = wanted === '' ? [] : wanted.split('; ');
  if (values.length !== spans.length)
    throw new Error(`As many brackets as values, please: ${line}`);
  return {
    line,
    text,
    expected: spans.map(
      ([start, end], i) => `[${text.slice(start, end)}] at ${start} ${values[i]}`,
    ),
    context: {
      writtenOn: note === 'undated' ? null : '2015-11-10',
      language,
      dayFirst: note === 'dayFirst' ? true : note === 'monthFirst' ? false : null,
      countries: COUNTRIES[language] ?? [],
    },
  };
}

/** What the scanner found in a phrase, written like the expectations. */
export function foundIn(phrase: Phrase): readonly string[] {
  return scanValues(phrase.text, phrase.context).map(
    (value, i) =>
      `[${value.text}] at ${value.span[0]} ${written(value)}${
        (phrase.expected[i] ?? '').endsWith('!') && value.doubts.length > 0 ? '!' : ''
      }`,
  );
}

function written(value: FoundValue): string {
  const { low, high } = value;
  const ends =
    low === null && high === null ? '?' : low === high ? `${low}` : `${low ?? ''}..${high ?? ''}`;
  const sign = { number: '#', money: '$', time: '@', phone: 'tel ' }[value.type as string];
  const unit = value.type === 'phone' || value.unit === null ? '' : ` ${value.unit}`;
  return `${sign ?? value.type}${ends}${unit}`;
}

/** Each line of a language that came out otherwise, with what was found. */
export function wrongOnes(lines: readonly string[], language: string): readonly string[] {
  return lines.flatMap((line) => {
    const phrase = readPhrase(line, language);
    const got = foundIn(phrase).join('; ');
    return got === phrase.expected.join('; ') ? [] : [`${line}\n   found: ${got || 'nothing'}`];
  });
}
