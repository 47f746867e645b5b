/*
 * The person wants to know, of everything that was asked, what is known and how far each answer can
 * be trusted – and to find the ones that need them: contradicted, resting on one person, waiting for
 * a decision; to come back to such a view by its name, and to change many at once. It worked when they
 * can say the finding aloud, with its reasons, without leaving.
 */
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Plus, Search, X } from 'lucide-react';
import { Suspense, useCallback, useRef, useState } from 'react';
import type { TableFilter } from '#assessment/question-table/row-table.ts';
import type { TableRow } from '#assessment/question-table/table-row.ts';
import { Waiting } from '../parts/refusal.tsx';
import { useKeys } from '../shell/keys.ts';
import { later, laterSheet } from '../shell/later.tsx';
import { useWords } from '../words/words.ts';
import { BulkBar } from './bulk-bar.tsx';
import { Facets } from './facets.tsx';
import { PAGE, useFound, useTable } from './queries.ts';
import { QuestionTable } from './question-table.tsx';
import { SavedSearches } from './saved-searches.tsx';
import { slugOf } from './slug.ts';
import { both, useBrushed } from './use-brushed.ts';
import { filtersOf, isNarrowed, type TableSearch, toggled } from './table-search.ts';
import './questions.css';

const AddQuestion = laterSheet(() => import('./add-question.tsx').then((part) => part.AddQuestion));
const QuestionDrawer = later(() =>
  import('./question-drawer.tsx').then((part) => part.QuestionDrawer),
);

