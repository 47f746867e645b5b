import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { memo, useEffect, useRef } from 'react';
import type { TableSort } from '#assessment/question-table/row-table.ts';
import type { TableRow } from '#assessment/question-table/table-row.ts';
import { percent } from '#assessment/words.ts';
import { Arrow, Figure } from '../parts/arrow.tsx';
import { FlagPills } from '../parts/flags.tsx';
import { ProbabilityBar } from '../parts/probability-bar.tsx';
import { whenWords } from '../parts/when.ts';
import { useWords, words } from '../words/words.ts';
import { slugOf } from './slug.ts';

/** Columns, and by what each can be sorted; the first click sorts the way a reader would want. */
const COLUMNS: readonly {
  readonly name:
    'question' | 'answer' | 'sure' | 'reports' | 'grade' | 'flags' | 'status' | 'changed';
  readonly sort: TableSort | null;
  readonly first: '' | '-';
}[] = [
  { name: 'question', sort: 'ref', first: '' },
  { name: 'answer', sort: 'answer', first: '' },
  { name: 'sure', sort: 'sure', first: '-' },
  { name: 'reports', sort: 'reports', first: '-' },
  { name: 'grade', sort: 'grade', first: '' },
  { name: 'flags', sort: 'flags', first: '-' },
  { name: 'status', sort: 'status', first: '' },
  { name: 'changed', sort: 'changed', first: '-' },
];

/** Past so many rows all have one height: measuring each would be felt while scrolling. */
const MOST_MEASURED = 1_000;
const rowSize = (): number => 62;

