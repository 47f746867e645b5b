import { useLayoutEffect, useRef } from 'react';

export type Keys = Readonly<Record<string, (event: KeyboardEvent) => void>>;

/**
 * Single-key shortcuts of the screen on show: `{ j: next, 'g c': toChain }`. They never fire while
 * somebody types, or while a dialog is open, or with Ctrl, Alt or Meta held. Two keys in a row are
 * written with a space between them.
 */
export function useKeys(keys: Keys, enabled = true): void {
  const latest = useRef(keys);
  useLayoutEffect(() => {
    latest.current = keys;
  });
  // Before the screen is painted: nobody can see it and press a key that is not heard yet.
  useLayoutEffect(() => {
    if (!enabled) return;
    let before = '';
    let beforeAt = 0;
    const mine = (event: KeyboardEvent): boolean =>
      !(event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) &&
      !isBusy(event.target);
    const act = (event: KeyboardEvent, keys: string): void => {
      const found = latest.current[keys];
      if (found === undefined || !mine(event)) return;
      event.preventDefault();
      found(event);
    };
    // Two keys in a row come first, whoever listens for them: `g c` is not the `c` of the screen.
    const first = (event: KeyboardEvent): void => {
      if (!mine(event)) return;
      const pair = event.timeStamp - beforeAt < 1200 ? `${before} ${event.key}` : '';
      before = event.key;
      beforeAt = event.timeStamp;
      if (pair !== '') act(event, pair);
    };
    const then = (event: KeyboardEvent): void => act(event, event.key);
    document.addEventListener('keydown', first, { capture: true });
    document.addEventListener('keydown', then);
    return () => {
      document.removeEventListener('keydown', first, { capture: true });
      document.removeEventListener('keydown', then);
    };
  }, [enabled]);
}

/** Whether keys belong to a field or a dialog just now. */
export function isBusy(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest('input, textarea, select, [contenteditable="true"], [role="listbox"]')) {
    return !(target instanceof HTMLInputElement && /^(checkbox|radio)$/.test(target.type));
  }
  return document.querySelector('.veil, .popover') !== null;
}
