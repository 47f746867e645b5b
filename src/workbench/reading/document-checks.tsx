import type { DocumentCheck } from '#server/views.ts';
import { useWords } from '../words/words.ts';

/** What a person should ask about a document: each a difference in words, beside what it is about. */
export function DocumentChecks({ checks }: { readonly checks: readonly DocumentCheck[] }) {
  const t = useWords();
  if (checks.length === 0) return null;
  return (
    <section className="document-checks" aria-label={t('suggest.photoFlags')}>
      <h2 className="label">{t('suggest.photoFlags')}</h2>
      <ul className="photo-flags small">
        {checks.map(({ about, text }) => (
          <li key={`${about} ${text}`}>
            <bdi className="mute">{about}</bdi> {text}
          </li>
        ))}
      </ul>
    </section>
  );
}
