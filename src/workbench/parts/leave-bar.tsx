import { useWords } from '../words/words.ts';

/** What was typed would be thrown away: the safe answer is one key away. */
export function LeaveBar(props: {
  readonly className: 'sheet-leave' | 'page-leave';
  readonly onStay: () => void;
  readonly onLeave: () => void;
}) {
  const t = useWords();
  return (
    <div className={props.className} role="alert">
      <span>{t('sheet.typed')}</span>
      {/* The eye and the hand are called here. */}
      <button
        type="button"
        className="button primary"
        ref={(button) => button?.focus()}
        onClick={props.onStay}
      >
        {t('sheet.stay')}
      </button>
      <button type="button" className="button" onClick={props.onLeave}>
        {t('sheet.leave')}
      </button>
    </div>
  );
}
