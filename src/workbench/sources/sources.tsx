/*
 * The person wants to know whom they are listening to: where each stands in the network, how far each
 * has been right and on what record, who is tied to whom, what each is paid, who has fallen silent – and
 * whether the network as a whole still is what it was. It worked when they can tell "not known" from
 * "not reliable", can answer "who gave us this, and who gave it to them?", and have looked after whoever
 * is quiet for too long. Nobody gets a score or a face here.
 */
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { List, Network, Plus, Search, Sparkles, X } from 'lucide-react';
import { lazy, Suspense, useMemo, useRef, useState } from 'react';
import { Waiting } from '../parts/refusal.tsx';
import { useKeys } from '../shell/keys.ts';
import { useWords } from '../words/words.ts';
import { useNetwork } from './queries.ts';
import { Records } from './records.tsx';
import { SourceDrawer } from './source-drawer.tsx';
import { SourceSheet } from './source-sheet.tsx';
import { SourceTable } from './source-table.tsx';
import {
  arrangeSources,
  countTies,
  ONLY,
  type SourcesSearch,
  type View,
  VIEWS,
} from './sources-search.ts';
import './sources.css';

const Drawing = lazy(() => import('./network-picture.tsx'));
const ICONS = { table: List, drawing: Network, records: Sparkles } as const;

