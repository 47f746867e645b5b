/**
 * The network drawn by tier and cell with sigma: dots for sources, lines for ties. Grey lines are who
 * reports to whom, or – thinner, where no tie says so – who passed on whose reports; teal ones closeness, amber
 * ones rivalry and grudges. The more claims somebody stands in, the larger the dot. A dot is violet while no outcome
 * has judged its source; otherwise it is plain: reliability has no colour here.
 */
import Graph from 'graphology';
import { Maximize, ZoomIn, ZoomOut } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type Sigma from 'sigma';
import { Sigma as Drawing } from 'sigma';
import type { NetworkSource, NetworkView } from '#server/views.ts';
import { useWords, words } from '../words/words.ts';
import { layOutNetwork, neighbour, type NetworkLayout } from './network-layout.ts';
import { NetworkMatrix } from './network-matrix.tsx';
import { isMeasured } from './sources-search.ts';

/** Pixels around the drawing. */
const PADDING = 40;
/** Beyond so many sources only what is chosen shows whom it reports to. */
const MANY = 500;

/** Beyond so many pairs who passed on whose reports is shown of what is chosen alone. */
const MANY_RELAYS = 1500;

type Look = 'reports' | 'relay' | 'near' | 'against';
const LOOK: Readonly<Record<NetworkView['ties'][number]['tie'], Look>> = {
  'reports-to': 'reports',
  'same-cell': 'near',
  kin: 'near',
  'friend-of': 'near',
  'paid-by': 'near',
  'rival-of': 'against',
  'grudge-against': 'against',
};

