/**
 * The countries a case is about, worked out from what it holds: nobody is asked for them when a case is opened.
 *
 * What a person has accepted or asked about counts most (places and points of accepted claims, the answers that
 * place questions know, places that are subjects), then the names its texts hold, then its time zone. A lead may
 * say the countries on the Case screen; then those are the countries and nothing is worked out.
 */
import type { Case } from '#terms/case.ts';
import type { Subject } from '#terms/subject.ts';
import type { Document } from '#intake/document.ts';
import type { Claim } from '#claims/claim.ts';
import type { Question } from '#claims/question.ts';
import type { Gazetteer } from '#claims/places/gazetteer.ts';
import { addVotes, caseCountries, type Votes, votesOf } from '#claims/places/leaning.ts';
import { scanNames } from '#claims/places/scan-names.ts';
import { loadGazetteer } from './gazetteer.ts';

export interface CaseContents {
  readonly own: Pick<Case, 'zone' | 'countries'>;
  readonly questions: readonly Pick<Question, 'type' | 'options' | 'places'>[];
  /** Accepted claims. */
  readonly claims: readonly Pick<Claim, 'value'>[];
  readonly subjects: readonly Pick<Subject, 'kind' | 'names' | 'point'>[];
  readonly documents: readonly Document[];
}

/** A hundred and fifty texts say where a case plays; more would only take longer. */
const MOST_TEXTS = 150;
const MOST_LETTERS = 1_000;
const MOST_NAMES = 300;

export async function countriesOfCase(contents: CaseContents): Promise<readonly string[]> {
  const { own, questions, claims, subjects, documents } = contents;
  if (own.countries !== undefined && own.countries.length > 0) return own.countries;
  const gazetteer = await loadGazetteer();
  const texts = documents
    .filter(({ kind, text }) => kind !== 'row' && kind !== 'photo' && text.trim() !== '')
    .slice(0, MOST_TEXTS);
  const names = new Set<string>();
  const points: { readonly lat: number; readonly lon: number }[] = [];
  for (const { type, options, places } of questions) {
    if (type !== 'place') continue;
    for (const name of [...options, ...Object.keys(places), ...Object.values(places)])
      names.add(name);
  }
  for (const { kind, names: own, point } of subjects) {
    if (kind !== 'place') continue;
    for (const { text } of own) names.add(text);
    if (point !== null) points.push(point);
  }
  for (const { value } of claims) {
    if (value.type === 'place') names.add(value.place);
    else if (value.type === 'point') points.push(value);
  }
  return caseCountries(
    {
      names: [...names].slice(0, MOST_NAMES),
      points: points.slice(0, MOST_NAMES),
      texts: texts.map((document) => votesOfText(document, gazetteer)),
      zone: countryOfZone(own.zone),
    },
    gazetteer,
  );
}

/** A text is looked through once for as long as it stays as it is. */
const KEPT = 5_000;
const voted = new Map<string, Votes>();

function votesOfText({ id, version, text }: Document, gazetteer: Gazetteer): Votes {
  const key = `${id} ${version}`;
  const known = voted.get(key);
  if (known !== undefined) return known;
  const mentions = scanNames(text.slice(0, MOST_LETTERS), gazetteer);
  const each = new Map(
    mentions
      .filter(({ candidates }) => candidates.length > 0)
      .map((one) => [one.text.toLowerCase(), votesOf(one.candidates, one.text)]),
  );
  const sums = addVotes([...each.values()]);
  // A long text has no more votes than three names.
  const by = Math.min(1, 3 / Math.max(1, each.size));
  const votes = new Map([...sums].map(([country, weight]) => [country, weight * by]));
  if (voted.size >= KEPT) voted.delete(voted.keys().next().value ?? '');
  voted.set(key, votes);
  return votes;
}

let zones: ReadonlyMap<string, string> | null = null;

/** The country a time zone is of, by the tables Node carries; null for zones of no country, such as UTC. */
export function countryOfZone(zone: string): string | null {
  zones ??= zonesByCountry();
  return zones.get(zone) ?? null;
}

/** Codes of states that are no more stand in the tables beside those that took their place. */
const GONE = new Set([
  'AN',
  'BU',
  'CS',
  'DD',
  'DY',
  'FX',
  'HV',
  'NH',
  'QU',
  'RH',
  'SU',
  'TP',
  'UK',
  'YD',
  'YU',
  'ZR',
  'EU',
  'UN',
  'EZ',
]);

function zonesByCountry(): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  for (const first of letters) {
    for (const second of letters) {
      const code = `${first}${second}`;
      if (GONE.has(code)) continue;
      // An accessor in Node 20, a method from Node 22 on.
      const region = new Intl.Locale(`und-${code}`) as Intl.Locale & {
        readonly timeZones?: readonly string[];
        readonly getTimeZones?: () => readonly string[];
      };
      for (const zone of region.getTimeZones?.() ?? region.timeZones ?? [])
        if (!found.has(zone)) found.set(zone, code);
    }
  }
  return found;
}
