/**
 * The slow, plainly right twin of `label-posterior.ts`: every kind of every label written out, in
 * plain probabilities, each factor worked out where it is used. Only for small questions – the products
 * would underflow for many reports.
 */
import { at } from '../channel.ts';
import type { LabelModel, LabelTable } from './fit-model.ts';
import { FULL } from './temper.ts';

export function enumerateLabels(
  table: LabelTable,
  model: LabelModel,
  rho: number,
  noneOfThese: number,
  q: number,
): { readonly label: readonly number[]; readonly none: number } {
  const { choices, labels } = table;
  const claims = Array.from(
    { length: at(choices.start, q + 1) - at(choices.start, q) },
    (_, i) => at(choices.start, q) + i,
  );
  const kinds = Array.from(model.labelOf, (_, t) => t);
  const share = (t: number) => Math.exp(at(model.prior, t));
  const rate = (claim: number, t: number) =>
    Math.exp(
      at(
        model.log,
        (at(model.slot, at(choices.source, claim)) * labels + at(choices.answer, claim)) *
          kinds.length +
          t,
      ),
    );
  const first = (claim: number) => (table.firstHand === null ? 1 : at(table.firstHand, claim));
  const chance = (claim: number, p: number) => first(claim) * p + 1 - first(claim);
  const product = (values: readonly number[]) => values.reduce((a, b) => a * b, 1);
  const total = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);

  const joint = Array.from({ length: labels }, (_, z) =>
    total(
      kinds
        .filter((t) => at(model.labelOf, t) === z)
        .map((t) => share(t) * product(claims.map((i) => chance(i, rate(i, t))))),
    ),
  );
  const usual = product(
    claims.map((i) => chance(i, total(kinds.map((t) => share(t) * rate(i, t))))),
  );
  const strength = (claim: number) => {
    const rates = kinds.map((t) => rate(claim, t));
    return Math.min(1, Math.log(Math.max(...rates) / Math.min(...rates)) / FULL);
  };
  const n = total(claims.map((i) => first(i) * strength(i)));
  const w = n <= 1 ? 1 : n / (1 + (n - 1) * rho) / n;
  const odds = (noneOfThese / (1 - noneOfThese)) * (usual / total(joint)) ** w;
  const weighed = joint.map((p) => p ** w);
  return {
    label: weighed.map((p) => p / total(weighed) / (1 + odds)),
    none: odds / (1 + odds),
  };
}
