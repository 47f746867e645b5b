import { useId, useState } from 'react';
import { formatValue } from '#claims/format-value.ts';
import { parseValue } from '#claims/parse-value.ts';
import type { Question } from '#claims/question.ts';
import type { Value } from '#claims/value.ts';
import { useWords } from '../words/words.ts';

/**
 * A value for a question, typed as people write it; what it was read as – or why it could not be –
 * stands beneath while typing. Nothing is guessed silently.
 */
export function ValueField(props: {
  readonly label: string;
  readonly question: Pick<Question, 'type' | 'unit' | 'options' | 'places'>;
  readonly zone?: string;
  readonly value: Value | null;
  readonly onChange: (value: Value | null) => void;
}) {
  const t = useWords();
  const id = useId();
  const { question, value } = props;
  const [typed, setTyped] = useState(value === null ? '' : formatValue(value));
  if (question.type === 'yes-no') {
    return (
      <fieldset className="choice-field">
        <legend className="label">{props.label}</legend>
        {(['yes', 'no'] as const).map((answer) => (
          <label key={answer}>
            <input
              type="radio"
              name={id}
              checked={value?.type === 'yes-no' && value.answer === answer}
              onChange={() => props.onChange({ type: 'yes-no', answer })}
            />
            {t(`value.${answer}`)}
          </label>
        ))}
      </fieldset>
    );
  }
  const parsed =
    typed.trim() === ''
      ? null
      : parseValue(typed, question.type, props.zone === undefined ? {} : { zone: props.zone });
  const known = [
    ...new Set([
      ...question.options,
      ...Object.keys(question.places),
      ...Object.values(question.places),
    ]),
  ];
  const read = value === null ? null : formatValue(value, question);
  return (
    <div className="field">
      <label htmlFor={id}>{props.label}</label>
      <input
        id={id}
        dir="auto"
        value={typed}
        placeholder={t(`value.${question.type}`)}
        list={known.length > 0 ? `${id}-known` : undefined}
        aria-describedby={`${id}-read`}
        autoComplete="off"
        onChange={(event) => {
          const text = event.target.value;
          setTyped(text);
          const next =
            text.trim() === ''
              ? null
              : parseValue(
                  text,
                  question.type,
                  props.zone === undefined ? {} : { zone: props.zone },
                );
          props.onChange(next === null ? null : next.value);
        }}
      />
      {known.length > 0 && (
        <datalist id={`${id}-known`}>
          {known.map((each) => (
            <option key={each} value={each} />
          ))}
        </datalist>
      )}
      <span className="hint" id={`${id}-read`} role="status">
        {read !== null ? (
          <>
            {t('value.readAs')} <bdi className="strong">{read}</bdi>
            {parsed !== null && 'doubts' in parsed && parsed.doubts.length > 0
              ? ` · ${parsed.doubts.join(' ')}`
              : ''}
          </>
        ) : parsed !== null && 'reason' in parsed ? (
          <span className="doubt">{parsed.reason}</span>
        ) : null}
      </span>
    </div>
  );
}
