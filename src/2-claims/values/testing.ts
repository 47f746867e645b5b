import { scanValues } from './scan-values.ts';

/** Helpers for the tests of this folder: what a text states, one line a value, as of 10 November 2015. */
export function stated(text: string, language: string | null = null): readonly string[] {
  const context = { writtenOn: '2015-11-10', language, dayFirst: null, countries: [] };
  return scanValues(text, context).map(({ text: words, low, high }) =>
    low === high ? `${words} = ${low}` : `${words} = ${low ?? ''}..${high ?? ''}`,
  );
}

/** The doubts of all of them. */
export function doubtsOf(text: string, writtenOn: string | null = '2015-11-10'): string {
  const context = { writtenOn, language: null, dayFirst: null, countries: [] };
  return scanValues(text, context)
    .flatMap(({ doubts }) => doubts)
    .join('\n');
}
