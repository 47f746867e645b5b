/*
 * The person wants to ask something new so that claims can be laid beside each other under it. It
 * worked when the question stands in the table with its own short name.
 */
import { useState } from 'react';
import type { Question } from '#claims/question.ts';
import { typeOfQuestion } from '#claims/type-of-question.ts';
import type { ValueType } from '#claims/value.ts';
import { Refusal } from '../parts/refusal.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { useAddQuestion } from '../queries.ts';
import { say } from '../shell/toasts.tsx';
import { useWords } from '../words/words.ts';

const TYPES: readonly ValueType[] = ['yes-no', 'choice', 'number', 'time', 'place', 'point', 'set'];

export function AddQuestion(props: {
  readonly caseId: string;
  readonly nextRef: string;
  readonly topics: readonly string[];
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onAdded: (question: Question) => void;
  readonly text?: string;
}) {
  const t = useWords();
  return (
    <Sheet title={t('ask.title')} open={props.open} onClose={props.onClose}>
      <Form {...props} />
    </Sheet>
  );
}

function Form(props: Parameters<typeof AddQuestion>[0]) {
  const t = useWords();
  const add = useAddQuestion(props.caseId);
  const [text, setText] = useState(props.text ?? '');
  const [chosen, setChosen] = useState<ValueType | null>(null);
  const [topic, setTopic] = useState('');
  const [unit, setUnit] = useState('');
  const [options, setOptions] = useState('');
  const type = chosen ?? typeOfQuestion(text);
  const { topics, nextRef: ref } = props;
  return (
    <form
      style={{ display: 'contents' }}
      onSubmit={(event) => {
        event.preventDefault();
        add.mutate(
          {
            ref,
            text: text.trim(),
            type,
            topic: topic.trim() === '' ? 'general' : topic.trim(),
            unit: type === 'number' && unit.trim() !== '' ? unit.trim() : null,
            options: options
              .split('\n')
              .map((line) => line.trim())
              .filter((line) => line !== ''),
          },
          {
            onSuccess: (question) => {
              say(t('ask.added', { ref: question.ref }));
              props.onClose();
              props.onAdded(question);
            },
          },
        );
      }}
    >
      <div className="field">
        <label htmlFor="ask-text">{t('ask.text')}</label>
        <textarea
          id="ask-text"
          dir="auto"
          autoFocus
          value={text}
          placeholder={t('ask.textHint')}
          onChange={(event) => setText(event.target.value)}
        />
        <span className="hint">{t('ask.textWhy')}</span>
      </div>
      <div className="two">
        <div className="field">
          <label htmlFor="ask-type">{t('ask.type')}</label>
          <select
            id="ask-type"
            value={type}
            onChange={(event) => setChosen(event.target.value as ValueType)}
          >
            {TYPES.map((each) => (
              <option key={each} value={each}>
                {t(`type.${each}`)}
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor="ask-topic">{t('ask.topic')}</label>
          <input
            id="ask-topic"
            list="ask-topics"
            value={topic}
            placeholder={t('ask.topicHint')}
            onChange={(event) => setTopic(event.target.value)}
          />
          <datalist id="ask-topics">
            {topics.map((each) => (
              <option key={each} value={each} />
            ))}
          </datalist>
        </div>
      </div>
      {type === 'number' && (
        <div className="field">
          <label htmlFor="ask-unit">{t('ask.unit')}</label>
          <input id="ask-unit" value={unit} onChange={(event) => setUnit(event.target.value)} />
        </div>
      )}
      {(type === 'choice' || type === 'place' || type === 'set') && (
        <div className="field">
          <label htmlFor="ask-options">{t('ask.options')}</label>
          <textarea
            id="ask-options"
            dir="auto"
            value={options}
            onChange={(event) => setOptions(event.target.value)}
          />
          <span className="hint">{t('ask.optionsWhy')}</span>
        </div>
      )}
      <Refusal error={add.error} />
      <div className="sheet-actions">
        <span className="mute small" style={{ marginInlineEnd: 'auto', alignSelf: 'center' }}>
          {t('ask.ref', { ref })}
        </span>
        <button type="button" className="button" onClick={props.onClose}>
          {t('form.cancel')}
        </button>
        <button className="button primary" disabled={text.trim() === '' || add.isPending}>
          {t('ask.save')}
        </button>
      </div>
    </form>
  );
}
