/*
 * The person wants to see the order of things: what is said to have happened when, how exactly that is
 * known, and how long after it each was told. It worked when they see at a glance which stretches overlap,
 * which cannot, and who speaks of a day they told of weeks later.
 */
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { ChevronLeft, ChevronRight, Maximize, Minus, Plus } from 'lucide-react';
import { useCallback, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { WhereWhenItem } from '#assessment/cross-check/case-where-when.ts';
import { formatTime } from '#claims/format-value.ts';
import { sayDistance } from '#assessment/cross-check/say-span.ts';
import { BrushBar } from '../map/brush-bar.tsx';
import { type Brush, brushTest } from '#assessment/cross-check/brush.ts';
import { useWhereWhen } from '../map/queries.ts';
import { denseRange, rangeOf, timeStep } from '../map/time-range.ts';
import { TwoPlaces } from '../map/two-places.tsx';
import { Waiting } from '../parts/refusal.tsx';
import { ToScreen } from '../parts/to-screen.tsx';
import { fromWallText, spanText, wallText } from '../parts/span-text.ts';
import { zoneWords } from '../parts/zone-words.ts';
import { useWords } from '../words/words.ts';
import { inViewFirst, type Row, rowsOf } from './rows.ts';
import type { TimelineSearch } from './search.ts';
import '../map/map.css';
import './timeline.css';

const LANE = 13;

interface Domain {
  readonly from: number;
  readonly to: number;
}

export function TimelineScreen() {
  const t = useWords();
  const { caseId } = useParams({ from: '/case/$caseId/timeline' });
  const search = useSearch({ from: '/case/$caseId/timeline' });
  const go = useNavigate({ from: '/case/$caseId/timeline' });
  const view = useWhereWhen(caseId, search.speed ?? 100);
  const { from, to, time, area, pick, show } = search;
  const brush = useMemo<Brush>(
    () => ({
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
      ...(time === undefined ? {} : { time }),
      ...(area === undefined ? {} : { area }),
      ...(pick === undefined ? {} : { pick }),
      ...(show === undefined ? {} : { show }),
    }),
    [from, to, time, area, pick, show],
  );
  const by = search.rows ?? 'question';
  const spanOf = useCallback(
    (item: WhereWhenItem) => (time === 'told' ? item.told : item.about),
    [time],
  );
  const within = useMemo(
    () => (view.data?.items ?? []).filter(brushTest(brush)),
    [view.data, brush],
  );
  const rows = useMemo(() => rowsOf(within, by, spanOf), [within, by, spanOf]);
  const narrow = useCallback(
    (change: { readonly [K in keyof TimelineSearch]: TimelineSearch[K] | undefined }): void => {
      void go({
        // A field that is taken off stays in as undefined: what is left out comes along by itself.
        search: (before) => ({ ...before, ...change }) as TimelineSearch,
        replace: true,
      });
    },
    [go],
  );
  if (view.data === undefined) return <Waiting error={view.error} />;
  const { items, zone, twoPlaces } = view.data;
  const timed = within.flatMap((item) => spanOf(item) ?? []);
  const range = rangeOf(timed);
  const asked: Domain | null =
    range === null
      ? null
      : {
          from: from === undefined ? range.from : Math.max(range.from, Date.parse(from)),
          to: to === undefined ? range.to : Math.min(range.to, Date.parse(to)),
        };
  return (
    <div className="timeline-screen">
      <header className="map-head">
        <h1>{t('crossCheck.timeline')}</h1>
        <span className="mute small">{t('crossCheck.zone', { zone: zoneWords(zone) })}</span>
        <span className="small mute rows-by" id="rows-by">
          {t('crossCheck.rows')}
        </span>
        <span className="segments" role="group" aria-labelledby="rows-by">
          {(['question', 'source'] as const).map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={by === one}
              onClick={() => narrow({ rows: one === 'question' ? undefined : one })}
            >
              {t(one === 'question' ? 'crossCheck.rowsQuestion' : 'crossCheck.rowsSource')}
            </button>
          ))}
        </span>
      </header>
      {items.every(({ about, told }) => about === null && told === null) ? (
        <div className="empty">
          <strong>{t('crossCheck.emptyTimeTitle')}</strong>
          <span>{t('crossCheck.emptyTimeWhy')}</span>
          <ToScreen caseId={caseId} screen="inbox" />
        </div>
      ) : (
        <>
          <BrushBar
            caseId={caseId}
            screen="timeline"
            brush={brush}
            items={items}
            within={within}
            zone={zone}
            onBrush={narrow}
          />
          {asked === null || rows.length === 0 ? (
            <div className="empty">
              <strong>{t('crossCheck.noneWithin')}</strong>
            </div>
          ) : (
            <Lines
              key={`${asked.from} ${asked.to} ${by} ${time ?? ''}`}
              caseId={caseId}
              rows={rows}
              whole={asked}
              first={from === undefined && to === undefined ? (denseRange(timed) ?? asked) : asked}
              zone={zone}
              told={time === 'told'}
              by={by}
            />
          )}
          <p className="mute small">
            {within.some((item) => spanOf(item) === null) &&
              t('crossCheck.timeless', {
                count: within.filter((item) => spanOf(item) === null).length,
              })}
          </p>
          <TwoPlaces
            key={twoPlaces.speed}
            caseId={caseId}
            view={twoPlaces}
            zone={zone}
            onSpeed={(speed) => narrow({ speed: speed === 100 ? undefined : speed })}
          />
          <ItemTable items={within} caseId={caseId} zone={zone} />
        </>
      )}
    </div>
  );
}

