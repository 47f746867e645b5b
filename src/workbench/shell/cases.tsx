/*
 * The person wants to get to work: with one case they are taken straight to its questions; with
 * several they choose; with none they open one. It worked when the questions are on screen.
 */
import { Link, Navigate, useNavigate } from '@tanstack/react-router';
import { Refusal, Waiting } from '../parts/refusal.tsx';
import { useCases, useLoadSample } from '../queries.ts';
import { useWords } from '../words/words.ts';
import { StartForm } from './start-case.tsx';

/** For whoever wants to see first what it is like. */
function Sample() {
  const t = useWords();
  const go = useNavigate();
  const load = useLoadSample();
  return (
    <>
      <p className="mute">{t('cases.none')}</p>
      <p>
        <button
          type="button"
          className="button"
          disabled={load.isPending}
          onClick={() =>
            load.mutate(undefined, {
              onSuccess: ({ caseId }) =>
                void go({ to: '/case/$caseId/questions', params: { caseId } }),
            })
          }
        >
          {t(load.isPending ? 'cases.sampleLoading' : 'cases.sample')}
        </button>
      </p>
      <Refusal error={load.error} />
    </>
  );
}

export function Cases() {
  const t = useWords();
  const cases = useCases();
  if (cases.data === undefined) return <Waiting error={cases.error} />;
  const only = cases.data.length === 1 ? cases.data[0] : undefined;
  if (only !== undefined) {
    const { caseId } = only.case;
    // Nothing in it yet: there is nothing to see but where to begin.
    return only.counts.documents + only.counts.questions === 0 ? (
      <Navigate to="/case/$caseId/inbox" params={{ caseId }} replace />
    ) : (
      <Navigate to="/case/$caseId/questions" params={{ caseId }} replace />
    );
  }
  return (
    <div className="plain-page">
      <h1>{t('cases.title')}</h1>
      {cases.data.length === 0 && <Sample />}
      {cases.data.map(({ case: each, counts }) => (
        <Link
          key={each.id}
          className="case-card"
          to="/case/$caseId/questions"
          params={{ caseId: each.caseId }}
        >
          <bdi className="strong">{each.title}</bdi>
          <span className="mute small">{t('cases.counts', { ...counts })}</span>
        </Link>
      ))}
      <StartForm level={2} first={cases.data.length === 0} />
    </div>
  );
}
