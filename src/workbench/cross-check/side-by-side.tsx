/*
 * The person wants to lay all that was said on one question beside each other and see where it does not
 * fit: the number, the place, the hour, the picture, the name – in everybody's own words. They leave with
 * a question to put to somebody. It worked when they can say what differs, between whom, and by how much.
 */
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { CalendarRange, GitFork, Map as MapIcon, TableProperties } from 'lucide-react';
import { useState } from 'react';
import type { Column } from '#assessment/cross-check/columns.ts';
import type { Difference } from '#assessment/cross-check/difference.ts';
import type { SideBySideView } from '#server/views.ts';
import { Arrow } from '../parts/arrow.tsx';
import { DocumentLink } from '../parts/document-link.tsx';
import { Waiting } from '../parts/refusal.tsx';
import { Sentence } from '../parts/sentence.tsx';
import { spanWords } from '../parts/when.ts';
import { useSideBySide } from '../map/queries.ts';
import { TwoPlaces } from '../map/two-places.tsx';
import { useCase } from '../queries.ts';
import { useFound } from '../questions/queries.ts';
import { useWords, words } from '../words/words.ts';
import '../map/map.css';
import { arrangeColumns } from './arrange-columns.ts';
import './side-by-side.css';

export function SideBySide() {
  const t = useWords();
  const { caseId, question: slug } = useParams({ from: '/case/$caseId/cross-check/$question' });
  const { speed = 100 } = useSearch({ from: '/case/$caseId/cross-check/$question' });
  const go = useNavigate({ from: '/case/$caseId/cross-check/$question' });
  const found = useFound(caseId, slug);
  const view = useSideBySide(found.data?.row.id, speed);
  const zone = useCase(caseId).data?.case.zone ?? 'UTC';
  if (found.data === undefined) return <Waiting error={found.error} />;
  if (found.data === null) {
    return (
      <div className="empty" role="alert">
        <strong>{t('waiting.gone')}</strong>
        <span>{t('crossCheck.noSuch', { ref: slug })}</span>
      </div>
    );
  }
  if (view.data === undefined) return <Waiting error={view.error} />;
  return (
    <Sides
      key={view.data.questionId}
      view={view.data}
      caseId={caseId}
      slug={slug}
      zone={zone}
      onSpeed={(kmh) => void go({ search: kmh === 100 ? {} : { speed: kmh }, replace: true })}
    />
  );
}

