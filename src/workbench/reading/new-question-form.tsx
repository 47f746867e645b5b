import { useEffect, useId, useRef, useState } from 'react';
import type { Value, ValueType } from '#claims/value.ts';
import type { SuggestionCard } from '#server/views.ts';
import { ValueField } from '../parts/value-field.tsx';
import { useWords } from '../words/words.ts';
import type { Acceptance } from './target.ts';

const TYPES: readonly ValueType[] = ['yes-no', 'number', 'time', 'place', 'point', 'choice', 'set'];

/**
 * A question made from a suggestion: text, kind and answer are proposed from its words. Enter asks it and accepts the
 * claim in one step; up and down show what else the words could answer.
 */
export function NewQuestionForm(props: {
  readonly card: SuggestionCard;
  readonly proposal: number;
  readonly reading: number;
  readonly zone: string;
  readonly saving: boolean;
  readonly onSave: (question: NonNullable<Acceptance['newQuestion']>, value: Value) => void;
  readonly onCancel: () => void;
}) {
  const t = useWords();
  const id = useId();
  const { card } = props;
  const [at, setAt] = useState(props.proposal);
  const proposal = card.proposals[at] ?? card.proposals[0];
  const first = proposal?.readings[at === props.proposal ? props.reading : 0] ?? null;
  const [text, setText] = useState(proposal?.text ?? '');
  const [type, setType] = useState<ValueType>(proposal?.type ?? 'yes-no');
  const [unit, setUnit] = useState(proposal?.unit ?? null);
  const [value, setValue] = useState<Value | null>(first?.value ?? null);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
    field.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const show = (next: number): void => {
    const other = card.proposals[next];
    if (other === undefined) return;
    setAt(next);
    setText(other.text);
    setType(other.type);
    setUnit(other.unit);
    setValue(other.readings[0]?.value ?? null);
  };
  const options = value?.type === 'choice' ? [value.answer] : [];
  const save = (): void => {
    if (text.trim() === '' || value === null || value.type !== type || props.saving) return;
    const places = type === 'place' ? (proposal?.places ?? {}) : {};
    const topic = proposal?.topic ?? 'general';
    props.onSave({ text: text.trim(), type, unit, options, topic, places }, value);
  };
  return (
    <form
      className="claim-form new-question-form"
      aria-label={t('suggest.newQuestion')}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.preventDefault();
          props.onCancel();
        }
      }}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <div className="field">
        <label htmlFor={`${id}-text`}>{t('suggest.newQuestion')}</label>
        <textarea
          ref={field}
          id={`${id}-text`}
          dir="auto"
          rows={2}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.shiftKey) {
              event.preventDefault();
              event.currentTarget.form?.requestSubmit();
            }
            const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
            // Only while nobody has typed: then the arrows belong to the text.
            if (step === undefined || text !== proposal?.text || card.proposals.length < 2) return;
            event.preventDefault();
            show((at + step + card.proposals.length) % card.proposals.length);
          }}
        />
        {card.proposals.length > 1 && <span className="hint">{t('suggest.newOther')}</span>}
      </div>
      <div className="field">
        <label htmlFor={`${id}-type`}>{t('suggest.newType')}</label>
        <select
          id={`${id}-type`}
          value={type}
          onChange={(event) => {
            const next = event.target.value as ValueType;
            setType(next);
            setUnit(null);
            const other = card.proposals.find((each) => each.type === next);
            // Words that nobody has changed follow the kind; of an unforeseen kind, the statement as it is.
            const whole = card.proposals.find((each) => each.type === 'yes-no');
            if (text === proposal?.text) setText((other ?? whole)?.text ?? text);
            setValue(other?.readings[0]?.value ?? null);
          }}
        >
          {TYPES.map((each) => (
            <option key={each} value={each}>
              {t(`suggest.newKind.${each}`)}
            </option>
          ))}
        </select>
      </div>
      <ValueField
        key={`${type} ${at}`}
        label={t('suggest.newValue')}
        question={{ type, unit, options: [], places: {} }}
        zone={props.zone}
        value={value}
        onChange={setValue}
      />
      <div className="sheet-actions">
        <button type="button" className="button" onClick={props.onCancel}>
          {t('form.cancel')}
        </button>
        <button
          className="button primary"
          disabled={text.trim() === '' || value === null || value.type !== type || props.saving}
        >
          {t('suggest.ask')}
        </button>
      </div>
    </form>
  );
}
