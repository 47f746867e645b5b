import { useId, useState } from 'react';
import type { Question } from '#claims/question.ts';
import { useWords } from '../words/words.ts';

/**
 * Type-ahead over the questions of the case; those that share words with the quote come first and say
 * so. Arrows and Enter choose, Escape closes the list and nothing else.
 */
export function QuestionBox(props: {
  readonly questions: readonly Question[];
  readonly quote: string;
  readonly value: Question['id'] | null;
  readonly onChange: (id: Question['id'] | null) => void;
}) {
  const t = useWords();
  const id = useId();
  const chosen = props.questions.find((question) => question.id === props.value);
  const [typed, setTyped] = useState(chosen === undefined ? '' : nameOf(chosen));
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const untouched = chosen !== undefined && typed === nameOf(chosen);
  const shown = rank(props.questions, untouched ? '' : typed, props.quote);
  const active = Math.min(at, Math.max(0, shown.length - 1));
  const choose = (question: Question | undefined): void => {
    if (question === undefined) return;
    props.onChange(question.id);
    setTyped(nameOf(question));
    setOpen(false);
  };
  return (
    <div className="field combo">
      <label htmlFor={id}>{t('claim.question')}</label>
      <input
        id={id}
        role="combobox"
        aria-expanded={open}
        aria-controls={open ? `${id}-list` : undefined}
        aria-autocomplete="list"
        aria-activedescendant={open && shown.length > 0 ? `${id}-${active}` : undefined}
        autoComplete="off"
        dir="auto"
        placeholder={t('claim.questionHint')}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
          setOpen(true);
          if (props.value !== null) props.onChange(null);
        }}
        onClick={() => setOpen(true)}
        onFocus={(event) => event.target.select()}
        onBlur={() => setOpen(false)}
        onKeyDown={(event) => {
          const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
          if (step !== undefined) {
            event.preventDefault();
            if (open) setAt((active + step + shown.length) % Math.max(1, shown.length));
            setOpen(true);
          } else if (event.key === 'Enter' && open) {
            event.preventDefault();
            choose(shown[active]?.question);
          } else if (event.key === 'Escape' && open) {
            event.preventDefault();
            setOpen(false);
          }
        }}
      />
      {open && (
        <div
          className="combo-list"
          role="listbox"
          id={`${id}-list`}
          aria-label={t('claim.question')}
        >
          {shown.map(({ question, shared }, i) => (
            <div
              key={question.id}
              id={`${id}-${i}`}
              role="option"
              aria-selected={i === active}
              ref={i === active ? (element) => element?.scrollIntoView({ block: 'nearest' }) : null}
              // Before the field loses focus and the list goes.
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => choose(question)}
            >
              <span className="ref">{question.ref}</span> <bdi>{question.text}</bdi>
              {shared.length > 0 && (
                <span className="small mute">
                  {' '}
                  · {t('claim.shared', { words: shared.join(', ') })}
                </span>
              )}
            </div>
          ))}
          {shown.length === 0 && <p className="hint combo-empty">{t('claim.questionNone')}</p>}
        </div>
      )}
    </div>
  );
}

interface Ranked {
  readonly question: Question;
  /** Words that question and quote share: the reason it stands where it stands. */
  readonly shared: readonly string[];
}

function nameOf(question: Question): string {
  return `${question.ref} · ${question.text}`;
}

function rank(questions: readonly Question[], typed: string, quote: string): readonly Ranked[] {
  const wanted = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const said = new Set(wordsOf(quote));
  return questions
    .filter((question) => {
      const all = nameOf(question).toLowerCase();
      return wanted.every((word) => all.includes(word));
    })
    .map((question) => ({
      question,
      shared: [...new Set(wordsOf(question.text))].filter((word) => said.has(word)),
    }))
    .sort((a, b) => b.shared.length - a.shared.length)
    .slice(0, 40);
}

/** Words long enough to mean something. */
function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu) ?? [];
}
