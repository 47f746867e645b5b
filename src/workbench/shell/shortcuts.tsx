import { Sheet } from '../parts/sheet.tsx';
import { SCREENS } from './screens.ts';
import { useWords } from '../words/words.ts';

const KEYS = [
  ['find', ['Ctrl', 'K']],
  ['go', ['g', SCREENS.map(({ key }) => key).join(' · ')]],
  ['move', ['j', 'k', '↑', '↓']],
  ['open', ['Enter']],
  ['chain', ['c']],
  ['read', ['r']],
  ['filter', ['f']],
  ['pick', ['x']],
  ['add', ['a']],
  ['turn', ['[', ']']],
  ['undo', ['z']],
  ['close', ['Esc']],
  ['help', ['?']],
] as const;

/** The keys of the desk, on `?`. */
export function Shortcuts(props: { readonly open: boolean; readonly onClose: () => void }) {
  const t = useWords();
  return (
    <Sheet title={t('keys.title')} open={props.open} onClose={props.onClose}>
      <dl className="shortcuts">
        {KEYS.map(([what, keys]) => (
          <div key={what} style={{ display: 'contents' }}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{t(`keys.${what}`)}</dd>
          </div>
        ))}
      </dl>
    </Sheet>
  );
}
