import { Maximize, Minus, Plus, Shield } from 'lucide-react';
import {
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type PointerEvent,
} from 'react';
import type { Landmark, TwoPlacesPair } from '#server/views.ts';
import { sayDistance } from '#assessment/cross-check/say-span.ts';
import { useWords } from '../words/words.ts';
import { type BaseMap, drawBaseMap, loadBaseMap } from './base-map.ts';
import { type Box, boxText } from '#assessment/cross-check/brush.ts';
import { type Cluster, clustersOf, countStates, type Spot } from './clusters.ts';
import {
  circleOnGround,
  type Degrees,
  LEAST_ZOOM,
  metresPerPixel,
  MOST_ZOOM,
  netLabel,
  netStep,
  roundLength,
  type Size,
  toDegrees,
  toPixel,
  type View,
  viewAround,
} from './projection.ts';
import { viewOf } from './search.ts';

/** The drawing: coasts below on a canvas, everything of the case above as shapes that stay sharp in print. */
export function MapPaper(props: {
  readonly spots: readonly Spot[];
  readonly landmarks: readonly Landmark[];
  readonly pairs: readonly TwoPlacesPair[];
  readonly at: string | undefined;
  readonly box: Box | null;
  readonly lit: string | null;
  readonly onLit: (key: string | null) => void;
  readonly onAt: (at: string) => void;
  readonly onArea: (area: string) => void;
}) {
  const t = useWords();
  const { spots, landmarks, pairs, box, lit, onLit, onAt, onArea } = props;
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [size, setSize] = useState<Size | null>(null);
  const [moved, setMoved] = useState<View | null>(null);
  const [base, setBase] = useState<BaseMap | null>(null);
  const [failed, setFailed] = useState(false);
  const [colours, setColours] = useState(0);
  const [drag, setDrag] = useState<Drag | null>(null);

  useLayoutEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const measure = (): void =>
      setSize({ width: element.clientWidth, height: element.clientHeight });
    measure();
    const watch = new ResizeObserver(measure);
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  useEffect(() => {
    let there = true;
    loadBaseMap().then(
      (map) => there && setBase(map),
      () => there && setFailed(true),
    );
    return () => {
      there = false;
    };
  }, []);
  useEffect(() => {
    // Colours on a canvas do not follow the page by themselves.
    const again = (): void => setColours((n) => n + 1);
    const watch = new MutationObserver(again);
    watch.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    const dark = matchMedia('(prefers-color-scheme: dark)');
    dark.addEventListener('change', again);
    return () => {
      watch.disconnect();
      dark.removeEventListener('change', again);
    };
  }, []);

  const everything = useMemo(() => {
    if (size === null) return null;
    return viewAround(spots.length > 0 ? spots : landmarks, size);
  }, [spots, landmarks, size]);
  // Another address is another place to look; what was moved by hand is in the address soon after.
  const asked = viewOf(props.at);
  const askedText = props.at;
  const [seen, setSeen] = useState(askedText);
  if (seen !== askedText) {
    setSeen(askedText);
    setMoved(null);
  }
  const view = moved ?? asked ?? everything;

  useEffect(() => {
    const paper = canvas.current?.getContext('2d');
    if (canvas.current === null || paper == null || size === null || view === null) return;
    const sharp = Math.min(2, devicePixelRatio);
    canvas.current.width = Math.round(size.width * sharp);
    canvas.current.height = Math.round(size.height * sharp);
    paper.scale(sharp, sharp);
    if (base === null) return;
    const style = getComputedStyle(canvas.current);
    drawBaseMap(paper, base, view, size, { land: style.color, border: style.outlineColor });
  }, [base, view, size, colours]);

  useEffect(() => {
    if (moved === null) return;
    const timer = setTimeout(
      () => onAt(`${moved.lat.toFixed(5)},${moved.lon.toFixed(5)},${moved.zoom.toFixed(2)}`),
      400,
    );
    return () => clearTimeout(timer);
  }, [moved, onAt]);

  const move = (next: View): void => {
    setMoved({
      lat: Math.max(-85, Math.min(85, next.lat)),
      lon: next.lon,
      zoom: Math.max(LEAST_ZOOM, Math.min(MOST_ZOOM, next.zoom)),
    });
  };
  const shift = (dx: number, dy: number): void => {
    if (view === null || size === null) return;
    const middle = { x: size.width / 2 + dx, y: size.height / 2 + dy };
    move({ ...toDegrees(middle, view, size), zoom: view.zoom });
  };
  /** Keeps what lies under a pixel there. */
  const zoomAt = (x: number, y: number, by: number): void => {
    if (view === null || size === null) return;
    const zoom = Math.max(LEAST_ZOOM, Math.min(MOST_ZOOM, view.zoom + by));
    const under = toDegrees({ x, y }, view, size);
    const after = toPixel(under, { ...view, zoom }, size);
    const middle = { x: size.width / 2 + after.x - x, y: size.height / 2 + after.y - y };
    move({ ...toDegrees(middle, { ...view, zoom }, size), zoom });
  };
  const nearer = (by: number): void => {
    if (size !== null) zoomAt(size.width / 2, size.height / 2, by);
  };
  const latestZoom = useRef(zoomAt);
  useLayoutEffect(() => {
    latestZoom.current = zoomAt;
  });
  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const wheel = (event: WheelEvent): void => {
      event.preventDefault();
      const edge = element.getBoundingClientRect();
      const by = Math.max(-1, Math.min(1, -event.deltaY / (event.deltaMode === 1 ? 6 : 240)));
      latestZoom.current(event.clientX - edge.left, event.clientY - edge.top, by);
    };
    // React's own listener may not keep the page from scrolling.
    element.addEventListener('wheel', wheel, { passive: false });
    return () => element.removeEventListener('wheel', wheel);
  }, []);
  const press = (event: KeyboardEvent): void => {
    const act: Record<string, () => void> = {
      ArrowLeft: () => shift(-90, 0),
      ArrowRight: () => shift(90, 0),
      ArrowUp: () => shift(0, -90),
      ArrowDown: () => shift(0, 90),
      '+': () => nearer(0.5),
      '=': () => nearer(0.5),
      '-': () => nearer(-0.5),
      '0': () => everything !== null && setMoved(everything),
    };
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const wanted = act[event.key];
    if (wanted === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    wanted();
  };
  const place = (event: PointerEvent): { x: number; y: number } => {
    const edge = frame.current?.getBoundingClientRect();
    return { x: event.clientX - (edge?.left ?? 0), y: event.clientY - (edge?.top ?? 0) };
  };
  const down = (event: PointerEvent): void => {
    if (event.button !== 0 || view === null) return;
    if (event.target instanceof Element && event.target.closest('button') !== null) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const start = place(event);
    setDrag({ what: event.shiftKey ? 'area' : 'move', start, now: start, view });
  };
  const pull = (event: PointerEvent): void => {
    if (drag === null || size === null) return;
    const now = place(event);
    setDrag({ ...drag, now });
    if (drag.what !== 'move') return;
    const middle = {
      x: size.width / 2 - (now.x - drag.start.x),
      y: size.height / 2 - (now.y - drag.start.y),
    };
    move({ ...toDegrees(middle, drag.view, size), zoom: drag.view.zoom });
  };
  const up = (): void => {
    if (drag?.what === 'area' && size !== null && view !== null) {
      const [a, b] = [drag.start, drag.now];
      if (Math.abs(a.x - b.x) > 6 && Math.abs(a.y - b.y) > 6) onArea(boxText(boxBetween(a, b)));
    }
    setDrag(null);
  };
  function boxBetween(a: { x: number; y: number }, b: { x: number; y: number }): Box {
    const nw = { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y) };
    const se = { x: Math.max(a.x, b.x), y: Math.max(a.y, b.y) };
    const first = toDegrees(nw, view as View, size as Size);
    const last = toDegrees(se, view as View, size as Size);
    return { south: last.lat, west: first.lon, north: first.lat, east: last.lon };
  }

  return (
    <div className="map-frame">
      <div
        ref={frame}
        className={drag?.what === 'move' ? 'map-paper moving' : 'map-paper'}
        role="application"
        tabIndex={0}
        aria-label={t('crossCheck.mapLabel', { count: spots.length })}
        onKeyDown={press}
        onPointerDown={down}
        onPointerMove={pull}
        onPointerUp={up}
        onPointerCancel={() => setDrag(null)}
        onDoubleClick={(event) => {
          const edge = event.currentTarget.getBoundingClientRect();
          zoomAt(event.clientX - edge.left, event.clientY - edge.top, 1);
        }}
      >
        <canvas ref={canvas} className="map-base" aria-hidden />
        {size !== null && view !== null && (
          <Overlay
            view={view}
            size={size}
            spots={spots}
            landmarks={landmarks}
            pairs={pairs}
            box={box}
            lit={lit}
            onLit={onLit}
            onOpen={(cluster) => {
              if (cluster.spots.length > 1) move(viewAround(cluster.spots, size));
              else onLit(cluster.spots[0]?.key ?? null);
            }}
            drag={drag?.what === 'area' ? drag : null}
          />
        )}
      </div>
      <div className="map-tools">
        <button
          type="button"
          className="icon-button"
          aria-label={t('crossCheck.zoomIn')}
          title={`${t('crossCheck.zoomIn')} (+)`}
          onClick={() => nearer(1)}
        >
          <Plus size={17} aria-hidden />
        </button>
        <button
          type="button"
          className="icon-button"
          aria-label={t('crossCheck.zoomOut')}
          title={`${t('crossCheck.zoomOut')} (-)`}
          onClick={() => nearer(-1)}
        >
          <Minus size={17} aria-hidden />
        </button>
        <button
          type="button"
          className="icon-button"
          aria-label={t('crossCheck.fit')}
          title={`${t('crossCheck.fit')} (0)`}
          onClick={() => everything !== null && setMoved(everything)}
        >
          <Maximize size={15} aria-hidden />
        </button>
      </div>
      <div className="map-foot small">
        <ul className="legend" aria-label={t('crossCheck.legend')}>
          <li className="for">{t('crossCheck.stateFor')}</li>
          <li className="against">{t('crossCheck.stateAgainst')}</li>
          <li className="unknown">{t('crossCheck.stateUnknown')}</li>
          <li className="drawn">
            <i className="legend-circle" aria-hidden />
            {t('crossCheck.circle')}
          </li>
          <li className="drawn">
            <Shield size={13} aria-hidden />
            <i className="legend-circle site" aria-hidden />
            {t('crossCheck.site')}
          </li>
          <li className="drawn">{t('crossCheck.noLand')}</li>
        </ul>
        <button
          type="button"
          className="button small"
          onClick={() => {
            if (size !== null && view !== null) {
              onArea(boxText(boxBetween({ x: 0, y: 0 }, { x: size.width, y: size.height })));
            }
          }}
        >
          {t('crossCheck.useView')}
        </button>
      </div>
      {failed && (
        <p className="small mute" role="status">
          {t('crossCheck.baseFailed')}
        </p>
      )}
    </div>
  );
}

