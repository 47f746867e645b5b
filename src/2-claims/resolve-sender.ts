import type { Source } from '#terms/source.ts';

/**
 * Which source a chat sender is: the one with this pseudonym or this handle, letter for letter once
 * spelling that carries no meaning is set aside (case, spaces, invisible marks, the `~` before names
 * that are not in the address book, and how a phone number is spaced). Never by likeness: two
 * sources may differ in one letter. A name that two sources share is nobody's.
 */
export function resolveSender<S extends Pick<Source, 'pseudonym' | 'handles'>>(
  sender: string,
  sources: readonly S[],
): S | null {
  const wanted = senderKey(sender);
  if (wanted === '') return null;
  const fitting = sources.filter((source) =>
    [source.pseudonym, ...source.handles].some((name) => senderKey(name) === wanted),
  );
  const [only] = fitting;
  return only !== undefined && fitting.length === 1 ? only : null;
}

/** The form in which two spellings of one sender name are equal. */
export function senderKey(name: string): string {
  const plain = name
    .normalize('NFKC')
    .replace(/[\u200B-\u200F\u061C\u202A-\u202E\u2060-\u2069\uFEFF]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^~\s*/, '')
    .toLowerCase();
  const digits = plain.replace(/[\s().-]/g, '');
  return /^(\+|00)?\d{6,15}$/.test(digits) ? digits.replace(/^00/, '+') : plain;
}
