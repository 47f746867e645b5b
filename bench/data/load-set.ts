/**
 * Reads a set from its folder: `claims.csv` (source, item, value and perhaps time), `truth.csv` (item,
 * value) and what else lies there. What kind it is follows from the line "value type" of its README, so
 * that a set nobody here has heard of is picked up too.
 */
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Claim } from './claim.ts';
import { readKnownLinks } from './known-links.ts';
import { minutesApart, TEN_MINUTES } from './minutes.ts';
import { pathsOf, readPlaces } from './places.ts';
import { readCsv } from './read-csv.ts';
import { EXACT, sameWords, type Kind, type Scoring, type TruthSet } from './truth-set.ts';

/** More different values than this are no set of labels that all items share. */
const MOST_LABELS = 30;

export function loadSet(folder: string): TruthSet {
  const name = basename(folder);
  const readme = existsSync(join(folder, 'README.md'))
    ? readFileSync(join(folder, 'README.md'), 'utf8')
    : '';
  const line = (what: string) =>
    new RegExp(`^- ${what}:\\s*(.*)$`, 'm').exec(readme)?.[1]?.trim() ?? '';
  const stated = line('value type');
  const rows = readCsv(join(folder, 'claims.csv')).map(
    ({ source = '', item = '', value = '', time = '' }): Claim =>
      time === '' ? { source, item, value } : { source, item, value, time },
  );
  const hasLinks =
    existsSync(join(folder, 'copies.csv')) || existsSync(join(folder, 'known_copy_groups.csv'));
  const kind = kindOf(stated, hasLinks, new Set(rows.map(({ value }) => value)).size);
  const claims = kind === 'facts' ? withSilence(rows) : rows;
  const asked = new Set(claims.map(({ item }) => item));
  const gold = new Map(
    readCsv(join(folder, 'truth.csv'))
      .map(({ item = '', value = '' }) => [item, value] as const)
      .filter(([item, value]) => asked.has(item) && value.trim() !== ''),
  );
  const links = readKnownLinks(folder, new Set(claims.map(({ source }) => source)));
  const origins = readOrigins(folder);
  const places = kind === 'tree' ? readPlaces(folder, claims) : null;
  return {
    name,
    kind,
    typeOf: () => (kind === 'numbers' ? 'number' : kind === 'open' ? undefined : 'choice'),
    claims,
    gold,
    scorings: scoringsOf(kind, folder, stated),
    ...(links === null ? {} : { links }),
    ...(origins === null ? {} : { origins }),
    ...(places === null ? {} : { places }),
    note: line('notes'),
  };
}

/** What kind of set the words of its README describe. */
export function kindOf(stated: string, hasLinks: boolean, values: number): Kind {
  const type = stated.toLowerCase();
  if (/numeric|number/.test(type)) return 'numbers';
  if (/hierarch|tree/.test(type)) return 'tree';
  if (/positive-only|facts/.test(type)) return 'facts';
  if (hasLinks || /copying|mixed|bucket/.test(type)) return 'open';
  return values <= MOST_LABELS ? 'labels' : 'open';
}

/**
 * Facts that are only ever asserted, `thing|part`: a source that says anything of the thing and is silent
 * on the part says that it is not so (Zhao et al. 2012, the latent truth model).
 */
export function withSilence(claims: readonly Claim[]): readonly Claim[] {
  const things = new Map<string, { parts: Set<string>; said: Map<string, Set<string>> }>();
  for (const { source, item } of claims) {
    const thing = item.slice(0, Math.max(0, item.indexOf('|')));
    let own = things.get(thing);
    if (own === undefined) things.set(thing, (own = { parts: new Set(), said: new Map() }));
    own.parts.add(item);
    const said = own.said.get(source) ?? new Set();
    own.said.set(source, said.add(item));
  }
  return [...things.values()].flatMap(({ parts, said }) =>
    [...said].flatMap(([source, own]) =>
      [...parts].map((item) => ({ source, item, value: own.has(item) ? '1' : '0' })),
    ),
  );
}

function scoringsOf(kind: Kind, folder: string, stated: string): readonly Scoring[] {
  if (kind === 'tree') {
    const paths = pathsOf(folder);
    return [
      EXACT,
      {
        name: 'coarser counts',
        same: (answer, gold, item) =>
          sameWords(answer, gold) ||
          (paths.get(item) ?? []).some((place) => sameWords(place, answer)),
      },
    ];
  }
  if (/time/.test(stated) && /minute/.test(stated) && !/bucket/.test(stated)) {
    return [
      EXACT,
      {
        name: 'within 10 min',
        same: (answer, gold) =>
          sameWords(answer, gold) || minutesApart(answer, gold) <= TEN_MINUTES,
      },
    ];
  }
  return [EXACT];
}

function readOrigins(folder: string): NonNullable<TruthSet['origins']> | null {
  const file = join(folder, 'origins.csv');
  if (!existsSync(file)) return null;
  const byItem = new Map<string, Map<string, number>>();
  for (const { item = '', value = '', independent = '' } of readCsv(file)) {
    const own = byItem.get(item) ?? new Map<string, number>();
    byItem.set(item, own.set(value, Number(independent)));
  }
  return byItem;
}
