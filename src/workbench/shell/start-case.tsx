/*
 * The person has something of their own to find out. They want to begin now, answer as little as
 * possible and get to dropping files. It worked when the empty inbox of their case is on screen.
 */
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { countriesIn, countryName } from '../parts/countries.ts';
import { isZone, zoneWords } from '../parts/zone-words.ts';
import { Refusal } from '../parts/refusal.tsx';
import { useCreateCase } from '../queries.ts';
import { useWords } from '../words/words.ts';

export function StartCase() {
  return (
    <div className="plain-page">
      <StartForm level={1} />
    </div>
  );
}

/** Three answers; then the inbox. */
export function StartForm({
  level,
  first = false,
}: {
  readonly level: 1 | 2;
  /** There is nothing else to do on the page. */
  readonly first?: boolean;
}) {
  const t = useWords();
  const go = useNavigate();
  const create = useCreateCase();
  const [title, setTitle] = useState('');
  const [purpose, setPurpose] = useState('event');
  const [zone, setZone] = useState(() => Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC');
  const [countries, setCountries] = useState('');
  const { codes, unknown } = countriesIn(countries);
  const Head = level === 1 ? 'h1' : 'h2';
  return (
    <form
      className="start-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (unknown !== undefined) return;
        create.mutate(
          {
            title: title.trim(),
            purpose,
            zone: zone.trim(),
            ...(codes.length === 0 ? {} : { countries: codes }),
          },
          {
            onSuccess: (made) => {
              void go({ to: '/case/$caseId/inbox', params: { caseId: made.case.caseId } });
            },
          },
        );
      }}
    >
      <Head>{t('startCase.title')}</Head>
      <p className="mute">{t('startCase.why')}</p>
      <div className="field">
        <label htmlFor="start-title">{t('startCase.name')}</label>
        <input
          id="start-title"
          dir="auto"
          autoFocus={level === 1 || first}
          value={title}
          placeholder={t('startCase.nameHint')}
          onChange={(event) => setTitle(event.target.value)}
        />
        <span className="hint">{t('startCase.nameWhy')}</span>
      </div>
      <div className="field">
        <label htmlFor="start-about">{t('startCase.about')}</label>
        <select
          id="start-about"
          value={purpose}
          onChange={(event) => setPurpose(event.target.value)}
        >
          {(['event', 'harm', 'claim'] as const).map((each) => (
            <option key={each} value={each}>
              {t(`cases.${each}`)}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor="start-zone">{t('startCase.where')}</label>
        <input
          id="start-zone"
          list="start-zones"
          value={zone}
          onChange={(event) => setZone(event.target.value)}
        />
        <datalist id="start-zones">
          {Intl.supportedValuesOf('timeZone').map((each) => (
            <option key={each} value={each} />
          ))}
        </datalist>
        <span className="hint">
          {isZone(zone) && <bdi className="strong">{zoneWords(zone)}. </bdi>}
          {t('startCase.whereWhy')}
        </span>
        <label htmlFor="start-countries" className="start-also">
          {t('startCase.countries')}
        </label>
        <input
          id="start-countries"
          value={countries}
          placeholder={t('startCase.countriesHint')}
          onChange={(event) => setCountries(event.target.value)}
        />
        {unknown === undefined ? (
          <span className="hint">
            {codes.length > 0 && (
              <bdi className="strong">{codes.map(countryName).join(', ')}. </bdi>
            )}
            {t('startCase.countriesWhy')}
          </span>
        ) : (
          <span className="doubt" role="status">
            {t('startCase.countriesUnknown', { name: unknown })}
          </span>
        )}
      </div>
      <Refusal error={create.error} />
      <div className="sheet-actions">
        <button
          className="button primary"
          disabled={
            title.trim() === '' || zone.trim() === '' || unknown !== undefined || create.isPending
          }
        >
          {t('startCase.start')}
        </button>
      </div>
    </form>
  );
}
