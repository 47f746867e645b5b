import { useEffect } from 'react';

export type Theme = 'light' | 'dark';

/** Light or dark as the address says (`?theme=dark`), else as the system has it. Kept nowhere else. */
export function useTheme(chosen: Theme | undefined): void {
  useEffect(() => {
    const root = document.documentElement;
    if (chosen === undefined) delete root.dataset['theme'];
    else root.dataset['theme'] = chosen;
  }, [chosen]);
}

/** What is on screen now. */
export function shownTheme(chosen: Theme | undefined): Theme {
  return chosen ?? (window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
}
