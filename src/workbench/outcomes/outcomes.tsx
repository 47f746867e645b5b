/*
 * Something turned out, or is about to be relied on. The person wants to put on record what is true and
 * how firmly that is established; to follow it back to everybody who told it and on to everybody who
 * was told; and to see honestly how well we judge. It worked when they know whom to correct.
 */
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { ListPlus, Plus } from 'lucide-react';
import { useState } from 'react';
import type { CalibrationView, OutcomeRow } from '#server/views.ts';
import { percent } from '#assessment/words.ts';
import { intoView } from '../parts/found-place.ts';
import { Waiting } from '../parts/refusal.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { monthWords, whenWords } from '../parts/when.ts';
import { useBundle, useQuestions } from '../queries.ts';
import { OutcomeSheet } from '../questions/outcome-sheet.tsx';
import { useKeys } from '../shell/keys.ts';
import { useWords, words } from '../words/words.ts';
import { Curve } from './curve.tsx';
import { SettleSeveral } from './settle-several.tsx';
import { OutcomePanel } from './outcome-panel.tsx';
import { useCalibration } from './queries.ts';
import '../ask/ask.css';
import './outcomes.css';

export function Outcomes() {
  const t = useWords();
  const go = useNavigate();
  const { caseId } = useParams({ from: '/case/$caseId/outcomes' });
  const { outcome, topic } = useSearch({ from: '/case/$caseId/outcomes' });
  const view = useCalibration(caseId, topic);
  const [recording, setRecording] = useState<string | null>(null);
  const [several, setSeveral] = useState(false);
  const to = (search: { outcome?: string; topic?: string }): void =>
    void go({ to: '/case/$caseId/outcomes', params: { caseId }, search, replace: true });
  useKeys({
    n: () => setRecording(''),
    N: () => setSeveral(true),
    Escape: () => to(topic === undefined ? {} : { topic }),
  });
  if (view.data === undefined) return <Waiting error={view.error} />;
  const { outcomes, open } = view.data;
  return (
    <div className={outcome === undefined ? 'outcomes' : 'outcomes with-panel'}>
      <div className="outcomes-main">
        <header className="outcomes-head">
          <div>
            <h1>{t('outcomes.title')}</h1>
            <p className="mute">{t('outcomes.lead')}</p>
          </div>
          <button type="button" className="button" onClick={() => setSeveral(true)}>
            <ListPlus size={15} aria-hidden />
            {t('outcomes.several.open')}
          </button>
          <button type="button" className="button primary" onClick={() => setRecording('')}>
            <Plus size={15} aria-hidden />
            {t('outcomes.record')}
          </button>
        </header>
        {outcomes.length === 0 ? (
          <div className="empty">
            <strong>{t('outcomes.none')}</strong>
            <span>{t('outcomes.noneWhy')}</span>
            <span>{t('outcomes.openCount', { count: open })}</span>
          </div>
        ) : (
          <>
            <Record view={view.data} topic={topic} onTopic={to} />
            <section aria-labelledby="outcome-list">
              <h2 id="outcome-list">
                {t('outcomes.list')} <span className="pill">{outcomes.length}</span>
              </h2>
              <div
                className="table-frame"
                tabIndex={0}
                role="region"
                aria-label={t('outcomes.list')}
              >
                <table className="plain-table outcome-table">
                  <thead>
                    <tr>
                      {(['ref', 'said', 'turned', 'proof', 'when'] as const).map((column) => (
                        <th key={column} scope="col">
                          {t(`outcomes.columns.${column}`)}
                        </th>
                      ))}
                    </tr>
                  </thead>
                  <tbody>
                    {outcomes.map((row) => (
                      <Row
                        key={row.outcome.id}
                        row={row}
                        on={row.outcome.id === outcome}
                        onOpen={() =>
                          to({ outcome: row.outcome.id, ...(topic === undefined ? {} : { topic }) })
                        }
                      />
                    ))}
                  </tbody>
                </table>
              </div>
            </section>
          </>
        )}
      </div>
      {outcome !== undefined && (
        <OutcomePanel
          key={outcome}
          id={outcome}
          caseId={caseId}
          onClose={() => to(topic === undefined ? {} : { topic })}
        />
      )}
      {several && (
        <SettleSeveral
          caseId={caseId}
          last={outcomes[0]?.outcome ?? null}
          onOther={(id) => {
            setSeveral(false);
            setRecording(id);
          }}
          onClose={() => setSeveral(false)}
        />
      )}
      {recording === '' && (
        <ChooseQuestion
          caseId={caseId}
          onChoose={setRecording}
          onClose={() => setRecording(null)}
        />
      )}
      {recording !== null && recording !== '' && (
        <RecordFor id={recording} onClose={() => setRecording(null)} />
      )}
    </div>
  );
}

