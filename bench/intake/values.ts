/**
 * What is measured of values in text: the suite of phrases, language by language, and speed. The phrases
 * were written from the specification before the scanner was run on them, and the scanner was mended on
 * them afterwards: they guard what works and are no blind test (docs/values.md has the first run).
 */
import { ARABIC } from '#claims/values/phrases.ar.ts';
import { ENGLISH } from '#claims/values/phrases.en.ts';
import { FRENCH } from '#claims/values/phrases.fr.ts';
import { readPhrase, wrongOnes } from '#claims/values/read-phrase.ts';
import { scanValues } from '#claims/values/scan-values.ts';
import { atLeast, figure, type Figure, type FigureOptions } from './figure.ts';

const SUITE = [
  ['English', 'en', ENGLISH],
  ['Arabic', 'ar', ARABIC],
  ['French', 'fr', FRENCH],
] as const;

export async function valueFigures({ say }: FigureOptions): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const [name, language, lines] of SUITE) {
    say(`values: phrases, ${name}`);
    const wrong = wrongOnes(lines, language);
    for (const one of wrong) say(one);
    const empty = lines.filter((line) => !line.includes('=>')).length;
    figures.push(
      figure(
        `values/phrases right, ${name}`,
        1 - wrong.length / lines.length,
        'share',
        atLeast(0.95),
        `${lines.length} invented phrases, ${empty} of them without a value; span, type, bounds and unit of each value exact`,
      ),
    );
  }
  say('values: speed');
  for (const [name, language, lines] of SUITE) {
    const phrases = lines.map((line) => readPhrase(line, language));
    const text = phrases.map((phrase) => phrase.text).join('\n\n');
    const context = phrases[0]?.context;
    if (context === undefined) continue;
    const long = `${text}\n\n`.repeat(10);
    const words = long.split(/\s+/).length;
    scanValues(long, context);
    let best = Number.POSITIVE_INFINITY;
    for (let i = 0; i < 5; i++) {
      const begin = performance.now();
      scanValues(long, context);
      best = Math.min(best, performance.now() - begin);
    }
    figures.push(
      figure(
        `values/speed, ${name}`,
        (words * 1000) / best,
        'per second',
        language === 'en' ? atLeast(20_000) : null,
        `words of the phrases ten times over (a value in every line), best of five`,
      ),
    );
  }
  return figures;
}