interface Drag {
  readonly what: 'move' | 'area';
  readonly start: { readonly x: number; readonly y: number };
  readonly now: { readonly x: number; readonly y: number };
  readonly view: View;
}

function Overlay(props: {
  readonly view: View;
  readonly size: Size;
  readonly spots: readonly Spot[];
  readonly landmarks: readonly Landmark[];
  readonly pairs: readonly TwoPlacesPair[];
  readonly box: Box | null;
  readonly lit: string | null;
  readonly onLit: (key: string | null) => void;
  readonly onOpen: (cluster: Cluster) => void;
  readonly drag: Drag | null;
}) {
  const t = useWords();
  const { view, size, spots, landmarks, pairs, box, lit, onLit, onOpen, drag } = props;
  const clusters = useMemo(() => clustersOf(spots, view, size), [spots, view, size]);
  const scale = metresPerPixel(view.lat, view.zoom);
  const bar = roundLength(130 * scale);
  const path = (points: readonly Degrees[]): string =>
    `${points.map((one, i) => `${i === 0 ? 'M' : 'L'}${xy(toPixel(one, view, size))}`).join('')}Z`;
  // Circles smaller than the mark itself would only blur it; those far wider than the page say nothing.
  const circles = spots.filter((spot) => {
    const pixels = spot.radius / metresPerPixel(spot.lat, view.zoom);
    return pixels > 4 && pixels < 20_000;
  });
  const crowded = circles.length > 400;
  const named = namesInView(landmarks, clusters, view, size);
  return (
    <>
      <svg className="map-shapes" width={size.width} height={size.height} aria-hidden>
        <Net view={view} size={size} />
        {box !== null && (
          <path
            className="map-box"
            d={path([
              { lat: box.north, lon: box.west },
              { lat: box.north, lon: box.east },
              { lat: box.south, lon: box.east },
              { lat: box.south, lon: box.west },
            ])}
          />
        )}
        {!crowded &&
          circles.map((spot) => (
            <path
              key={spot.key}
              className={`map-circle ${lookOf(spot)} ${lit === spot.key ? 'lit' : ''}`}
              d={path(circleOnGround(spot, spot.radius))}
            />
          ))}
        {pairs.slice(0, 50).map(({ sides: [a, b], judgement }) => {
          const [p, q] = [toPixel(a.where, view, size), toPixel(b.where, view, size)];
          return (
            <path
              key={`${a.claimId} ${b.claimId}`}
              className={judgement === 'cannot-both-be' ? 'map-pair against' : 'map-pair'}
              d={`M${xy(p)}L${xy(q)}`}
            />
          );
        })}
        {drag !== null && (
          <rect
            className="map-box"
            x={Math.min(drag.start.x, drag.now.x)}
            y={Math.min(drag.start.y, drag.now.y)}
            width={Math.abs(drag.start.x - drag.now.x)}
            height={Math.abs(drag.start.y - drag.now.y)}
          />
        )}
      </svg>
      {named.map(({ key, name, x, y }) => (
        <span key={key} className="map-name" style={{ left: x, top: y }} dir="auto">
          {name}
        </span>
      ))}
      {clusters.map((cluster) => (
        <Mark
          key={cluster.key}
          cluster={cluster}
          lit={cluster.spots.some(({ key }) => key === lit)}
          onLit={onLit}
          onOpen={() => onOpen(cluster)}
        />
      ))}
      <div className="map-scale small" title={t('crossCheck.place', { name: '', radius: '' })}>
        <span style={{ inlineSize: bar / scale }} />
        <bdi>{sayDistance(bar)}</bdi>
      </div>
    </>
  );
}

