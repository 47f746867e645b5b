/*
 * Somebody's hand is on the keyboard and they wonder which key it was. It worked when they found it
 * without reading what other screens do.
 */
import { useLocation } from '@tanstack/react-router';
import { Sheet } from '../parts/sheet.tsx';
import { useWords } from '../words/words.ts';
import { EVERYWHERE, type KeyLine, SCREEN_KEYS, screenOf } from './screen-keys.ts';
import { SCREENS } from './screens.ts';

/** The keys of the screen on show, then those of the whole desk, on `?`. */
export function Shortcuts(props: { readonly open: boolean; readonly onClose: () => void }) {
  const t = useWords();
  const screen = screenOf(useLocation().pathname);
  const own: readonly KeyLine[] = screen === null ? [] : SCREEN_KEYS[screen];
  return (
    <Sheet title={t('keys.title')} wide open={props.open} onClose={props.onClose}>
      <div className="shortcuts-parts">
        {screen !== null && own.length > 0 && (
          <section>
            <h3>{t(`rail.${screen}`)}</h3>
            <Lines lines={own} />
          </section>
        )}
        <section>
          <h3>{t('keys.everywhere')}</h3>
          <Lines lines={EVERYWHERE} />
          <h3>{t('keys.go')}</h3>
          <dl className="shortcuts screens">
            {SCREENS.map(({ name, key }) => (
              <div key={name}>
                <dt>
                  <kbd>g</kbd>
                  <kbd>{key}</kbd>
                </dt>
                <dd>{t(`rail.${name}`)}</dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
    </Sheet>
  );
}

function Lines({ lines }: { readonly lines: readonly KeyLine[] }) {
  const t = useWords();
  return (
    <dl className="shortcuts">
      {lines.map(([what, keys]) => (
        <div key={what}>
          <dt>{keys.map((key) => (key === '…' ? key : <kbd key={key}>{key}</kbd>))}</dt>
          <dd>{t(`keys.${what}` as 'keys.title')}</dd>
        </div>
      ))}
    </dl>
  );
}
