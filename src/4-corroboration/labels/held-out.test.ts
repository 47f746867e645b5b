import { expect, test } from 'vitest';
import { AGREEMENT, fitModel, type LabelTable } from './fit-model.ts';
import { heldOut } from './held-out.ts';
import { inventedTable } from './sample-table.ts';
import { temperature } from './temper.ts';
import { PANEL, type ModelShape } from './model-shape.ts';

const plain: ModelShape = { subtypes: 1, population: 'free' };

function tableOf(reliability: (s: number, z: number) => number): LabelTable {
  const { choices } = inventedTable(
    5,
    { sources: 12, questions: 60, labels: 2, each: 5 },
    reliability,
  );
  return { choices, labels: 2, firstHand: null, known: null };
}

test('[L9] [CO46] agrees with leaving out each claim by hand', () => {
  const table = tableOf(() => 0.8);
  const { choices } = table;
  for (const shape of PANEL) {
    const model = fitModel(table, shape, 5);
    const kinds = Array.from(model.labelOf, (_, t) => t);
    const slot = (i: number) => model.slot[choices.source[i] as number] as number;
    const rate = (i: number, t: number) =>
      Math.exp(
        model.log[(slot(i) * 2 + (choices.answer[i] as number)) * kinds.length + t] as number,
      );
    const weights = (factor: (t: number) => number) => {
      const all = kinds.map((t) => Math.exp(model.prior[t] as number) * factor(t));
      const sum = all.reduce((a, b) => a + b, 0);
      return all.map((p) => p / sum);
    };
    let sum = 0;
    for (let q = 0; q < choices.questions; q++) {
      const claims = Array.from({ length: 5 }, (_, i) => (choices.start[q] as number) + i);
      const share = weights((t) => claims.reduce((p, i) => p * rate(i, t), 1));
      const unseen = (i: number, t: number) => {
        const behind = model.behind[slot(i) * kinds.length + t] as number;
        const own = AGREEMENT * (share[t] as number);
        return (behind * rate(i, t) - own) / (behind - own);
      };
      for (const i of claims) {
        const others = claims.filter((j) => j !== i);
        const posterior = weights(
          (t) => others.reduce((p, j) => p * unseen(j, t), 1) ** temperature(4, 0.3),
        );
        sum += Math.log(posterior.reduce((p, w, t) => p + w * unseen(i, t), 0));
      }
    }
    expect(heldOut(table, model, 0.3)).toBeCloseTo(sum / choices.source.length, 6);
  }
});

test('claims that follow the truth are easier to foretell than noise', () => {
  const score = (p: number) => {
    const table = tableOf(() => p);
    return heldOut(table, fitModel(table, plain), 0.3);
  };
  expect(score(0.95)).toBeGreaterThan(score(0.75));
  expect(score(0.75)).toBeGreaterThan(score(0.5));
});
