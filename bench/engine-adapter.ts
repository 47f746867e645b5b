/**
 * The engine as anybody outside would call it: rows into a `TableBuilder`, the table into
 * `corroborateTable`. The one file of the benchmark that knows the engine.
 *
 * Of questions that all choose from the same labels the engine lists the labels somebody named there; what
 * it leaves to "none of these" is shared evenly among the others, for one of them it must be.
 */
import { corroborateTable, TableBuilder } from '#corroboration/engine.ts';
import type { FoundLink, Prediction, Predictions } from './data/claim.ts';
import { foldWords, type TruthSet } from './data/truth-set.ts';

export interface EngineRun {
  readonly predictions: Predictions;
  /** Null when nobody asked. */
  readonly links: readonly FoundLink[] | null;
  /** For building the table, all answers and the links if asked for; not for reading the file. */
  readonly seconds: number;
  readonly refused: number;
}

export function runEngine(
  set: Pick<TruthSet, 'kind' | 'claims' | 'typeOf' | 'places'>,
  { independent = false, links = false }: { independent?: boolean; links?: boolean } = {},
): EngineRun {
  const { claims, typeOf, places } = set;
  const begin = performance.now();
  const builder = new TableBuilder();
  let refused = 0;
  for (const { source, item, value, time } of claims) {
    const type = typeOf(item);
    const row = { source, question: item, value, time, ...(type === undefined ? {} : { type }) };
    if (builder.add(row) !== null) refused += 1;
  }
  const found = corroborateTable(builder.done(), {
    independent,
    ...(places === undefined ? {} : { places: [...places] }),
  });
  const predictions = new Map<string, Prediction>();
  for (const { question, value, probability, answers, estimate } of found.results()) {
    predictions.set(question, {
      reported: { value, probability },
      answers: answers.map((answer) => ({
        value: answer.value,
        probability: answer.probability,
        origins: answer.origins,
      })),
      ...(estimate === null
        ? {}
        : { estimate: { value: estimate.median, low: estimate.low, high: estimate.high } }),
    });
  }
  const listed: FoundLink[] | null = links ? [] : null;
  if (listed !== null) {
    for (const { level, child, parent, probability, direction } of found.links()) {
      if (level === 'source') listed.push({ child, parent, probability, direction });
    }
  }
  const seconds = (performance.now() - begin) / 1000;
  const isLabels = set.kind === 'labels' || set.kind === 'facts';
  return {
    predictions: isLabels
      ? withAllLabels(
          predictions,
          claims.map(({ value }) => value),
        )
      : predictions,
    links: listed,
    seconds,
    refused,
  };
}

function withAllLabels(predictions: Predictions, values: readonly string[]): Predictions {
  const labels = new Map(values.map((value) => [foldWords(value), value]));
  return new Map(
    [...predictions].map(([item, prediction]) => {
      const named = new Set(prediction.answers.map(({ value }) => foldWords(value)));
      const others = [...labels].filter(([folded]) => !named.has(folded));
      const given = prediction.answers.reduce((sum, { probability }) => sum + probability, 0);
      const share = Math.max(0, 1 - given) / Math.max(1, others.length);
      const rest = others.map(([, value]) => ({ value, probability: share }));
      return [item, { ...prediction, answers: [...prediction.answers, ...rest] }];
    }),
  );
}
