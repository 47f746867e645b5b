/**
 * Places, which contain each other.
 *
 * The states are the places that were named. One that contains others that were named stands for
 * "elsewhere in it"; its size is the number of other places in it that the tree knows (at least one).
 * A claim of a place supports it and everything inside it; by how much is not an assumption but
 * arithmetic: an error hits "somewhere in the district" more easily than one village in it, so the
 * coarser the claim, the less it says.
 */
import type { Value } from '#claims/value.ts';
import type { Asked, Domain, Said } from './domain.ts';
import type { Settings } from './settings.ts';
import { denied, fold, plainStates, spreadAnswers } from './spread-answers.ts';

export function placeDomain(question: Asked, said: readonly Said[], settings: Settings): Domain {
  const parents = new Map(
    Object.entries(question.places).map(([child, parent]) => [fold(child), fold(parent)]),
  );
  const spelling = new Map<string, string>();
  for (const { value } of said) {
    if (value.type !== 'place') continue;
    const known = spelling.get(fold(value.place));
    if (known === undefined || value.place < known) spelling.set(fold(value.place), value.place);
  }
  for (const option of question.options) spelling.set(fold(option), option);
  for (const name of [...Object.keys(question.places), ...Object.values(question.places)]) {
    if (spelling.has(fold(name))) spelling.set(fold(name), name);
  }
  const names = [...spelling.keys()].sort();
  const at = new Map(names.map((name, i) => [name, i]));

  /** The place and all that contain it, smallest first. A loop in the tree ends the walk. */
  const above = (name: string): readonly string[] => {
    const path = [name];
    for (let up = parents.get(name); up !== undefined && !path.includes(up); up = parents.get(up)) {
      path.push(up);
    }
    return path;
  };
  // Places the tree knows and nobody named, counted for the smallest named place that contains them.
  const unnamed = new Float64Array(names.length);
  const branches = new Set(parents.values());
  for (const leaf of parents.keys()) {
    if (branches.has(leaf) || at.has(leaf)) continue;
    const home = above(leaf).find((name) => at.has(name));
    if (home !== undefined) {
      const i = at.get(home) as number;
      unnamed[i] = (unnamed[i] as number) + 1;
    }
  }
  const inside = names.map((name) => above(name).map((up) => at.get(up) ?? -1));
  const contains = names.map((_, i) => inside.some((up, j) => j !== i && up.includes(i)));

  const answers = spreadAnswers(
    names.map((_, i) => Math.max(1, unnamed[i] as number)),
    question.options.length > 1 ? 'closed' : 'open',
    settings,
  );
  const index = (value: Value) => (value.type === 'place' ? (at.get(fold(value.place)) ?? -1) : -1);
  const cache = new Map<number, Float64Array>();
  return {
    answers,
    listed: names.map((name, i) => {
      const place = spelling.get(name) ?? name;
      return {
        value: { type: 'place', place },
        label: contains[i] === true ? `elsewhere in ${place}` : place,
      };
    }),
    ...plainStates(answers.states),
    answerFor: index,
    statement({ value, polarity }) {
      const i = index(value);
      if (i < 0) return null;
      const key = polarity === 'asserts' ? i : -1 - i;
      let statement = cache.get(key);
      if (statement === undefined) {
        statement = new Float64Array(answers.states);
        for (let j = 0; j < names.length; j++) if (inside[j]?.includes(i)) statement[j] = 1;
        if (polarity === 'denies') statement = denied(statement);
        cache.set(key, statement);
      }
      return statement;
    },
    axis: null,
  };
}
