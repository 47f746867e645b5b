import { useEffect, useState } from 'react';
import { type Words, useWords } from '../words/words.ts';

/** "34 min", "2 h 5 min", "3 days". */
export function timeWords(minutes: number, t: Words): string {
  if (minutes < 60) return t('warnings.minutes', { count: minutes });
  if (minutes < 48 * 60) {
    return t('warnings.hours', { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
  }
  return t('warnings.days', { count: Math.floor(minutes / 1440) });
}

/**
 * How long a warning has waited. Counted on from what the server said, so that a wrong clock on this
 * machine makes no difference.
 */
export function Waiting(props: { readonly minutes: number; readonly askedAt: number }) {
  const t = useWords();
  const [now, setNow] = useState(props.askedAt);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 10_000);
    return () => clearInterval(timer);
  }, []);
  const since = Math.max(0, Math.floor((now - props.askedAt) / 60_000));
  return <>{timeWords(props.minutes + since, t)}</>;
}
