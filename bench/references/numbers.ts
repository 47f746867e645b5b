/** Mean and median of what is claimed of each item, as numbers. Claims that are no numbers are left out. */
import type { Claim } from '../data/claim.ts';

export type Values = ReadonlyMap<string, number>;

export function numbersByItem(
  claims: readonly Claim[],
): ReadonlyMap<string, readonly { readonly source: string; readonly value: number }[]> {
  const byItem = new Map<string, { source: string; value: number }[]>();
  for (const { source, item, value } of claims) {
    const x = Number(value);
    if (value.trim() === '' || !Number.isFinite(x)) continue;
    const own = byItem.get(item) ?? [];
    byItem.set(item, own);
    own.push({ source, value: x });
  }
  return byItem;
}

export function means(claims: readonly Claim[]): Values {
  return each(claims, (xs) => xs.reduce((sum, x) => sum + x, 0) / xs.length);
}

/** The middle one; of an even number the mean of the two in the middle. */
export function medians(claims: readonly Claim[]): Values {
  return each(claims, median);
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  const upper = sorted[half] as number;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] as number) + upper) / 2;
}

function each(claims: readonly Claim[], of: (values: readonly number[]) => number): Values {
  return new Map(
    [...numbersByItem(claims)].map(([item, own]) => [item, of(own.map(({ value }) => value))]),
  );
}
