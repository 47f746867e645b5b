import { StoreError } from './errors.ts';

/**
 * JSON text that PostgreSQL's `jsonb` takes and gives back unchanged.
 *
 * `jsonb` refuses two things that a JavaScript string may hold and hostile or damaged text does
 * hold: U+0000 and lone halves of surrogate pairs. Each is written as U+001A (SUBSTITUTE) followed
 * by its four hexadecimal digits, and U+001A itself as U+001A `001a`; reading turns them back. Text
 * without these characters – nearly all of it – is stored as it is, and searchable.
 *
 * Both directions work on the JSON text, where these characters can only stand as `\uXXXX` escapes
 * (ECMA-262 `JSON.stringify` is well-formed since 2019), so keys and values are covered alike.
 */
export function toPortableJson(value: unknown): string {
  const json = JSON.stringify(value);
  if (json === undefined) throw new StoreError('invalid', 'Only plain JSON can be stored.');
  return HAS_AWKWARD.test(json) ? json.replace(ESCAPE, escapeAwkward) : json;
}

/** The value that `toPortableJson` was given. */
export function fromPortableJson<T>(json: string): T {
  return JSON.parse(json.includes('\\u001a') ? json.replace(MARKED, restore) : json) as T;
}

const HAS_AWKWARD = /\\u(?:0000|001a|d[89a-f][0-9a-f]{2})/;
/** Every escape in turn, so that an escaped backslash before a `u` is never taken for an escape. */
const ESCAPE = /\\(?:u([0-9a-f]{4})|[^u])/g;
const MARKED = /\\(?:u001a([0-9a-f]{4})|u[0-9a-f]{4}|[^u])/g;

function escapeAwkward(whole: string, code: string | undefined): string {
  if (code === undefined) return whole;
  const awkward = code === '0000' || code === '001a' || /^d[89a-f]/.test(code);
  return awkward ? `\\u001a${code}` : whole;
}

function restore(whole: string, code: string | undefined): string {
  return code === undefined ? whole : `\\u${code}`;
}
