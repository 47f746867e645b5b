import { X } from 'lucide-react';
import { useEffect, useSyncExternalStore } from 'react';
import { useWords } from '../words/words.ts';
import { isBusy } from './keys.ts';
import { inTurn, lastUndoable, remember, takeBack, type Undoable } from './undo.ts';

interface Toast {
  readonly key: number;
  readonly text: string;
  readonly undo: Undoable | null;
}

let shown: Toast | null = null;
let next = 1;
const listeners = new Set<() => void>();

function set(toast: Toast | null): void {
  shown = toast;
  for (const listener of listeners) listener();
}

/**
 * Says what has been done, with a way back where there is one: the button, or `z` or Ctrl+Z, also long
 * after the message has gone.
 */
export function say(text: string, undo: Undoable['undo'] | null = null): void {
  const entry = undo === null ? null : { text, undo };
  if (entry !== null) remember(entry);
  set({ key: next++, text, undo: entry });
}

type Words = ReturnType<typeof useWords>;

async function undoEntry(entry: Undoable | undefined, t: Words): Promise<void> {
  if (entry === undefined) {
    say(t('toast.nothing'));
    return;
  }
  set(null);
  try {
    await takeBack(entry);
    say(t('toast.undoneWhat', { what: entry.text }));
  } catch (error) {
    say((error as Error).message);
  }
}

/** Takes back what was changed last, whichever screen it was made on, as `z` does; says what that was. */
export function takeBackLast(t: Words): void {
  void inTurn(() => undoEntry(lastUndoable(), t));
}

/** The one line at the foot of the page; read aloud as it appears. */
export function Toasts() {
  const t = useWords();
  const toast = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => shown,
  );
  useEffect(() => {
    if (toast === null) return;
    const timer = setTimeout(
      () => shown === toast && set(null),
      toast.undo === null ? 6_000 : 20_000,
    );
    return () => clearTimeout(timer);
  }, [toast]);
  const undo = (entry: Undoable | undefined): Promise<void> => undoEntry(entry, t);
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      // A screen that has taken the key for itself comes first: it listens nearer to what was pressed.
      if (event.defaultPrevented || event.shiftKey || event.altKey) return;
      if (event.key !== 'z') return;
      const field = event.target instanceof Element && event.target.closest('input, textarea');
      const command = event.ctrlKey || event.metaKey;
      if (command ? field : isBusy(event.target)) return;
      event.preventDefault();
      takeBackLast(t);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  });
  return (
    <div className="toasts" role="status" aria-live="polite">
      {toast !== null && (
        <div className="toast" key={toast.key}>
          <span>{toast.text}</span>
          {toast.undo !== null && (
            <button type="button" onClick={() => void undo(toast.undo ?? undefined)}>
              {t('toast.undo')}
            </button>
          )}
          <button
            type="button"
            className="close"
            aria-label={t('toast.close')}
            onClick={() => set(null)}
          >
            <X size={15} aria-hidden />
          </button>
        </div>
      )}
    </div>
  );
}
