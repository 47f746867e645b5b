import { ApiError } from '../api.ts';
import { useWords } from '../words/words.ts';

/** Why something was not done, in the server's own words. */
export function Refusal({ error }: { readonly error: Error | null }) {
  if (error === null) return null;
  return (
    <p className="refusal" role="alert">
      {error.message}
    </p>
  );
}

/** What stands in place of a screen that is loading or could not be loaded. */
export function Waiting({ error }: { readonly error: Error | null }) {
  const t = useWords();
  if (error === null) {
    return (
      <div className="empty" role="status">
        {t('waiting.loading')}
      </div>
    );
  }
  const gone = error instanceof ApiError && error.status === 404;
  return (
    <div className="empty" role="alert">
      <strong>{gone ? t('waiting.gone') : t('waiting.failed')}</strong>
      <span>{error.message}</span>
    </div>
  );
}