function Row(props: {
  readonly row: OutcomeRow;
  readonly on: boolean;
  readonly onOpen: () => void;
}) {
  const t = useWords();
  const { row } = props;
  return (
    <tr className={props.on ? 'on' : ''} ref={props.on ? intoView : null}>
      <th scope="row">
        <button type="button" className="outcome-open" onClick={props.onOpen}>
          <span className="ref">{row.ref}</span> <span dir="auto">{row.text}</span>
        </button>
      </th>
      <td>
        {row.forecast === null ? (
          <span className="unknown-words">{t('outcomes.cannot')}</span>
        ) : (
          <>
            <bdi>{row.forecast.said}</bdi> · {percent(row.forecast.probability)}
          </>
        )}
      </td>
      <td>
        <bdi className="strong">{row.turnedOut}</bdi>
        {row.forecast !== null && (
          <span className={row.forecast.right ? 'pill for' : 'pill against'}>
            {row.forecast.right ? t('outcomes.asSaid') : t('outcomes.otherwise')}
          </span>
        )}
        {row.corrections > 0 && (
          <span className="pill against">{t('outcomes.due', { count: row.corrections })}</span>
        )}
      </td>
      <td>{t(`proof.${row.outcome.standardOfProof}`)}</td>
      <td className="nowrap">
        {whenWords((row.outcome.knownSince ?? row.outcome.at).slice(0, 10), words.language)}
      </td>
    </tr>
  );
}

