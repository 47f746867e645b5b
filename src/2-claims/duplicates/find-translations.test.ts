import fc from 'fast-check';
import { expect, test } from 'vitest';
import { scanPeople } from '../people/scan-people.ts';
import { scanValues } from '../values/scan-values.ts';
import { findTranslations, findTranslationsSlowly, type TracedText } from './find-translations.ts';
import { translationTraces } from './translation-traces.ts';

function traced(id: string, language: string, text: string): TracedText {
  const context = { writtenOn: '2026-03-20', language, dayFirst: true, countries: [] };
  const values = [...scanValues(text, context), ...scanPeople(text, context)];
  return { id, language, traces: translationTraces(values) };
}

const ENGLISH =
  'On 12 March 2026 Colonel Khaled al-Halabi took 19 men and 47 women from the mill, said Nadra Haddad.';
const FRENCH =
  'Le 12 mars 2026, le colonel Khaled al-Halabi a emmené 19 hommes et 47 femmes du moulin, selon Nadra Haddad.';
const ARABIC = 'في 12 آذار 2026 أخذ العقيد خالد الحلبي 19 رجلا و47 امرأة من الطاحونة.';
const OTHER = 'Le 3 avril 2026, 8 camions ont quitté le dépôt, dit Omar Sahli.';

test('[CL230] a text and its translation are found by numbers, times and names that agree', () => {
  const texts = [
    traced('en', 'en', ENGLISH),
    traced('fr', 'fr', FRENCH),
    traced('ar', 'ar', ARABIC),
    traced('x', 'fr', OTHER),
  ];
  const found = findTranslations(texts);
  expect(found.map(({ a, b }) => `${a} ${b}`).toSorted()).toEqual(['en ar', 'en fr', 'fr ar']);
  expect(found[0]?.detail).toContain('in another language');
  // Two witnesses of one event state the same too: it is never certain.
  for (const { weight } of found) expect(weight).toBeLessThanOrEqual(18);
});

test('[CL231] texts of one language, with few traces in common or with everybody’s are no pair', () => {
  expect(findTranslations([traced('a', 'en', ENGLISH), traced('b', 'en', ENGLISH)])).toEqual([]);
  expect(findTranslations([traced('a', 'en', ENGLISH), traced('b', 'fr', OTHER)])).toEqual([]);
  const many = Array.from({ length: 41 }, (_, i) =>
    traced(`t${i}`, i % 2 === 0 ? 'en' : 'fr', i % 2 === 0 ? ENGLISH : FRENCH),
  );
  expect(findTranslations(many)).toEqual([]);
});

test('[CL232] the index finds what comparing each with each finds', () => {
  const trace = fc.record({
    key: fc.constantFrom(...Array.from({ length: 14 }, (_, i) => `k${i}`)),
    kind: fc.constantFrom('number' as const, 'time' as const, 'person' as const),
    text: fc.constantFrom('x', 'y'),
  });
  const text = fc.record({
    language: fc.constantFrom('en', 'fr', 'ar'),
    traces: fc.uniqueArray(trace, { maxLength: 10, selector: ({ key }) => key }),
  });
  fc.assert(
    fc.property(fc.array(text, { maxLength: 14 }), (list) => {
      const texts = list.map((one, i) => ({ ...one, id: `t${String(i).padStart(2, '0')}` }));
      expect(findTranslations(texts)).toEqual(findTranslationsSlowly(texts));
    }),
    { numRuns: Number(process.env['HEARSAY_LAW_RUNS'] ?? 300) },
  );
});
