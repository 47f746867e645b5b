import { X } from 'lucide-react';
import { useEffect, useSyncExternalStore } from 'react';
import { useWords } from '../words/words.ts';

interface Toast {
  readonly key: number;
  readonly text: string;
  readonly undo: (() => Promise<unknown> | void) | null;
}

let shown: Toast | null = null;
let next = 1;
const listeners = new Set<() => void>();

function set(toast: Toast | null): void {
  shown = toast;
  for (const listener of listeners) listener();
}

/** Says what has been done, with a way back where there is one (button, or Ctrl+Z). */
export function say(text: string, undo: Toast['undo'] = null): void {
  set({ key: next++, text, undo });
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
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const field = event.target instanceof Element && event.target.closest('input, textarea');
      if (field || event.shiftKey || !(event.ctrlKey || event.metaKey) || event.key !== 'z') return;
      if (shown?.undo == null) return;
      event.preventDefault();
      void takeBack(shown);
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
  const takeBack = async (from: Toast): Promise<void> => {
    set(null);
    try {
      await from.undo?.();
      say(t('toast.undone'));
    } catch (error) {
      say((error as Error).message);
    }
  };
  return (
    <div className="toasts" role="status" aria-live="polite">
      {toast !== null && (
        <div className="toast" key={toast.key}>
          <span>{toast.text}</span>
          {toast.undo !== null && (
            <button type="button" onClick={() => void takeBack(toast)}>
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
