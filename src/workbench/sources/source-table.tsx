import { Link } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { NetworkSource } from '#server/views.ts';
import { whenWords } from '../parts/when.ts';
import { useWords, words } from '../words/words.ts';
import { RateRow } from './rate-row.tsx';
import { isMeasured, type SortBy } from './sources-search.ts';

const COLUMNS = [
  { name: 'who', sort: 'who' },
  { name: 'place', sort: 'place' },
  { name: 'record', sort: null },
  { name: 'claims', sort: 'claims' },
  { name: 'ties', sort: null },
  { name: 'heard', sort: 'heard' },
  { name: 'risk', sort: null },
] as const satisfies readonly { name: string; sort: SortBy | null }[];

/** Everybody in lines; only those on screen are in the page, however many there are. */
export function SourceTable(props: {
  readonly rows: readonly NetworkSource[];
  readonly ties: ReadonlyMap<string, number>;
  readonly activeId: string | null;
  readonly openId: string | null;
  readonly sort: SortBy;
  readonly onSort: (sort: SortBy) => void;
  readonly onMove: (by: number) => void;
  readonly onActive: (id: string) => void;
  readonly onOpen: (id: string) => void;
}) {
  const t = useWords();
  const { rows, activeId } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 58,
    overscan: 8,
    getItemKey: (index) => rows[index]?.source.id ?? index,
  });
  const activeIndex = rows.findIndex((row) => row.source.id === activeId);
  useEffect(() => {
    if (activeIndex >= 0) virtual.scrollToIndex(activeIndex, { align: 'auto' });
  }, [activeIndex, virtual]);
  const items = virtual.getVirtualItems();
  const activeShown = items.some((item) => item.index === activeIndex);
  return (
    <div
      className="source-table"
      role="grid"
      aria-label={t('sources.title')}
      aria-rowcount={rows.length + 1}
      aria-colcount={COLUMNS.length}
      aria-activedescendant={activeShown && activeId !== null ? `source-${activeId}` : undefined}
      tabIndex={0}
      onKeyDown={(event) => {
        if (event.target !== event.currentTarget) return;
        const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10, Home: -1e9, End: 1e9 }[
          event.key
        ];
        if (step === undefined) return;
        event.preventDefault();
        props.onMove(step);
      }}
    >
      <div role="rowgroup">
        <div role="row" aria-rowindex={1} className="source-row head">
          {COLUMNS.map(({ name, sort }) => (
            <div
              key={name}
              role="columnheader"
              className={`cell ${name}`}
              aria-sort={
                sort !== null && props.sort === sort
                  ? sort === 'claims'
                    ? 'descending'
                    : 'ascending'
                  : undefined
              }
            >
              {sort === null ? (
                t(`network.column.${name}`)
              ) : (
                <button type="button" onClick={() => props.onSort(sort)}>
                  {t(`network.column.${name}`)}
                  {props.sort === sort && <ArrowDown size={12} aria-hidden />}
                </button>
              )}
            </div>
          ))}
        </div>
      </div>
      <div className="source-body" ref={scroller} role="rowgroup">
        <div
          className="source-run"
          role="presentation"
          style={{ blockSize: virtual.getTotalSize() }}
        >
          {items.map((item) => {
            const row = rows[item.index] as NetworkSource;
            const { id } = row.source;
            return (
              <div
                key={item.key}
                ref={virtual.measureElement}
                data-index={item.index}
                id={`source-${id}`}
                role="row"
                aria-rowindex={item.index + 2}
                aria-selected={id === props.openId}
                className={`source-row ${id === activeId ? 'active' : ''}`}
                style={{ transform: `translateY(${item.start}px)` }}
                onPointerDown={() => props.onActive(id)}
                onClick={(event) => {
                  if (event.target instanceof Element && event.target.closest('a')) return;
                  props.onOpen(id);
                }}
              >
                <Cells row={row} ties={props.ties.get(id) ?? 0} />
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

function Cells({ row, ties }: { readonly row: NetworkSource; readonly ties: number }) {
  const t = useWords();
  const { source, reliability, letter, claims, contact, grudges } = row;
  const known = reliability.filter((one) => one.right + one.wrong > 0);
  const most = known.toSorted((a, b) => b.right + b.wrong - (a.right + a.wrong)).slice(0, 2);
  return (
    <>
      <div role="gridcell" className="cell who">
        <Link
          className="who-link strong"
          to="."
          search={((before: object) => ({ ...before, source: source.id })) as never}
        >
          <bdi>{source.pseudonym}</bdi>
        </Link>
        <div className="small mute">
          {t(`sourceKind.${source.kind}`)}
          {source.status !== 'active' && ` · ${t(`network.status.${source.status}`)}`}
        </div>
      </div>
      <div role="gridcell" className="cell place">
        {source.tier === null ? (
          <span className="pill unknown">{t('sources.tierUnknown')}</span>
        ) : (
          t(`network.tier.t${source.tier as 0}`)
        )}
        {source.cell !== null && <div className="small mute clip">{source.cell}</div>}
      </div>
      <div role="gridcell" className="cell record">
        {isMeasured(row) ? (
          <div className="rate-rows">
            <span className="grade" title={t(`letter.${letter}`)}>
              {letter}
            </span>
            <div>
              {most.map((one) => (
                <RateRow key={`${one.role} ${one.topic}`} reliability={one} />
              ))}
            </div>
          </div>
        ) : (
          <span className="pill unknown dashed">{t('network.reliability.notMeasured')}</span>
        )}
      </div>
      <div role="gridcell" className="cell claims">
        {claims}
      </div>
      <div role="gridcell" className="cell ties">
        {ties === 0 ? <span className="mute">–</span> : ties}
        {grudges.length > 0 && (
          <span className="pill against clip" title={grudges.join(', ')}>
            {t('network.tie.grudge-against')} {grudges.join(', ')}
          </span>
        )}
      </div>
      <div role="gridcell" className="cell heard">
        {contact.last === null ? (
          <span className="mute">{t('network.never')}</span>
        ) : (
          <>
            <span className="nowrap">{whenWords(contact.last, words.language)}</span>
            {contact.verdict === 'longer-than-usual' && (
              <div>
                <span className="pill unknown" title={contact.text}>
                  {t('network.quiet', { count: contact.quietFor ?? 0 })}
                </span>
              </div>
            )}
          </>
        )}
        {/* Where its column has no room. */}
        <span className="risk-narrow small mute" aria-hidden>
          {t('network.riskNarrow', { level: t(`risk.${source.riskLimit}`) })}
        </span>
      </div>
      <div role="gridcell" className="cell risk">
        {t(`risk.${source.riskLimit}`)}
      </div>
    </>
  );
}
