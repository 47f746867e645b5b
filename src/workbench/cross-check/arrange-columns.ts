import type { Column } from '#assessment/cross-check/columns.ts';

/** Columns that stand beside each other and give one answer. */
export interface Stretch {
  readonly says: string;
  /** Of the answer as a whole, wherever its columns stand. */
  readonly reports: number;
  readonly origins: number;
  /** The rest of an answer whose first column stands at the beginning. */
  readonly rest: boolean;
  readonly columns: readonly Column[];
}

/**
 * The answer most give with its first column, then every other answer, then the rest of the first: who
 * says otherwise stands beside what most say, not six columns further on. Within an answer the columns of one
 * origin stand together, nearest to the origin first.
 */
export function arrangeColumns(columns: readonly Column[]): readonly Stretch[] {
  const answers = new Map<number, Column[]>();
  for (const column of columns) {
    answers.set(column.group, [...(answers.get(column.group) ?? []), column]);
  }
  const stretches = [...answers]
    .toSorted(([a], [b]) => a - b)
    .map(([, own]): Stretch => {
      const origins = [...new Set(own.map(({ origin }) => origin))];
      return {
        says: own[0]?.says ?? '',
        reports: own.length,
        origins: origins.length,
        rest: false,
        columns: own.toSorted((a, b) => origins.indexOf(a.origin) - origins.indexOf(b.origin)),
      };
    });
  const [first, ...others] = stretches;
  if (first === undefined || others.length === 0 || first.columns.length === 1) return stretches;
  return [
    { ...first, columns: first.columns.slice(0, 1) },
    ...others,
    { ...first, rest: true, columns: first.columns.slice(1) },
  ];
}