/** A mark with the number of what stands there, its ring in the shares of the three states. */
function Mark(props: {
  readonly cluster: Cluster;
  readonly lit: boolean;
  readonly onLit: (key: string | null) => void;
  readonly onOpen: () => void;
}) {
  const t = useWords();
  const { cluster, lit, onLit, onOpen } = props;
  const { x, y, items, spots } = cluster;
  const counts = countStates(items);
  const r = Math.min(22, 11 + Math.log2(items.length) * 2);
  const round = 2 * Math.PI * (r - 2);
  let done = 0;
  const arcs = (['for', 'against', 'unknown'] as const).flatMap((state) => {
    const length = (round * counts[state]) / items.length;
    if (length === 0) return [];
    const arc = { state, length, start: done };
    done += length;
    return [arc];
  });
  const site = spots.some(({ heldBack }) => heldBack);
  const name = spots.length === 1 ? spots[0]?.name : null;
  return (
    <button
      type="button"
      className={`map-mark ${lit ? 'lit' : ''}`}
      style={{ left: x, top: y }}
      // The list beside the map is the way by keyboard; a hundred stops here would be none.
      tabIndex={-1}
      aria-label={`${name ?? ''} ${t('crossCheck.here', { count: items.length })}`.trim()}
      title={`${name ?? ''} ${t('crossCheck.here', { count: items.length })}${site ? ` · ${t('crossCheck.siteWhy')}` : ''}`.trim()}
      onPointerEnter={() => onLit(spots[0]?.key ?? null)}
      onPointerLeave={() => onLit(null)}
      onClick={onOpen}
    >
      <svg width={2 * r} height={2 * r} viewBox={`${-r} ${-r} ${2 * r} ${2 * r}`} aria-hidden>
        <circle r={r - 2} className="map-disc" />
        {arcs.map(({ state, length, start }) => (
          <circle
            key={state}
            r={r - 2}
            className={`map-ring ${state}`}
            strokeDasharray={`${length} ${round - length}`}
            strokeDashoffset={-start}
            transform="rotate(-90)"
          />
        ))}
      </svg>
      {site && <Shield size={items.length > 1 ? 11 : 14} aria-hidden />}
      {(!site || items.length > 1) && <b>{items.length}</b>}
    </button>
  );
}

