/*
 * Beside what is known: what to ask next about it, in one or two sentences, with the way to the rest.
 */
import { Link } from '@tanstack/react-router';
import { useWords } from '../words/words.ts';
import { useAskBriefly } from './queries.ts';

/** Sentences shown in the drawer. */
const MOST = 2;

export function AskInDrawer(props: { readonly caseId: string; readonly questionId: string }) {
  const t = useWords();
  const view = useAskBriefly(props.questionId).data;
  if (view === undefined || view.asks.length === 0) return null;
  const may = view.asks.filter(({ contact }) => contact.veto === null);
  const alone = new Set(
    view.asks.flatMap(({ contact, who }) =>
      contact.veto === null ? [] : who.map(({ name }) => name),
    ),
  );
  return (
    <section aria-labelledby="drawer-ask">
      <h3 id="drawer-ask">{t('askNext.title')}</h3>
      <ul className="drawer-ask">
        {may.slice(0, MOST).map((ask) => (
          <li key={ask.sentence}>{ask.sentence}</li>
        ))}
        {alone.size > 0 && (
          <li className="mute">
            {t('askNext.alone')}: <bdi>{[...alone].join(', ')}</bdi>
          </li>
        )}
      </ul>
      <Link
        className="link small"
        to="/case/$caseId/ask"
        params={{ caseId: props.caseId }}
        search={{ question: props.questionId }}
      >
        {t('askNext.means')}
      </Link>
    </section>
  );
}
