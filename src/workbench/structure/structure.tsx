/*
 * The person wants to understand an organisation from the outside, out of what many people told: who
 * commands whom, which office stands where, what people are put through and in which order, and since
 * when. It worked when they can point at any line and say who says so, how sure one may be and as of
 * when; when “the guard with the scar” and “Abu Rami” are one because somebody decided it, with the
 * reason, and are two again with one key if that was wrong; and when nothing looks known that is not.
 */
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { GitFork, List, Plus, Route, Search, TextSearch, Users, X } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { Waiting } from '../parts/refusal.tsx';
import { useKeys } from '../shell/keys.ts';
import { useWords } from '../words/words.ts';
import { Drawing } from './drawing.tsx';
import { EdgeTable } from './edge-table.tsx';
import { FoundList } from './found-list.tsx';
import { sayMonth } from './held-words.ts';
import { EdgePanel, SubjectPanel } from './panel.tsx';
import { ProcessView } from './process-view.tsx';
import { useStructure, useSubjects } from './queries.ts';
import { type OpenSheet, StructureSheet } from './sheets.tsx';
import { arrangeEdges, monthsOf, STATES, type StructureSearch, VIEWS } from './structure-search.ts';
import { useDecisions } from './use-decisions.ts';
import { WhoIsWho } from './who-is-who.tsx';
import './structure.css';

const ICONS = { drawing: GitFork, table: List, process: Route, who: Users, found: TextSearch };
const LOOK = { known: 'for', contradicted: 'against', 'not-judged': 'unknown', denied: '' };

