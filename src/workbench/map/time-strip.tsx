import { useMemo, useRef, useState, type PointerEvent } from 'react';
import type { WhereWhenItem } from '#assessment/cross-check/case-where-when.ts';
import { spanText } from '../parts/span-text.ts';
import { useWords } from '../words/words.ts';
import { type Brush, brushTest, momentText } from '#assessment/cross-check/brush.ts';
import { histogramOf, rangeOf } from './time-range.ts';

const BINS = 120;

/** How many things there are at each time, and the stretch that is chosen; the fields above say the same. */
export function TimeStrip(props: {
  readonly items: readonly WhereWhenItem[];
  readonly brush: Brush;
  readonly zone: string;
  readonly onBrush: (change: { readonly [K in keyof Brush]: Brush[K] | undefined }) => void;
}) {
  const t = useWords();
  const { items, brush, zone, onBrush } = props;
  const [drag, setDrag] = useState<readonly [number, number] | null>(null);
  const strip = useRef<HTMLDivElement>(null);
  const { time, area, pick, show } = brush;
  const { range, bins } = useMemo(() => {
    const others = brushTest({
      ...(area === undefined ? {} : { area }),
      ...(pick === undefined ? {} : { pick }),
      ...(show === undefined ? {} : { show }),
    });
    const spans = items
      .filter(others)
      .flatMap((item) => (time === 'told' ? item.told : item.about) ?? []);
    const whole = rangeOf(
      items.flatMap((item) => (time === 'told' ? item.told : item.about) ?? []),
    );
    return { range: whole, bins: whole === null ? [] : histogramOf(spans, whole, BINS) };
  }, [items, time, area, pick, show]);
  if (range === null) return null;
  const most = Math.max(1, ...bins);
  const share = (ms: number): number =>
    Math.max(0, Math.min(1, (ms - range.from) / (range.to - range.from)));
  const chosen =
    drag ??
    (brush.from === undefined && brush.to === undefined
      ? null
      : ([
          share(brush.from === undefined ? range.from : Date.parse(brush.from)),
          share(brush.to === undefined ? range.to : Date.parse(brush.to)),
        ] as const));
  const at = (event: PointerEvent): number => {
    const box = strip.current?.getBoundingClientRect();
    if (box === undefined) return 0;
    const from = getComputedStyle(strip.current as Element).direction === 'rtl';
    const x = (event.clientX - box.left) / box.width;
    return Math.max(0, Math.min(1, from ? 1 - x : x));
  };
  const end = (): void => {
    if (drag === null) return;
    const [a, b] = drag[0] <= drag[1] ? drag : [drag[1], drag[0]];
    setDrag(null);
    const ms = (part: number): string => momentText(range.from + part * (range.to - range.from));
    if (b - a < 0.004) onBrush({ from: undefined, to: undefined });
    else onBrush({ from: ms(a), to: ms(b) });
  };
  const low = chosen === null ? 0 : Math.min(...chosen);
  const high = chosen === null ? 1 : Math.max(...chosen);
  return (
    <div className="strip-frame">
      <div
        ref={strip}
        className="strip"
        role="img"
        aria-label={`${t('crossCheck.strip')} (${spanText(range, zone)})`}
        title={t('crossCheck.strip')}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          const x = at(event);
          setDrag([x, x]);
        }}
        onPointerMove={(event) => drag !== null && setDrag([drag[0], at(event)])}
        onPointerUp={end}
        onPointerCancel={() => setDrag(null)}
      >
        {bins.map((count, i) => (
          <span
            key={i}
            className={
              (i + 0.5) / BINS >= low && (i + 0.5) / BINS <= high ? 'strip-bar' : 'strip-bar off'
            }
            // One thing alone is to be seen beside the busiest day.
            style={{ blockSize: `${Math.max((100 * count) / most, 9 * Math.min(1, count))}%` }}
          />
        ))}
        {chosen !== null && (
          <span
            className="strip-chosen"
            style={{ insetInlineStart: `${low * 100}%`, inlineSize: `${(high - low) * 100}%` }}
          />
        )}
      </div>
      <div className="strip-ends small mute">
        <bdi>{spanText({ from: range.from, to: range.from }, zone).slice(0, 11)}</bdi>
        <bdi>{spanText({ from: range.to, to: range.to }, zone).slice(0, 11)}</bdi>
      </div>
    </div>
  );
}
