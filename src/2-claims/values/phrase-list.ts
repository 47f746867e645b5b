import { knowArabic } from './arabic-particles.ts';
import { tokenise, type Token } from './tokens.ts';

/**
 * Words and runs of words with what they mean. The longest run that stands at a place wins; hyphens
 * between words do not count (`avant-hier` is `avant hier`).
 */
export class PhraseList<T> {
  readonly #byFirst = new Map<string, { readonly rest: readonly string[]; readonly value: T }[]>();

  /** Whether any entry begins with digits: most do not, and then digits need no look-up. */
  #digits = false;

  constructor(...lists: readonly Readonly<Record<string, T>>[]) {
    for (const list of lists)
      for (const [words, value] of Object.entries(list)) this.#add(words, value);
    for (const entries of this.#byFirst.values()) {
      entries.sort((a, b) => b.rest.length - a.rest.length);
    }
  }

  /** `"a|b c"` adds both. */
  #add(alternatives: string, value: T): void {
    for (const words of alternatives.split('|')) {
      const parts = tokenise(words, false)
        .map((token) => token.word)
        .filter((word, _, all) => word !== '-' || all.length === 1);
      knowArabic(parts);
      const [first, ...rest] = parts;
      if (first === undefined) continue;
      if (/^\d/.test(first)) this.#digits = true;
      const entries = this.#byFirst.get(first) ?? [];
      entries.push({ rest, value });
      this.#byFirst.set(first, entries);
    }
  }

  /** What stands at token `at`, and the token after it. */
  at(tokens: readonly Token[], at: number): { readonly value: T; readonly next: number } | null {
    const first = tokens[at];
    if (first === undefined || (first.kind === 'digits' && !this.#digits)) return null;
    const entries = this.#byFirst.get(first.word);
    if (entries === undefined) return null;
    for (const { rest, value } of entries) {
      let next = at + 1;
      let fits = true;
      for (const word of rest) {
        if (tokens[next]?.word === '-' && word !== '-') next++;
        if (tokens[next]?.word !== word) {
          fits = false;
          break;
        }
        next++;
      }
      if (fits) return { value, next };
    }
    return null;
  }

  /** The words that an entry begins with. */
  firsts(): Iterable<string> {
    return this.#byFirst.keys();
  }

  has(word: string): boolean {
    return this.#byFirst.has(word);
  }
}
