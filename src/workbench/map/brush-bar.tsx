import { Link } from '@tanstack/react-router';
import { CalendarRange, ListChecks, Map as MapIcon, X } from 'lucide-react';
import type { WhereWhenItem } from '#assessment/cross-check/case-where-when.ts';
import { Figure } from '../parts/arrow.tsx';
import { fromWallText, wallText } from '../parts/span-text.ts';
import { zoneWords } from '../parts/zone-words.ts';
import { useWords } from '../words/words.ts';
import { type Brush, isBrushed, momentText } from '#assessment/cross-check/brush.ts';
import { TimeStrip } from './time-strip.tsx';

/** The brush that Map and Timeline share: what is shown, from when to when, where; and its way elsewhere. */
export function BrushBar(props: {
  readonly caseId: string;
  readonly screen: 'map' | 'timeline';
  readonly brush: Brush;
  readonly items: readonly WhereWhenItem[];
  readonly within: readonly WhereWhenItem[];
  readonly zone: string;
  /** `undefined` takes a field out. */
  readonly onBrush: (change: { readonly [K in keyof Brush]: Brush[K] | undefined }) => void;
}) {
  const t = useWords();
  const { caseId, screen, brush, items, within, zone, onBrush } = props;
  const moment = (field: 'from' | 'to'): string =>
    brush[field] === undefined ? '' : wallText(Date.parse(brush[field]), zone).slice(0, 16);
  const set = (field: 'from' | 'to') => (text: string) => {
    const ms = fromWallText(text, zone);
    onBrush({ [field]: Number.isNaN(ms) ? undefined : momentText(ms) });
  };
  const refs = [...new Set(within.map(({ ref }) => ref))];
  const Other = screen === 'map' ? CalendarRange : MapIcon;
  return (
    <section className="brush" aria-label={t('crossCheck.brush')}>
      <div className="brush-row">
        <div className="segments" role="group" aria-label={t('crossCheck.show')}>
          {([undefined, 'claims', 'findings'] as const).map((show) => (
            <button
              key={show ?? 'all'}
              type="button"
              aria-pressed={brush.show === show}
              onClick={() => onBrush({ show })}
            >
              {t(
                show === undefined
                  ? 'crossCheck.showAll'
                  : show === 'claims'
                    ? 'crossCheck.showClaims'
                    : 'crossCheck.showFindings',
              )}
            </button>
          ))}
        </div>
        <div className="segments" role="group" aria-label={t('crossCheck.time')}>
          {([undefined, 'told'] as const).map((time) => (
            <button
              key={time ?? 'about'}
              type="button"
              aria-pressed={brush.time === time}
              onClick={() => onBrush({ time })}
            >
              {t(time === undefined ? 'crossCheck.timeAbout' : 'crossCheck.timeTold')}
            </button>
          ))}
        </div>
        {(['from', 'to'] as const).map((field) => (
          <label key={field} className="brush-time">
            <span>{t(`crossCheck.${field}`)}</span>
            <input
              type="datetime-local"
              className="input"
              value={moment(field)}
              onChange={(event) => set(field)(event.target.value)}
              title={t('crossCheck.zone', { zone: zoneWords(zone) })}
            />
          </label>
        ))}
        {brush.pick !== undefined && (
          <button
            type="button"
            className="chip"
            aria-label={t('crossCheck.dropPick')}
            onClick={() => onBrush({ pick: undefined })}
          >
            {t('crossCheck.picked', { refs: brush.pick.replaceAll(',', ', ') })}
            <X size={13} aria-hidden />
          </button>
        )}
        {brush.area !== undefined && (
          <button
            type="button"
            className="chip"
            aria-label={t('crossCheck.dropArea')}
            onClick={() => onBrush({ area: undefined })}
          >
            {t('crossCheck.inArea')}
            <X size={13} aria-hidden />
          </button>
        )}
        {isBrushed(brush) && (
          <button
            type="button"
            className="link small"
            onClick={() =>
              onBrush({
                from: undefined,
                to: undefined,
                area: undefined,
                pick: undefined,
                show: undefined,
              })
            }
          >
            {t('crossCheck.clear')}
          </button>
        )}
        <span className="brush-end">
          <span className="mute small" role="status">
            <Figure>{t('crossCheck.shown', { count: within.length, all: items.length })}</Figure>
          </span>
          <Link
            className="button small"
            to={screen === 'map' ? '/case/$caseId/timeline' : '/case/$caseId/map'}
            params={{ caseId }}
            search={brush}
          >
            <Other size={14} aria-hidden />
            {t(screen === 'map' ? 'crossCheck.toTimeline' : 'crossCheck.toMap')}
          </Link>
          <Link
            className="button small"
            to="/case/$caseId/questions"
            params={{ caseId }}
            search={brush}
          >
            <ListChecks size={14} aria-hidden />
            {t('crossCheck.toQuestions', { count: refs.length })}
          </Link>
        </span>
      </div>
      <TimeStrip items={items} brush={brush} zone={zone} onBrush={onBrush} />
    </section>
  );
}
