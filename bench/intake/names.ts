/**
 * What is measured of names of people: spellings told apart, and names found in text. The pairs are made by rule
 * (`name-pairs.ts`); the sentences were written beside the code and are no blind test (docs/names.md).
 */
import { loadGazetteer } from '#jobs/gazetteer.ts';
import { compareNames } from '#claims/people/compare-names.ts';
import { indexPeople, matchPerson } from '#claims/people/match-person.ts';
import { parseName } from '#claims/people/parse-name.ts';
import { scanPeople } from '#claims/people/scan-people.ts';
import { LATER_SENTENCES, PEOPLE_SENTENCES, scorePeople } from '#claims/people/sentences.ts';
import { atLeast, atMost, exactly, figure, type Figure, type FigureOptions } from './figure.ts';
import { personPairs, type PersonPair } from './name-pairs.ts';

export async function nameFigures({ say }: FigureOptions): Promise<readonly Figure[]> {
  say('names: spellings');
  const pairs = personPairs(700);
  const held = pairs.filter(({ group }) => group === 'held');
  const listed = pairs.filter(({ group }) => group === 'listed');
  const scored = score(held);
  const on = `${held.filter(({ same }) => same).length} pairs of spellings of one name and ${held.filter(({ same }) => !same).length} of names that differ in the part that looks most alike, made by eight ways of writing from names that are not in the list of given names and were not tuned on`;

  say('names: kunyas');
  let merges = 0;
  const kunyas = pairs.filter(({ how }) => how === 'the same kunya');
  for (const { a, b } of kunyas) if (says(a, b)) merges++;
  for (const { b } of pairs) {
    const name = parseName(b);
    if (name.kunya === null) continue;
    const alone = `Abu ${name.kunya.name.written}`;
    const found = matchPerson(alone, [{ id: 'one', names: [{ text: b }] }]);
    merges += found.candidates.length;
  }

  say('names: in text');
  const gazetteer = await loadGazetteer();
  const context = { writtenOn: null, dayFirst: null, countries: [], gazetteer };
  const scan = (text: string, language: string) => scanPeople(text, { ...context, language });
  const sentences = [...PEOPLE_SENTENCES, ...LATER_SENTENCES];
  const found = scorePeople(sentences, scan);
  const text = sentences.map((one) => one.text).join('\n');
  const long = Array.from({ length: 30 }, () => text).join('\n\n');
  const words = long.split(/\s+/).length;
  scan(text, 'en');
  let begin = process.cpuUsage();
  scan(long, 'en');
  const seconds = cpuSeconds(begin);

  say('names: asking among 5,000 people');
  const people = indexPeople(
    pairs
      .flatMap(({ a, b }, i) => [
        { id: `a${i}`, names: [{ text: a }] },
        { id: `b${i}`, names: [{ text: b }] },
      ])
      .slice(0, 5_000),
  );
  begin = process.cpuUsage();
  const asked = held.slice(0, 100);
  for (const { b } of asked) matchPerson(b, people);
  const each = (1000 * cpuSeconds(begin)) / asked.length;

  const inText = `${sentences.length} invented sentences in English, French and Arabic, spans exact; the word lists were written with them at hand`;
  return [
    figure('names/spellings F1', scored.f1, 'share', atLeast(0.9), on),
    figure('names/spellings precision', scored.precision, 'share', null, on),
    figure('names/spellings recall', scored.recall, 'share', null, on),
    figure(
      'names/spellings F1 across scripts',
      score(held.filter(({ acrossScripts }) => acrossScripts)).f1,
      'share',
      atLeast(0.9),
      'the pairs among them of a Latin and an Arabic name',
    ),
    figure(
      'names/spellings F1, listed given names',
      score(listed).f1,
      'share',
      atLeast(0.9),
      `${listed.length} such pairs whose given names are in the list, among them Hassan and Hussein, Salim and Salam`,
    ),
    figure(
      'names/merged on a kunya alone',
      merges,
      'count',
      exactly(0),
      `${kunyas.length} pairs with one kunya and different names or none, and every kunya of the pairs asked for by itself`,
    ),
    figure('names/in text F1', found.f1, 'share', atLeast(0.9), inText),
    figure('names/in text precision', found.precision, 'share', null, inText),
    figure('names/in text recall', found.recall, 'share', null, inText),
    figure(
      'names/words',
      words / seconds,
      'per second',
      atLeast(20_000),
      `${words} words of the same sentences over and over, with the gazetteer; processor time`,
    ),
    figure(
      'names/asking among many',
      each,
      'milliseconds',
      atMost(50),
      'whom a name may mean among people with about 4,000 names, mean of 100; processor time',
    ),
  ];
}

function says(a: string, b: string): boolean {
  return compareNames(parseName(a), parseName(b)).verdict === 'same';
}

function score(pairs: readonly PersonPair[]) {
  let [hits, missed, wrong] = [0, 0, 0];
  for (const { a, b, same } of pairs) {
    const said = says(a, b);
    if (same && said) hits++;
    else if (same) missed++;
    else if (said) wrong++;
  }
  return {
    precision: hits / (hits + wrong),
    recall: hits / (hits + missed),
    f1: (2 * hits) / (2 * hits + wrong + missed),
  };
}

/** Processor time since then, so that what else the machine does is not counted. */
function cpuSeconds(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1e6;
}
