import { ImageOff } from 'lucide-react';
import { useState } from 'react';
import type { DocumentView, PhotoView } from '#server/views.ts';
import { spanWords } from '../parts/when.ts';
import { useWords, words } from '../words/words.ts';

/** A photo behind a click, grey and muted; what it says about itself, and what a person should ask about it. */
export function PhotoPanel({
  view,
  photo,
}: {
  readonly view: DocumentView;
  readonly photo: PhotoView;
}) {
  const t = useWords();
  const [shown, setShown] = useState(false);
  const [colour, setColour] = useState(false);
  const { facts, flags } = photo;
  const rows: readonly (readonly [string, string])[] =
    facts === null
      ? []
      : [
          [
            t('suggest.photoFacts.size'),
            facts.width === null || facts.height === null ? '' : `${facts.width} × ${facts.height}`,
          ],
          [
            t('suggest.photoFacts.taken'),
            facts.takenAt === null ? '' : spanWords(facts.takenAt.span, words.language),
          ],
          [
            t('suggest.photoFacts.where'),
            facts.gps === null
              ? ''
              : `${facts.gps.lat.toFixed(5)}, ${facts.gps.lon.toFixed(5)} · ${t('suggest.photoMetres', { metres: Math.round(facts.gps.radius) })}`,
          ],
          [
            t('suggest.photoFacts.device'),
            [facts.device?.make, facts.device?.model].filter(Boolean).join(' '),
          ],
          [t('suggest.photoFacts.software'), facts.software ?? ''],
          [t('suggest.photoFacts.caption'), facts.captions.map(({ text }) => text).join(' · ')],
        ];
  const known = rows.filter(([, value]) => value !== '');
  return (
    <section className="photo-panel" aria-label={t('suggest.photo')}>
      {!photo.shown ? (
        <p className="mute small">{t('suggest.photoCannot')}</p>
      ) : shown ? (
        <figure>
          <button
            type="button"
            className={colour ? 'photo colour' : 'photo'}
            aria-pressed={colour}
            aria-label={t('suggest.photoColour')}
            onClick={() => setColour(!colour)}
          >
            <img src={`/api/documents/${view.document.id}/picture`} alt={t('suggest.photoAlt')} />
          </button>
          <figcaption>
            <button type="button" className="button small" onClick={() => setShown(false)}>
              {t('suggest.photoHide')}
            </button>
          </figcaption>
        </figure>
      ) : (
        <div className="photo-veil">
          <ImageOff size={22} strokeWidth={1.5} aria-hidden />
          <p className="small">{t('suggest.photoCare')}</p>
          <button type="button" className="button" onClick={() => setShown(true)}>
            {t('suggest.photoShow')}
          </button>
        </div>
      )}
      {flags.length > 0 && (
        <>
          <h2 className="label">{t('suggest.photoFlags')}</h2>
          <ul className="photo-flags small">
            {flags.map((flag) => (
              <li key={flag.text}>{flag.text}</li>
            ))}
          </ul>
        </>
      )}
      {known.length === 0 ? (
        <p className="mute small">{t('suggest.photoNoFacts')}</p>
      ) : (
        <dl className="document-facts small">
          {known.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd dir="auto">{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
