import { Check } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { Question } from '#claims/question.ts';
import { formatValue } from '#claims/format-value.ts';
import type { LeftFor } from '#claims/matching/take-card.ts';
import type { Source } from '#terms/source.ts';
import type { SuggestionCard } from '#server/views.ts';
import { useWords } from '../words/words.ts';
import { firstTarget, readingOf } from './target.ts';

/**
 * What would be accepted at once, line by line, and what is left with the reason. Enter takes it, Escape goes back; one
 * undo takes all of it back.
 */
export function BulkReview(props: {
  readonly taken: readonly SuggestionCard[];
  readonly left: readonly { readonly card: SuggestionCard; readonly why: LeftFor }[];
  readonly questions: readonly Question[];
  readonly sources: readonly Source[];
  readonly saving: boolean;
  readonly onAccept: () => void;
  readonly onCancel: () => void;
}) {
  const t = useWords();
  const go = useRef<HTMLButtonElement>(null);
  useEffect(() => go.current?.focus(), []);
  const nameOf = (id: string): string =>
    props.sources.find((source) => source.id === id)?.pseudonym ?? '';
  return (
    <form
      className="claim-form bulk-review"
      aria-label={t('suggest.bulk.title', { count: props.taken.length })}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        props.onCancel();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        if (!props.saving) props.onAccept();
      }}
    >
      <h2>{t('suggest.bulk.title', { count: props.taken.length })}</h2>
      <ul className="bulk-list small">
        {props.taken.map((card) => {
          const [match] = card.matches;
          const question = props.questions.find(({ id }) => id === match?.questionId);
          const reading = readingOf(card, firstTarget(card));
          const [origin] = card.hops;
          return (
            <li key={card.key}>
              <p>
                <span className="ref">{question?.ref}</span> <bdi>{question?.text}</bdi>{' '}
                <bdi className="strong">
                  {reading === null
                    ? ''
                    : formatValue(reading.value, { unit: question?.unit ?? null })}
                </bdi>
              </p>
              <p className="mute">
                <bdi>
                  {origin?.actor.kind === 'source'
                    ? nameOf(origin.actor.sourceId)
                    : origin?.actor.kind === 'unnamed'
                      ? `“${origin.actor.descriptor}”`
                      : t('suggest.bulk.nobody')}
                </bdi>
                {' · '}
                {t(`basis.${card.suggestion.basis}`)}
                {' · '}
                <bdi>“{card.suggestion.quote.slice(0, 120)}”</bdi>
              </p>
              <p className="mute">{match?.reasons.join('; ')}</p>
            </li>
          );
        })}
      </ul>
      <div className="sheet-actions">
        <button type="button" className="button" onClick={props.onCancel}>
          {t('form.cancel')}
        </button>
        <button ref={go} className="button primary" disabled={props.saving}>
          <Check size={14} aria-hidden />
          {t('suggest.bulk.accept', { count: props.taken.length })}
        </button>
      </div>
      {props.left.length > 0 && (
        <>
          <h3>{t('suggest.bulk.left', { count: props.left.length })}</h3>
          <ul className="bulk-list small mute">
            {props.left.map(({ card, why }) => (
              <li key={card.key}>
                <bdi>“{card.suggestion.quote.slice(0, 80)}”</bdi> – {t(`suggest.bulk.why.${why}`)}
              </li>
            ))}
          </ul>
        </>
      )}
    </form>
  );
}
