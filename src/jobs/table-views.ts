import type { Arranged } from '#assessment/question-table/row-table.ts';
import type { TableRow } from '#assessment/question-table/table-row.ts';

/** A page of the Questions table. */
export interface TableView {
  /** Questions of the case, and how many of them the query leaves. */
  readonly total: number;
  readonly matching: number;
  /** Where among those the first of `rows` stands. */
  readonly offset: number;
  /** Where the question stands that was looked for; null when it is not among them. */
  readonly found: number | null;
  readonly rows: readonly TableRow[];
  readonly filters: Arranged['filters'];
  readonly facets: Arranged['facets'];
  /** Questions whose finding is up to date; the rest follows in the background. */
  readonly workedOut: number;
  /** The next free short name. */
  readonly nextRef: string;
  /** The same number, the same table. */
  readonly revision: number;
}
