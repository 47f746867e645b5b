/**
 * What is measured of places: spellings told apart, coordinates in text, names in text, speed. The constants of
 * likeness were chosen on one half of the pairs and the other half is reported; the phrases and sentences
 * were written beside the code and are no blind test (docs/places.md).
 */
import { loadGazetteer } from '#jobs/gazetteer.ts';
import { sameName } from '#claims/places/name-likeness.ts';
import { scanPlaces } from '#claims/places/scan-places.ts';
import { COORDINATE_PHRASES } from './coordinate-phrases.ts';
import { atLeast, atMost, figure, type Figure, type FigureOptions } from './figure.ts';
import { placePairs, type NamePair } from './place-pairs.ts';
import { scorePhrases, scoreSentences } from './place-scores.ts';
import { PLACE_SENTENCES } from './place-sentences.ts';

export async function placeFigures({ say }: FigureOptions): Promise<readonly Figure[]> {
  say('places: loading the gazetteer');
  let begin = process.cpuUsage();
  const gazetteer = await loadGazetteer();
  const load = 1000 * cpuSeconds(begin);

  say('places: spellings');
  const pairs = placePairs();
  const held = pairs.filter(({ tuning }) => !tuning);
  const all = scorePairs(held);
  const across = scorePairs(held.filter(({ acrossScripts }) => acrossScripts));
  const same = held.filter((pair) => pair.same).length;
  const on = `${same} pairs of spellings and ${held.length - same} of different places with similar names, from GeoNames, the half not tuned on`;

  say('places: coordinates and names in text');
  const phrases = scorePhrases(COORDINATE_PHRASES);
  const sentences = scoreSentences(PLACE_SENTENCES, gazetteer);
  const text = PLACE_SENTENCES.map((sentence) => sentence.text).join('\n');
  const long = Array.from({ length: 40 }, () => text).join('\n\n');
  const words = long.split(/\s+/).length;
  const context = {
    writtenOn: null,
    language: 'en',
    dayFirst: null,
    countries: ['SY', 'IQ'],
    gazetteer,
  };
  scanPlaces(text, context);
  begin = process.cpuUsage();
  scanPlaces(long, context);
  const seconds = cpuSeconds(begin);

  const counted = `${COORDINATE_PHRASES.length} invented phrases in English, Arabic and French: point, radius, span and doubts all right`;
  return [
    figure('places/spellings F1', all.f1, 'share', atLeast(0.9), on),
    figure('places/spellings precision', all.precision, 'share', null, on),
    figure('places/spellings recall', all.recall, 'share', null, on),
    figure(
      'places/spellings F1, as many of either kind',
      all.evenF1,
      'share',
      atLeast(0.9),
      `${on}; different places weighted up to the number of spellings`,
    ),
    figure(
      'places/spellings F1 across scripts',
      across.f1,
      'share',
      atLeast(0.9),
      'the pairs among them of a Latin and an Arabic name',
    ),
    figure('places/coordinates', phrases.right / phrases.all, 'share', atLeast(0.98), counted),
    figure(
      'places/names in text F1',
      sentences.f1,
      'share',
      atLeast(0.9),
      `${PLACE_SENTENCES.length} invented sentences: span and place both right; the word lists were written with them at hand`,
    ),
    figure(
      'places/names in text precision',
      sentences.precision,
      'share',
      null,
      'the same sentences',
    ),
    figure('places/names in text recall', sentences.recall, 'share', null, 'the same sentences'),
    figure(
      'places/words',
      words / seconds,
      'per second',
      atLeast(20_000),
      `${words} words of the same sentences over and over, dense with names; processor time`,
    ),
    figure(
      'places/gazetteer loads',
      load,
      'milliseconds',
      atMost(300),
      `${gazetteer.size} places from the packed file, once, in a running process; processor time`,
    ),
  ];
}

/** Processor time since then, so that what else the machine does is not counted. */
function cpuSeconds(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1e6;
}

function scorePairs(pairs: readonly NamePair[]) {
  let hits = 0;
  let missed = 0;
  let wrong = 0;
  let different = 0;
  for (const { a, b, same } of pairs) {
    const said = sameName(a, b);
    if (same && said) hits++;
    else if (same) missed++;
    else {
      different++;
      if (said) wrong++;
    }
  }
  const weight = (hits + missed) / Math.max(1, different);
  return {
    precision: hits / (hits + wrong),
    recall: hits / (hits + missed),
    f1: (2 * hits) / (2 * hits + wrong + missed),
    evenF1: (2 * hits) / (2 * hits + wrong * weight + missed),
  };
}
