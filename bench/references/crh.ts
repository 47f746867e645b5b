/**
 * CRH for numbers (Li et al., SIGMOD 2014): the weighted means that lie nearest to what reliable sources
 * say, sources being reliable when they lie near the weighted means.
 *
 * In turn: weight of a source −ln(its loss / the loss of all), its loss the mean over its claims of the
 * squared distance from the current value, in units of the spread of the item's claims; value of an item
 * the weighted mean. Begins with the mean, ends when no value moves. Items on which all agree have no
 * spread and tell nothing.
 */
import type { Claim } from '../data/claim.ts';
import { means, numbersByItem, type Values } from './numbers.ts';

const ROUNDS = 50;

export function crh(claims: readonly Claim[]): Values {
  const byItem = numbersByItem(claims);
  const values = new Map(means(claims));
  const spread = new Map(
    [...byItem].map(([item, own]) => {
      const middle = values.get(item) as number;
      const square = own.reduce((sum, { value }) => sum + (value - middle) ** 2, 0) / own.length;
      return [item, Math.sqrt(square)] as const;
    }),
  );
  for (let round = 0; round < ROUNDS; round++) {
    const weights = weightsOf(byItem, values, spread);
    let moved = 0;
    for (const [item, own] of byItem) {
      let sum = 0;
      let all = 0;
      for (const { source, value } of own) {
        const weight = weights.get(source) as number;
        sum += weight * value;
        all += weight;
      }
      if (!(all > 0)) continue;
      moved = Math.max(moved, Math.abs(sum / all - (values.get(item) as number)));
      values.set(item, sum / all);
    }
    if (moved < 1e-9) break;
  }
  return values;
}

function weightsOf(
  byItem: ReturnType<typeof numbersByItem>,
  values: Values,
  spread: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  const loss = new Map<string, { sum: number; claims: number }>();
  for (const [item, own] of byItem) {
    const unit = spread.get(item) as number;
    for (const { source, value } of own) {
      const so = loss.get(source) ?? { sum: 0, claims: 0 };
      loss.set(source, so);
      so.claims += 1;
      if (unit > 0) so.sum += (value - (values.get(item) as number)) ** 2 / unit;
    }
  }
  const each = new Map([...loss].map(([s, { sum, claims }]) => [s, sum / claims]));
  const all = [...each.values()].reduce((a, b) => a + b, 0);
  // A source without any loss would weigh infinitely much; a millionth of the whole is near enough.
  return new Map(
    [...each].map(([s, own]) => [s, all > 0 ? -Math.log(Math.max(own / all, 1e-6)) : 1]),
  );
}
