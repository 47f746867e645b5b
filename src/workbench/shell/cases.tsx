/*
 * The person wants to get to work: with one case they are taken straight to its questions; with
 * several they choose; with none they open one. It worked when the questions are on screen.
 */
import { Link, Navigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Refusal, Waiting } from '../parts/refusal.tsx';
import { useCases, useCreateCase } from '../queries.ts';
import { useWords } from '../words/words.ts';

export function Cases() {
  const t = useWords();
  const cases = useCases();
  const create = useCreateCase();
  const [title, setTitle] = useState('');
  const [purpose, setPurpose] = useState('event');
  if (cases.data === undefined) return <Waiting error={cases.error} />;
  const only = cases.data.length === 1 ? cases.data[0] : undefined;
  if (only !== undefined) {
    return <Navigate to="/case/$caseId/questions" params={{ caseId: only.case.caseId }} replace />;
  }
  return (
    <div className="plain-page">
      <h1>{t('cases.title')}</h1>
      {cases.data.length === 0 && <p className="mute">{t('cases.none')}</p>}
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
      <form
        className="field"
        onSubmit={(event) => {
          event.preventDefault();
          create.mutate({ title, purpose }, { onSuccess: () => setTitle('') });
        }}
      >
        <label htmlFor="case-title">{t('cases.new')}</label>
        <input
          id="case-title"
          value={title}
          placeholder={t('cases.titleHint')}
          onChange={(event) => setTitle(event.target.value)}
        />
        <label htmlFor="case-purpose">{t('cases.purpose')}</label>
        <select
          id="case-purpose"
          value={purpose}
          onChange={(event) => setPurpose(event.target.value)}
        >
          {(['event', 'harm', 'claim'] as const).map((each) => (
            <option key={each} value={each}>
              {t(`cases.${each}`)}
            </option>
          ))}
        </select>
        <Refusal error={create.error} />
        <div className="sheet-actions">
          <button className="button primary" disabled={title.trim() === '' || create.isPending}>
            {t('cases.create')}
          </button>
        </div>
      </form>
    </div>
  );
}