export default function NetworkPicture(props: {
  readonly rows: readonly NetworkSource[];
  readonly view: NetworkView;
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
  readonly onNarrow: (tier: string, cell: string) => void;
  readonly onTable: () => void;
}) {
  const t = useWords();
  const { rows, view } = props;
  const frame = useRef<HTMLDivElement>(null);
  const bands = useRef<HTMLDivElement>(null);
  const drawing = useRef<Sigma | null>(null);
  const [broken, setBroken] = useState(false);
  const [at, setAt] = useState<string | null>(props.chosen);
  const layout = useMemo(() => layOutNetwork(rows.map(({ source }) => source)), [rows]);
  const here = at ?? props.chosen;

  // What the drawing's callbacks read, always the latest.
  const latest = useRef({ here, onChoose: props.onChoose });
  useEffect(() => {
    latest.current = { here, onChoose: props.onChoose };
  });

  useEffect(() => {
    const box = frame.current;
    if (box === null) return;
    const started = performance.now();
    let made: Sigma;
    let stretch = 1;
    let colours = readColours(box);
    try {
      // Stretched to the stage: rows and columns have no scale of their own.
      stretch = stretchOf(box, layout);
      const graph = graphOf(rows, view, layout, stretch, colours);
      made = new Drawing(graph, box, {
        renderEdgeLabels: false,
        labelFont: 'Inter Variable, Inter, system-ui, sans-serif',
        labelSize: 12.5,
        labelWeight: '500',
        labelColor: { color: colours.ink },
        labelRenderedSizeThreshold: rows.length <= 150 ? 0 : 6,
        labelDensity: rows.length <= 150 ? 10 : 1,
        stagePadding: PADDING,
        defaultEdgeType: 'line',
        minCameraRatio: 0.02,
        maxCameraRatio: 3,
        zIndex: true,
        defaultDrawNodeHover: () => undefined,
        // On paper of its own, so that no line runs through a name.
        defaultDrawNodeLabel: (canvas, { label, x, y, size }, { labelSize, labelFont }) => {
          if (label == null) return;
          canvas.font = `500 ${labelSize}px ${labelFont}`;
          canvas.lineJoin = 'round';
          canvas.lineWidth = 5;
          canvas.strokeStyle = colours.card;
          canvas.fillStyle = colours.ink;
          canvas.strokeText(label, x + size + 4, y + labelSize / 3);
          canvas.fillText(label, x + size + 4, y + labelSize / 3);
        },
        nodeReducer: (id, data) => {
          const chosen = latest.current.here;
          if (chosen === null || !graph.hasNode(chosen)) return data;
          if (id === chosen) {
            return {
              ...data,
              size: data['size'] * 1.5,
              color: colours.for,
              zIndex: 2,
              forceLabel: true,
            };
          }
          return graph.areNeighbors(id, chosen) ? { ...data, zIndex: 1, forceLabel: true } : data;
        },
        edgeReducer: (id, data) => {
          const chosen = latest.current.here;
          const own = chosen !== null && graph.hasNode(chosen) && graph.hasExtremity(id, chosen);
          // Of thousands, lines of who reports to whom would be one grey field.
          const grey =
            (data['look'] === 'reports' && rows.length > MANY) ||
            (data['look'] === 'relay' && view.relays.length > MANY_RELAYS);
          if (!own && grey) {
            return { ...data, hidden: true };
          }
          return own ? { ...data, size: data['size'] * 2, zIndex: 1 } : data;
        },
      });
    } catch {
      setBroken(true);
      return;
    }
    drawing.current = made;
    // Room at the start for the names of the rows.
    made.setCustomBBox({
      x: [-layout.width * 0.13, layout.width * 1.07],
      y: [0, layout.height * stretch],
    });
    const place = (): void => placeBands(made, bands.current, layout, stretch);
    made.on('afterRender', place);
    made.once('afterRender', () => {
      // For the record of how long drawing takes.
      box.dataset['drawnIn'] = String(Math.round(performance.now() - started));
    });
    made.on('clickNode', ({ node }) => {
      setAt(node);
      latest.current.onChoose(node);
    });
    made.on('enterNode', () => (box.style.cursor = 'pointer'));
    made.on('leaveNode', () => (box.style.cursor = ''));
    made.refresh();
    // Light and dark change the colours of everything that is drawn.
    const recolour = (): void => {
      colours = readColours(box);
      paint(made.getGraph(), rows, colours);
      made.setSetting('labelColor', { color: colours.ink });
      made.refresh();
    };
    const theme = new MutationObserver(recolour);
    theme.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    const system = matchMedia('(prefers-color-scheme: dark)');
    system.addEventListener('change', recolour);
    return () => {
      theme.disconnect();
      system.removeEventListener('change', recolour);
      made.kill();
      drawing.current = null;
    };
  }, [rows, view, layout]);

  useEffect(() => {
    setAt(props.chosen);
  }, [props.chosen]);
  useEffect(() => {
    drawing.current?.refresh({ skipIndexation: true });
  }, [here]);

  const camera = () => drawing.current?.getCamera();
  const press = (event: React.KeyboardEvent): void => {
    const { key } = event;
    if (key === '+' || key === '=') void camera()?.animatedZoom({ duration: 120 });
    else if (key === '-') void camera()?.animatedUnzoom({ duration: 120 });
    else if (key === '0') void camera()?.animatedReset({ duration: 120 });
    else if (key === 'Enter') {
      if (here !== null) props.onChoose(here);
    } else if (
      key === 'ArrowLeft' ||
      key === 'ArrowRight' ||
      key === 'ArrowUp' ||
      key === 'ArrowDown'
    ) {
      const turned =
        words.dir() === 'rtl' && key === 'ArrowLeft'
          ? 'ArrowRight'
          : words.dir() === 'rtl' && key === 'ArrowRight'
            ? 'ArrowLeft'
            : key;
      const next = here === null ? layout.places[0]?.id : neighbour(layout.places, here, turned);
      if (next !== undefined) setAt(next);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="network">
      {isShapeless(rows) && (
        <p className="notice network-shapeless">
          {t('network.picture.shapeless', { count: rows.length })}{' '}
          <button type="button" className="link" onClick={props.onTable}>
            {t('network.picture.toTable')}
          </button>
        </p>
      )}
      {broken ? (
        <p className="refusal">{t('network.picture.none')}</p>
      ) : (
        <div className="network-stage">
          <div
            ref={frame}
            className="network-frame"
            dir="ltr"
            role="application"
            aria-label={t('network.picture.label')}
            aria-describedby="network-here"
            tabIndex={0}
            onKeyDown={press}
          />
          <div ref={bands} className="network-bands" aria-hidden dir="ltr">
            {layout.tiers.map(({ name }) => (
              <span key={`tier ${name}`} className="tier-band">
                {name === null ? t('network.picture.unknownTier') : t(`network.tier.t${name as 0}`)}
              </span>
            ))}
            {layout.cells.map(({ name }) => (
              <span key={`cell ${name}`} className="cell-band">
                <bdi>{name ?? t('network.noCell')}</bdi>
              </span>
            ))}
          </div>
          <div className="network-tools">
            <button
              type="button"
              className="icon-button"
              aria-label={t('network.picture.closer')}
              title={t('network.picture.closer')}
              onClick={() => void camera()?.animatedZoom({ duration: 120 })}
            >
              <ZoomIn size={16} aria-hidden />
            </button>
            <button
              type="button"
              className="icon-button"
              aria-label={t('network.picture.farther')}
              title={t('network.picture.farther')}
              onClick={() => void camera()?.animatedUnzoom({ duration: 120 })}
            >
              <ZoomOut size={16} aria-hidden />
            </button>
            <button
              type="button"
              className="icon-button"
              aria-label={t('network.picture.fit')}
              title={t('network.picture.fit')}
              onClick={() => void camera()?.animatedReset({ duration: 120 })}
            >
              <Maximize size={15} aria-hidden />
            </button>
          </div>
          <div className="network-foot small">
            <span id="network-here" role="status">
              {here === null ? t('network.picture.hint') : describe(t, rows, view, here)}
            </span>
            <ul className="network-legend">
              <li>
                <i className="dot measured" aria-hidden /> {t('network.picture.measured')}
              </li>
              <li>
                <i className="dot unmeasured" aria-hidden /> {t('network.picture.unmeasured')}
              </li>
              <li>
                <i className="line reports" aria-hidden />{' '}
                {t(rows.length > MANY ? 'network.picture.reportsMany' : 'network.picture.reports')}
              </li>
              {view.relays.length > 0 && (
                <li>
                  <i className="line relay" aria-hidden />{' '}
                  {t(
                    view.relays.length > MANY_RELAYS
                      ? 'network.picture.relayMany'
                      : 'network.picture.relay',
                  )}
                </li>
              )}
              <li>
                <i className="line near" aria-hidden /> {t('network.picture.near')}
              </li>
              <li>
                <i className="line against" aria-hidden /> {t('network.picture.against')}
              </li>
            </ul>
          </div>
        </div>
      )}
      <NetworkMatrix rows={rows} onNarrow={props.onNarrow} />
    </div>
  );
}

type Colours = Readonly<Record<'ink' | 'card' | 'soft' | 'for' | 'unknown' | Look, string>>;

/** The colours of the page as numbers a canvas understands. */
function readColours(box: HTMLElement): Colours {
  const probe = document.createElement('span');
  box.append(probe);
  const read = (name: string): string => {
    probe.style.color = `var(${name})`;
    return getComputedStyle(probe).color;
  };
  const colours = {
    ink: read('--ink'),
    soft: read('--mute'),
    for: read('--for'),
    unknown: read('--unknown'),
    card: read('--card'),
    reports: read('--mute'),
    relay: read('--line-strong'),
    near: read('--for'),
    against: read('--against'),
  };
  probe.remove();
  return colours;
}

function graphOf(
  rows: readonly NetworkSource[],
  { ties, relays }: Pick<NetworkView, 'ties' | 'relays'>,
  layout: NetworkLayout,
  stretch: number,
  colours: Colours,
): Graph {
  const graph = new Graph({ type: 'directed', multi: true });
  const places = new Map(layout.places.map((one) => [one.id, one]));
  const size = rows.length <= 60 ? 7 : rows.length <= 500 ? 4.5 : rows.length <= 2000 ? 3 : 2.2;
  const most = Math.max(1, ...rows.map(({ claims }) => claims));
  for (const { source, claims } of rows) {
    const { x, y } = places.get(source.id) ?? { x: 0, y: 0 };
    graph.addNode(source.id, {
      x,
      y: y * stretch,
      size: size * (0.75 + 0.85 * Math.sqrt(claims / most)),
      label: source.pseudonym,
    });
  }
  const tied = new Set(ties.map((tie) => `${tie.from} ${tie.to.id}`));
  for (const { from, to, reports } of relays) {
    if (tied.has(`${from} ${to}`) || !graph.hasNode(from) || !graph.hasNode(to)) continue;
    graph.addEdgeWithKey(`relay ${from} ${to}`, from, to, {
      look: 'relay',
      size: (rows.length > MANY ? 0.5 : 1) * Math.min(3, 0.8 + Math.log2(reports) / 2),
      type: rows.length <= MANY ? 'arrow' : 'line',
    });
  }
  for (const tie of ties) {
    if (tie.to.kind !== 'source') continue;
    if (!graph.hasNode(tie.from) || !graph.hasNode(tie.to.id)) continue;
    const look = LOOK[tie.tie];
    graph.addEdgeWithKey(tie.id, tie.from, tie.to.id, {
      look,
      size: rows.length > MANY ? 0.6 : look === 'against' ? 2.4 : 1.6,
      type: look === 'reports' && rows.length <= MANY ? 'arrow' : 'line',
    });
  }
  paint(graph, rows, colours);
  return graph;
}

function paint(graph: Graph, rows: readonly NetworkSource[], colours: Colours): void {
  for (const row of rows) {
    const colour = isMeasured(row) ? colours.soft : colours.unknown;
    graph.setNodeAttribute(row.source.id, 'color', colour);
  }
  graph.forEachEdge((id, { look }) => graph.setEdgeAttribute(id, 'color', colours[look as Look]));
}

/** Many, and of none is the place known: a field of dots that says nothing by where they stand. */
function isShapeless(rows: readonly NetworkSource[]): boolean {
  return (
    rows.length > 60 && rows.every(({ source }) => source.tier === null && source.cell === null)
  );
}

/** How much higher than laid out the drawing must be to fill its box. */
function stretchOf(box: HTMLElement, { width, height }: NetworkLayout): number {
  const room = (size: number): number => Math.max(100, size - 2 * PADDING);
  const shape = room(box.clientHeight) / room(box.clientWidth);
  return height === 0 || width === 0 ? 1 : (shape * width * 1.2) / height;
}

/** Names of rows at the edge and of columns above, where the camera has put them. */
function placeBands(
  made: Sigma,
  box: HTMLElement | null,
  layout: NetworkLayout,
  stretch: number,
): void {
  if (box === null) return;
  const spans = [...box.children] as HTMLElement[];
  const { height } = made.getDimensions();
  layout.tiers.forEach(({ from, to }, i) => {
    const span = spans[i];
    if (span === undefined) return;
    const { y } = made.graphToViewport({ x: 0, y: ((from + to) / 2) * stretch });
    span.style.transform = `translateY(${Math.round(y)}px) translateY(-50%)`;
    span.style.visibility = y < 24 || y > height ? 'hidden' : 'visible';
  });
  let last = -Infinity;
  layout.cells.forEach(({ from, to }, i) => {
    const span = spans[layout.tiers.length + i];
    if (span === undefined) return;
    const { x } = made.graphToViewport({ x: (from + to) / 2, y: 0 });
    span.style.transform = `translateX(${Math.round(x)}px) translateX(-50%)`;
    // Names that would stand on top of each other are left out; the table has them all.
    const half = span.offsetWidth / 2;
    const fits = x - half > last + 4;
    span.style.visibility = fits ? 'visible' : 'hidden';
    if (fits) last = x + half;
  });
}

function describe(
  t: ReturnType<typeof useWords>,
  rows: readonly NetworkSource[],
  view: NetworkView,
  id: string,
): string {
  const row = rows.find(({ source }) => source.id === id);
  if (row === undefined) return t('network.picture.hint');
  const { source } = row;
  const names = new Map<string, string>([
    ...view.sources.map(({ source: one }) => [one.id as string, one.pseudonym] as const),
    ...view.subjects.map((one) => [one.id, one.name] as const),
  ]);
  const own = view.ties.filter((tie) => tie.from === id || tie.to.id === id);
  const ties = own
    .slice(0, 4)
    .map(
      (tie) =>
        `${names.get(tie.from) ?? '?'} ${t(`network.tie.${tie.tie}`)} ${names.get(tie.to.id) ?? '?'}`,
    );
  const passed = view.relays
    .filter((one) => one.from === id || one.to === id)
    .toSorted((a, b) => b.reports - a.reports);
  const relays = passed
    .slice(0, 3)
    .map(({ from, to, reports }) =>
      t('network.picture.passedOn', {
        count: reports,
        from: names.get(from) ?? '?',
        to: names.get(to) ?? '?',
      }),
    )
    .join('; ');
  return t('network.picture.chosen', {
    name: source.pseudonym,
    kind: t(`sourceKind.${source.kind}`),
    place:
      source.tier === null
        ? t('network.picture.unknownTier')
        : t(`network.tier.t${source.tier as 0}`),
    cell: source.cell === null ? t('network.noCell') : t('network.cellIs', { cell: source.cell }),
    ties:
      own.length === 0
        ? relays === ''
          ? t('network.picture.noTies')
          : relays
        : `${ties.join('; ')}${own.length > 4 ? ` … +${own.length - 4}` : ''}${relays === '' ? '' : `. ${relays}`}`,
  });
}
