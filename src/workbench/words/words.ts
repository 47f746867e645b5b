/**
 * The desk's words. Everything a person reads goes through here (what the engine writes – sentences,
 * reasons, flags – comes as it is); the layout uses logical properties, so that a language that is
 * written from right to left only has to set the direction.
 */
import i18next, { type TFunction } from 'i18next';
import { useSyncExternalStore } from 'react';
import { en } from './en.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'desk';
    resources: { desk: typeof en };
  }
}

export const words = i18next.createInstance();
void words.init({
  lng: 'en',
  fallbackLng: 'en',
  defaultNS: 'desk',
  resources: { en: { desk: en } },
  // React writes text as text nodes; escaping here would show the escapes.
  interpolation: { escapeValue: false },
});
document.documentElement.lang = words.language;
document.documentElement.dir = words.dir();

/** The function that says things: `const t = useWords()`. It is another one in another language. */
export function useWords(): Words {
  return useSyncExternalStore(onLanguage, () => say);
}
export type Words = TFunction<'desk'>;

let say = sayer();

/** Says the same words again without looking them up: a screen says the same few hundreds of times. */
function sayer(): Words {
  const look = words.getFixedT(null, 'desk') as unknown as (...given: unknown[]) => string;
  const said = new Map<string, string>();
  const saySaid = (key: string, ...more: unknown[]): string => {
    if (more.length > 0) return look(key, ...more);
    const known = said.get(key);
    if (known !== undefined) return known;
    const text = look(key);
    said.set(key, text);
    return text;
  };
  return saySaid as unknown as Words;
}

function onLanguage(changed: () => void): () => void {
  const change = (): void => {
    say = sayer();
    changed();
  };
  words.on('languageChanged', change);
  return () => words.off('languageChanged', change);
}
