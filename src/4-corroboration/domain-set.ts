/**
 * Several things true at once: who was held there, which parties signed.
 *
 * The possible answers are the sets that were claimed and all unions of them (up to `MOST`; beyond
 * that the claimed sets and the union of all). People leave things out far more often than they
 * invent them, so of a true set v an honest source names each member with probability 1 − omission:
 *
 *     P(says S | v) = Π_{named} (1 − omission) · Π_{left out} omission   when S ⊆ v, else 0.
 *
 * Naming something outside v is an error like any other. "There was no X" excludes every set with X.
 */
import type { Value } from '#claims/value.ts';
import type { Asked, Domain, Said } from './domain.ts';
import type { Settings } from './settings.ts';
import { fold, plainStates, spreadAnswers } from './spread-answers.ts';

const MOST = 64;

export function setDomain(question: Asked, said: readonly Said[], settings: Settings): Domain {
  const spelling = new Map<string, string>();
  const spell = (name: string) => {
    const known = spelling.get(fold(name));
    if (known === undefined || name < known) spelling.set(fold(name), name);
  };
  const members = (value: Value) =>
    value.type === 'set' ? [...new Set(value.answers.map(fold))].sort() : null;
  const claimed = new Map<string, readonly string[]>();
  for (const { value, polarity } of said) {
    const own = members(value);
    if (own === null || value.type !== 'set') continue;
    value.answers.forEach(spell);
    if (polarity === 'asserts') claimed.set(JSON.stringify(own), own);
  }
  for (const option of question.options) spelling.set(fold(option), option);

  const sets = unions([...claimed.values()]);
  const answers = spreadAnswers(
    sets.map(() => 1),
    'open',
    settings,
  );
  const at = new Map(sets.map((set, i) => [JSON.stringify(set), i]));
  const inside = sets.map((set) => new Set(set));
  const cache = new Map<string, Float64Array>();
  return {
    answers,
    listed: sets.map((set) => {
      const names = set.map((name) => spelling.get(name) ?? name);
      return {
        value: { type: 'set', answers: names },
        label: names.length === 0 ? 'nothing' : names.join(', '),
      };
    }),
    ...plainStates(answers.states),
    answerFor: (value) => {
      const own = members(value);
      return own === null ? -1 : (at.get(JSON.stringify(own)) ?? -1);
    },
    statement({ value, polarity }) {
      const own = members(value);
      if (own === null) return null;
      const key = `${polarity}${JSON.stringify(own)}`;
      let statement = cache.get(key);
      if (statement === undefined) {
        statement = new Float64Array(answers.states);
        inside.forEach((set, v) => {
          const named = own.filter((name) => set.has(name)).length;
          const p =
            named < own.length
              ? 0
              : (1 - settings.omission) ** named * settings.omission ** (set.size - named);
          (statement as Float64Array)[v] = polarity === 'asserts' ? p : named > 0 ? 0 : 1;
        });
        if (polarity === 'denies') statement[answers.states - 1] = 1;
        cache.set(key, statement);
      }
      return statement;
    },
    axis: null,
  };
}

/** The sets and their unions, in alphabetical order. */
function unions(sets: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const found = new Map(sets.map((set) => [JSON.stringify(set), set]));
  const join = (a: readonly string[], b: readonly string[]) => [...new Set([...a, ...b])].sort();
  // A map visits what is added while it is walked, so unions of unions are met as well.
  for (const a of found.values()) {
    for (const b of sets) {
      const union = join(a, b);
      found.set(JSON.stringify(union), found.get(JSON.stringify(union)) ?? union);
    }
    if (found.size > MOST) break;
  }
  if (found.size > MOST) {
    found.clear();
    for (const set of sets) found.set(JSON.stringify(set), set);
    const all = sets.reduce(join, []);
    found.set(JSON.stringify(all), all);
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, set]) => set);
}
