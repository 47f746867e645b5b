/** What is run on a set: the engine and, by kind, the references. */
import type { FoundLink, Predictions } from './data/claim.ts';
import type { TruthSet } from './data/truth-set.ts';
import { accu } from './references/accu.ts';
import { crh } from './references/crh.ts';
import { dawidSkene } from './references/dawid-skene.ts';
import { means, medians, type Values } from './references/numbers.ts';
import { oneCoin } from './references/one-coin.ts';
import { votes } from './references/votes.ts';

export const ENGINE = 'Hearsay';
export const INDEPENDENT = 'Hearsay --independent';
export const VOTES = 'votes';
export const DAWID_SKENE = 'Dawid–Skene';
export const ONE_COIN = 'one-coin';
export const ACCU = 'ACCU';
export const ACCUCOPY = 'ACCUCOPY';
export const TRUE_ORIGINS = 'votes of true origins';
export const MEAN = 'mean';
export const MEDIAN = 'median';
export const CRH = 'CRH';

export interface Found {
  readonly predictions: Predictions;
  readonly links?: readonly FoundLink[];
}

type Reference = (set: TruthSet) => Found;

const fromValues = (values: Values): Found => ({
  predictions: new Map(
    [...values].map(([item, value]) => [
      item,
      { answers: [], estimate: { value, low: Number.NaN, high: Number.NaN } },
    ]),
  ),
});

export const REFERENCES: Readonly<Record<string, Reference>> = {
  [VOTES]: ({ claims }) => ({ predictions: votes(claims) }),
  [DAWID_SKENE]: ({ claims }) => ({ predictions: dawidSkene(claims) }),
  [ONE_COIN]: ({ claims }) => ({ predictions: oneCoin(claims) }),
  [ACCU]: ({ claims }) => accu(claims),
  [ACCUCOPY]: ({ claims }) => accu(claims, { copying: true }),
  [TRUE_ORIGINS]: (set) => ({ predictions: votesOfTrueOrigins(set) }),
  [MEAN]: ({ claims }) => fromValues(means(claims)),
  [MEDIAN]: ({ claims }) => fromValues(medians(claims)),
  [CRH]: ({ claims }) => fromValues(crh(claims)),
};

/** The references that can be run on a set. */
export function referencesFor({ kind, origins }: Pick<TruthSet, 'kind' | 'origins'>): string[] {
  if (kind === 'numbers') return [MEAN, MEDIAN, CRH];
  return [
    VOTES,
    ...(kind === 'labels' || kind === 'facts' ? [DAWID_SKENE, ONE_COIN] : []),
    ACCU,
    ACCUCOPY,
    ...(origins === undefined ? [] : [TRUE_ORIGINS]),
  ];
}

/**
 * What somebody would say who knows the lineage of every report, and nothing of the sources: each
 * independent first-hand origin one vote. Values without any keep a trace, so that every value claimed
 * stays possible.
 */
function votesOfTrueOrigins({ claims, origins }: TruthSet): Predictions {
  const claimed = new Map<string, Set<string>>();
  for (const { item, value } of claims) {
    claimed.set(item, (claimed.get(item) ?? new Set<string>()).add(value));
  }
  return new Map(
    [...claimed].map(([item, values]) => {
      const counts = [...values].map((value) => origins?.get(item)?.get(value) ?? 0);
      const all = counts.reduce((a, b) => a + b, 0);
      const answers = [...values].map((value, k) => ({
        value,
        probability: all > 0 ? (counts[k] as number) / all : 1 / values.size,
      }));
      return [item, { answers: answers.sort((a, b) => b.probability - a.probability) }];
    }),
  );
}
