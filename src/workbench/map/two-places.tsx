import { Link } from '@tanstack/react-router';
import { sayDistance, sayMinutes } from '#assessment/cross-check/say-span.ts';
import type { TwoPlacesPair, TwoPlacesView } from '#server/views.ts';
import { spanText } from '../parts/span-text.ts';
import { useWords } from '../words/words.ts';

/** Who is said to have been in two places: both sides in their own words, and the time that is missing. */
export function TwoPlaces(props: {
  readonly caseId: string;
  readonly view: TwoPlacesView;
  readonly zone: string;
  readonly here?: boolean;
  readonly onSpeed: (kmh: number) => void;
}) {
  const t = useWords();
  const { caseId, view, zone, here = false } = props;
  return (
    <section className="two-places" aria-labelledby="two-places">
      <header>
        <h2 id="two-places">{t('crossCheck.twoPlaces')}</h2>
        <label className="speed small">
          <span>{t('crossCheck.speed')}</span>
          <input
            type="number"
            className="input"
            min={1}
            max={9999}
            defaultValue={view.speed}
            onBlur={(event) => change(event.target.value)}
            onKeyDown={(event) => event.key === 'Enter' && change(event.currentTarget.value)}
          />
        </label>
      </header>
      {view.found.length === 0 ? (
        <p className="mute small">
          {t(here ? 'crossCheck.twoPlacesNoneHere' : 'crossCheck.twoPlacesNone', {
            compared: view.compared,
            speed: view.speed,
          })}
        </p>
      ) : (
        <>
          <ul className="pair-list">
            {view.found.slice(0, 50).map((pair) => (
              <Pair
                key={pair.sides.map(({ claimId }) => claimId).join(' ')}
                pair={pair}
                caseId={caseId}
                zone={zone}
              />
            ))}
          </ul>
          <p className="mute small">{t('crossCheck.twoPlacesWhy')}</p>
        </>
      )}
    </section>
  );

  function change(text: string): void {
    const kmh = Math.round(Number(text));
    if (kmh >= 1 && kmh <= 9999 && kmh !== view.speed) props.onSpeed(kmh);
  }
}

function Pair({
  pair,
  caseId,
  zone,
}: {
  readonly pair: TwoPlacesPair;
  readonly caseId: string;
  readonly zone: string;
}) {
  const t = useWords();
  const { who, judgement, metres, neededMinutes, availableMinutes, slackMinutes, sides } = pair;
  return (
    <li className={judgement === 'cannot-both-be' ? 'pair against' : 'pair'}>
      <p className="strong">
        {t(judgement === 'cannot-both-be' ? 'crossCheck.cannot' : 'crossCheck.justPossible', {
          who,
        })}
      </p>
      <ul>
        {sides.map(({ claimId, ref, quote, where, about, documentNumber }) => (
          <li key={claimId}>
            <bdi className="strong">{where.name ?? ref}</bdi>, <bdi>{spanText(about, zone)}</bdi>
            <blockquote dir="auto">
              <mark>{quote}</mark>
            </blockquote>
            <span className="small mute">
              <Link
                className="link"
                to="/case/$caseId/cross-check/$question"
                params={{ caseId, question: ref }}
              >
                {ref}
              </Link>
              {documentNumber !== null && (
                <>
                  {' · '}
                  <Link
                    className="link"
                    to="/case/$caseId/reading/$document"
                    params={{ caseId, document: String(documentNumber) }}
                    search={{ claim: claimId }}
                  >
                    #{documentNumber}
                  </Link>
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
      <p className="small">
        {t('crossCheck.apart', { distance: sayDistance(metres) })} ·{' '}
        {t('crossCheck.needed', { minutes: sayMinutes(neededMinutes) })} ·{' '}
        {availableMinutes <= 0
          ? t('crossCheck.availableNone')
          : t('crossCheck.available', { minutes: sayMinutes(availableMinutes) })}{' '}
        ·{' '}
        <b>
          {t(slackMinutes < 0 ? 'crossCheck.short' : 'crossCheck.spare', {
            minutes: sayMinutes(slackMinutes),
          })}
        </b>
      </p>
    </li>
  );
}
