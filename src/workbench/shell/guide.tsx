/*
 * The person is here for the first time and has an hour. They want to be shown, on the real thing, what
 * each part is for, go at their own pace, and be rid of the guide at any moment. It worked when they
 * can start a case of their own afterwards.
 */
import { Link, useLocation, useNavigate } from '@tanstack/react-router';
import { X } from 'lucide-react';
import { useEffect } from 'react';
import { useWords } from '../words/words.ts';
import { GUIDE_STEPS } from './guide-steps.ts';

export function Guide({ caseId, step }: { readonly caseId: string; readonly step: number }) {
  const t = useWords();
  const go = useNavigate();
  const { pathname } = useLocation();
  const at = GUIDE_STEPS[step - 1] ?? GUIDE_STEPS[0];
  useEffect(() => pointAt(at.target), [at.target]);
  const to = (next: number | undefined, there?: string): void => {
    void go({
      to: there === undefined ? '.' : `/case/${caseId}${there}`,
      search: (before: Record<string, unknown>) => ({ ...before, guide: next }) as never,
    } as never);
  };
  const turn = (by: number): void => {
    const next = GUIDE_STEPS[step - 1 + by];
    if (next !== undefined) to(step + by, next.to);
  };
  return (
    <aside className="guide" aria-labelledby="guide-title">
      <header>
        <h2 id="guide-title">{t(`guide.steps.${at.name}.head`)}</h2>
        <span className="mute small">{t('guide.at', { at: step, all: GUIDE_STEPS.length })}</span>
        <button
          type="button"
          className="icon-button"
          aria-label={t('guide.close')}
          title={t('guide.close')}
          onClick={() => to(undefined)}
        >
          <X size={16} aria-hidden />
        </button>
      </header>
      <p aria-live="polite">{t(`guide.steps.${at.name}.text`)}</p>
      <div className="actions">
        {step > 1 && (
          <button type="button" className="button small" onClick={() => turn(-1)}>
            {t('guide.back')}
          </button>
        )}
        {!pathname.endsWith(at.to) && (
          <button type="button" className="link small" onClick={() => to(step, at.to)}>
            {t('guide.there')}
          </button>
        )}
        {step < GUIDE_STEPS.length ? (
          <button type="button" className="button small primary" onClick={() => turn(1)}>
            {t('guide.next')}
          </button>
        ) : (
          <Link to="/start" className="button small primary">
            {t('guide.start')}
          </Link>
        )}
      </div>
    </aside>
  );
}

/** Marks the first element that fits, as soon as it is there; gives what takes the mark off again. */
function pointAt(target: string): () => void {
  let marked: Element | null = null;
  const look = (): void => {
    const found = document.querySelector(target);
    if (found === marked) return;
    marked?.removeAttribute('data-guided');
    marked = found;
    found?.setAttribute('data-guided', '');
  };
  look();
  const timer = setInterval(look, 250);
  return () => {
    clearInterval(timer);
    marked?.removeAttribute('data-guided');
  };
}
