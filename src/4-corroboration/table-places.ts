/**
 * Questions of a table whose values are places in a tree (`places/`).
 *
 * What is reported first is the smallest place that more likely than not contains the truth; its
 * probability is that of being right *as stated*. The probabilities in the list of answers exclude each
 * other: that the truth is this place, or something unnamed in it, and in no smaller place that was
 * named. A name the tree does not know lies at its top.
 */
import { at } from './channel.ts';
import { fitPlaces, type PlaceChoices, type PlaceFit } from './places/fit-places.ts';
import { contains, treeFromPairs, withUnlisted, type PlaceTree } from './places/place-tree.ts';
import type { ResultContext } from './results/choice-result.ts';
import { contribution, logOdds, strongestFirst } from './results/contributions.ts';
import type { ContributionResult, QuestionResult } from './results/question-result.ts';
import { answerWords, tableChoices, type ChoiceRows, type TableChoices } from './table-choices.ts';
import type { ObserverCounts } from './table-rates.ts';

export interface PlaceQuestions {
  /** What should be known of the tree. */
  readonly notes: readonly string[];
  readonly counts: ObserverCounts;
  result(context: ResultContext, n: number): QuestionResult;
}

export function fitPlaceQuestions(
  rows: ChoiceRows,
  questions: Int32Array,
  pairs: Iterable<readonly [string, string]>,
  rho: number | undefined,
): PlaceQuestions {
  // Places are told apart by their names in the tree, not by labels shared between questions.
  const kind = tableChoices(rows, questions, null);
  const words: string[] = [];
  for (let n = 0; n < questions.length; n++) {
    for (let k = 0; k < at(kind.choices.answers, n); k++) words.push(answerWords(rows, kind, n, k));
  }
  const notes: string[] = [];
  const tree = withUnlisted(
    treeFromPairs(pairs, (note) => notes.push(note)),
    words,
  );
  const choices: PlaceChoices = {
    ...kind.choices,
    place: Int32Array.from(words, (word) => tree.find(word)),
  };
  const fit = fitPlaces(choices, tree, {
    known: kind.known,
    ...(rho === undefined ? {} : { rho }),
  });
  return {
    notes,
    counts: fit,
    result: (context, n) => placeResult(context, kind, choices, tree, fit, n),
  };
}

function placeResult(
  context: ResultContext,
  kind: TableChoices,
  choices: PlaceChoices,
  tree: PlaceTree,
  fit: PlaceFit,
  n: number,
): QuestionResult {
  const { table, grouped } = context;
  const q = at(kind.question, n);
  const [first, last] = [at(fit.first, n), at(fit.first, n + 1)];
  const best = at(fit.best, n);
  const rows = at(grouped.start, q + 1) - at(grouped.start, q);

  interface Named {
    value: string;
    probability: number;
    reports: number;
    origins: number;
  }
  /** By name: readings of one name are one answer. */
  const byName = new Map<number, Named>();
  for (let i = first; i < last; i++) {
    const place = at(fit.place, i);
    const name = at(tree.nameOf, place);
    const before = byName.get(name);
    if (before !== undefined) before.probability += at(fit.posterior, i);
    else {
      byName.set(name, {
        value: tree.name[place] as string,
        probability: at(fit.posterior, i),
        reports: 0,
        origins: 0,
      });
    }
  }
  const base = at(kind.first, n);
  const told = (k: number): Named | undefined => byName.get(at(choices.place, base + k));
  const spoken = new Set<number>();
  for (let k = at(grouped.start, q); k < at(grouped.start, q + 1); k++) {
    const answer = at(kind.answerOfRow, at(grouped.rows, k));
    spoken.add(answer);
    const named = told(answer);
    if (named === undefined) continue;
    named.reports += 1;
    // The spelling of the reports, not of the tree.
    named.value = answerWords({ table, outcomes: context.outcomes }, kind, n, answer);
  }
  const [from, to] = [at(choices.start, n), at(choices.start, n + 1)];
  for (let i = from; i < to; i++) {
    const named = told(at(choices.answer, i));
    if (named !== undefined) named.origins += 1;
  }
  const chosen = best < 0 ? -1 : at(tree.nameOf, at(fit.place, first + best));
  const answers = [...byName].sort(
    ([a, x], [b, y]) =>
      Number(b === chosen) - Number(a === chosen) ||
      y.probability - x.probability ||
      (x.value < y.value ? -1 : 1),
  );
  const listed = answers
    .filter(([name, { reports }]) => reports > 0 || name === chosen)
    .map(([, named]) => named);
  const inside = new Float64Array(choices.answers[n] as number);
  for (let k = 0; k < inside.length; k++) inside[k] = at(choices.place, base + k);
  return {
    question: table.questions.at(q),
    value: answers[0]?.[1].value ?? '',
    probability: at(fit.bestProbability, n),
    answers: listed,
    // With it what lies in places nobody named.
    none: listed.reduce((left, { probability }) => Math.max(0, left - probability), 1),
    estimate: null,
    span: null,
    area: null,
    reports: rows,
    origins: to - from,
    established: {
      independent: 0,
      dependent: rows - (to - from),
      unknown: (rows * (rows - 1)) / 2 - (rows - (to - from)),
    },
    effective: at(fit.effective, n),
    flags: [
      ...(rows > 1 && to - from <= 1 ? ['single-origin'] : []),
      'lineage-not-established',
      ...(spoken.size > 1 && contradict(fit, first, last, inside, tree) ? ['contradiction'] : []),
    ],
    contributions: context.contributions ? contributionsOf(context, choices, fit, n, best) : [],
    support: supportOf(kind, choices, fit, tree, n, best),
  };
}

