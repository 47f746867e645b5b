/*
 * Whatever the person is doing, they must see that somebody's life may depend on a decision that nobody
 * has made yet: what, who must decide, for how long it has waited. It worked when they went and decided.
 */
import { Link } from '@tanstack/react-router';
import { TriangleAlert } from 'lucide-react';
import { useMe } from '../queries.ts';
import { useWords } from '../words/words.ts';
import { Waiting } from './clock.tsx';
import { useOpenWarnings } from './queries.ts';
import './banner.css';

export function WarningBanner() {
  const t = useWords();
  const me = useMe();
  const open = useOpenWarnings(me.data !== undefined);
  const found = open.data?.cases ?? [];
  const all = found.flatMap(({ caseId, warnings }) =>
    warnings.map((warning) => ({ caseId, warning })),
  );
  const first = all.toSorted((a, b) => b.warning.minutes - a.warning.minutes)[0];
  if (first === undefined) {
    const looks = found.reduce((sum, { suggestions }) => sum + suggestions, 0);
    const where = found.find(({ suggestions }) => suggestions > 0);
    if (where === undefined) return null;
    return (
      <aside className="warning-banner quiet" aria-label={t('warnings.title')}>
        <TriangleAlert size={15} aria-hidden />
        <span>{t('warnings.bannerLook', { count: looks })}</span>
        <Link className="link" to="/case/$caseId/warnings" params={{ caseId: where.caseId }}>
          {t('warnings.look')}
        </Link>
      </aside>
    );
  }
  const { caseId, warning } = first;
  return (
    <aside className="warning-banner" aria-label={t('warnings.title')} role="alert">
      <TriangleAlert size={16} aria-hidden />
      <strong>{t('warnings.banner')}</strong>
      <span className="warning-banner-text" dir="auto" title={warning.why ?? warning.text}>
        {warning.ref} · {warning.text}
      </span>
      <span className="nowrap">
        {warning.responsible === null
          ? t('warnings.bannerNobody')
          : t('warnings.bannerWho', { name: warning.responsible })}
      </span>
      <span className="warning-banner-clock nowrap">
        <Waiting minutes={warning.minutes} askedAt={open.dataUpdatedAt} />
      </span>
      {all.length > 1 && (
        <span className="nowrap">{t('warnings.bannerMore', { count: all.length - 1 })}</span>
      )}
      <Link
        className="button small"
        to="/case/$caseId/warnings"
        params={{ caseId }}
        search={{ question: warning.ref }}
      >
        {t('warnings.decide')}
      </Link>
    </aside>
  );
}