export function Questions() {
  const t = useWords();
  const { caseId } = useParams({ from: '/case/$caseId/questions' });
  const { question: slug } = useParams({ strict: false });
  const search = useSearch({ from: '/case/$caseId/questions' });
  const go = useNavigate();
  const [adding, setAdding] = useState(false);
  const filterField = useRef<HTMLInputElement>(null);
  const [range, setRange] = useState({ from: 0, to: 0 });
  // Only another page of rows is worth drawing everything anew for.
  const onRange = useCallback((from: number, to: number) => {
    const page = (index: number): number => Math.floor(index / PAGE) * PAGE;
    setRange((before) =>
      before.from === page(from) && before.to === page(to)
        ? before
        : { from: page(from), to: page(to) },
    );
  }, []);
  const [chosen, setActive] = useState(0);
  const [picked, setPicked] = useState<ReadonlyMap<string, TableRow>>(new Map());
  const [lastPick, setLastPick] = useState(0);

  const brushed = useBrushed(caseId);
  const shown =
    brushed.refs === null ? search : { ...search, pick: both(search.pick, brushed.refs) };
  const table = useTable(caseId, shown, range);
  const found = useFound(caseId, slug, shown);
  const open = slug === undefined ? undefined : (found.data ?? undefined)?.row;
  const { view, rowAt } = table;
  const count = view?.matching ?? 0;
  const place = open === undefined ? null : (found.data?.place ?? null);
  const active = Math.max(0, Math.min(place ?? chosen, count - 1));
  const filters = filtersOf(search);

  const narrow = (change: TableSearch): void => {
    setActive(0);
    void go({
      to: '.',
      search: (before) => {
        const rest = Object.fromEntries(
          Object.entries({ ...before, ...search, ...change }).filter(([, value]) => value !== ''),
        );
        return rest as never;
      },
      replace: true,
    });
  };
  /** Everything off but the order, which narrows nothing. */
  const clear = (): void =>
    narrow({ only: '', text: '', topic: '', status: '', importance: '', type: '', pick: '' });
  const show = (row: Pick<TableRow, 'id' | 'ref'> | null, replace = false): void => {
    void go(
      row === null
        ? { to: '/case/$caseId/questions', params: { caseId }, search: true, replace }
        : {
            to: '/case/$caseId/questions/$question',
            params: { caseId, question: slugOf(row as TableRow) },
            search: true,
            replace,
          },
    );
  };
  const move = (by: number): void => {
    const next = Math.max(0, Math.min(count - 1, active + by));
    setActive(next);
    const row = rowAt(next);
    if (open !== undefined && row !== undefined) show(row, true);
  };
  const pick = (row: TableRow, index: number, through: boolean): void => {
    const next = new Map(picked);
    const on = !next.has(row.id);
    const [from, to] = through
      ? [Math.min(lastPick, index), Math.max(lastPick, index)]
      : [index, index];
    for (let i = from; i <= to; i += 1) {
      const each = rowAt(i);
      if (each === undefined) continue;
      if (on) next.set(each.id, each);
      else next.delete(each.id);
    }
    setLastPick(index);
    setPicked(next);
  };
  const toChain = (row: TableRow): void => {
    void go({
      to: '/case/$caseId/chain/$question',
      params: { caseId, question: slugOf(row) },
    });
  };
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    Enter: (event) => {
      // Enter on a button or a link is theirs.
      const own = event.target instanceof Element && event.target.closest('a, button');
      const row = rowAt(active);
      if (own) (own as HTMLElement).click();
      else if (row !== undefined) show(row);
    },
    Escape: () => {
      if (open !== undefined || slug !== undefined) {
        setActive(active);
        show(null);
      } else setPicked(new Map());
    },
    x: () => {
      const row = rowAt(active);
      if (row !== undefined) pick(row, active, false);
    },
    c: () => {
      const row = rowAt(active);
      if (row !== undefined) toChain(row);
    },
    f: () => filterField.current?.focus(),
    a: () => setAdding(true),
  });

  if (view === null) return <Waiting error={table.error} />;
  return (
    <div className={slug === undefined ? 'questions' : 'questions with-drawer'}>
      <section className="questions-main" aria-labelledby="questions-title">
        <header className="questions-head">
          <h1 id="questions-title">{t('questions.title')}</h1>
          <span className="mute" role="status">
            {count === view.total
              ? t('questions.count', { count: view.total })
              : t('questions.countOf', { count, all: view.total })}
          </span>
          <label className="filter-field">
            <Search size={14} aria-hidden />
            <span className="unseen">{t('questions.filter')}</span>
            <input
              ref={filterField}
              type="search"
              placeholder={t('questions.filter')}
              value={search.text ?? ''}
              onChange={(event) => narrow({ text: event.target.value })}
              onKeyDown={(event) => {
                if (event.key === 'Escape' || event.key === 'Enter') event.currentTarget.blur();
              }}
            />
          </label>
          <SavedSearches caseId={caseId} search={search} onOpen={(saved) => narrow(saved)} />
          <button type="button" className="button" onClick={() => setAdding(true)}>
            <Plus size={15} aria-hidden />
            {t('questions.add')}
          </button>
        </header>
        {view.total > 0 && (
          <div className="chips" role="group" aria-label={t('questions.filters')}>
            {view.filters.map(({ filter, count: left }) => (
              <button
                key={filter}
                type="button"
                className={`chip ${CHIP_LOOK[filter] ?? ''}`}
                aria-pressed={filters.includes(filter)}
                onClick={() => narrow({ only: toggled(search, filter) })}
              >
                {t(`filter.${filter}`)} <b>{left}</b>
              </button>
            ))}
            <Facets facets={view.facets} search={search} onNarrow={narrow} />
            {brushed.refs !== null && (
              <button
                type="button"
                className="chip"
                aria-label={t('questions.dropBrush')}
                onClick={() =>
                  void go({ to: '.', search: brushed.without as never, replace: true })
                }
              >
                {t('questions.brush', { count: brushed.refs.length })}
                <X size={13} aria-hidden />
              </button>
            )}
            {isNarrowed(search) && (
              <button type="button" className="link small" onClick={clear}>
                {t('questions.clear')}
              </button>
            )}
          </div>
        )}
        {picked.size > 0 && (
          <BulkBar
            caseId={caseId}
            search={search}
            matching={count}
            topics={view.facets.topic.map(({ value }) => value)}
            picked={[...picked.values()]}
            onPick={(rows) => setPicked(new Map(rows.map((row) => [row.id, row])))}
          />
        )}
        {view.workedOut < view.total && (
          <p className="working small mute" role="status">
            <progress value={view.workedOut} max={view.total} aria-label={t('questions.working')} />
            {t('questions.workingOut', { done: view.workedOut, all: view.total })}
          </p>
        )}
        {count === 0 ? (
          <div className="empty">
            {view.total === 0 ? (
              <>
                <strong>{t('questions.none')}</strong>
                <span>{t('questions.noneWhy')}</span>
                <button type="button" className="button primary" onClick={() => setAdding(true)}>
                  {t('questions.add')}
                </button>
              </>
            ) : (
              <>
                <strong>{t('questions.noMatch')}</strong>
                <button type="button" className="button" onClick={clear}>
                  {t('questions.clear')}
                </button>
              </>
            )}
          </div>
        ) : (
          <QuestionTable
            count={count}
            rowAt={rowAt}
            caseId={caseId}
            active={active}
            openId={open?.id ?? null}
            picked={new Set(picked.keys())}
            sort={search.sort ?? ''}
            onSort={(sort) => narrow({ sort })}
            onMove={move}
            onActive={setActive}
            onOpen={(row) => show(row)}
            onChain={toChain}
            onPick={pick}
            onRange={onRange}
          />
        )}
        {view.total > 0 && <p className="foot mute small">{t('questions.foot')}</p>}
      </section>
      {open !== undefined && (
        <Suspense fallback={<aside className="drawer" aria-label={open.ref} aria-busy />}>
          <QuestionDrawer
            key={open.id}
            row={open}
            caseId={caseId}
            onClose={() => {
              setActive(active);
              show(null);
            }}
          />
        </Suspense>
      )}
      {slug !== undefined && found.data === null && (
        <aside className="drawer" aria-label={t('waiting.gone')}>
          <div className="empty">
            <strong>{t('waiting.gone')}</strong>
            <span>{t('questions.noSuch', { ref: slug })}</span>
            <button type="button" className="button" onClick={() => show(null)}>
              {t('form.close')}
            </button>
          </div>
        </aside>
      )}
      <AddQuestion
        caseId={caseId}
        nextRef={view.nextRef}
        topics={view.facets.topic.map(({ value }) => value)}
        open={adding}
        onClose={() => setAdding(false)}
        onAdded={(question) => {
          void go({
            to: '/case/$caseId/questions/$question',
            params: { caseId, question: slugOf(question) },
            search: true,
          });
        }}
      />
    </div>
  );
}

const CHIP_LOOK: Partial<Record<TableFilter, string>> = {
  'threat-to-life': 'against',
  'protected-site': 'against',
  contradiction: 'against',
  circular: 'against',
  resale: 'against',
  grudge: 'against',
  'lineage-not-established': 'unknown',
  'suggested-link': 'unknown',
};
