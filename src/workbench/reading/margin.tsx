import { Link } from '@tanstack/react-router';
import { Check, Pencil, Undo2, X } from 'lucide-react';
import { type ReactNode, type RefObject, useLayoutEffect, useRef, useState } from 'react';
import type { Claim } from '#claims/claim.ts';
import { formatTime } from '#claims/format-value.ts';
import type { Source } from '#terms/source.ts';
import { statementLabel } from '#assessment/origin-view.ts';
import type { DocumentView, SuggestionCard as Card } from '#server/views.ts';
import { Arrow } from '../parts/arrow.tsx';
import { chainNames } from '../parts/evidence.ts';
import { spread } from '../parts/spread.ts';
import { slugOf } from '../questions/slug.ts';
import { useWords } from '../words/words.ts';
import { type CardActions, SuggestionCard } from './suggestion-card.tsx';
import type { Target } from './target.ts';

/** Claims and suggestions of a document as cards, each beside its words as near as they can stand. */
export function Margin(props: {
  readonly view: DocumentView;
  readonly caseId: string;
  readonly claims: readonly Claim[];
  readonly suggestions: readonly Card[];
  readonly targetOf: (card: Card) => Target;
  readonly keeping: string | null;
  readonly actionsFor: (card: Card) => CardActions;
  readonly active: string | null;
  readonly text: RefObject<HTMLDivElement | null>;
  readonly form: ReactNode;
  readonly onActive: (claimId: string) => void;
  readonly onEdit: (claim: Claim) => void;
  readonly onStatus: (claim: Claim, status: Claim['status']) => void;
}) {
  const t = useWords();
  const { view, claims, suggestions, active, text, form } = props;
  const margin = useRef<HTMLDivElement>(null);
  const [places, setPlaces] = useState<ReadonlyMap<string, number> | null>(null);
  const [height, setHeight] = useState(0);
  const ordered = [
    ...claims.map((claim) => ({ id: claim.id as string, at: claim.span?.[0] ?? -1, claim })),
    ...suggestions.map((card) => ({ id: card.key, at: card.suggestion.content[0], card })),
  ].toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  useLayoutEffect(() => {
    const measure = (): void => {
      const beside = margin.current;
      const words = text.current;
      if (beside === null || words === null || getComputedStyle(beside).display !== 'block') {
        setPlaces(null);
        return;
      }
      const top = beside.getBoundingClientRect().top;
      const cards = [...beside.querySelectorAll<HTMLElement>('[data-card]')];
      const wished = cards.map((card) => {
        const id = card.dataset['card'] ?? '';
        const lit = [...words.querySelectorAll<HTMLElement>('mark')].find((each) =>
          (each.dataset['claims'] ?? '').split(' ').includes(id),
        );
        const from = lit === undefined ? 0 : lit.getBoundingClientRect().top - top - 10;
        return Math.max(0, from) + card.offsetHeight / 2;
      });
      // Wishes must not run backwards for cards to keep their order.
      for (let i = 1; i < wished.length; i += 1) {
        wished[i] = Math.max(wished[i] ?? 0, wished[i - 1] ?? 0);
      }
      const sizes = cards.map((card) => card.offsetHeight);
      const centres = spread(wished, sizes, 8, 0);
      setPlaces(
        new Map(
          cards.map((card, i) => [
            card.dataset['card'] ?? '',
            (centres[i] ?? 0) - (sizes[i] ?? 0) / 2,
          ]),
        ),
      );
      setHeight((centres.at(-1) ?? 0) + (sizes.at(-1) ?? 0) / 2 + 24);
    };
    measure();
    const watch = new ResizeObserver(measure);
    if (text.current !== null) watch.observe(text.current);
    if (margin.current !== null) watch.observe(margin.current);
    for (const card of margin.current?.querySelectorAll('[data-card]') ?? []) watch.observe(card);
    return () => watch.disconnect();
  }, [claims, suggestions, text, active, form]);

  const sources = new Map<string, Source>(view.sources.map((source) => [source.id, source]));
  return (
    <div className="margin-column">
      {form}
      <div
        className="margin"
        ref={margin}
        role="list"
        aria-label={t('suggest.title')}
        style={places === null ? {} : { minBlockSize: height }}
      >
        {ordered.map((item) => {
          const style = places === null ? {} : { insetBlockStart: places.get(item.id) ?? 0 };
          const on = item.id === active ? 'active' : '';
          return 'claim' in item ? (
            <div
              key={item.id}
              role="listitem"
              data-card={item.id}
              className={`claim-card ${item.claim.status} ${on}`}
              style={style}
              onClick={() => props.onActive(item.id)}
            >
              <CardOf
                claim={item.claim}
                view={view}
                caseId={props.caseId}
                sources={sources}
                onActive={props.onActive}
                onEdit={props.onEdit}
                onStatus={props.onStatus}
              />
            </div>
          ) : (
            <div
              key={item.id}
              role="listitem"
              data-card={item.id}
              data-state={item.card.state}
              className={`claim-card suggestion ${item.card.state} ${on}`}
              style={style}
              onClick={() => props.onActive(item.id)}
            >
              <SuggestionCard
                card={item.card}
                view={view}
                target={props.targetOf(item.card)}
                active={item.id === active}
                keeping={props.keeping === item.id}
                {...props.actionsFor(item.card)}
              />
            </div>
          );
        })}
      </div>
    </div>
  );
}

