/**
 * The table tool in one call, for programs: rows in, findings out.
 *
 * ```ts
 * import { corroborate } from 'hearsay/engine';
 *
 * const { findings } = corroborate([
 *   { source: 'Ada', question: 'bridge', value: 'down' },
 *   { source: 'Bo', question: 'bridge', value: 'down', from: 'Ada' },
 *   { source: 'Cy', question: 'bridge', value: 'open' },
 * ]);
 * findings[0].answers; // each with its probability, its reports and its origins
 * ```
 *
 * Rows are what `hearsay corroborate` reads from a file. A row that cannot be read is left out and
 * listed in `refused` with its number, from 0, and the reason.
 */
import {
  corroborateTable,
  type QuestionResult,
  type SourceResult,
  type TableOptions,
} from './corroborate-table.ts';
import type { TableLink } from './table-links.ts';
import { TableBuilder, type TableRow } from './table/build-table.ts';

export interface Corroborated {
  /** One a question, in order of first mention. */
  readonly findings: readonly QuestionResult[];
  /** What was learnt of every source, by role and topic. */
  readonly sources: readonly SourceResult[];
  /** Dependence: declared, and inferred with its reasons. */
  readonly links: readonly TableLink[];
  readonly refused: readonly { readonly row: number; readonly reason: string }[];
}

/** Works through claims that stand in memory. Pure: the same rows give the same bytes. */
export function corroborate(rows: Iterable<TableRow>, options: TableOptions = {}): Corroborated {
  const builder = new TableBuilder();
  const refused: { row: number; reason: string }[] = [];
  let row = 0;
  for (const one of rows) {
    const reason = builder.add(one);
    if (reason !== null) refused.push({ row, reason });
    row += 1;
  }
  const places = options.places === undefined ? undefined : [...options.places];
  const found = corroborateTable(builder.done(places), {
    contributions: true,
    ...options,
    ...(places === undefined ? {} : { places }),
  });
  return {
    findings: [...found.results()],
    sources: [...found.sources()],
    links: [...found.links()],
    refused,
  };
}
