import { Link } from '@tanstack/react-router';
import { useWords } from '../words/words.ts';

/** An address that is no screen of the desk. */
export function NotThere() {
  const t = useWords();
  return (
    <div className="empty">
      <strong>{t('waiting.noScreen')}</strong>
      <Link to="/" className="link">
        {t('waiting.home')}
      </Link>
    </div>
  );
}