export function Sources() {
  const t = useWords();
  const { caseId } = useParams({ from: '/case/$caseId/sources' });
  const search: SourcesSearch = useSearch({ from: '/case/$caseId/sources' });
  const go = useNavigate();
  const network = useNetwork(caseId);
  const [adding, setAdding] = useState(false);
  const [active, setActive] = useState<string | null>(null);
  const filterField = useRef<HTMLInputElement>(null);

  const view = network.data;
  const rows = useMemo(
    () => (view === undefined ? [] : arrangeSources(view, search)),
    [view, search],
  );
  const ties = useMemo(() => countTies(view?.ties ?? []), [view]);
  const shown = VIEWS.find((name) => name === search.view) ?? 'table';
  const activeId = search.source ?? active ?? rows[0]?.source.id ?? null;

  const set = (
    change: { readonly [K in keyof SourcesSearch]: SourcesSearch[K] | undefined },
    replace = true,
  ): void => {
    void go({
      to: '.',
      search: (before: Record<string, unknown>) => ({ ...before, ...change }) as never,
      replace,
    });
  };
  /** Views are pages of their own: Back goes from one to the one before. */
  const show = (name: View): void => {
    if (name !== shown) set({ view: name === 'table' ? undefined : name }, false);
  };
  const open = (id: string | undefined, replace = false): void => {
    if (id !== undefined) setActive(id);
    set({ source: id, record: undefined }, replace);
  };
  const move = (by: number): void => {
    const at = rows.findIndex((row) => row.source.id === activeId);
    const next = rows[Math.max(0, Math.min(rows.length - 1, at + by))];
    if (next === undefined) return;
    setActive(next.source.id);
    if (search.source !== undefined) open(next.source.id, true);
  };
  useKeys({
    ...(shown === 'table' ? { j: () => move(1), k: () => move(-1) } : {}),
    Enter: (event) => {
      const own = event.target instanceof Element && event.target.closest('a, button');
      if (own) (own as HTMLElement).click();
      else if (activeId !== null) open(activeId);
    },
    Escape: () => search.source !== undefined && open(undefined),
    f: () => filterField.current?.focus(),
    a: () => setAdding(true),
    '1': () => show('table'),
    '2': () => show('drawing'),
    '3': () => show('records'),
  });

  if (view === undefined) return <Waiting error={network.error} />;
  const narrowed = (['text', 'only', 'tier', 'cell'] as const).some(
    (name) => search[name] !== undefined && !(name === 'text' && search.text === ''),
  );
  const counts = Object.fromEntries(
    ONLY.map((only) => [only, arrangeSources(view, { only }).length]),
  );
  return (
    <div className={search.source === undefined ? 'sources' : 'sources with-file'}>
      <section className="sources-main" aria-labelledby="sources-title">
        <header className="sources-head">
          <h1 id="sources-title">{t('sources.title')}</h1>
          <span className="mute" role="status">
            {rows.length === view.sources.length
              ? t('count.sources', { count: rows.length })
              : t('network.countOf', { count: rows.length, all: view.sources.length })}
          </span>
          <div className="views" role="group" aria-label={t('network.viewsLabel')}>
            {VIEWS.map((name) => {
              const Icon = ICONS[name];
              return (
                <button
                  key={name}
                  type="button"
                  aria-pressed={shown === name}
                  onClick={() => show(name)}
                >
                  <Icon size={15} aria-hidden />
                  {t(`network.views.${name}`)}
                </button>
              );
            })}
          </div>
          <label className="filter-field">
            <Search size={14} aria-hidden />
            <span className="unseen">{t('sources.filter')}</span>
            <input
              ref={filterField}
              type="search"
              placeholder={t('sources.filter')}
              value={search.text ?? ''}
              onChange={(event) =>
                set({ text: event.target.value === '' ? undefined : event.target.value })
              }
            />
          </label>
          <button type="button" className="button" onClick={() => setAdding(true)}>
            <Plus size={15} aria-hidden />
            {t('network.add')}
          </button>
        </header>
        {view.sources.length > 0 && shown !== 'records' && (
          <div className="source-chips">
            {ONLY.map((only) => (
              <button
                key={only}
                type="button"
                className={`chip-button ${only === 'unmeasured' ? 'unknown' : only === 'grudge' ? 'against' : ''}`}
                aria-pressed={search.only === only}
                onClick={() => set({ only: search.only === only ? undefined : only })}
              >
                {t(`network.only.${only}`)} <b>{counts[only]}</b>
              </button>
            ))}
            {search.tier !== undefined && (
              <Narrowed
                text={t('network.tierIs', {
                  tier:
                    search.tier === 'unknown'
                      ? t('network.never')
                      : t(`network.tier.${search.tier as 't0'}`),
                })}
                onClear={() => set({ tier: undefined })}
              />
            )}
            {search.cell !== undefined && (
              <Narrowed
                text={
                  search.cell === ''
                    ? t('network.noCell')
                    : t('network.cellIs', { cell: search.cell })
                }
                onClear={() => set({ cell: undefined })}
              />
            )}
          </div>
        )}
        {view.sources.length === 0 ? (
          <div className="empty">
            <strong>{t('network.empty')}</strong>
            <span>{t('network.emptyWhy')}</span>
            <button type="button" className="button primary" onClick={() => setAdding(true)}>
              {t('network.add')}
            </button>
          </div>
        ) : shown === 'records' ? (
          <Records view={view} caseId={caseId} onOpen={(id) => open(id)} />
        ) : rows.length === 0 ? (
          <div className="empty">
            <strong>{t('network.nobody')}</strong>
            <span>{t('network.nobodyWhy')}</span>
            {narrowed && (
              <button
                type="button"
                className="button"
                onClick={() =>
                  set({ text: undefined, only: undefined, tier: undefined, cell: undefined })
                }
              >
                {t('network.clear')}
              </button>
            )}
          </div>
        ) : shown === 'drawing' ? (
          <Suspense fallback={<Waiting error={null} />}>
            <Drawing
              rows={rows}
              view={view}
              chosen={search.source ?? null}
              onChoose={(id) => open(id, search.source !== undefined)}
              onNarrow={(tier, cell) => set({ view: undefined, tier, cell }, false)}
              onTable={() => show('table')}
            />
          </Suspense>
        ) : (
          <SourceTable
            rows={rows}
            ties={ties}
            activeId={activeId}
            openId={search.source ?? null}
            sort={search.sort ?? 'place'}
            onSort={(sort) => set({ sort: sort === 'place' ? undefined : sort })}
            onMove={move}
            onActive={setActive}
            onOpen={(id) => open(id, search.source !== undefined)}
          />
        )}
        {shown === 'table' && view.sources.length > 0 && (
          <p className="foot mute small">{t('sources.foot')}</p>
        )}
      </section>
      {search.source !== undefined && (
        <SourceDrawer
          key={search.source}
          id={search.source}
          caseId={caseId}
          view={view}
          tab={search.tab ?? 'place'}
          record={search.record ?? null}
          onTab={(tab) => set({ tab: tab === 'place' ? undefined : tab, record: undefined }, false)}
          onOpen={(id) => open(id)}
          onClose={() => open(undefined)}
        />
      )}
      <SourceSheet
        caseId={caseId}
        source={null}
        open={adding}
        onClose={() => setAdding(false)}
        onSaved={(id) => open(id)}
      />
    </div>
  );
}

function Narrowed({ text, onClear }: { readonly text: string; readonly onClear: () => void }) {
  const t = useWords();
  return (
    <button
      type="button"
      className="chip-button"
      aria-pressed
      title={t('network.clear')}
      onClick={onClear}
    >
      {text} <X size={12} aria-hidden />
    </button>
  );
}
