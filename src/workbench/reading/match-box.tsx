import { useEffect, useId, useRef, useState } from 'react';
import type { Question } from '#claims/question.ts';
import type { DocumentView, SuggestionCard } from '#server/views.ts';
import { useWords } from '../words/words.ts';
import '../parts/match-list.css';

/**
 * Which question a suggestion answers: those that match it first, each with the reason; typing narrows. Enter takes the
 * one that is lit, Escape goes back.
 */
export function MatchBox(props: {
  readonly card: SuggestionCard;
  readonly view: DocumentView;
  readonly onChoose: (id: Question['id']) => void;
  readonly onCancel: () => void;
}) {
  const t = useWords();
  const id = useId();
  const { card, view } = props;
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const rank = new Map(card.matches.map((match, i) => [match.questionId as string, i]));
  const wanted = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const shown = view.questions
    .filter((question) => {
      const all = `${question.ref} ${question.text}`.toLowerCase();
      return wanted.every((word) => all.includes(word));
    })
    .toSorted((a, b) => (rank.get(a.id) ?? 99) - (rank.get(b.id) ?? 99))
    .slice(0, 40);
  const active = Math.min(at, Math.max(0, shown.length - 1));
  return (
    <div className="field combo match-box">
      <label htmlFor={id}>{t('suggest.merge')}</label>
      <input
        ref={field}
        id={id}
        role="combobox"
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={shown.length > 0 ? `${id}-${active}` : undefined}
        autoComplete="off"
        dir="auto"
        placeholder={t('suggest.mergeHint')}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
        }}
        onKeyDown={(event) => {
          const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
          if (step !== undefined) {
            event.preventDefault();
            setAt((active + step + shown.length) % Math.max(1, shown.length));
          } else if (event.key === 'Enter') {
            event.preventDefault();
            event.stopPropagation();
            const question = shown[active];
            if (question !== undefined) props.onChoose(question.id);
          } else if (event.key === 'Escape') {
            event.preventDefault();
            event.stopPropagation();
            props.onCancel();
          }
        }}
      />
      <div className="match-list" role="listbox" id={`${id}-list`} aria-label={t('suggest.merge')}>
        {shown.map((question, i) => {
          const match = card.matches[rank.get(question.id) ?? -1];
          return (
            <div
              key={question.id}
              id={`${id}-${i}`}
              role="option"
              aria-selected={i === active}
              ref={i === active ? (element) => element?.scrollIntoView({ block: 'nearest' }) : null}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => props.onChoose(question.id)}
            >
              <span className="ref">{question.ref}</span> <bdi>{question.text}</bdi>
              {match !== undefined && match.reasons.length > 0 && (
                <span className="small mute"> · {match.reasons.join('; ')}</span>
              )}
            </div>
          );
        })}
        {shown.length === 0 && <p className="hint combo-empty">{t('suggest.mergeNone')}</p>}
      </div>
    </div>
  );
}
