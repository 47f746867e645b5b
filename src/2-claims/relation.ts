import type { SubjectId } from '#terms/ids.ts';

/**
 * What a question says of a structure. An edge is a question like any other, so that it has its claims,
 * chains, contradictions and finding.
 *
 * - `commands`, `reports-to`, `member-of`, `works-at`, `holds-office`: from a person or group to a person,
 *   group, office or place. With both ends a yes/no question (“Does Abu Rami command the northern
 *   checkpoint?”); with one end open its answers are that end (“Who commands the northern checkpoint?”).
 * - `stage-before`: who has been through `from` goes on to `to`.
 * - `lasts`: how long the stage `from` takes; a number question with a unit of time, and no `to`.
 */
export interface QuestionRelation {
  readonly kind: Relation;
  readonly from: SubjectId | null;
  readonly to: SubjectId | null;
}

export type Relation = EdgeRelation | 'lasts';

export type EdgeRelation =
  'commands' | 'reports-to' | 'member-of' | 'works-at' | 'holds-office' | 'stage-before';

export const EDGE_RELATIONS = [
  'commands',
  'reports-to',
  'member-of',
  'works-at',
  'holds-office',
  'stage-before',
] as const satisfies readonly EdgeRelation[];
