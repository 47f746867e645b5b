/**
 * The desk's words. Everything a person reads goes through here (what the engine writes – sentences,
 * reasons, flags – comes as it is); the layout uses logical properties, so that a language that is
 * written from right to left only has to set the direction.
 */
import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import { en } from './en.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'desk';
    resources: { desk: typeof en };
  }
}

export const words = i18next.createInstance();
void words.use(initReactI18next).init({
  lng: 'en',
  fallbackLng: 'en',
  defaultNS: 'desk',
  resources: { en: { desk: en } },
  // React writes text as text nodes; escaping here would show the escapes.
  interpolation: { escapeValue: false },
});
document.documentElement.lang = words.language;
document.documentElement.dir = words.dir();

/** The function that says things: `const t = useWords()`. */
export function useWords() {
  return useTranslation('desk').t;
}
export type Words = ReturnType<typeof useWords>;
