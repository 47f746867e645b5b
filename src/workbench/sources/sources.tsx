/*
 * The person wants to know whom they are listening to: where each stands in the network, how far each
 * has been right and on what record, what each is paid, whom each is against. It worked when they can
 * tell "not known" from "not reliable".
 */
import { useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { Reliability } from '#assessment/reliability.ts';
import type { SourceView } from '#server/views.ts';
import { Waiting } from '../parts/refusal.tsx';
import { useSources } from '../queries.ts';
import { useWords } from '../words/words.ts';
import '../inbox/inbox.css';
import './sources.css';

export function Sources() {
  const t = useWords();
  const { caseId } = useParams({ from: '/case/$caseId/sources' });
  const { source: wanted } = useSearch({ from: '/case/$caseId/sources' });
  const sources = useSources(caseId);
  const [text, setText] = useState('');
  useEffect(() => {
    if (wanted !== undefined) {
      document.getElementById(`source-${wanted}`)?.scrollIntoView({ block: 'center' });
    }
  }, [wanted, sources.data]);
  if (sources.data === undefined) return <Waiting error={sources.error} />;
  const rows = sources.data.filter(({ source }) =>
    `${source.pseudonym} ${source.cell ?? ''} ${source.kind}`
      .toLowerCase()
      .includes(text.toLowerCase().trim()),
  );
  return (
    <div className="sources">
      <div className="sources-head">
        <h1>{t('sources.title')}</h1>
        <span className="mute">{t('count.sources', { count: sources.data.length })}</span>
        <label className="unseen" htmlFor="source-filter">
          {t('sources.filter')}
        </label>
        <input
          id="source-filter"
          type="search"
          className="input"
          placeholder={t('sources.filter')}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </div>
      {sources.data.length === 0 ? (
        <div className="empty">
          <strong>{t('sources.none')}</strong>
          <span>{t('sources.noneWhy')}</span>
        </div>
      ) : (
        <div
          className="source-table-frame"
          tabIndex={0}
          role="region"
          aria-label={t('sources.title')}
        >
          <table className="source-table">
            <thead>
              <tr>
                {(
                  [
                    'letter',
                    'who',
                    'place',
                    'record',
                    'claims',
                    'payments',
                    'grudges',
                    'risk',
                  ] as const
                ).map((column) => (
                  <th key={column} scope="col">
                    {t(`sources.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((view) => (
                <Row key={view.source.id} view={view} wanted={view.source.id === wanted} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p className="foot mute small">{t('sources.foot')}</p>
    </div>
  );
}

function Row({ view, wanted }: { readonly view: SourceView; readonly wanted: boolean }) {
  const t = useWords();
  const { source, letter, reliability, claims, payments, grudges } = view;
  const known = reliability.filter((each) => each.right + each.wrong > 0);
  return (
    <tr id={`source-${source.id}`} className={wanted ? 'wanted' : ''}>
      <td>
        <span className="grade" title={t(`letter.${letter}`)}>
          {letter}
        </span>
      </td>
      <th scope="row">
        <bdi className="strong">{source.pseudonym}</bdi>
        <div className="small mute">{t(`sourceKind.${source.kind}`)}</div>
      </th>
      <td>
        {source.tier === null
          ? t('sources.tierUnknown')
          : t(`tier.${source.tier}`, { defaultValue: String(source.tier) })}
        {source.cell !== null && <span className="small mute"> · {source.cell}</span>}
      </td>
      <td>
        {known.length === 0 ? (
          <span className="mute small">{t('sources.notMeasured')}</span>
        ) : (
          <ul className="record-list">
            {known.map((each) => (
              <Record key={`${each.role} ${each.topic}`} reliability={each} />
            ))}
          </ul>
        )}
      </td>
      <td className="number">{claims}</td>
      <td className="number">{payments}</td>
      <td>
        {grudges.length === 0 ? (
          <span className="mute">–</span>
        ) : (
          <span className="pill against">{grudges.join(', ')}</span>
        )}
      </td>
      <td>{t(`risk.${source.riskLimit}`)}</td>
    </tr>
  );
}

function Record({ reliability }: { readonly reliability: Reliability }) {
  const t = useWords();
  const { role, topic, mean, low, high, right, wrong, letter } = reliability;
  const percent = (p: number): number => Math.round(p * 100);
  const label = t('sources.recordLabel', {
    mean: percent(mean),
    low: percent(low),
    high: percent(high),
    right: Math.round(right * 10) / 10,
    wrong: Math.round(wrong * 10) / 10,
  });
  return (
    <li title={label}>
      <span className="small record-name">
        {t(`role.${role}`)} · <bdi>{topic}</bdi>
      </span>
      <span className="interval" role="img" aria-label={label}>
        <span style={{ insetInlineStart: `${low * 100}%`, inlineSize: `${(high - low) * 100}%` }} />
        <b style={{ insetInlineStart: `${mean * 100}%` }} />
      </span>
      <span className="small mute nowrap">
        {letter} · {percent(low)}–{percent(high)} %
      </span>
    </li>
  );
}
