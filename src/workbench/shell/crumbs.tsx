import { Link, useParams, useRouterState } from '@tanstack/react-router';
import { showTimesIn } from '../parts/when.ts';
import { zoneWords } from '../parts/zone-words.ts';
import { useCase } from '../queries.ts';
import { useWords } from '../words/words.ts';
import { SCREENS } from './screens.ts';

/** Where the person is: case › screen › question or document. */
export function Crumbs({ caseId }: { readonly caseId: string }) {
  const t = useWords();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const { question, document } = useParams({ strict: false });
  const shown = useCase(caseId).data?.case;
  const name = shown?.title;
  // Above everything that shows an hour.
  showTimesIn(shown?.zone);
  const screen = SCREENS.find(({ name }) => path.startsWith(`/case/${caseId}/${name}`))?.name;
  const leaf =
    question !== undefined ? question : document !== undefined ? `#${document}` : undefined;
  return (
    <nav aria-label={t('shell.crumbs')} className="clip">
      <ol className="crumbs">
        <li>
          <Link to="/case/$caseId/questions" params={{ caseId }} className="clip">
            <bdi>{name ?? t('shell.case')}</bdi>
          </Link>
          {shown !== undefined && (
            <bdi className="crumb-zone small" title={t('shell.timesWhy')}>
              {t('shell.times', { zone: zoneWords(shown.zone) })}
            </bdi>
          )}
        </li>
        {screen !== undefined && (
          <li>
            {leaf === undefined ? (
              <span className="here" aria-current="page">
                {t(`rail.${screen}`)}
              </span>
            ) : (
              <Link to={`/case/$caseId/${screen}`} params={{ caseId }}>
                {t(`rail.${screen}`)}
              </Link>
            )}
          </li>
        )}
        {leaf !== undefined && (
          <li>
            <bdi className="here" aria-current="page">
              {leaf}
            </bdi>
          </li>
        )}
      </ol>
    </nav>
  );
}
