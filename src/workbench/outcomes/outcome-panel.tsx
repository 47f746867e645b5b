/*
 * One outcome in full: back to every report and hop, on to every release. The person wants to know who
 * had it right, where it changed, and who must be told that we were wrong.
 */
import { Link } from '@tanstack/react-router';
import { X } from 'lucide-react';
import { useState } from 'react';
import type { OutcomeReport } from '#server/views.ts';
import { Arrow } from '../parts/arrow.tsx';
import { DocumentLink } from '../parts/document-link.tsx';
import { Waiting } from '../parts/refusal.tsx';
import { whenWords } from '../parts/when.ts';
import { useRecordOutcome } from '../queries.ts';
import { slugOf } from '../questions/slug.ts';
import { say } from '../shell/toasts.tsx';
import { useWords, words } from '../words/words.ts';
import { RecordFor } from './outcomes.tsx';
import { useOutcomeReport, useWithdrawOutcome } from './queries.ts';

const LOOK = { right: 'for', wrong: 'against', shared: 'unknown', open: 'unknown' } as const;

export function OutcomePanel(props: {
  readonly id: string;
  readonly caseId: string;
  readonly onClose: () => void;
}) {
  const t = useWords();
  const report = useOutcomeReport(props.id);
  const withdraw = useWithdrawOutcome();
  const record = useRecordOutcome();
  const [correcting, setCorrecting] = useState(false);
  const { data } = report;
  if (data === undefined) {
    return (
      <aside className="outcome-panel">
        <Waiting error={report.error} />
      </aside>
    );
  }
  const { row, question } = data;
  const { outcome } = row;
  const takeBack = (): void =>
    withdraw.mutate(
      { id: outcome.id, version: outcome.version },
      {
        onSuccess: () => {
          say(t('outcomes.takenBack'), () =>
            record.mutateAsync({
              id: question.id,
              value: outcome.value,
              standardOfProof: outcome.standardOfProof,
              evidence: outcome.evidence,
            }),
          );
          if (outcome.version === 1) props.onClose();
        },
      },
    );
  return (
    <aside className="outcome-panel" aria-labelledby="outcome-title">
      <header className="outcome-panel-head">
        <h2 id="outcome-title">
          <Link
            className="ref"
            to="/case/$caseId/questions/$question"
            params={{ caseId: props.caseId, question: slugOf(question) }}
          >
            {row.ref}
          </Link>{' '}
          <span dir="auto">{row.text}</span>
        </h2>
        <button
          type="button"
          className="icon-button"
          aria-label={t('form.close')}
          onClick={props.onClose}
        >
          <X size={18} aria-hidden />
        </button>
      </header>
      <p className="outcome-truth">
        <bdi>{row.turnedOut}</bdi>{' '}
        <span className="pill">{t(`proof.${outcome.standardOfProof}`)}</span>
      </p>
      <p className="small mute">
        {t('outcomes.evidence')}: <span dir="auto">{outcome.evidence}</span> ·{' '}
        {t('outcomes.decidedBy', { name: outcome.decidedBy })},{' '}
        {whenWords(outcome.madeAt, words.language)}
        {outcome.knownSince != null && (
          <> · {t('outcomes.knownSince', { day: outcome.knownSince })}</>
        )}
      </p>
      <div className="actions">
        <button type="button" className="button small" onClick={() => setCorrecting(true)}>
          {t('outcomes.correct')}
        </button>
        <button
          type="button"
          className="button small"
          disabled={withdraw.isPending}
          onClick={takeBack}
        >
          {t('outcomes.takeBack')}
        </button>
      </div>
      <section>
        <h3>{t('outcomes.back')}</h3>
        <p className="small mute">
          {data.reports.length === 0 ? t('outcomes.noReports') : t('outcomes.backWhy')}
        </p>
        <ul className="traced">
          {data.reports.map((each) => (
            <Traced key={each.claimId} report={each} data={data} caseId={props.caseId} />
          ))}
        </ul>
      </section>
      <section>
        <h3>{t('outcomes.moved')}</h3>
        {data.moves.length === 0 && <p className="small mute">{t('outcomes.movedNone')}</p>}
        <ul className="moves">
          {data.moves.map((move) => (
            <Move key={`${move.sourceId} ${move.role} ${move.topic}`} move={move} />
          ))}
        </ul>
      </section>
      <section>
        <h3>{t('outcomes.forward')}</h3>
        {data.releases.length === 0 && <p className="small mute">{t('outcomes.forwardNone')}</p>}
        <ul className="traced">
          {data.releases.map((release) => (
            <li key={release.releaseId}>
              <p>
                <span className="strong" dir="auto">
                  {release.title}
                </span>{' '}
                <span className={release.agrees ? 'pill for' : 'pill against'}>
                  {release.agrees ? t('outcomes.stands') : t('outcomes.mustCorrect')}
                </span>
              </p>
              <p className="small mute">
                {release.audience} · {t('outcomes.carried', { said: release.said })} ·{' '}
                {release.receivedBy.length === 0
                  ? t('outcomes.receivedNone')
                  : t('outcomes.received', {
                      names: release.receivedBy.map(({ to }) => to).join(', '),
                    })}
              </p>
              {release.correction !== null && <p className="small">{release.correction}</p>}
            </li>
          ))}
        </ul>
      </section>
      {data.earlier.length > 0 && (
        <section>
          <h3>{t('outcomes.earlier')}</h3>
          <ol className="traced">
            {data.earlier.map((one) => (
              <li key={one.version}>
                <span className="small mute">{t('outcomes.version', { n: one.version })}</span>{' '}
                <bdi className="strong">{one.turnedOut}</bdi>{' '}
                <span className="small mute">
                  {t(`proof.${one.standardOfProof}`)} · <span dir="auto">{one.evidence}</span> ·{' '}
                  {one.decidedBy}, {whenWords(one.madeAt, words.language)}
                </span>
              </li>
            ))}
          </ol>
        </section>
      )}
      {correcting && <RecordFor id={question.id} onClose={() => setCorrecting(false)} />}
    </aside>
  );
}