function Sides(props: {
  readonly view: SideBySideView;
  readonly caseId: string;
  readonly slug: string;
  readonly zone: string;
  readonly onSpeed: (kmh: number) => void;
}) {
  const t = useWords();
  const { view, caseId, slug, zone } = props;
  const { differences, documents } = view;
  const stretches = arrangeColumns(view.columns);
  const columns = stretches.flatMap((one) => one.columns);
  const starts = new Set(stretches.map((one) => one.columns[0]?.claimId));
  const look = (column: Column): string =>
    `${lookOf(column, lit)}${starts.has(column.claimId) ? ' starts' : ''}`;
  const [lit, setLit] = useState<Difference | null>(null);
  const apart = differences.filter(({ kind }) => kind !== 'precision');
  const wider = differences.filter(({ kind }) => kind === 'precision');
  const search = { pick: view.ref };
  const byId = new Map(documents.map((one) => [one.id, one]));
  return (
    <div className="side-by-side">
      <header className="sides-head">
        <span className="ref">{view.ref}</span>
        <h1 dir="auto">{view.question}</h1>
        <span className="sides-links">
          <Link
            className="button small"
            to="/case/$caseId/questions/$question"
            params={{ caseId, question: slug }}
          >
            <TableProperties size={14} aria-hidden />
            {t('chain.toQuestion')}
          </Link>
          <Link
            className="button small"
            to="/case/$caseId/chain/$question"
            params={{ caseId, question: slug }}
          >
            <GitFork size={14} aria-hidden />
            {t('drawer.chain')}
          </Link>
          <Link className="button small" to="/case/$caseId/map" params={{ caseId }} search={search}>
            <MapIcon size={14} aria-hidden />
            {t('crossCheck.onMap')}
          </Link>
          <Link
            className="button small"
            to="/case/$caseId/timeline"
            params={{ caseId }}
            search={search}
          >
            <CalendarRange size={14} aria-hidden />
            {t('crossCheck.onTimeline')}
          </Link>
        </span>
      </header>
      <Sentence text={view.sentence} />
      {columns.length === 0 ? (
        <div className="empty">
          <strong>{t('crossCheck.none')}</strong>
          <span>{t('crossCheck.noneWhy')}</span>
        </div>
      ) : (
        <>
          <section aria-labelledby="differences" className="differences">
            <h2 id="differences">{t('crossCheck.differences')}</h2>
            {apart.length === 0 && <p className="mute">{t('crossCheck.nothingOff')}</p>}
            <DifferenceList
              differences={apart}
              lit={lit}
              onLit={(one) => setLit(one === lit ? null : one)}
            />
            {wider.length > 0 && (
              <details>
                <summary className="small">
                  {t('crossCheck.wider')} ({wider.length})
                </summary>
                <DifferenceList
                  differences={wider}
                  lit={lit}
                  onLit={(one) => setLit(one === lit ? null : one)}
                />
              </details>
            )}
          </section>
          <div
            className="columns-frame"
            tabIndex={0}
            role="region"
            aria-label={t('crossCheck.sideBySide')}
          >
            <table className="columns">
              <thead>
                {stretches.length > 1 && (
                  <tr className="answers">
                    <th aria-hidden />
                    {stretches.map((one) => (
                      <th
                        key={`${one.says} ${one.rest}`}
                        scope="colgroup"
                        colSpan={one.columns.length}
                        className="starts"
                      >
                        <span className="answer">
                          <bdi className="strong">{one.says}</bdi>{' '}
                          <span className="small mute">
                            {one.rest
                              ? t('crossCheck.restOf', { count: one.columns.length })
                              : `${t('crossCheck.reports', { count: one.reports })} · ${t('crossCheck.origins', { count: one.origins })}`}
                          </span>
                        </span>
                      </th>
                    ))}
                  </tr>
                )}
                <tr>
                  <th scope="col">
                    <span className="unseen">{t('crossCheck.field')}</span>
                  </th>
                  {columns.map((column) => (
                    <th key={column.claimId} scope="col" className={look(column)}>
                      <bdi className="strong">{column.origin}</bdi>{' '}
                      <DocumentLink
                        caseId={caseId}
                        document={byId.get(column.documentId ?? '')}
                        claimId={column.claimId}
                      />
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {FIELDS.filter(({ has }) => columns.some(has)).map(({ name, show }) => (
                  <tr key={name}>
                    <th scope="row">{t(`crossCheck.${name}`)}</th>
                    {columns.map((column) => (
                      <td key={column.claimId} className={look(column)}>
                        {show(column, t)}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <TwoPlaces
            key={view.twoPlaces.speed}
            caseId={caseId}
            view={view.twoPlaces}
            zone={zone}
            here
            onSpeed={props.onSpeed}
          />
          <p className="mute small">{t('crossCheck.foot')}</p>
        </>
      )}
    </div>
  );
}

function DifferenceList(props: {
  readonly differences: readonly Difference[];
  readonly lit: Difference | null;
  readonly onLit: (difference: Difference) => void;
}) {
  const t = useWords();
  return (
    <ul className="difference-list">
      {props.differences.map((one) => (
        <li key={`${one.kind} ${one.text}`}>
          <button
            type="button"
            className={one.kind === 'precision' ? 'difference' : 'difference against'}
            aria-pressed={props.lit === one}
            title={t('crossCheck.lit')}
            onClick={() => props.onLit(one)}
          >
            <b>{t(`crossCheck.kind.${one.kind}`)}</b> <span dir="auto">{one.text}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** Amber against the best answer, violet where the lineage is open, teal for; lit as one side or the other. */
function lookOf(column: Column, lit: Difference | null): string {
  const look =
    column.standing === 'not-established'
      ? 'unknown'
      : column.bears === 'against'
        ? 'against'
        : column.bears === 'for'
          ? 'for'
          : '';
  const [one, other] = lit?.between ?? [[], []];
  const side = one.includes(column.claimId)
    ? ' lit-one'
    : other.includes(column.claimId)
      ? ' lit-other'
      : lit === null
        ? ''
        : ' faded';
  return `${look}${side}`;
}

type Say = ReturnType<typeof useWords>;

const FIELDS: readonly {
  readonly name:
    | 'says'
    | 'words'
    | 'chain'
    | 'knows'
    | 'certainty'
    | 'told'
    | 'aboutTime'
    | 'placeStated'
    | 'media';
  readonly has: (column: Column) => boolean;
  readonly show: (column: Column, t: Say) => React.ReactNode;
}[] = [
  {
    name: 'says',
    has: () => true,
    show: ({ says }) => <bdi className="strong">{says}</bdi>,
  },
  {
    name: 'words',
    has: ({ quote }) => quote.trim() !== '',
    show: ({ quote, language, rendering }, t) => (
      <>
        <blockquote dir="auto" lang={language ?? undefined}>
          <mark>{quote}</mark>
        </blockquote>
        <span className="small mute">
          {[language, t(`crossCheck.rendering.${rendering}`)]
            .filter((one) => one !== null && one !== '')
            .join(' · ')}
        </span>
      </>
    ),
  },
  {
    name: 'chain',
    has: () => true,
    show: ({ chain }) => (
      <span className="chain-words">
        {chain.map((name, i) => (
          <span key={i}>
            {i > 0 && (
              <>
                {' '}
                <Arrow />{' '}
              </>
            )}
            <bdi>{name}</bdi>
          </span>
        ))}
      </span>
    ),
  },
  {
    name: 'knows',
    has: () => true,
    show: ({ basis, standing }, t) => (
      <>
        {t(`basis.${basis}`)}
        {standing !== 'independent' && (
          <span className={standing === 'not-established' ? 'small unknown-words' : 'small mute'}>
            {' '}
            · {t(`standing.${standing}`)}
          </span>
        )}
      </>
    ),
  },
  {
    name: 'certainty',
    has: ({ certainty }) => certainty.length > 0,
    show: ({ certainty }) => certainty.map((one) => `“${one}”`).join(', '),
  },
  {
    name: 'told',
    has: ({ toldAt }) => toldAt !== null,
    show: ({ toldAt, session }, t) => (
      <>
        {spanWords(toldAt, words.language)}
        {session !== null && (
          <span className="small mute"> · {t('crossCheck.session', { number: session })}</span>
        )}
      </>
    ),
  },
  {
    name: 'aboutTime',
    has: ({ aboutTime }) => aboutTime !== null,
    show: ({ aboutTime }) => <bdi>{aboutTime?.stated ?? ''}</bdi>,
  },
  {
    name: 'placeStated',
    has: ({ place }) => place !== null,
    show: ({ place }) => <bdi>{place}</bdi>,
  },
  {
    name: 'media',
    has: ({ media }) => media.length > 0,
    show: ({ media }) => media.map(({ name }) => name).join(', '),
  },
];