/** The net of degrees with its labels: in the open sea it is all there is to go by. */
function Net({ view, size }: { readonly view: View; readonly size: Size }) {
  const nw = toDegrees({ x: 0, y: 0 }, view, size);
  const se = toDegrees({ x: size.width, y: size.height }, view, size);
  const wide = Math.min(360, (size.width / (256 * 2 ** view.zoom)) * 360);
  const step = netStep(Math.min(wide, Math.max(1e-4, nw.lat - se.lat) * 1.4));
  const west = wide >= 360 ? view.lon - 180 : view.lon - wide / 2;
  const lons = lines(west, west + wide, step);
  const lats = lines(se.lat, nw.lat, step);
  return (
    <g className="map-net">
      {lons.map((lon) => {
        const { x } = toPixel({ lat: view.lat, lon }, view, size);
        return (
          <g key={lon}>
            <line x1={x} x2={x} y1={0} y2={size.height} />
            <text x={x + 4} y={13} direction="ltr">
              {netLabel(((lon + 540) % 360) - 180, 'lon', step)}
            </text>
          </g>
        );
      })}
      {lats.map((lat) => {
        const { y } = toPixel({ lat, lon: view.lon }, view, size);
        return (
          <g key={lat}>
            <line x1={0} x2={size.width} y1={y} y2={y} />
            {y > 24 && (
              <text x={4} y={y - 4} direction="ltr">
                {netLabel(lat, 'lat', step)}
              </text>
            )}
          </g>
        );
      })}
    </g>
  );
}

