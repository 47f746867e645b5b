import { useSearch } from '@tanstack/react-router';
import { brushTest, isBrushed, REACH } from '#assessment/cross-check/brush.ts';
import { useWhereWhen } from '../map/queries.ts';

/** Questions about what Map and Timeline are narrowed to, by short name; null where they are not. */
export function useBrushed(caseId: string): {
  readonly refs: readonly string[] | null;
  /** An address without the brush. */
  readonly without: (before: object) => object;
} {
  const brush = useSearch({ from: '/case/$caseId' });
  const on = isBrushed(brush);
  const view = useWhereWhen(caseId, 100, on);
  const items = on ? view.data?.items.filter(brushTest(brush)) : undefined;
  return {
    refs: items === undefined ? null : [...new Set(items.map(({ ref }) => ref))],
    without: (before) => ({
      ...before,
      ...Object.fromEntries(REACH.map((field) => [field, undefined])),
    }),
  };
}

/** Questions in both lists; a name that no question has where there is none. */
export function both(pick: string | undefined, refs: readonly string[]): string {
  const wanted = new Set((pick ?? '').split(',').filter((ref) => ref !== ''));
  const left = wanted.size === 0 ? refs : refs.filter((ref) => wanted.has(ref));
  return left.length === 0 ? '~' : left.join(',');
}
