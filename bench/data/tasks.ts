/**
 * What is run: every set that is there, and for some a second reading of the same rows.
 *
 * - Flights also without the three airlines (`aa`, `ua`, `CO`): the answers were taken from their own
 *   pages, so that with them the truth stands among the sources. And with times told to be times.
 * - Places also with the tree given.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { loadSet } from './load-set.ts';
import { isoOf } from './minutes.ts';
import type { TruthSet } from './truth-set.ts';

export interface Task {
  readonly name: string;
  readonly folder: string;
  /** Made for this benchmark and kept in it; no part of any mean. */
  readonly invented: boolean;
  readonly reading: 'as it is' | 'without the airlines' | 'times as times' | 'with the tree';
}

/** Sets named in the plan of the benchmark; what is absent is said, not passed over. */
export const EXPECTED = [
  'CF D_Duck D_Product MS SP S_Adult S_Dog S_Face ZenCrowd_all ZenCrowd_us sp_trec dots snow_wsd',
  'book book_multi flight_1208 flight_1208_b10 stem_besoin stem_parzival birthplaces',
  'gen_layered gen_rumour gen_dirty',
  'N_Emotion population_conf snow_anger snow_joy snow_fear',
].flatMap((line) => line.split(' '));

const AIRLINES: ReadonlySet<string> = new Set(['aa', 'ua', 'CO']);

/** Folders with claims and answers, by name. */
export function setsIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => ['claims.csv', 'truth.csv'].every((f) => existsSync(join(folder, name, f))))
    .sort();
}

export function tasksOf(root: string, sets: readonly string[], invented = false): readonly Task[] {
  return sets.flatMap((set): Task[] => {
    const folder = join(root, set);
    const own = { folder, invented };
    const tasks: Task[] = [{ ...own, name: set, reading: 'as it is' }];
    if (set.startsWith('flight')) {
      tasks.push({ ...own, name: `${set} −airlines`, reading: 'without the airlines' });
    }
    if (set.startsWith('flight') && !/_b\d+$/.test(set)) {
      tasks.push({ ...own, name: `${set} as times`, reading: 'times as times' });
    }
    if (existsSync(join(folder, 'hierarchy.csv'))) {
      tasks.push({ ...own, name: `${set} +tree`, reading: 'with the tree' });
    }
    return tasks;
  });
}

export function loadTask({ name, folder, reading }: Task): TruthSet {
  const set = loadSet(folder);
  switch (reading) {
    case 'as it is': {
      const { places: _, ...rest } = set;
      return rest;
    }
    case 'without the airlines': {
      const claims = set.claims.filter(({ source }) => !AIRLINES.has(source));
      const asked = new Set(claims.map(({ item }) => item));
      const gold = new Map([...set.gold].filter(([item]) => asked.has(item)));
      return { ...set, name, claims, gold };
    }
    case 'times as times': {
      const isTime = (item: string) => !item.endsWith('gate');
      const year = (item: string) => Number(item.slice(0, 4));
      return {
        ...set,
        name,
        typeOf: (item) => (isTime(item) ? 'time' : 'choice'),
        claims: set.claims.flatMap((claim) => {
          if (!isTime(claim.item)) return [claim];
          const value = isoOf(claim.value, year(claim.item));
          return value === null ? [] : [{ ...claim, value }];
        }),
      };
    }
    case 'with the tree':
      return { ...set, name, typeOf: () => 'place' };
  }
}