function lines(from: number, to: number, step: number): readonly number[] {
  const first = Math.ceil(from / step);
  const last = Math.floor(to / step);
  return Array.from({ length: Math.max(0, Math.min(60, last - first + 1)) }, (_, i) =>
    Number(((first + i) * step).toFixed(9)),
  );
}

/** Names of places that fit beside what is drawn, larger places first; none over another. */
function namesInView(
  landmarks: readonly Landmark[],
  clusters: readonly Cluster[],
  view: View,
  size: Size,
): readonly { key: string; name: string; x: number; y: number }[] {
  const taken = clusters.map(({ x, y }) => ({ x: x - 14, y: y - 14, w: 28, h: 28 }));
  const found: { key: string; name: string; x: number; y: number }[] = [];
  for (const one of landmarks.toSorted((a, b) => b.radius - a.radius)) {
    // Of a protected site only the shield is drawn.
    if (one.heldBack) continue;
    const at = toPixel(one, view, size);
    const w = 7 * one.name.length + 8;
    for (const [dx, dy] of [
      [-w / 2, 14],
      [-w / 2, -32],
      [18, -9],
      [-18 - w, -9],
    ] as const) {
      const box = { x: at.x + dx, y: at.y + dy, w, h: 18 };
      if (box.x < 0 || box.y < 16 || box.x + w > size.width || box.y + 18 > size.height) continue;
      if (taken.some((other) => meet(box, other))) continue;
      taken.push(box);
      found.push({ key: one.id, name: one.name, x: box.x, y: box.y });
      break;
    }
  }
  return found;
}

interface Rect {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

function meet(a: Rect, b: Rect): boolean {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

function lookOf(spot: Spot): string {
  if (spot.heldBack) return 'site';
  const { against, unknown } = countStates(spot.items);
  return against > 0 ? 'against' : unknown === spot.items.length ? 'unknown' : 'for';
}

function xy({ x, y }: { readonly x: number; readonly y: number }): string {
  return `${x.toFixed(1)} ${y.toFixed(1)}`;
}
