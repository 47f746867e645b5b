/**
 * Finds a quote in a text: as it stands, else with any run of spaces and line breaks counting as one
 * space. A place where the quote stands as words of its own goes before one inside another word ("12"
 * is not looked for in "S12" while there is a plain 12). What was found can be cut out by
 * `text.slice(start, end)`.
 *
 * @returns half-open UTF-16 offsets of the first such place at or after `from`, or null.
 */
export function findSpan(
  text: string,
  quote: string,
  from = 0,
): readonly [start: number, end: number] | null {
  const wanted = quote.trim();
  if (wanted === '') return null;
  let inside: number | null = null;
  for (let at = text.indexOf(wanted, from); at !== -1; at = text.indexOf(wanted, at + 1)) {
    if (standsAlone(text, at, at + wanted.length)) return [at, at + wanted.length];
    inside ??= at;
  }
  if (inside !== null) return [inside, inside + wanted.length];
  const words = wanted.split(/\s+/).map((word) => word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  if (words.length === 1) return null;
  const match = new RegExp(words.join('\\s+'), 'g');
  match.lastIndex = from;
  const hit = match.exec(text);
  return hit === null ? null : [hit.index, hit.index + hit[0].length];
}

const LETTER = /[\p{L}\p{N}\p{M}_]/u;

function standsAlone(text: string, start: number, end: number): boolean {
  const cuts = (left: string | undefined, right: string | undefined): boolean =>
    left !== undefined && right !== undefined && LETTER.test(left) && LETTER.test(right);
  return !cuts(text[start - 1], text[start]) && !cuts(text[end - 1], text[end]);
}