function CardOf(props: {
  readonly claim: Claim;
  readonly view: DocumentView;
  readonly caseId: string;
  readonly sources: ReadonlyMap<string, Source>;
  readonly onActive: (claimId: string) => void;
  readonly onEdit: (claim: Claim) => void;
  readonly onStatus: (claim: Claim, status: Claim['status']) => void;
}) {
  const t = useWords();
  const { claim, view } = props;
  const question = view.questions.find((each) => each.id === claim.questionId);
  const names = chainNames(claim, props.sources);
  return (
    <>
      <p className="card-question">
        {question === undefined ? null : (
          <Link
            to="/case/$caseId/questions/$question"
            params={{ caseId: props.caseId, question: slugOf(question) }}
            title={question.text}
          >
            <span className="ref">{question.ref}</span> <bdi>{question.text}</bdi>
          </Link>
        )}
      </p>
      <p className="card-value">
        <bdi>{question === undefined ? '' : statementLabel(claim, question)}</bdi>
        {claim.status !== 'accepted' && (
          <span className={`pill ${claim.status === 'suggested' ? 'unknown' : ''}`}>
            {t(`claimStatus.${claim.status}`)}
          </span>
        )}
      </p>
      <p className="small">
        {names.map((name, i) => (
          <span key={i} className={claim.hops[i]?.actor.kind === 'gap' ? 'unknown-words' : ''}>
            {i > 0 && (
              <>
                {' '}
                <Arrow />{' '}
              </>
            )}
            <bdi>{name}</bdi>
          </span>
        ))}
      </p>
      <p className="small mute">
        {[
          t(`basis.${claim.basis}`),
          ...claim.certainty.map((word) => `“${word}”`),
          claim.place ?? '',
          aboutWords(claim.aboutTime),
          claim.comment ?? '',
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <div className="card-tools">
        {claim.status !== 'accepted' && (
          <button
            type="button"
            className="button small"
            onClick={() => props.onStatus(claim, 'accepted')}
          >
            {claim.status === 'suggested' ? (
              <Check size={13} aria-hidden />
            ) : (
              <Undo2 size={13} aria-hidden />
            )}
            {claim.status === 'suggested' ? t('reading.accept') : t('reading.takeBack')}
          </button>
        )}
        <button type="button" className="button small quiet" onClick={() => props.onEdit(claim)}>
          <Pencil size={12} aria-hidden />
          {t('reading.edit')}
        </button>
        {(claim.status === 'accepted' || claim.status === 'suggested') && (
          <button
            type="button"
            className="button small quiet"
            onClick={() => props.onStatus(claim, 'rejected')}
          >
            <X size={13} aria-hidden />
            {t('reading.reject')}
          </button>
        )}
      </div>
    </>
  );
}

/** When it is about in the words of the text, or read out where these are a machine's: 2026-03-12T20:00/…. */
function aboutWords(span: Claim['aboutTime']): string {
  if (span === null) return '';
  return /^\d{4}-\d\d-\d\d/.test(span.stated) ? formatTime(span.from, span.to) : span.stated;
}
