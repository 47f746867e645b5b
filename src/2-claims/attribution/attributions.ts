import type { Attribution, FindAttributions } from './attribution.ts';
import { arabicAttributions } from './arabic/arabic.ts';
import { englishAttributions } from './english/english.ts';
import { frenchAttributions } from './french/french.ts';

/** A finder for each language, by ISO 639-1 code. Adding a language is adding a file and naming it here. */
const FINDERS: Readonly<Record<string, FindAttributions>> = {
  en: englishAttributions,
  fr: frenchAttributions,
  ar: arabicAttributions,
};

/**
 * The attributions of a text in a language (ISO 639-1; regions such as `fr-LB` are ignored), in text
 * order. A language without a finder gives none.
 */
export function attributions(text: string, language: string): readonly Attribution[] {
  const code = language.toLowerCase().split(/[-_]/)[0] ?? '';
  return Object.hasOwn(FINDERS, code) ? (FINDERS[code]?.(text) ?? []) : [];
}
