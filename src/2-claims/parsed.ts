/**
 * The result of reading a value from words: the value with whatever had to be assumed, or the reason
 * why there is none. Nothing is guessed silently.
 */
export type Parsed<T> =
  | { readonly value: T; readonly doubts: readonly string[] }
  | { readonly value: null; readonly reason: string };

export function found<T>(value: T, ...doubts: readonly string[]): Parsed<T> {
  return { value, doubts };
}

export function none(reason: string): { readonly value: null; readonly reason: string } {
  return { value: null, reason };
}

/** No value is stated in more characters; longer texts are not even tried. */
export const LONGEST = 500;
