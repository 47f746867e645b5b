/**
 * The words of a text that carry its matter, in a form in which two spellings are equal: lower case,
 * without accents, Arabic letters folded, digits kept, the commonest small words left out. For noticing
 * that two texts speak of the same thing; never for deciding that they do.
 */
const SMALL = new Set(
  (
    'about after again all also and any anybody anyone are asked back because been before being between both but came come ' +
    'could did does done down each ever every everything from had has have having her here him his how into ' +
    'its just know known last like many may more most much must never not now off only other others our out ' +
    'over own people please said same say says seen she should some somebody someone something spoke spoken ' +
    'still such tell than that the their them then there these they thing things this those through time told ' +
    'too under until very was week well were what when where which while who whom whose why will with would ' +
    'yes you your beginning heard held ' +
    'avec dans des elle est les leur mais nous pas pour que qui sur une vous cette ils aux par plus ' +
    'على الى في من عن هذا هذه ذلك التي الذي كان كانت هل ما لم لا قال قالت'
  ).split(' '),
);

export function contentWords(text: string): readonly string[] {
  const folded = text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\u064b-\u065f\u0670\u0640]/gu, '')
    .replace(/[أإآٱ]/gu, 'ا')
    .replace(/ى/gu, 'ي')
    .replace(/ة/gu, 'ه')
    .toLowerCase();
  const words = folded.match(/\p{N}+|[\p{L}\p{M}]+/gu) ?? [];
  return [
    ...new Set(
      words
        .map((word) => (/^[a-z]{5,}s$/u.test(word) ? word.slice(0, -1) : word))
        .filter((word) => (/\p{N}/u.test(word) || word.length >= 3) && !SMALL.has(word)),
    ),
  ];
}

/** The words of the first text that stand in the second as well, and how many it has. */
export function sharedWords(
  text: string,
  other: string,
): { readonly shared: readonly string[]; readonly of: number } {
  const own = contentWords(text);
  const there = new Set(contentWords(other));
  return { shared: own.filter((word) => there.has(word)), of: own.length };
}