function Traced(props: {
  readonly report: OutcomeReport['reports'][number];
  readonly data: OutcomeReport;
  readonly caseId: string;
}) {
  const t = useWords();
  const { report } = props;
  const document = props.data.documents.find((each) => each.id === report.documentId);
  return (
    <li>
      <p>
        <bdi className="strong">{report.says}</bdi>{' '}
        <span className={report.agrees ? 'pill for' : 'pill against'}>
          {report.agrees ? t('outcomes.agrees') : t('outcomes.differs')}
        </span>{' '}
        <DocumentLink caseId={props.caseId} document={document} claimId={report.claimId} />
      </p>
      <p className="hops">
        {report.hops.map((hop, i) => (
          <span key={`${i} ${hop.name}`}>
            {i > 0 && <Arrow />} <bdi>{hop.name}</bdi>{' '}
            <span className={`pill ${LOOK[hop.verdict]}`}>
              {hop.role === 'observer'
                ? t(`outcomes.saw.${hop.verdict}`)
                : t(`outcomes.passed.${hop.verdict}`)}
            </span>
          </span>
        ))}
      </p>
    </li>
  );
}

/** Before and after on one whole scale, each with its interval. */
function Move({ move }: { readonly move: OutcomeReport['moves'][number] }) {
  const t = useWords();
  const whole = (p: number): number => Math.round(p * 100);
  const label = t('outcomes.movedLabel', {
    name: move.name,
    before: whole(move.before.mean),
    beforeLow: whole(move.before.low),
    beforeHigh: whole(move.before.high),
    after: whole(move.after.mean),
    afterLow: whole(move.after.low),
    afterHigh: whole(move.after.high),
  });
  const bar = (state: OutcomeReport['moves'][number]['before'], className: string) => (
    <span className={`move-bar ${className}`}>
      <span
        style={{
          insetInlineStart: `${state.low * 100}%`,
          inlineSize: `${(state.high - state.low) * 100}%`,
        }}
      />
      <b style={{ insetInlineStart: `${state.mean * 100}%` }} />
    </span>
  );
  return (
    <li>
      <span>
        <bdi className="strong">{move.name}</bdi>{' '}
        <span className="small mute">
          {t(`role.${move.role}`)} · {move.topic}
        </span>
      </span>
      <span className="move-bars" role="img" aria-label={label} title={label}>
        {bar(move.before, 'was')}
        {bar(move.after, 'is')}
      </span>
      <span className="nowrap small">
        {whole(move.before.mean)} → {whole(move.after.mean)} % · {move.before.letter} →{' '}
        {move.after.letter}
      </span>
    </li>
  );
}
