/**
 * The engine, for programs: lineage and corroboration without a case, a store or a desk.
 *
 * ```ts
 * import { traceLineage, corroborateQuestion } from 'hearsay/engine';
 *
 * const lineage = traceLineage({ claims, links: [], sources: [], ties: [] });
 * const posterior = corroborateQuestion({ question, claims, lineage, trackRecords: [] });
 * posterior.answers[0]; // the most probable answer, its probability, its reports and its origins
 * ```
 *
 * Pure functions over plain data: no clock, no chance, no disk, no network. They run in a page as they
 * do on a server, and give the same bytes for the same input.
 *
 * - `traceLineage` lays the chains of all claims on one question over each other; `suggestLinks` looks
 *   for dependence nobody declared.
 * - `corroborateQuestion` gives the posterior over the answers, with what each origin contributes.
 * - `TableBuilder` and `corroborateTable` do the same for a table of claims with sources by name, and
 *   learn the sources' reliabilities from it (`hearsay corroborate`).
 * - `infer` is the inference itself over plain arrays, `exactPosterior` the slow check on it.
 */
export { traceLineage } from '#lineage/trace-lineage.ts';
export { suggestLinks } from '#lineage/suggest-links.ts';
export { dependenceProbability, PRIOR_DEPENDENCE } from '#lineage/dependence.ts';
export type { Dependence, Link, LinkReason } from '#lineage/link.ts';
export type { Lineage, LineageMark, LineageNode, Origin, OriginPair } from '#lineage/lineage.ts';

export { corroborateQuestion } from './corroborate-question.ts';
export type { AnswerPosterior, Contribution, Posterior } from './posterior.ts';
export type { TrackRecord } from './track-record.ts';
export { SETTINGS, type Settings } from './settings.ts';
export { learnReliabilities, type Rate, type Reliabilities } from './reliability.ts';

export { TableBuilder, type TableRow } from './table/build-table.ts';
export type { ClaimTable } from './table/claim-table.ts';
export {
  corroborateTable,
  type QuestionResult,
  type SourceResult,
  type TableOptions,
  type TableResult,
} from './corroborate-table.ts';
export { corroborate, type Corroborated } from './corroborate.ts';
export type { TableLink } from './table-links.ts';

export { infer, type Inference, type InferenceSettings } from './infer.ts';
export { exactPosterior } from './exact.ts';
export type { Network } from './network.ts';
export type { Answers } from './channel.ts';
