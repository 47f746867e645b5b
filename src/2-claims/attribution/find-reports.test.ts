import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arabicAttributions } from './arabic/arabic.ts';
import { ARABIC_CASES } from './arabic/cases.ts';
import { FRENCH_CASES } from './french/cases.ts';
import { frenchAttributions } from './french/french.ts';

const RUNS = Number(process.env['HEARSAY_LAW_RUNS'] ?? 300);
const pieces = fc.constantFrom(
  ...[...FRENCH_CASES, ...ARABIC_CASES].flatMap(([text]) => text.split(/(?=[\s«»،,])/)),
  '«',
  '»',
  '“',
  '"',
  '\n',
  '. ',
  ' : ',
  'que',
  'إن',
  '\uE000',
  ' : « a »',
  ': «a»',
  'S’il ',
  'ne ',
  'لم ',
  'هل ',
  ' ?',
);

test('[CL189] [CL330] any text is read without an exception; spans stand in the text, pieces in order', () => {
  fc.assert(
    fc.property(
      fc.array(pieces, { maxLength: 40 }).map((list) => list.join('')),
      (text) => {
        for (const find of [frenchAttributions, arabicAttributions]) {
          for (const one of find(text)) {
            const spans = [one.source, one.cue, one.hearer, ...one.content].filter(
              (span) => span !== null,
            );
            for (const [start, end] of spans) {
              expect(start).toBeGreaterThanOrEqual(0);
              expect(end).toBeGreaterThanOrEqual(start);
              expect(end).toBeLessThanOrEqual(text.length);
            }
            if (one.cue !== null) expect(text.slice(...one.cue).trim()).not.toBe('');
            expect(one.why).not.toContain('""');
            expect(one.content.length).toBeGreaterThan(0);
            one.content.slice(1).forEach(([start], i) => {
              expect(start).toBeGreaterThanOrEqual(one.content[i]?.[1] ?? 0);
            });
            for (const speaker of one.speakers) {
              if (speaker.span !== null) expect(text.slice(...speaker.span)).toBe(speaker.text);
            }
          }
        }
      },
    ),
    { numRuns: RUNS },
  );
});

test('[CL189] no text makes it slow', () => {
  const start = performance.now();
  for (const seed of ['que ', 'dit ', '« ', 'قال ', 'إن ', 'a, ', 'selon ', '"a" ', 'قال«']) {
    frenchAttributions(seed.repeat(5000));
    arabicAttributions(seed.repeat(5000));
  }
  expect(performance.now() - start).toBeLessThan(10_000);
});