export function StructureScreen() {
  const t = useWords();
  const { caseId } = useParams({ from: '/case/$caseId/structure' });
  const search: StructureSearch = useSearch({ from: '/case/$caseId/structure' });
  const go = useNavigate();
  const structure = useStructure(caseId);
  const subjects = useSubjects(caseId);
  const decisions = useDecisions(caseId);
  const [sheet, setSheet] = useState<OpenSheet | null>(null);
  const filter = useRef<HTMLInputElement>(null);

  const view = structure.data;
  const shown = search.view ?? 'drawing';
  const { edges, notYet } = useMemo(
    () => (view === undefined ? { edges: [], notYet: 0 } : arrangeEdges(view, search)),
    // Only these narrow it; what is open beside it does not draw it anew.
    [view, search.at, search.text, search.state],
  );
  const nodes = useMemo(() => {
    if (view === undefined) return [];
    const named = new Set(edges.flatMap(({ from, to }) => [from, to]));
    const narrowed =
      search.text !== undefined || search.state !== undefined || search.at !== undefined;
    return narrowed ? view.nodes.filter(({ id }) => named.has(id)) : view.nodes;
  }, [view, edges, search.text, search.state, search.at]);
  const months = useMemo(() => monthsOf(view?.edges ?? []), [view]);

  const set = (
    change: { readonly [K in keyof StructureSearch]: StructureSearch[K] | undefined },
    replace = true,
  ): void => {
    void go({
      to: '.',
      search: (before: Record<string, unknown>) => ({ ...before, ...change }) as never,
      replace,
    });
  };
  const openSubject = (id: string): void => set({ subject: id, edge: undefined }, false);
  const openEdge = (key: string): void => set({ edge: key, subject: undefined }, false);
  const close = (): void => set({ edge: undefined, subject: undefined });
  const add = (): void =>
    setSheet(shown === 'who' ? { kind: 'subject', subject: null } : { kind: 'edge' });
  const show = (name: (typeof VIEWS)[number]): void =>
    set({ view: name === 'drawing' ? undefined : name }, false);
  useKeys({
    Escape: () => (search.subject ?? search.edge) !== undefined && close(),
    f: () => filter.current?.focus(),
    a: () => add(),
    '1': () => show('drawing'),
    '2': () => show('table'),
    '3': () => show('process'),
    '4': () => show('who'),
    '5': () => show('found'),
  });

  if (view === undefined || subjects.data === undefined) {
    return <Waiting error={structure.error ?? subjects.error} />;
  }
  const beside = search.edge !== undefined || search.subject !== undefined;
  const narrowed = search.text !== undefined || search.state !== undefined;
  const lines = shown === 'drawing' || shown === 'table';
  const counts = new Map(
    STATES.map((state) => [state, arrangeEdges(view, { ...search, state }).edges.length]),
  );
  return (
    <div className={beside ? 'structure with-panel' : 'structure'}>
      <section className="structure-main" aria-labelledby="structure-title">
        <header className="structure-head">
          <h1 id="structure-title">{t('structure.title')}</h1>
          <span className="mute" role="status">
            {t('structure.countOf', { edges: edges.length, nodes: nodes.length })}
          </span>
          <div className="views" role="group" aria-label={t('structure.viewsLabel')}>
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
                  {t(`structure.views.${name}`)}
                </button>
              );
            })}
          </div>
          <label className="filter-field">
            <Search size={14} aria-hidden />
            <span className="unseen">{t('structure.filter')}</span>
            <input
              ref={filter}
              type="search"
              placeholder={t('structure.filter')}
              value={search.text ?? ''}
              onChange={(event) =>
                set({ text: event.target.value === '' ? undefined : event.target.value })
              }
            />
          </label>
          <button type="button" className="button" onClick={add}>
            <Plus size={15} aria-hidden />
            {shown === 'who' ? t('structure.addSubject') : t('structure.add')}
          </button>
        </header>
        {lines && view.edges.length > 0 && (
          <div className="structure-narrow">
            {STATES.map((state) => (
              <button
                key={state}
                type="button"
                className={`chip-button ${LOOK[state]}`}
                aria-pressed={search.state === state}
                onClick={() => set({ state: search.state === state ? undefined : state })}
              >
                {t(`structure.state.${state}`)} <b>{counts.get(state)}</b>
              </button>
            ))}
            <span className="grow" />
            <WhenSlider
              months={months}
              at={search.at ?? null}
              notYet={notYet}
              onAt={(at) => set({ at })}
            />
          </div>
        )}
        {shown === 'who' ? (
          <WhoIsWho
            view={subjects.data}
            text={search.text ?? ''}
            caseId={caseId}
            subject={search.subject ?? null}
            onSubject={openSubject}
            onSheet={setSheet}
          />
        ) : shown === 'found' ? (
          <FoundList
            caseId={caseId}
            subjects={subjects.data}
            decisions={decisions}
            onEdge={openEdge}
          />
        ) : view.edges.length === 0 ? (
          <div className="empty">
            <strong>{t('structure.empty')}</strong>
            <span>{t('structure.emptyWhy')}</span>
            <button
              type="button"
              className="button primary"
              onClick={() => setSheet({ kind: 'edge' })}
            >
              {t('structure.add')}
            </button>
            <button type="button" className="button" onClick={() => show('found')}>
              {t('structure.views.found')}
            </button>
          </div>
        ) : shown === 'process' ? (
          <ProcessView view={view} caseId={caseId} onSubject={openSubject} onEdge={openEdge} />
        ) : edges.length === 0 ? (
          <div className="empty">
            <strong>{t('structure.nothing')}</strong>
            <span>{t('structure.nothingWhy')}</span>
            {(narrowed || search.at !== undefined) && (
              <button
                type="button"
                className="button"
                onClick={() => set({ text: undefined, state: undefined, at: undefined })}
              >
                {t('structure.clear')}
              </button>
            )}
          </div>
        ) : shown === 'table' ? (
          <EdgeTable
            edges={edges}
            edge={search.edge ?? null}
            onEdge={openEdge}
            onSubject={openSubject}
          />
        ) : (
          <Drawing
            nodes={nodes}
            edges={edges}
            subject={search.subject ?? null}
            edge={search.edge ?? null}
            onSubject={openSubject}
            onEdge={openEdge}
          />
        )}
        {lines && view.loose.length > 0 && (
          <details className="structure-loose">
            <summary>
              {t('structure.loose.title')} <b>{view.loose.length}</b>
            </summary>
            <ul>
              {view.loose.map((one) => (
                <li key={`${one.ref} ${one.text}`} className="small">
                  {one.ref}: {t(`structure.loose.${one.why}`, { text: one.text })}
                </li>
              ))}
            </ul>
          </details>
        )}
      </section>
      {search.edge !== undefined ? (
        <EdgePanel
          view={view}
          edge={search.edge}
          caseId={caseId}
          onSubject={openSubject}
          onClose={close}
        />
      ) : (
        search.subject !== undefined && (
          <SubjectPanel
            key={search.subject}
            view={view}
            id={search.subject}
            caseId={caseId}
            decisions={decisions}
            onSubject={openSubject}
            onEdge={openEdge}
            onSheet={setSheet}
            onClose={close}
          />
        )
      )}
      <StructureSheet
        sheet={sheet}
        subjects={subjects.data}
        decisions={decisions}
        onSubject={openSubject}
        onEdge={openEdge}
        onClose={() => setSheet(null)}
      />
    </div>
  );
}

/** “As of March 2026”: a month at a time, or any time. */
function WhenSlider(props: {
  readonly months: readonly string[];
  readonly at: string | null;
  readonly notYet: number;
  readonly onAt: (at: string | undefined) => void;
}) {
  const t = useWords();
  const { months, at } = props;
  const last = months.at(-1);
  if (last === undefined) return <span className="small mute">{t('structure.when.none')}</span>;
  const known = at === null ? -1 : months.indexOf(at);
  const words =
    at === null ? t('structure.when.any') : t('structure.when.at', { date: sayMonth(at) });
  return (
    <div className="structure-when" title={t('structure.when.hint')}>
      <label htmlFor="structure-at" className="label">
        {t('structure.when.label')}
      </label>
      <input
        id="structure-at"
        type="range"
        min={0}
        max={months.length - 1}
        value={known >= 0 ? known : months.length - 1}
        aria-valuetext={words}
        onChange={(event) => props.onAt(months[Number(event.target.value)])}
      />
      <output htmlFor="structure-at">{words}</output>
      {props.notYet > 0 && (
        <span className="small mute">{t('structure.when.notYet', { count: props.notYet })}</span>
      )}
      {at !== null && (
        <button
          type="button"
          className="icon-button"
          aria-label={t('structure.when.any')}
          title={t('structure.when.any')}
          onClick={() => props.onAt(undefined)}
        >
          <X size={14} aria-hidden />
        </button>
      )}
    </div>
  );
}