/** Whether two names cannot both be right: some place of neither lies in a place of the other. */
function contradict(
  fit: PlaceFit,
  first: number,
  last: number,
  names: Float64Array,
  tree: PlaceTree,
): boolean {
  const placesOf = (name: number): number[] => {
    const places: number[] = [];
    for (let i = first; i < last; i++) {
      if (at(tree.nameOf, at(fit.place, i)) === name) places.push(at(fit.place, i));
    }
    return places;
  };
  for (let i = 0; i < names.length; i++) {
    for (let j = i + 1; j < names.length; j++) {
      const [a, b] = [placesOf(names[i] as number), placesOf(names[j] as number)];
      if (!a.some((x) => b.some((y) => contains(tree, x, y) || contains(tree, y, x)))) return true;
    }
  }
  return false;
}

/** Claims of places that contain what is reported, or lie in it, speak for it. */
function supportOf(
  kind: TableChoices,
  choices: PlaceChoices,
  fit: PlaceFit,
  tree: PlaceTree,
  n: number,
  best: number,
): QuestionResult['support'] {
  const supporters: { source: number; cluster: number }[] = [];
  let against = 0;
  const reported = best < 0 ? -1 : at(fit.place, at(fit.first, n) + best);
  const base = at(kind.first, n);
  for (let i = at(choices.start, n); i < at(choices.start, n + 1); i++) {
    const name = at(choices.place, base + at(choices.answer, i));
    let fits = false;
    for (let k = at(tree.nameStart, name); k < at(tree.nameStart, name + 1) && !fits; k++) {
      const place = at(tree.placesOf, k);
      fits = reported >= 0 && (contains(tree, reported, place) || contains(tree, place, reported));
    }
    if (fits) supporters.push({ source: at(choices.source, i), cluster: -1 });
    else against += 1;
  }
  return { for: supporters, against };
}

function contributionsOf(
  context: ResultContext,
  choices: PlaceChoices,
  fit: PlaceFit,
  n: number,
  best: number,
): QuestionResult['contributions'] {
  if (best < 0) return [];
  const all = logOdds(at(fit.posterior, at(fit.first, n) + best));
  const list: ContributionResult[] = [];
  for (let i = at(choices.start, n); i < at(choices.start, n + 1); i++) {
    const without = fit.without(n, (claim) => claim !== i);
    list.push(
      contribution(context.voiceName(at(choices.source, i)), all, logOdds(at(without, best))),
    );
  }
  return strongestFirst(list);
}