function Lines(props: {
  readonly caseId: string;
  readonly rows: readonly Row[];
  readonly whole: Domain;
  /** What is shown before anybody moves it. */
  readonly first: Domain;
  readonly zone: string;
  readonly told: boolean;
  readonly by: 'question' | 'source';
}) {
  const t = useWords();
  const { caseId, whole, first, zone, told, by } = props;
  const [domain, setDomain] = useState(first);
  const rows = useMemo(
    () => inViewFirst(props.rows, domain, (item) => (told ? item.told : item.about)),
    [props.rows, domain, told],
  );
  const frame = useRef<HTMLDivElement>(null);
  const keyAt = useCallback((i: number) => rows[i]?.key ?? i, [rows]);
  const virtual = useVirtualizer({
    count: rows.length,
    // Sizes follow the rows when these change places.
    getItemKey: keyAt,
    getScrollElement: () => frame.current,
    estimateSize: (i) => heightOf(rows[i]),
    overscan: 6,
  });
  const length = domain.to - domain.from;
  const zoom = (by: number): void => {
    const middle = (domain.from + domain.to) / 2;
    const next = Math.max(60_000, Math.min(1.2 * (whole.to - whole.from), length * by));
    setDomain({ from: middle - next / 2, to: middle + next / 2 });
  };
  const shift = (part: number): void =>
    setDomain({ from: domain.from + part * length, to: domain.to + part * length });
  const forward = document.documentElement.dir === 'rtl' ? -1 : 1;
  const press = (event: KeyboardEvent): void => {
    const act: Record<string, () => void> = {
      ArrowLeft: () => shift(-0.2 * forward),
      ArrowRight: () => shift(0.2 * forward),
      '+': () => zoom(0.6),
      '=': () => zoom(0.6),
      '-': () => zoom(1 / 0.6),
      '0': () => setDomain(whole),
    };
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const wanted = act[event.key];
    if (wanted === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    wanted();
  };
  const marks = marksOf(domain, zone);
  return (
    <div className="lines">
      <div className="lines-tools">
        {(
          [
            ['earlier', ChevronLeft, () => shift(-0.4)],
            ['zoomOut', Minus, () => zoom(1 / 0.6)],
            ['fit', Maximize, () => setDomain(whole)],
            ['zoomIn', Plus, () => zoom(0.6)],
            ['later', ChevronRight, () => shift(0.4)],
          ] as const
        ).map(([name, Icon, act]) => (
          <button
            key={name}
            type="button"
            className="icon-button"
            aria-label={t(`crossCheck.${name}`)}
            title={t(`crossCheck.${name}`)}
            onClick={act}
          >
            <Icon size={16} aria-hidden className="turn" />
          </button>
        ))}
        <span className="small mute">
          <bdi>{stretchText(domain, zone)}</bdi>
        </span>
      </div>
      <div className="lines-head" aria-hidden>
        <span />
        <div className="lines-axis">
          {marks.map(({ at, text }) => (
            <span key={at} style={{ insetInlineStart: `${part(at, domain)}%` }}>
              <bdi>{text}</bdi>
            </span>
          ))}
        </div>
      </div>
      <div
        ref={frame}
        className="lines-frame"
        role="group"
        tabIndex={0}
        aria-label={t('crossCheck.timelineLabel')}
        onKeyDown={press}
      >
        <div style={{ blockSize: virtual.getTotalSize(), position: 'relative' }}>
          {virtual.getVirtualItems().map(({ index, start, size }) => {
            const row = rows[index]!;
            return (
              <div
                key={row.key}
                className="line"
                style={{ blockSize: size, transform: `translateY(${start}px)` }}
              >
                <div className="line-name">
                  {by === 'question' ? (
                    <Link
                      className="link"
                      to="/case/$caseId/cross-check/$question"
                      params={{ caseId, question: row.name ?? '' }}
                    >
                      {row.name}
                    </Link>
                  ) : (
                    <bdi className="strong">{row.name ?? t('crossCheck.untraced')}</bdi>
                  )}
                  <span className="small mute clip" title={row.detail} dir="auto">
                    {row.detail}
                  </span>
                </div>
                <div className="line-bars">
                  {marks.map(({ at }) => (
                    <i key={at} style={{ insetInlineStart: `${part(at, domain)}%` }} />
                  ))}
                  <Elsewhere
                    row={row}
                    domain={domain}
                    zone={zone}
                    told={told}
                    onShow={(at) => {
                      setDomain({ from: at - length / 2, to: at + length / 2 });
                      // The row stands among the first then.
                      frame.current?.scrollTo({ top: 0 });
                    }}
                  />
                  {row.lanes.flatMap((lane, i) =>
                    lane.map((item) => (
                      <Bar
                        key={`${item.kind} ${item.id}`}
                        item={item}
                        lane={i}
                        domain={domain}
                        zone={zone}
                        told={told}
                      />
                    )),
                  )}
                </div>
              </div>
            );
          })}
        </div>
      </div>
      <ul className="legend small" aria-label={t('crossCheck.legend')}>
        <li className="for">{t('crossCheck.stateFor')}</li>
        <li className="against">{t('crossCheck.stateAgainst')}</li>
        <li className="unknown">{t('crossCheck.stateUnknown')}</li>
      </ul>
    </div>
  );
}

/** Of a row with nothing in view: on which side of it, and when; a way there. */
function Elsewhere(props: {
  readonly row: Row;
  readonly domain: Domain;
  readonly zone: string;
  readonly told: boolean;
  readonly onShow: (at: number) => void;
}) {
  const t = useWords();
  const { domain, zone, told } = props;
  const spans = props.row.lanes.flat().flatMap((item) => (told ? item.told : item.about) ?? []);
  const seen = spans.some(
    ({ from, to }) => (to ?? Infinity) >= domain.from && (from ?? -Infinity) <= domain.to,
  );
  const [span] = spans;
  if (seen || span === undefined) return null;
  const { from, to } = span;
  const at = from === null ? to : to === null ? from : (from + to) / 2;
  if (at === null) return null;
  const before = at < domain.from;
  const when = stretchText({ from: from ?? at, to: to ?? at }, zone);
  return (
    <button
      type="button"
      className={before ? 'elsewhere before' : 'elsewhere after'}
      aria-label={t('crossCheck.elsewhere', { when })}
      title={t('crossCheck.elsewhere', { when })}
      onClick={() => props.onShow(at)}
    >
      {before && <ChevronLeft size={13} aria-hidden className="turn" />}
      <bdi>{when}</bdi>
      {!before && <ChevronRight size={13} aria-hidden className="turn" />}
    </button>
  );
}

function Bar(props: {
  readonly item: WhereWhenItem;
  readonly lane: number;
  readonly domain: Domain;
  readonly zone: string;
  readonly told: boolean;
}) {
  const t = useWords();
  const { item, lane, domain, zone, told } = props;
  const span = told ? item.told : item.about;
  if (span === null) return null;
  const [from, to] = [span.from ?? domain.from, span.to ?? domain.to];
  if (to < domain.from || from > domain.to) return null;
  const start = Math.max(0, part(from, domain));
  const end = Math.min(100, part(to, domain));
  const title = `${item.ref} · ${item.says} · ${item.kind === 'finding' ? t('crossCheck.finding') : item.who} · ${spanText(span, zone)}${item.told === null || told ? '' : ` · ${t('crossCheck.told')} ${spanText(item.told, zone)}`}`;
  const open = `${span.from === null ? ' open-start' : ''}${span.to === null ? ' open-end' : ''}`;
  return (
    <span
      className={`bar ${item.state} ${item.kind}${open}`}
      title={title}
      style={{
        insetInlineStart: `${start}%`,
        inlineSize: `max(5px, ${end - start}%)`,
        insetBlockStart: 4 + lane * LANE,
      }}
    >
      {item.kind === 'finding' && <em>{item.says}</em>}
    </span>
  );
}

function ItemTable(props: {
  readonly items: readonly WhereWhenItem[];
  readonly caseId: string;
  readonly zone: string;
}) {
  const t = useWords();
  const { items, caseId, zone } = props;
  const shown = items.slice(0, 500);
  return (
    <details className="item-table">
      <summary>{t('crossCheck.table')}</summary>
      <div className="item-frame" tabIndex={0} role="region" aria-label={t('crossCheck.table')}>
        <table>
          <thead>
            <tr>
              {(['question', 'says', 'who', 'about', 'told', 'where'] as const).map((column) => (
                <th key={column} scope="col">
                  {t(`crossCheck.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((item) => (
              <tr key={`${item.kind} ${item.id}`}>
                <th scope="row">
                  <Link
                    className="link"
                    to="/case/$caseId/cross-check/$question"
                    params={{ caseId, question: item.ref }}
                  >
                    {item.ref}
                  </Link>
                </th>
                <td>
                  <bdi>{item.says}</bdi>
                </td>
                <td>{item.kind === 'finding' ? t('crossCheck.finding') : <bdi>{item.who}</bdi>}</td>
                <td>{item.about !== null && <bdi>{spanText(item.about, zone)}</bdi>}</td>
                <td>{item.told !== null && <bdi>{spanText(item.told, zone)}</bdi>}</td>
                <td>
                  {item.where !== null && (
                    <bdi>
                      {item.where.name === null
                        ? t('crossCheck.point', { radius: sayDistance(item.where.radius) })
                        : t('crossCheck.place', {
                            name: item.where.name,
                            radius: sayDistance(item.where.radius),
                          })}
                    </bdi>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {items.length > shown.length && (
          <p className="mute small">
            {t('crossCheck.more', { count: items.length - shown.length })}
          </p>
        )}
      </div>
    </details>
  );
}

function heightOf(row: Row | undefined): number {
  return Math.max(48, 10 + (row?.lanes.length ?? 1) * LANE);
}

/** What is in view: to the day where it is many days, else to the minute. */
function stretchText(domain: Domain, zone: string): string {
  const days = domain.to - domain.from > 3 * DAY;
  const [from, to] = [domain.from, domain.to].map((ms) => wallText(ms, zone));
  if (from === undefined || to === undefined) return '';
  return days
    ? formatTime(`${from.slice(0, 10)}T00:00:00`, `${to.slice(0, 10)}T23:59:59`)
    : formatTime(`${from.slice(0, 16)}:00`, `${to.slice(0, 16)}:59`);
}

/** Per cent of the way along the line. */
function part(ms: number, { from, to }: Domain): number {
  return (100 * (ms - from)) / (to - from);
}

/** Marks at the first of every so many months. */
function monthMarks(
  domain: Domain,
  zone: string,
  months: number,
): readonly { readonly at: number; readonly text: string }[] {
  const marks: { at: number; text: string }[] = [];
  const [year = 1970] = wallText(domain.from, zone).split('-').map(Number);
  for (let month = 0; marks.length < 9; month += months) {
    const first = new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 19);
    const at = fromWallText(first, zone);
    if (at > domain.to) break;
    if (at >= domain.from) {
      marks.push({ at, text: spanText({ from: at, to: at }, zone).replace(/^1 | 00:00.*$/g, '') });
    }
  }
  return marks;
}

const DAY = 86_400_000;

/** Marks at round clock times of the case's zone, few enough to be read. */
function marksOf(
  domain: Domain,
  zone: string,
): readonly { readonly at: number; readonly text: string }[] {
  const step = timeStep(domain.to - domain.from, 7);
  if (step >= 30 * DAY) return monthMarks(domain, zone, Math.round(step / (30 * DAY)));
  const wall = Date.parse(`${wallText(domain.from, zone)}Z`);
  const marks: { at: number; text: string }[] = [];
  for (let clock = Math.ceil(wall / step) * step; marks.length < 9; clock += step) {
    const text = new Date(clock).toISOString().slice(0, 19);
    const at = fromWallText(text, zone);
    if (at > domain.to) break;
    const said = spanText({ from: at, to: at }, zone);
    marks.push({ at, text: step >= 86_400_000 ? said.replace(/ 00:00.*$/, '') : said });
  }
  return marks;
}
