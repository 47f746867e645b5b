/**
 * ρ from outcomes: how much sources who agree are to be believed less than if they were independent.
 *
 * Without outcomes nothing in a table of labels shows it: that two sources agree is what being right
 * together and what erring together both look like, and what the rest of the table foretells of single
 * claims picks a ρ that is too low (`docs/design-choices.md`). Where outcomes are known, it is seen
 * directly. Each half of them is hidden in turn, the models learn with the other, and every ρ is asked
 * what it would have given to the hidden truth:
 *
 *     ρ* = argmax  Σ ln P_ρ(truth of q)  −  (ρ − ρ₀)² / 2σ²,      ρ₀ = `LABEL_RHO`, σ = `SPREAD`
 *
 * with the sum over questions with an outcome. Few outcomes move it little; fewer than `FEWEST` do not
 * move it at all. Halves are by turns in the order of questions, so nothing depends on chance.
 */
import { at } from '../channel.ts';
import { SETTINGS } from '../settings.ts';
import { type LabelModel, type LabelTable } from './fit-model.ts';
import { PosteriorOf, type LabelPosterior } from './label-posterior.ts';
import { LABEL_RHO } from './temper.ts';

const FEWEST = 20;
const SPREAD = 0.1;
const GRID = [0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6, 0.7, 0.8];

/** `learn` fits one of the models that were kept to a table. */
export function learnRho(
  table: LabelTable,
  kept: readonly LabelModel[],
  learn: (table: LabelTable, model: LabelModel) => LabelModel,
): number {
  const { known, labels } = table;
  if (known === null) return LABEL_RHO;
  const judged: number[] = [];
  known.forEach((label, q) => {
    if (label >= 0) judged.push(q);
  });
  if (judged.length < FEWEST) return LABEL_RHO;
  const score = GRID.map((rho) => -((rho - LABEL_RHO) ** 2) / (2 * SPREAD ** 2));
  const one: LabelPosterior = { label: new Float64Array(labels), none: 0, reports: 0 };
  for (const half of [0, 1]) {
    const hidden = judged.filter((_, i) => i % 2 === half);
    const seen = known.slice();
    for (const q of hidden) seen[q] = -1;
    const models = kept.map((model) => learn({ ...table, known: seen }, model));
    GRID.forEach((rho, g) => {
      const parts = models.map((model) => new PosteriorOf(table, model, rho, SETTINGS.noneOfThese));
      for (const q of hidden) {
        let p = 0;
        for (const part of parts) {
          part.of(q, null, one);
          p += at(one.label, at(known, q)) / parts.length;
        }
        score[g] = (score[g] as number) + Math.log(Math.max(p, 1e-9));
      }
    });
  }
  let best = 0;
  for (let g = 1; g < GRID.length; g++) {
    if ((score[g] as number) > (score[best] as number)) best = g;
  }
  return GRID[best] as number;
}
