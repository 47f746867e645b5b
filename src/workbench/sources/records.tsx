/*
 * The person wants to know whether the network as a whole still is what it was: whether who joined late
 * is right less often, whether pay goes with news nobody bears out, where one root was sold twice, who
 * has fallen silent. It worked when they can say it aloud with its uncertainty and accuse nobody.
 */
import { Link } from '@tanstack/react-router';
import type { NetworkView } from '#server/views.ts';
import { monthWords } from '../parts/when.ts';
import { useWords, words } from '../words/words.ts';
import { Interval } from './rate-row.tsx';

export function Records(props: {
  readonly view: NetworkView;
  readonly caseId: string;
  readonly onOpen: (id: string) => void;
}) {
  const t = useWords();
  const { view, caseId, onOpen } = props;
  const names = new Map<string, string>(
    view.sources.map(({ source }) => [source.id, source.pseudonym]),
  );
  const quiet = view.sources.filter(({ contact }) => contact.verdict === 'longer-than-usual');
  const many = view.sources.filter(({ contact }) => contact.verdict === 'long-among-many');
  const name = (id: string) => (
    <button type="button" className="link" onClick={() => onOpen(id)}>
      <bdi>{names.get(id) ?? '?'}</bdi>
    </button>
  );
  return (
    <div className="records" tabIndex={0} role="region" aria-label={t('network.views.records')}>
      <div className="records-columns">
        <section>
          <h2>{t('network.records.drift')}</h2>
          <p className="small mute">{t('network.records.driftWhy')}</p>
          {view.drift.map((one) => (
            <Drift key={one.role} view={one} />
          ))}
        </section>
        <section>
          <h2>{t('network.records.pay')}</h2>
          <p className="small mute">{t('network.records.payWhy')}</p>
          <p>{view.payments.together.text}</p>
          {view.payments.sources.length === 0 ? (
            <p className="mute">{t('network.records.payNone')}</p>
          ) : (
            <ul className="finding-list">
              {view.payments.sources.map((one) => (
                <li key={one.sourceId}>
                  <div className="finding-head">
                    {name(one.sourceId)}
                    <span
                      className={
                        one.verdict === 'cannot-be-tested'
                          ? 'pill unknown dashed'
                          : one.verdict === 'pattern'
                            ? 'pill against'
                            : 'pill'
                      }
                    >
                      {one.verdict === 'pattern'
                        ? t('network.records.patternPill')
                        : one.verdict === 'no-sign'
                          ? t('network.records.noSign')
                          : t('network.records.cannot')}
                    </span>
                  </div>
                  <p className="small">{one.text}</p>
                </li>
              ))}
            </ul>
          )}
        </section>
        <section>
          <h2>{t('network.records.resale')}</h2>
          <p className="small mute">{t('network.records.resaleWhy')}</p>
          {view.resale.length === 0 ? (
            <p className="mute">{t('network.records.resaleNone')}</p>
          ) : (
            <ul className="finding-list">
              {view.resale.map((one) => (
                <li key={`${one.questionId} ${one.sellers.join()}`}>
                  <div className="finding-head">
                    <Link
                      className="link"
                      to="/case/$caseId/chain/$question"
                      params={{ caseId, question: one.ref }}
                      title={t('network.records.chain')}
                    >
                      {one.ref}
                    </Link>
                    {name(one.sellers[0])} · {name(one.sellers[1])}
                    <span className={one.state === 'shown' ? 'pill' : 'pill unknown dashed'}>
                      {t(`network.records.${one.state}`)}
                    </span>
                  </div>
                  <p className="small">{one.text}</p>
                  <ul className="signs small mute">
                    {one.shownBy.map((sign) => (
                      <li key={`${sign.what} ${sign.detail}`}>
                        <span className="strong">{t(`network.records.sign.${sign.what}`)}</span>{' '}
                        {sign.detail}
                        {sign.decibans !== null &&
                          ` · ${t('network.records.db', { db: sign.decibans.toFixed(1) })}`}
                      </li>
                    ))}
                  </ul>
                </li>
              ))}
            </ul>
          )}
        </section>
        <section>
          <h2>{t('network.records.quiet')}</h2>
          <p className="small mute">{t('network.records.quietWhy')}</p>
          {quiet.length === 0 ? (
            <p className="mute">{t('network.records.quietNone')}</p>
          ) : (
            <ul className="finding-list">
              {quiet.map(({ source, contact }) => (
                <li key={source.id}>
                  <div className="finding-head">{name(source.id)}</div>
                  <p className="small">{contact.text}</p>
                </li>
              ))}
            </ul>
          )}
          {many.length > 0 && (
            <details className="quiet-many">
              <summary>{t('network.records.quietMany', { count: many.length })}</summary>
              <p className="small mute">{t('network.records.quietManyWhy')}</p>
              <ul className="finding-list">
                {many.map(({ source, contact }) => (
                  <li key={source.id}>
                    <div className="finding-head">{name(source.id)}</div>
                    <p className="small">{contact.text}</p>
                  </li>
                ))}
              </ul>
            </details>
          )}
        </section>
      </div>
    </div>
  );
}

function Drift({ view }: { readonly view: NetworkView['drift'][number] }) {
  const t = useWords();
  const { role, drift, unknown } = view;
  const percent = (p: number): number => Math.round(p * 100);
  return (
    <div className="drift">
      <h3>{t('network.records.as', { role: t(`role.${role}`) })}</h3>
      <p className={drift.verdict === 'change' ? 'notice' : ''}>{drift.text}</p>
      {drift.decibans !== null && (
        <div className="drift-frame">
          <table className="drift-table">
            <caption className="unseen">{t('network.records.chart')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('network.records.cohort')}</th>
                <th scope="col" className="number">
                  {t('network.records.members')}
                </th>
                <th scope="col" className="number">
                  {t('network.records.known')}
                </th>
                <th scope="col">{t('network.records.rate')}</th>
              </tr>
            </thead>
            <tbody>
              {drift.cohorts.map((one) => (
                <tr
                  key={one.cohort}
                  className={
                    drift.verdict === 'change' && drift.change?.at === one.cohort ? 'turn' : ''
                  }
                >
                  <th scope="row">{monthWords(one.cohort, words.language)}</th>
                  <td className="number">{one.sources}</td>
                  <td className="number">{Math.round((one.right + one.wrong) * 10) / 10}</td>
                  <td>
                    {one.rate === null ? (
                      <span className="pill unknown dashed">{t('network.records.notKnown')}</span>
                    ) : (
                      <span className="drift-rate">
                        <Interval
                          {...one.rate}
                          label={`${percent(one.rate.mean)} % (${percent(one.rate.low)}–${percent(one.rate.high)} %)`}
                        />
                        <span className="small nowrap">
                          {percent(one.rate.mean)} % ({percent(one.rate.low)}–
                          {percent(one.rate.high)})
                        </span>
                      </span>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {drift.decibans !== null &&
        drift.cohorts.some(({ right, wrong }) => !Number.isInteger(right + wrong)) && (
          <p className="small mute">{t('network.records.inPart')}</p>
        )}
      {unknown > 0 && (
        <p className="small mute">{t('network.records.unknown', { count: unknown })}</p>
      )}
    </div>
  );
}
