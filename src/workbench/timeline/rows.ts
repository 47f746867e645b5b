import type { WhereWhenItem } from '#assessment/cross-check/case-where-when.ts';

export type RowsBy = 'question' | 'source';

/** One line of the timeline: a question or a source, with what belongs to it in lanes. */
export interface Row {
  readonly key: string;
  /** `Q-017`, or a pseudonym; null for what nobody can be named for. */
  readonly name: string | null;
  readonly detail: string;
  readonly lanes: readonly (readonly WhereWhenItem[])[];
}

/**
 * Rows by question or by who said it first, in the order in which what they hold begins; findings belong to
 * questions only. Within a row things that overlap stand in lanes below each other, the finding first, so that no
 * bar hides another: each goes into the first lane that is free by then.
 *
 * @param spanOf the time that counts: what it is about, or when it was told.
 */
export function rowsOf(
  items: readonly WhereWhenItem[],
  by: RowsBy,
  spanOf: (
    item: WhereWhenItem,
  ) => { readonly from: number | null; readonly to: number | null } | null,
): readonly Row[] {
  const groups = new Map<string, { name: string | null; detail: string; items: WhereWhenItem[] }>();
  for (const item of items) {
    if (spanOf(item) === null) continue;
    if (by === 'source' && item.kind === 'finding') continue;
    const key = by === 'question' ? item.questionId : (item.sourceId ?? `? ${item.who}`);
    let group = groups.get(key);
    if (group === undefined) {
      group =
        by === 'question'
          ? { name: item.ref, detail: item.question, items: [] }
          : { name: item.who, detail: '', items: [] };
      groups.set(key, group);
    }
    group.items.push(item);
  }
  return [...groups]
    .map(([key, { name, detail, items: own }]) => ({
      key,
      name,
      detail,
      lanes: lanesOf(own, spanOf),
    }))
    .toSorted(
      (a, b) =>
        startOf(a.lanes, spanOf) - startOf(b.lanes, spanOf) ||
        (a.name ?? '').localeCompare(b.name ?? '', 'en', { numeric: true }),
    );
}

/**
 * Those with something that begins or ends in view first, then those with something that goes on throughout,
 * then the others; within each as they came.
 */
export function inViewFirst(
  rows: readonly Row[],
  view: { readonly from: number; readonly to: number },
  spanOf: (
    item: WhereWhenItem,
  ) => { readonly from: number | null; readonly to: number | null } | null,
): readonly Row[] {
  const within = (ms: number | null): boolean => ms !== null && ms >= view.from && ms <= view.to;
  const place = ({ lanes }: Row): number =>
    Math.min(
      2,
      ...lanes.flat().map((item) => {
        const span = spanOf(item);
        if (span === null) return 2;
        if (within(span.from) || within(span.to)) return 0;
        return (span.from ?? -Infinity) <= view.to && (span.to ?? Infinity) >= view.from ? 1 : 2;
      }),
    );
  const placed = new Map(rows.map((row) => [row, place(row)]));
  return rows.toSorted((a, b) => (placed.get(a) ?? 2) - (placed.get(b) ?? 2));
}

function startOf(
  lanes: Row['lanes'],
  spanOf: (item: WhereWhenItem) => { readonly from: number | null } | null,
): number {
  let first = Number.MAX_VALUE;
  for (const item of lanes.flat()) {
    const from = spanOf(item)?.from;
    if (from != null) first = Math.min(first, from);
  }
  return first;
}

function lanesOf(
  items: readonly WhereWhenItem[],
  spanOf: (
    item: WhereWhenItem,
  ) => { readonly from: number | null; readonly to: number | null } | null,
): readonly (readonly WhereWhenItem[])[] {
  const ordered = items
    .map((item) => ({
      item,
      from: spanOf(item)?.from ?? -Infinity,
      to: spanOf(item)?.to ?? Infinity,
    }))
    .toSorted(
      (a, b) =>
        Number(b.item.kind === 'finding') - Number(a.item.kind === 'finding') ||
        a.from - b.from ||
        a.to - b.to ||
        (a.item.id < b.item.id ? -1 : 1),
    );
  const lanes: { end: number; items: WhereWhenItem[] }[] = [];
  for (const { item, from, to } of ordered) {
    const free = item.kind === 'finding' ? undefined : lanes.find(({ end }) => end < from);
    if (free === undefined)
      lanes.push({ end: item.kind === 'finding' ? Infinity : to, items: [item] });
    else {
      free.items.push(item);
      free.end = to;
    }
  }
  return lanes.map(({ items: own }) => own);
}
