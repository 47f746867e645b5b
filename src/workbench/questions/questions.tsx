/*
 * The person wants to know, of everything that was asked, what is known and how far each answer can
 * be trusted – and to find the ones that need them: contradicted, resting on one person, waiting for
 * a decision. It worked when they can say the finding aloud, with its reasons, without leaving.
 */
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Plus, Search } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { Waiting } from '../parts/refusal.tsx';
import { useQuestions } from '../queries.ts';
import { useKeys } from '../shell/keys.ts';
import { useWords } from '../words/words.ts';
import { AddQuestion } from './add-question.tsx';
import { QuestionDrawer } from './question-drawer.tsx';
import { QuestionTable } from './question-table.tsx';
import { findBySlug, slugOf } from './slug.ts';
import { arrange, type Filter, filterCounts, filtersOf, type TableSearch } from './table-search.ts';
import './questions.css';

export function Questions() {
  const t = useWords();
  const { caseId } = useParams({ from: '/case/$caseId/questions' });
  const { question: slug } = useParams({ strict: false });
  const search = useSearch({ from: '/case/$caseId/questions' });
  const go = useNavigate();
  const questions = useQuestions(caseId);
  const [adding, setAdding] = useState(false);
  const filterField = useRef<HTMLInputElement>(null);

  const all = questions.data;
  const rows = useMemo(() => arrange(all ?? [], search), [all, search]);
  const chosen = filtersOf(search);
  const counts = filterCounts(all ?? [], chosen);
  const open = findBySlug(all ?? [], slug);
  const [active, setActive] = useState<string | null>(null);
  const activeId = open?.question.id ?? active ?? rows[0]?.question.id ?? null;

  const narrow = (change: TableSearch): void => {
    void go({
      to: '.',
      search: (before) => {
        const { only: _o, text: _t, sort: _s, ...rest } = { ...before } as Record<string, unknown>;
        return { ...rest, ...search, ...change } as never;
      },
      replace: true,
    });
  };
  const toggle = (filter: Filter): void => {
    const next = chosen.includes(filter)
      ? chosen.filter((each) => each !== filter)
      : [...chosen, filter];
    narrow({ only: next.join(',') });
  };
  const show = (id: string | null, replace = false): void => {
    const row = rows.find((each) => each.question.id === id);
    if (id !== null) setActive(id);
    void go(
      row === undefined
        ? { to: '/case/$caseId/questions', params: { caseId }, search: true, replace }
        : {
            to: '/case/$caseId/questions/$question',
            params: { caseId, question: slugOf(row.question) },
            search: true,
            replace,
          },
    );
  };
  const move = (by: number): void => {
    const at = rows.findIndex((row) => row.question.id === activeId);
    const next = rows[Math.max(0, Math.min(rows.length - 1, at + by))];
    if (next === undefined) return;
    setActive(next.question.id);
    if (open !== undefined) show(next.question.id, true);
  };
  const toChain = (id: string | null): void => {
    const row = rows.find((each) => each.question.id === id);
    if (row === undefined) return;
    void go({
      to: '/case/$caseId/chain/$question',
      params: { caseId, question: slugOf(row.question) },
    });
  };
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    Enter: (event) => {
      // Enter on a button or a link is theirs.
      const own = event.target instanceof Element && event.target.closest('a, button');
      if (own) (own as HTMLElement).click();
      else show(activeId);
    },
    Escape: () => open !== undefined && show(null),
    c: () => toChain(activeId),
    f: () => filterField.current?.focus(),
    a: () => setAdding(true),
  });

  if (all === undefined) return <Waiting error={questions.error} />;
  return (
    <div className={open === undefined ? 'questions' : 'questions with-drawer'}>
      <section className="questions-main" aria-labelledby="questions-title">
        <header className="questions-head">
          <h1 id="questions-title">{t('questions.title')}</h1>
          <span className="mute">
            {rows.length === all.length
              ? t('questions.count', { count: all.length })
              : t('questions.countOf', { count: rows.length, all: all.length })}
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
          <button type="button" className="button" onClick={() => setAdding(true)}>
            <Plus size={15} aria-hidden />
            {t('questions.add')}
          </button>
        </header>
        {counts.length > 0 && (
          <div className="chips" role="group" aria-label={t('questions.filters')}>
            {counts.map(({ filter, count }) => (
              <button
                key={filter}
                type="button"
                className={`chip ${CHIP_LOOK[filter] ?? ''}`}
                aria-pressed={chosen.includes(filter)}
                onClick={() => toggle(filter)}
              >
                {t(`filter.${filter}`)} <b>{count}</b>
              </button>
            ))}
            {(chosen.length > 0 || (search.text ?? '') !== '') && (
              <button
                type="button"
                className="link small"
                onClick={() => narrow({ only: '', text: '' })}
              >
                {t('questions.clear')}
              </button>
            )}
          </div>
        )}
        {rows.length === 0 ? (
          <div className="empty">
            {all.length === 0 ? (
              <>
                <strong>{t('questions.none')}</strong>
                <span>{t('questions.noneWhy')}</span>
              </>
            ) : (
              <strong>{t('questions.noMatch')}</strong>
            )}
          </div>
        ) : (
          <QuestionTable
            rows={rows}
            caseId={caseId}
            activeId={activeId}
            openId={open?.question.id ?? null}
            sort={search.sort ?? ''}
            onSort={(sort) => narrow({ sort })}
            onMove={move}
            onActive={setActive}
            onOpen={show}
          />
        )}
        <p className="foot mute small">{t('questions.foot')}</p>
      </section>
      {open !== undefined && (
        <QuestionDrawer
          key={open.question.id}
          row={open}
          caseId={caseId}
          onClose={() => show(null)}
        />
      )}
      {slug !== undefined && open === undefined && (
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
        rows={all}
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

const CHIP_LOOK: Partial<Record<Filter, string>> = {
  'threat-to-life': 'against',
  'protected-site': 'against',
  contradiction: 'against',
  circular: 'against',
  resale: 'against',
  grudge: 'against',
  'lineage-not-established': 'unknown',
  'suggested-link': 'unknown',
};
