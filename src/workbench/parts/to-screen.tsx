import { Link } from '@tanstack/react-router';
import { useWords } from '../words/words.ts';

/** In an empty screen: the way to where what is missing comes from. */
export function ToScreen(props: {
  readonly caseId: string;
  readonly screen: 'inbox' | 'questions';
}) {
  const t = useWords();
  return (
    <Link
      className="button"
      to={props.screen === 'inbox' ? '/case/$caseId/inbox' : '/case/$caseId/questions'}
      params={{ caseId: props.caseId }}
    >
      {t('shell.toScreen', { screen: t(`rail.${props.screen}`) })}
    </Link>
  );
}
