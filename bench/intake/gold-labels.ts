/** What people marked, as ranges and labels of the words that we see. */
import type { Columns } from '#claims/attribution/english/columns.ts';
import { LABELS } from '#claims/attribution/english/cue-view.ts';
import type { GoldAttribution, Span } from './polnear-data.ts';

/** Tokens that the spans cover by at least half, as [first, past last) of each span. */
export function tokensOf({ t }: Columns, spans: readonly Span[]): (readonly [number, number])[] {
  return spans.flatMap(([from, to]) => {
    let first = -1;
    let last = -1;
    let low = 0;
    let high = t.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((t.end[middle] ?? 0) <= from) low = middle + 1;
      else high = middle;
    }
    for (; low < t.length && (t.start[low] ?? 0) < to; low++) {
      if (first < 0) first = low;
      last = low;
    }
    return first < 0 ? [] : [[first, last + 1] as const];
  });
}

/** The labels of the words around a cue as they were marked. */
export function goldLabels(
  c: Columns,
  one: GoldAttribution,
  start: number,
  end: number,
  from: number,
  to: number,
): Uint8Array {
  const gold = new Uint8Array(to - from);
  const paint = (spans: readonly Span[], first: number, more: number): void => {
    for (const [a, b] of tokensOf(c, spans))
      for (let i = Math.max(a, from); i < Math.min(b, to); i++)
        gold[i - from] = i === a || i === from ? first : more;
  };
  paint(one.content, LABELS.CB, LABELS.CI);
  paint(one.source ?? [], LABELS.SB, LABELS.SI);
  for (let i = start; i < end; i++) gold[i - from] = LABELS.K;
  return gold;
}
