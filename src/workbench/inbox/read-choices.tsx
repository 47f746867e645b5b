import { useId } from 'react';
import { useWords } from '../words/words.ts';
import type { ReadChoices } from './queries.ts';

/** How files are read where it cannot be found by itself: zone, letters, language, order of dates, repairs. */
export function ReadChoicesFields(props: {
  readonly value: ReadChoices;
  readonly onChange: (value: ReadChoices) => void;
}) {
  const t = useWords();
  const id = useId();
  const { value } = props;
  const set = (key: keyof ReadChoices, next: string | boolean | undefined): void => {
    const { [key]: _, ...rest } = value;
    props.onChange(next === undefined || next === '' ? rest : { ...rest, [key]: next });
  };
  return (
    <div className="read-choices">
      {(['zone', 'encoding', 'language'] as const).map((key) => (
        <div className="field" key={key}>
          <label htmlFor={`${id}-${key}`}>{t(`intake.${key}`)}</label>
          <input
            id={`${id}-${key}`}
            value={value[key] ?? ''}
            placeholder={t(`intake.${key}Hint`)}
            onChange={(event) => set(key, event.target.value.trim())}
          />
        </div>
      ))}
      <div className="field">
        <label htmlFor={`${id}-day`}>{t('intake.dayFirst')}</label>
        <select
          id={`${id}-day`}
          value={value.dayFirst === undefined ? '' : String(value.dayFirst)}
          onChange={(event) =>
            set('dayFirst', event.target.value === '' ? undefined : event.target.value === 'true')
          }
        >
          <option value="">{t('intake.dayFirstAuto')}</option>
          <option value="true">{t('intake.dayFirstYes')}</option>
          <option value="false">{t('intake.dayFirstNo')}</option>
        </select>
      </div>
      <label className="check">
        <input
          type="checkbox"
          checked={value.repair !== false}
          onChange={(event) => set('repair', event.target.checked ? undefined : false)}
        />
        {t('intake.repair')}
      </label>
    </div>
  );
}
