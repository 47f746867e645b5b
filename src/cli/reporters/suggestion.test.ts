import { describe, expect, test } from 'vitest';
import type { Suggestion } from '#claims/suggest/suggestion.ts';
import { suggest } from '#claims/suggest/suggest.ts';
import { shownSuggestion } from './suggestion.ts';

const found = suggest('Rami said that nine men came.', {
  writtenOn: null,
  language: 'en',
  dayFirst: true,
  countries: [],
}).find(({ content }) => content !== null) as Suggestion;

describe('[CL308] the terminal says of a suggestion when a model added it', () => {
  test('and only then', () => {
    const why = 'added by the model "small-1" at the endpoint you set up; not found by Hearsay';
    expect(shownSuggestion({ ...found, why })).toContain(`    ${why}\n`);
    expect(shownSuggestion(found)).not.toContain('model');
    expect(shownSuggestion({ ...found, why: 'he said: added by the model' })).not.toContain(
      'added by the model',
    );
  });
});
