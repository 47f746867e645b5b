import { Link } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { QuestionRow } from '#server/views.ts';
import { percent } from '#assessment/words.ts';
import { Arrow, Figure } from '../parts/arrow.tsx';
import { FlagPills } from '../parts/flags.tsx';
import { ProbabilityBar } from '../parts/probability-bar.tsx';
import { whenWords } from '../parts/when.ts';
import { useWords, words } from '../words/words.ts';
import { slugOf } from './slug.ts';
import type { Sort } from './table-search.ts';

/** Columns, and by what each can be sorted; the first click sorts the way a reader would want. */
const COLUMNS: readonly {
  readonly name:
    'question' | 'answer' | 'sure' | 'reports' | 'grade' | 'flags' | 'status' | 'changed';
  readonly sort: Sort | null;
  readonly first: '' | '-';
}[] = [
  { name: 'question', sort: 'ref', first: '' },
  { name: 'answer', sort: null, first: '' },
  { name: 'sure', sort: 'sure', first: '-' },
  { name: 'reports', sort: 'reports', first: '-' },
  { name: 'grade', sort: 'grade', first: '' },
  { name: 'flags', sort: null, first: '' },
  { name: 'status', sort: null, first: '' },
  { name: 'changed', sort: 'changed', first: '-' },
];

/** The main table. Only the rows on screen are in the page, however many questions there are. */
export function QuestionTable(props: {
  readonly rows: readonly QuestionRow[];
  readonly caseId: string;
  readonly activeId: string | null;
  readonly openId: string | null;
  readonly sort: string;
  readonly onSort: (sort: string) => void;
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
    estimateSize: () => 62,
    overscan: 8,
    getItemKey: (index) => rows[index]?.question.id ?? index,
  });
  const activeIndex = rows.findIndex((row) => row.question.id === activeId);
  useEffect(() => {
    if (activeIndex >= 0) virtual.scrollToIndex(activeIndex, { align: 'auto' });
  }, [activeIndex, virtual]);
  const items = virtual.getVirtualItems();
  const activeShown = items.some((item) => item.index === activeIndex);

  return (
    <div
      className="table"
      role="grid"
      aria-label={t('questions.title')}
      aria-rowcount={rows.length + 1}
      aria-colcount={COLUMNS.length}
      aria-activedescendant={activeShown && activeId !== null ? `row-${activeId}` : undefined}
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
            const row = rows[item.index] as QuestionRow;
            return (
              <div
                key={item.key}
                ref={virtual.measureElement}
                data-index={item.index}
                id={`row-${row.question.id}`}
                role="row"
                aria-rowindex={item.index + 2}
                aria-selected={row.question.id === props.openId}
                className={`row ${row.question.id === activeId ? 'active' : ''}`}
                style={{ transform: `translateY(${item.start}px)` }}
                onPointerDown={() => props.onActive(row.question.id)}
                onClick={(event) => {
                  if (event.target instanceof Element && event.target.closest('a')) return;
                  props.onOpen(row.question.id);
                }}
              >
                <Cells row={row} caseId={props.caseId} />
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

function Cells({ row, caseId }: { readonly row: QuestionRow; readonly caseId: string }) {
  const t = useWords();
  const { question, assessment, outcome } = row;
  const { independent, notEstablished } = assessment.origins;
  const toChain = {
    to: '/case/$caseId/chain/$question',
    params: { caseId, question: slugOf(question) },
  } as const;
  return (
    <>
      <div role="gridcell" className="cell question">
        <span className="ref">{question.ref}</span>
        <span className="text" dir="auto">
          {question.text}
        </span>
      </div>
      <div role="gridcell" className="cell answer">
        {assessment.best === null ? (
          <span className="mute">{t('questions.unjudged')}</span>
        ) : (
          <bdi>{assessment.best.label}</bdi>
        )}
      </div>
      <div role="gridcell" className="cell sure">
        {assessment.best === null ? (
          <span className="why mute small">{reasonOf(assessment.sentence)}</span>
        ) : (
          <>
            <ProbabilityBar
              probability={assessment.best.probability}
              interval={assessment.best.interval}
            />
            <span className="value">
              <Figure>{shortPercent(assessment.best.probability)}</Figure>
            </span>
          </>
        )}
      </div>
      <div role="gridcell" className="cell reports">
        <Link
          {...toChain}
          tabIndex={-1}
          title={t('questions.reportsWhy', {
            reports: t('count.reports', { count: assessment.reports }),
            origins: t('count.origins', { count: independent }),
          })}
        >
          <bdi>{assessment.reports}</bdi> <Arrow /> <b>{independent}</b>
          {notEstablished > 0 && (
            <span className="more">
              {' '}
              <Figure>+{notEstablished}?</Figure>
            </span>
          )}
        </Link>
      </div>
      <div role="gridcell" className="cell grade-cell">
        <span className="grade" title={assessment.credibilityWhy}>
          {assessment.credibility}
        </span>
      </div>
      <div role="gridcell" className="cell flags">
        <span className="two-flags">
          <FlagPills flags={assessment.flags} most={2} />
        </span>
        <span className="one-flag">
          <FlagPills flags={assessment.flags} most={1} />
        </span>
      </div>
      <div role="gridcell" className="cell status small">
        {outcome === null ? (
          <span className="mute">{t(`status.${question.status}`)}</span>
        ) : (
          <span className="pill for">{t('status.outcome')}</span>
        )}
      </div>
      <div role="gridcell" className="cell changed small mute">
        {whenWords(row.changedAt.slice(0, 10), words.language, 'no year')}
      </div>
    </>
  );
}

/** "over 99 %" as "> 99 %", so that the bars above each other stay of one length. */
function shortPercent(p: number): string {
  return percent(p).replace('over', '>').replace('under', '<');
}

/** Of "It cannot be judged whether …: there is only one report." what follows the last colon. */
function reasonOf(sentence: string): string {
  const at = sentence.lastIndexOf(': ');
  return at < 0 ? sentence : sentence.slice(at + 2).replace(/\.$/, '');
}
