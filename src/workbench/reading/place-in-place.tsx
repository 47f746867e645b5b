import { useEffect, useId, useRef, useState } from 'react';
import type { Question } from '#claims/question.ts';
import { Refusal, Waiting } from '../parts/refusal.tsx';
import { useBundle, useEditQuestion } from '../queries.ts';
import { useWords } from '../words/words.ts';
import { placesToTell } from './places-to-tell.ts';

/**
 * Two answers to a question are places, and one lies in the other: who says the district does not contradict who
 * names the village. Only a person says so. It counts for this question and for every place that is asked for later.
 */
export function PlaceInPlace(props: {
  readonly question: Question;
  /** What is said here, mostly the wider of the two. */
  readonly here: string;
  readonly onSaid: (said: string, back: () => Promise<unknown>) => void;
  readonly onCancel: () => void;
}) {
  const t = useWords();
  const bundle = useBundle(props.question.id);
  if (bundle.data === undefined) return <Waiting error={bundle.error} />;
  const { question, claims } = bundle.data.input;
  return (
    <Pair
      {...props}
      question={question}
      offered={placesToTell(question, claims, props.here)}
      words={t}
    />
  );
}

function Pair(props: {
  readonly question: Question;
  readonly offered: ReturnType<typeof placesToTell>;
  readonly words: ReturnType<typeof useWords>;
  readonly onSaid: (said: string, back: () => Promise<unknown>) => void;
  readonly onCancel: () => void;
}) {
  const { question, offered, words: t } = props;
  const id = useId();
  const edit = useEditQuestion();
  const [part, setPart] = useState(offered.part);
  const [whole, setWhole] = useState(offered.whole);
  const first = useRef<HTMLSelectElement>(null);
  useEffect(() => first.current?.focus(), []);
  const save = (): void => {
    if (part === '' || whole === '' || part === whole || edit.isPending) return;
    const { places } = question;
    edit.mutate(
      {
        id: question.id,
        version: question.version,
        change: { places: { ...places, [part]: whole } },
      },
      {
        onSuccess: (made) => {
          props.onSaid(t('suggest.placeIn.said', { part, whole }), () =>
            edit.mutateAsync({ id: question.id, version: made.version, change: { places } }),
          );
          props.onCancel();
        },
      },
    );
  };
  return (
    <form
      className="claim-form place-in-place"
      aria-label={t('suggest.placeIn.title')}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.preventDefault();
          event.stopPropagation();
          props.onCancel();
        } else if (event.key === 'Enter' && event.target instanceof HTMLSelectElement) {
          event.preventDefault();
          save();
        }
      }}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <h2>{t('suggest.placeIn.title')}</h2>
      {offered.names.length < 2 ? (
        <p className="hint">{t('suggest.placeIn.one')}</p>
      ) : (
        <>
          <p className="hint">{t('suggest.placeIn.why')}</p>
          <div className="two">
            <Choice
              id={`${id}-part`}
              label={t('suggest.placeIn.part')}
              names={offered.names}
              value={part}
              onChange={setPart}
              field={first}
            />
            <Choice
              id={`${id}-whole`}
              label={t('suggest.placeIn.whole')}
              names={offered.names}
              value={whole}
              onChange={setWhole}
            />
          </div>
        </>
      )}
      <Refusal error={edit.error} />
      <div className="sheet-actions">
        <button type="button" className="button" onClick={props.onCancel}>
          {t('form.cancel')}
        </button>
        <button
          className="button primary"
          disabled={part === '' || whole === '' || part === whole || edit.isPending}
        >
          {t('form.save')}
        </button>
      </div>
    </form>
  );
}

function Choice(props: {
  readonly id: string;
  readonly label: string;
  readonly names: readonly string[];
  readonly value: string;
  readonly onChange: (name: string) => void;
  readonly field?: React.RefObject<HTMLSelectElement | null>;
}) {
  return (
    <div className="field">
      <label htmlFor={props.id}>{props.label}</label>
      <select
        ref={props.field}
        id={props.id}
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
      >
        {props.names.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}