/** How well we judge: the sentence, the curve, the same as a table, the score and its parts. */
function Record(props: {
  readonly view: CalibrationView;
  readonly topic: string | undefined;
  readonly onTopic: (search: { topic?: string }) => void;
}) {
  const t = useWords();
  const { calibration, topics, months, outcomes } = props.view;
  const { parts, bands, brier } = calibration;
  const three = (n: number): string => n.toFixed(3);
  const notJudged = outcomes.filter(({ forecast }) => forecast === null).length;
  const within = parts === null ? 0 : parts.spreadWithin - parts.covarianceWithin;
  return (
    <section className="our-record" aria-labelledby="our-record">
      <h2 id="our-record">{t('outcomes.curve')}</h2>
      <p className="record-sentence">{calibration.sentence}</p>
      {notJudged > 0 && (
        <p className="small mute">{t('outcomes.notJudged', { count: notJudged })}</p>
      )}
      <div className="record-grid">
        <Curve bands={bands} />
        <div className="record-side">
          <div
            className="table-frame"
            tabIndex={0}
            role="region"
            aria-label={t('outcomes.curveLabel')}
          >
            <table className="plain-table">
              <thead>
                <tr>
                  {(['words', 'said', 'came', 'interval'] as const).map((column) => (
                    <th key={column} scope="col">
                      {t(`outcomes.table.${column}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {bands.map((band) => (
                  <tr key={band.words}>
                    <th scope="row">{band.words}</th>
                    <td>{percent(band.said)}</td>
                    <td>{t('outcomes.ofAll', { right: band.right, n: band.n })}</td>
                    <td>
                      {Math.round(band.interval[0] * 100)}–{Math.round(band.interval[1] * 100)} %
                      {!band.enough && <span className="pill unknown">{t('outcomes.tooFew')}</span>}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          {parts !== null && brier !== null && (
            <p className="small">
              <span className="strong">
                {t('outcomes.brier')} {three(brier)}
              </span>
              {' – '}
              {t('outcomes.brierWhy', {
                share: percent(calibration.right / calibration.n),
                uncertainty: three(parts.uncertainty),
              })}
            </p>
          )}
          {parts !== null && (
            <details className="small brier-parts">
              <summary className="mute">{t('outcomes.partsOpen')}</summary>
              <p className="mute">
                {t('outcomes.parts', {
                  reliability: three(parts.reliability),
                  resolution: three(parts.resolution),
                  uncertainty: three(parts.uncertainty),
                  sign: within < 0 ? '−' : '+',
                  within: three(Math.abs(within)),
                })}
                . {t('outcomes.partsWhy')}
              </p>
            </details>
          )}
          <div className="record-columns">
            <div>
              <h3>{t('outcomes.topics')}</h3>
              <ul className="record-topics">
                {topics.map((each) => (
                  <li key={each.topic}>
                    <button
                      type="button"
                      className="link"
                      aria-pressed={each.topic === props.topic}
                      onClick={() =>
                        props.onTopic(each.topic === props.topic ? {} : { topic: each.topic })
                      }
                    >
                      {each.topic}
                    </button>{' '}
                    <span className="small mute">
                      {t('outcomes.ofAll', {
                        right: each.calibration.right,
                        n: each.calibration.n,
                      })}
                      {!each.calibration.enough && ` · ${t('outcomes.tooFew')}`}
                    </span>
                  </li>
                ))}
                {props.topic !== undefined && (
                  <li>
                    <button type="button" className="link" onClick={() => props.onTopic({})}>
                      {t('outcomes.allTopics')}
                    </button>
                  </li>
                )}
              </ul>
            </div>
            <div>
              <h3>{t('outcomes.months')}</h3>
              <table className="plain-table">
                <thead>
                  <tr>
                    <th scope="col">{t('outcomes.month')}</th>
                    <th scope="col">{t('outcomes.table.n')}</th>
                    <th scope="col">{t('outcomes.brier')}</th>
                    <th scope="col">{t('outcomes.soFar')}</th>
                  </tr>
                </thead>
                <tbody>
                  {months.map((month) => (
                    <tr key={month.month}>
                      <th scope="row">{monthWords(month.month, words.language)}</th>
                      <td className="number">{month.n}</td>
                      <td className="number">{three(month.brier)}</td>
                      <td className="number">
                        {three(month.soFar.brier)} ({month.soFar.n})
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </div>
        </div>
      </div>
    </section>
  );
}

function ChooseQuestion(props: {
  readonly caseId: string;
  readonly onChoose: (id: string) => void;
  readonly onClose: () => void;
}) {
  const t = useWords();
  const questions = useQuestions(props.caseId);
  const open = (questions.data ?? []).filter((row) => row.outcome === null);
  const [chosen, setChosen] = useState('');
  return (
    <Sheet title={t('outcomes.record')} open onClose={props.onClose}>
      <form
        className="sheet-form"
        onSubmit={(event) => {
          event.preventDefault();
          props.onChoose(chosen);
        }}
      >
        <div className="field">
          <label htmlFor="outcome-question">{t('outcomes.recordWhich')}</label>
          <select
            id="outcome-question"
            value={chosen}
            onChange={(event) => setChosen(event.target.value)}
          >
            <option value="" />
            {open.map(({ question }) => (
              <option key={question.id} value={question.id}>
                {question.ref} · {question.text}
              </option>
            ))}
          </select>
        </div>
        <div className="sheet-actions">
          <button type="button" className="button" onClick={props.onClose}>
            {t('form.cancel')}
          </button>
          <button className="button primary" disabled={chosen === ''}>
            {t('outcomes.recordNext')}
          </button>
        </div>
      </form>
    </Sheet>
  );
}

/** The form of the drawer, for a question chosen here. */
export function RecordFor(props: { readonly id: string; readonly onClose: () => void }) {
  const bundle = useBundle(props.id);
  if (bundle.data === undefined) return null;
  return <OutcomeSheet bundle={bundle.data} open onClose={props.onClose} />;
}