/** The main table. Only the rows on screen are in the page, however many questions there are. */
export function QuestionTable(props: {
  readonly count: number;
  readonly rowAt: (index: number) => TableRow | undefined;
  readonly caseId: string;
  readonly active: number;
  readonly openId: string | null;
  readonly picked: ReadonlySet<string>;
  readonly sort: string;
  readonly onSort: (sort: string) => void;
  readonly onMove: (by: number) => void;
  readonly onActive: (index: number) => void;
  readonly onOpen: (row: TableRow, index: number) => void;
  readonly onChain: (row: TableRow) => void;
  readonly onPick: (row: TableRow, index: number, through: boolean) => void;
  readonly onRange: (from: number, to: number) => void;
}) {
  const t = useWords();
  const { count, rowAt, active, onRange } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const uniform = count > MOST_MEASURED;
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    // The same function each time: with a new one the places of all rows would be worked out anew.
    estimateSize: rowSize,
    overscan: uniform ? 12 : 8,
  });
  useEffect(() => {
    if (active >= 0 && active < count) virtual.scrollToIndex(active, { align: 'auto' });
  }, [active, count, virtual]);
  const items = virtual.getVirtualItems();
  const from = items[0]?.index ?? 0;
  const to = items.at(-1)?.index ?? 0;
  useEffect(() => onRange(from, to), [from, to, onRange]);
  const activeRow = items.some((item) => item.index === active) ? rowAt(active) : undefined;

  return (
    <div
      className={uniform ? 'table uniform' : 'table'}
      role="grid"
      aria-label={t('questions.title')}
      aria-rowcount={count + 1}
      aria-colcount={COLUMNS.length + 1}
      aria-multiselectable
      aria-activedescendant={activeRow === undefined ? undefined : `row-${activeRow.id}`}
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
        <div role="row" aria-rowindex={1} className="row head">
          <div role="columnheader" className="cell pick">
            <span className="unseen">{t('questions.pick')}</span>
          </div>
          {COLUMNS.map(({ name, sort, first }) => {
            const down = props.sort === `-${sort}`;
            const sorted = sort !== null && (down || props.sort === sort);
            return (
              <div
                key={name}
                role="columnheader"
                className={`cell ${name === 'grade' ? 'grade-cell' : name}`}
                aria-sort={sorted ? (down ? 'descending' : 'ascending') : undefined}
              >
                {sort === null ? (
                  t(`column.${name}`)
                ) : (
                  <button
                    type="button"
                    onClick={() =>
                      props.onSort(sorted ? (down ? sort : `-${sort}`) : `${first}${sort}`)
                    }
                  >
                    {t(`column.${name}`)}
                    {sorted &&
                      (down ? (
                        <ArrowDown size={12} aria-hidden />
                      ) : (
                        <ArrowUp size={12} aria-hidden />
                      ))}
                  </button>
                )}
              </div>
            );
          })}
        </div>
      </div>
      <div className="table-body" ref={scroller} role="rowgroup">
        <div
          className="table-run"
          role="presentation"
          style={{ blockSize: virtual.getTotalSize() }}
        >
          {items.map((item) => {
            const row = rowAt(item.index);
            if (row === undefined) {
              return (
                <div
                  key={item.key}
                  data-index={item.index}
                  role="row"
                  aria-rowindex={item.index + 2}
                  aria-busy
                  className="row coming"
                  style={{ transform: `translateY(${item.start}px)` }}
                >
                  <div role="gridcell" className="cell">
                    <span className="unseen">{t('waiting.loading')}</span>
                  </div>
                </div>
              );
            }
            return (
              <div
                key={item.key}
                ref={uniform ? undefined : virtual.measureElement}
                data-index={item.index}
                id={`row-${row.id}`}
                role="row"
                aria-rowindex={item.index + 2}
                aria-selected={row.id === props.openId || props.picked.has(row.id)}
                className={`row ${item.index === active ? 'active' : ''} ${
                  row.id === props.openId ? 'open' : ''
                }`}
                style={{ transform: `translateY(${item.start}px)` }}
                onPointerDown={() => props.onActive(item.index)}
                onClick={(event) => {
                  const on = event.target instanceof Element ? event.target : null;
                  const chain = on?.closest('[data-chain]');
                  if (chain != null && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
                    event.preventDefault();
                    props.onChain(row);
                  } else if (on?.closest('a, .pick') == null) props.onOpen(row, item.index);
                }}
              >
                <div role="gridcell" className="cell pick">
                  <input
                    type="checkbox"
                    tabIndex={-1}
                    aria-label={t('questions.pickOne', { ref: row.ref })}
                    checked={props.picked.has(row.id)}
                    onChange={() => undefined}
                    onClick={(event) => props.onPick(row, item.index, event.shiftKey)}
                  />
                </div>
                <Cells row={row} caseId={props.caseId} />
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

/** What a row shows. Made once a row, not once a frame: while scrolling only new rows cost anything. */
const Cells = memo(function Cells({
  row,
  caseId,
}: {
  readonly row: TableRow;
  readonly caseId: string;
}) {
  const t = useWords();
  const { finding, outcome } = row;
  const best = finding?.best ?? null;
  return (
    <>
      <div role="gridcell" className="cell question">
        <span className="ref" title={refWhy(row.ref, t)}>
          {row.ref}
        </span>
        <span className="text" dir="auto">
          {row.text}
        </span>
      </div>
      <div role="gridcell" className="cell answer">
        {finding === null ? (
          <span className="mute">…</span>
        ) : best === null ? (
          <span className="mute">{t('questions.unjudged')}</span>
        ) : (
          <bdi>{heldTogether(best.label)}</bdi>
        )}
      </div>
      <div role="gridcell" className="cell sure">
        {finding === null ? (
          <span className="why mute small">{t('questions.coming')}</span>
        ) : best === null ? (
          <span className="why mute small" title={finding.why}>
            {finding.why}
          </span>
        ) : (
          <>
            <ProbabilityBar probability={best.probability} interval={best.interval} />
            <span className="value">
              <Figure>{shortPercent(best.probability)}</Figure>
            </span>
          </>
        )}
      </div>
      <div role="gridcell" className="cell reports">
        {finding !== null && (
          // A plain link: the router's own would listen to every change of the address, row by row.
          <a
            href={`/case/${caseId}/chain/${slugOf(row)}`}
            data-chain={slugOf(row)}
            tabIndex={-1}
            title={t('questions.reportsWhy', {
              reports: t('count.reports', { count: finding.reports }),
              origins: t('count.origins', { count: finding.independent }),
            })}
          >
            <bdi>{finding.reports}</bdi> <Arrow /> <b>{finding.independent}</b>
            {finding.notEstablished > 0 && (
              <span className="more">
                {' '}
                <Figure>+{finding.notEstablished}?</Figure>
              </span>
            )}
          </a>
        )}
      </div>
      <div role="gridcell" className="cell grade-cell">
        {finding !== null && (
          <span className="grade" title={finding.credibilityWhy}>
            {finding.credibility}
          </span>
        )}
      </div>
      <div role="gridcell" className="cell flags">
        <span className="two-flags">
          <FlagPills flags={finding?.flags ?? []} most={2} />
        </span>
        <span className="one-flag">
          <FlagPills flags={finding?.flags ?? []} most={1} />
        </span>
      </div>
      <div role="gridcell" className="cell status small">
        {outcome ? (
          <span className="pill for">{t('status.outcome')}</span>
        ) : (
          <span className="mute">{t(`status.${row.status}`)}</span>
        )}
      </div>
      <div role="gridcell" className="cell changed small mute">
        {whenWords(row.changedAt.slice(0, 10), words.language, 'no year')}
      </div>
    </>
  );
});

/** What the letters of a question's number say about where it comes from. */
function refWhy(ref: string, t: ReturnType<typeof useWords>): string {
  return t(
    /^Q-\d/.test(ref)
      ? 'questions.refQ'
      : /^S-\d/.test(ref)
        ? 'questions.refS'
        : 'questions.refOwn',
  );
}

/** Breaks a line neither before "± 6 m" nor between the hours of "10:31–10:54". */
function heldTogether(label: string): string {
  return label
    .replaceAll(/ ± ([\d.]+) /g, '\u00A0±\u00A0$1\u00A0')
    .replaceAll(/(\d\d:\d\d)–(?=\d\d:)/g, '$1\u2060–\u2060');
}

/** "over 99 %" as "> 99 %", so that the bars above each other stay of one length. */
function shortPercent(p: number): string {
  return percent(p).replace('over', '>').replace('under', '<');
}
