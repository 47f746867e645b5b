/**
 * Sources that share a label set – yes and no, grades, kinds of weapon: how likely is each label for
 * each question, and how reliable is each source?
 *
 * 1. Six models that differ in what they take to be common (`model-shape.ts`) learn from the table,
 *    each from the votes on (`fit-model.ts`).
 * 2. The half that foretells single claims better (`held-out.ts`) is kept (`choose-by-held-out.ts`).
 * 3. Each gives a posterior to each question, weighed for reports that are not shown independent
 *    (`label-posterior.ts`, `temper.ts`); their mean is the answer. How correlated they are taken to be
 *    is learnt from outcomes where enough are known (`learn-rho.ts`), else the same for every table.
 *
 * A large table (more than `SAMPLE` claims) goes through steps 1 and 2 with a sample of its questions
 * (`sample-questions.ts`); the models that are kept then learn from all of it, from there on.
 *
 * The posterior is what the *reports* say. An outcome that is known trains the rates and changes the answer
 * of its own question only by way of them.
 *
 * Odd cases: a question without reports has the prevalence of labels as its posterior; one label
 * only, and it has all but the probability of none; no claims at all, and every label is alike.
 */
import { firstAnswers, type Choices } from '../choices.ts';
import type { Fit, FitOptions } from '../fit.ts';
import { EVERYONE, fitLevel, rate, type Counts } from '../reliability.ts';
import { at } from '../channel.ts';
import { SETTINGS } from '../settings.ts';
import { chooseModels, labelsAlive, prevalenceByVotes } from './choose-by-held-out.ts';
import { fitModel, ROUNDS, type LabelModel, type LabelTable } from './fit-model.ts';
import { heldOut } from './held-out.ts';
import { PosteriorOf, type LabelPosterior } from './label-posterior.ts';
import { PANEL, type ModelShape } from './model-shape.ts';
import { learnRho } from './learn-rho.ts';
import { sampleQuestions } from './sample-questions.ts';
import { effectiveReports, LABEL_RHO } from './temper.ts';

/** Claims on which all models are tried. */
const SAMPLE = 100_000;
/** Rounds over a whole large table, for rates that were learnt from the sample. */
const FURTHER_ROUNDS = 4;

/** `choices.shared` must hold. */
export function fitLabels(choices: Choices, options: FitOptions = {}): Fit {
  const labels = Math.max(
    2,
    choices.answers.reduce((most, n) => Math.max(most, n), 0),
  );
  const table: LabelTable = {
    choices,
    labels,
    firstHand: options.firstHand ?? null,
    known: options.known ?? null,
  };
  let done = 0;
  const learn = (from: LabelTable, shape: ModelShape, begin: LabelModel | null): LabelModel => {
    const model = fitModel(from, shape, begin === null ? ROUNDS : FURTHER_ROUNDS, begin);
    options.progress?.(++done);
    return model;
  };
  const sample = sampleQuestions(table, SAMPLE);
  const panel = PANEL.map((shape) => learn(sample, shape, null));
  const byVotes = prevalenceByVotes(sample);
  const chosen = chooseModels(
    panel.map((model) => heldOut(sample, model, LABEL_RHO)),
    panel.map((model) => labelsAlive(model, byVotes)),
  ).map((i) => panel[i] as LabelModel);
  const kept = sample === table ? chosen : chosen.map((model) => learn(table, model.shape, model));
  const rho =
    options.rho ?? learnRho(table, kept, (from, model) => learn(from, model.shape, model));
  const parts = kept.map((model) => new PosteriorOf(table, model, rho, SETTINGS.noneOfThese));

  const first = firstAnswers(choices);
  const { questions, answers } = choices;
  const posterior = new Float64Array(at(first, questions));
  const none = new Float64Array(questions);
  const effective = new Float64Array(questions);
  const one: LabelPosterior = { label: new Float64Array(labels), none: 0, reports: 0 };
  const mean = new Float64Array(labels);

  /** The mean over models, into `mean`; gives the probability of none and the reports' weight. */
  const average = (
    q: number,
    keep: ((claim: number) => boolean) | null,
  ): { none: number; effective: number } => {
    mean.fill(0);
    let left = 0;
    let weight = 0;
    for (const part of parts) {
      part.of(q, keep, one);
      for (let z = 0; z < labels; z++) mean[z] = at(mean, z) + at(one.label, z) / parts.length;
      left += one.none / parts.length;
      weight += effectiveReports(one.reports, rho) / parts.length;
    }
    return { none: left, effective: weight };
  };
  for (let q = 0; q < questions; q++) {
    const found = average(q, null);
    const named = at(answers, q);
    let rest = found.none;
    for (let z = named; z < labels; z++) rest += at(mean, z);
    none[q] = rest;
    effective[q] = found.effective;
    for (let z = 0; z < named; z++) posterior[at(first, q) + z] = at(mean, z);
  }

  const right = new Float64Array(choices.sources);
  const wrong = new Float64Array(choices.sources);
  for (const model of kept) {
    for (let s = 0; s < choices.sources; s++) {
      right[s] = at(right, s) + at(model.right, s) / kept.length;
      wrong[s] = at(wrong, s) + at(model.wrong, s) / kept.length;
    }
  }
  const counts: Counts[] = Array.from(right, (r, s) => ({ right: r, wrong: at(wrong, s) }));
  const { observer } = EVERYONE;
  return {
    first,
    posterior,
    none,
    effective,
    right,
    wrong,
    everyone: fitLevel(counts, rate(observer.right, observer.wrong)),
    rho,
    rounds: kept.reduce((most, { rounds }) => Math.max(most, rounds), 0),
    without: (q, keep) => {
      average(q, keep);
      return mean.slice(0, at(answers, q));
    },
  };
}
