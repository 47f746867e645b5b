/** The structure as a drawing: layers from the left, lines drawn by state, thick by origins. */
import { Maximize, Minus, Plus, ShieldAlert } from 'lucide-react';
import {
  type KeyboardEvent,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { StructureNode } from '#assessment/structure/structure.ts';
import { Figure } from '../parts/arrow.tsx';
import { useWords } from '../words/words.ts';
import { labelPlaces } from './label-places.ts';
import { layOutLayers } from './layer-layout.ts';
import type { ShownEdge } from './structure-search.ts';

const WIDE = 160;
const HIGH = 56;
const LAYER = WIDE + 96;
const ROW = HIGH + 22;
const EDGE = 18;

/** Smaller than this nobody reads a name. */
const READABLE = 0.85;
const SMALLEST = 0.1;

/** Relations whose second end stands above the first: it is drawn first. */
const UPWARDS = new Set(['reports-to', 'member-of', 'works-at', 'holds-office']);

export function Drawing(props: {
  readonly nodes: readonly StructureNode[];
  readonly edges: readonly ShownEdge[];
  readonly subject: string | null;
  readonly edge: string | null;
  readonly onSubject: (id: string) => void;
  readonly onEdge: (key: string) => void;
}) {
  const t = useWords();
  const { nodes, edges, onSubject, onEdge } = props;
  const laid = useMemo(
    () =>
      layOutLayers(
        nodes.map(({ id }) => id),
        edges.map(({ key, from, to, relation }) =>
          UPWARDS.has(relation) ? { key, from: to, to: from } : { key, from, to },
        ),
      ),
    [nodes, edges],
  );
  const turned = document.documentElement.dir === 'rtl';
  const width = laid.layers * LAYER - (LAYER - WIDE) + EDGE * 2;
  const height = laid.rows * ROW + EDGE;
  const place = useCallback(
    (at: { readonly layer: number; readonly row: number }) => {
      const x = EDGE + at.layer * LAYER;
      return { x: turned ? width - x - WIDE : x, y: EDGE / 2 + at.row * ROW };
    },
    [turned, width],
  );
  const byId = useMemo(() => new Map(nodes.map((node) => [node.id as string, node])), [nodes]);
  const counts = useMemo(() => {
    const found = new Map<string, number>();
    for (const { from, to } of edges) {
      for (const id of [from, to]) found.set(id, (found.get(id) ?? 0) + 1);
    }
    return found;
  }, [edges]);

  const frame = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState(1);
  /** Whether the size is the window's business still; somebody who chose one keeps it. */
  const own = useRef(false);
  const fit = useCallback(
    (least: number): void => {
      const box = frame.current;
      if (box === null) return;
      const wanted = Math.min(box.clientWidth / width, (box.clientHeight - 8) / height);
      setSize(Math.max(least, Math.min(1.15, wanted)));
    },
    [width, height],
  );
  useLayoutEffect(() => {
    // What is too much for the window is read by moving in it, not made too small to read.
    const again = (): void => {
      if (!own.current) fit(READABLE);
    };
    again();
    const watch = new ResizeObserver(again);
    if (frame.current !== null) watch.observe(frame.current);
    return () => watch.disconnect();
  }, [fit]);
  const grow = (by: number): void => {
    own.current = true;
    setSize((now) => Math.max(SMALLEST, Math.min(2, now * by)));
  };
  const whole = (): void => {
    own.current = false;
    fit(SMALLEST);
  };

  const [active, setActive] = useState<string | null>(null);
  const first = [...laid.places.keys()][0] ?? null;
  const current =
    [active, props.subject, first].find((id) => id !== null && laid.places.has(id)) ?? null;
  const focus = (id: string): void => {
    setActive(id);
    const one = frame.current?.querySelector<SVGGElement>(`[data-node="${CSS.escape(id)}"]`);
    one?.focus();
    one?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };
  useEffect(() => {
    if (props.subject !== null) setActive(props.subject);
  }, [props.subject]);
  const press = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const towards = {
      ArrowLeft: [turned ? 1 : -1, 0],
      ArrowRight: [turned ? -1 : 1, 0],
      ArrowUp: [0, -1],
      ArrowDown: [0, 1],
    }[event.key];
    if (towards !== undefined && current !== null) {
      const next = nearest(laid.places, current, towards[0] ?? 0, towards[1] ?? 0);
      if (next !== null) focus(next);
    } else if (event.key === '+' || event.key === '=') grow(1.2);
    else if (event.key === '-') grow(1 / 1.2);
    else if (event.key === '0') whole();
    else if ((event.key === 'Enter' || event.key === ' ') && current !== null) onSubject(current);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const ways = new Map(edges.map((edge) => [edge.key, wayOf(edge, laid, place, turned)]));
  const lifts = labelPlaces(
    edges.flatMap((edge) => {
      const way = ways.get(edge.key);
      // About as wide as its letters: nothing is measured while drawing.
      const width = t(`structure.relation.${edge.relation}`).length * LETTER;
      return way === undefined ? [] : [{ key: edge.key, x: way.x, y: way.y, width }];
    }),
  );
  return (
    <div className="structure-drawing">
      <div className="structure-tools">
        <Legend />
        <span className="grow" />
        <span className="nowrap">
          <button
            type="button"
            className="icon-button"
            title={t('structure.picture.farther')}
            aria-label={t('structure.picture.farther')}
            onClick={() => grow(1 / 1.2)}
          >
            <Minus size={16} aria-hidden />
          </button>
          <button
            type="button"
            className="icon-button"
            title={t('structure.picture.closer')}
            aria-label={t('structure.picture.closer')}
            onClick={() => grow(1.2)}
          >
            <Plus size={16} aria-hidden />
          </button>
          <button
            type="button"
            className="icon-button"
            title={t('structure.picture.fit')}
            aria-label={t('structure.picture.fit')}
            onClick={whole}
          >
            <Maximize size={15} aria-hidden />
          </button>
        </span>
      </div>
      <div className="structure-paper" ref={frame}>
        <svg
          role="group"
          aria-label={t('structure.picture.label')}
          width={width * size}
          height={height * size}
          viewBox={`0 0 ${width} ${height}`}
          onKeyDown={press}
        >
          <defs>
            {(['known', 'contradicted', 'not-judged', 'denied'] as const).map((state) => (
              <marker
                key={state}
                id={`tip-${state}`}
                className={`tip ${state}`}
                viewBox="0 0 8 8"
                refX="7"
                refY="4"
                markerWidth="8"
                markerHeight="8"
                markerUnits="userSpaceOnUse"
                orient="auto"
              >
                <path d="M0,0.6 L7.4,4 L0,7.4 z" />
              </marker>
            ))}
          </defs>
          {edges.map((edge) => (
            <EdgeLine
              key={edge.key}
              edge={edge}
              path={ways.get(edge.key) ?? wayOf(edge, laid, place, turned)}
              chosen={edge.key === props.edge}
              near={edge.from === props.subject || edge.to === props.subject}
              labelled={size > 0.6}
              lift={lifts.get(edge.key) ?? 0}
              onEdge={onEdge}
            />
          ))}
          {[...laid.places].map(([id, at]) => {
            const node = byId.get(id);
            if (node === undefined) return null;
            const { x, y } = place(at);
            const kind = t(`structure.kind.${node.kind}`);
            const [time] = node.lasts;
            const lasts = time?.label ?? (time === undefined ? null : (time.told[0] ?? null));
            return (
              <g
                key={id}
                data-node={id}
                role="button"
                tabIndex={id === current ? 0 : -1}
                aria-pressed={id === props.subject}
                className={`structure-node ${node.kind} ${isVague(node) ? 'vague' : ''}`}
                transform={`translate(${x} ${y})`}
                onFocus={() => setActive(id)}
                onClick={() => {
                  setActive(id);
                  onSubject(id);
                }}
              >
                <rect width={WIDE} height={HIGH} rx={node.kind === 'stage' ? HIGH / 2 : 9} />
                <foreignObject width={WIDE} height={HIGH}>
                  <div className="structure-name" title={[node.name, ...node.also].join(' · ')}>
                    <span className="name">
                      <bdi>{node.name}</bdi>
                    </span>
                    <span className="kind clip">
                      {' '}
                      {kind}
                      {lasts !== null && (
                        <>
                          {' · '}
                          <Figure>{t('structure.picture.lasts', { time: lasts })}</Figure>
                        </>
                      )}
                      {node.protectedSite && (
                        <ShieldAlert size={12} aria-label={t('structure.picture.protected')} />
                      )}
                    </span>
                    <span className="unseen">
                      {isVague(node) && ` ${t(`structure.knownBy.${node.knownBy}`)},`}
                      {` ${t('structure.picture.edges', { count: counts.get(id) ?? 0 })}`}
                    </span>
                  </div>
                </foreignObject>
              </g>
            );
          })}
        </svg>
      </div>
      <p className="foot mute small">{t('structure.picture.hint')}</p>
    </div>
  );
}

function EdgeLine(props: {
  readonly edge: ShownEdge;
  readonly path: { readonly d: string; readonly x: number; readonly y: number };
  readonly chosen: boolean;
  readonly near: boolean;
  readonly labelled: boolean;
  /** How far its word stands off, so that no other is under it. */
  readonly lift: number;
  readonly onEdge: (key: string) => void;
}) {
  const t = useWords();
  const { edge, path } = props;
  const gone = edge.standing === 'no-longer-said';
  const words = t('structure.panel.edge', {
    from: edge.fromName,
    relation: t(`structure.relation.${edge.relation}`),
    to: edge.toName,
  });
  return (
    // The panel of a subject and the table open an edge by keyboard; this is for the hand.
    <g
      className={`structure-edge ${edge.state} ${gone ? 'gone' : ''} ${props.chosen ? 'chosen' : ''} ${props.near ? 'near' : ''}`}
      data-edge={edge.key}
      aria-hidden
      onClick={() => props.onEdge(edge.key)}
    >
      <title>{`${words}: ${t(`structure.state.${edge.state}`)}${gone ? ` (${t('structure.when.gone')})` : ''}`}</title>
      <path className="hit" d={path.d} />
      <path
        className="line"
        d={path.d}
        strokeWidth={thickness(edge.origins)}
        markerEnd={`url(#tip-${edge.state})`}
      />
      {(props.labelled || props.chosen) && (
        <text x={path.x} y={path.y - 5 + props.lift} textAnchor="middle">
          {t(`structure.relation.${edge.relation}`)}
        </text>
      )}
    </g>
  );
}

/** Pixels a letter of a line's word takes. */
const LETTER = 6.4;

/** Somebody of whom nothing is known that would tell them from others. */
function isVague({ kind, knownBy }: StructureNode): boolean {
  return (
    (kind === 'person' || kind === 'group') && (knownBy === 'description' || knownBy === 'kunya')
  );
}

/** One origin and none are thin; each further makes the line thicker, less and less. */
export function thickness(origins: number): number {
  return 1.4 + 1.5 * Math.log2(1 + Math.max(0, origins - 1));
}

type At = { readonly layer: number; readonly row: number };

function wayOf(
  edge: ShownEdge,
  laid: ReturnType<typeof layOutLayers>,
  place: (at: At) => { readonly x: number; readonly y: number },
  turned: boolean,
): { readonly d: string; readonly x: number; readonly y: number } {
  const up = UPWARDS.has(edge.relation);
  const stops = laid.stops.get(edge.key) ?? [];
  const ends = [laid.places.get(edge.from), laid.places.get(edge.to)] as const;
  if (ends[0] === undefined || ends[1] === undefined) return { d: '', x: 0, y: 0 };
  const way: At[] = [ends[0], ...(up ? stops.toReversed() : stops), ends[1]];
  const forward = ends[0].layer <= ends[1].layer;
  // Where a line leaves and arrives: on the side that faces the other.
  const side = (at: At, leaving: boolean) => {
    const { x, y } = place(at);
    const end = leaving === forward;
    return {
      x: end !== turned ? x + WIDE + (leaving ? 0 : 3) : x - (leaving ? 0 : 3),
      y: y + HIGH / 2,
    };
  };
  const points = way.map((at, i) => {
    if (i === 0) return side(at, true);
    if (i === way.length - 1) return side(at, false);
    const { x, y } = place(at);
    return { x: x + WIDE / 2, y: y + HIGH / 2 };
  });
  const [start] = points;
  if (start === undefined) return { d: '', x: 0, y: 0 };
  let d = `M${start.x},${start.y}`;
  for (const [i, to] of points.slice(1).entries()) {
    const from = points[i]!;
    const bend = (to.x - from.x) / 2;
    d += ` C${from.x + bend},${from.y} ${to.x - bend},${to.y} ${to.x},${to.y}`;
  }
  // Lines meet at their second end, or at their first where they run upwards: words stand off from there.
  const k = Math.max(0, Math.floor((points.length - 2) / 2));
  const [a, b] = [points[k] ?? start, points[k + 1] ?? start];
  const flat = Math.abs(b.y - a.y) < ROW / 2;
  const share = points.length > 2 || flat ? 0.5 : up ? 0.54 : 0.46;
  return { d, x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * ease(share) };
}

/** How far down a line is whose ends lie flat, after a share of its way across. */
function ease(share: number): number {
  return share * share * (3 - 2 * share);
}

function nearest(
  places: ReadonlyMap<string, At>,
  from: string,
  dx: number,
  dy: number,
): string | null {
  const here = places.get(from);
  if (here === undefined) return null;
  let best: string | null = null;
  let least = Infinity;
  for (const [id, at] of places) {
    const [x, y] = [at.layer - here.layer, at.row - here.row];
    const ahead = dx * x * 2 + dy * y;
    const aside = dx === 0 ? Math.abs(x) * 3 : Math.abs(y);
    if (id === from || ahead <= 0) continue;
    const far = ahead + aside * 1.5;
    if (far < least) [best, least] = [id, far];
  }
  return best;
}

function Legend() {
  const t = useWords();
  return (
    <ul className="structure-legend" aria-label={t('structure.legend')}>
      {(['known', 'contradicted', 'not-judged', 'denied'] as const).map((state) => (
        <li key={state}>
          <svg width="26" height="10" aria-hidden className={`structure-edge ${state}`}>
            <path className="line" d="M0,5 H26" strokeWidth="2" />
          </svg>
          {t(`structure.state.${state}`)}
        </li>
      ))}
      <li>
        <i className="legend-box vague" aria-hidden />
        {t('structure.picture.vague')}
      </li>
      <li>
        <i className="legend-box place" aria-hidden />
        {t('structure.picture.place')}
      </li>
      <li>
        <i className="legend-box stage" aria-hidden />
        {t('structure.picture.stage')}
      </li>
      <li className="mute">{t('structure.picture.origins')}</li>
    </ul>
  );
}
