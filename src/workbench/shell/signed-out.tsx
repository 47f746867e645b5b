import { useWords } from '../words/words.ts';

/** What is shown without a session: how to get one. */
export function SignedOut() {
  const t = useWords();
  return (
    <main className="plain-page">
      <h1>{t('signedOut.title')}</h1>
      <p>{t('signedOut.how')}</p>
      <p className="mute">{t('signedOut.why')}</p>
    </main>
  );
}
