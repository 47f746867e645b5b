import type { Span } from '#claims/suggest/suggestion.ts';

/**
 * What is no number although it holds digits: links, mail addresses, coordinates in any form, grid
 * references, plus codes, network addresses, versions, long identifiers. Others read some of these;
 * here nothing is looked for inside them. Sorted, without overlaps.
 */
export function leftAlone(folded: string): Span[] {
  const spans: Span[] = [];
  for (const { pattern, needs } of FORMS) {
    if (!needs.test(folded)) continue;
    for (const match of folded.matchAll(pattern)) {
      spans.push([match.index, match.index + match[0].length]);
    }
  }
  spans.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  const merged: [number, number][] = [];
  for (const [start, end] of spans) {
    const last = merged.at(-1);
    if (last !== undefined && start < last[1]) last[1] = Math.max(last[1], end);
    else merged.push([start, end]);
  }
  return merged;
}

/* Every pattern is linear: bounded repeats, or one class repeated with nothing optional behind it. */
const FORMS: readonly { readonly pattern: RegExp; readonly needs: RegExp }[] = [
  { needs: /:\/\/|www\./, pattern: /\b(?:[a-z]{2,12}:\/\/|www\.)[^\s<>"'،]+/gi },
  { needs: /geo:/i, pattern: /\bgeo:[-\d.,;=a-z]+/gi },
  { needs: /@/, pattern: /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}/g },
  // 33.5138, 36.2765 · N33.51 E36.27 · 33,5138 36,2765 · 33٫5138
  {
    needs: /\d[.,٫]\d{3,}/,
    pattern:
      /(?<![\d.])[-+NSEWnsew]?\s?\d{1,3}[.٫]\d{3,15}\s?°?\s?[NSEWO]?\s{0,2}[,;،/ ]\s{0,2}[-+NSEW]?\s?\d{1,3}[.٫]\d{3,15}\s?°?\s?[NSEWO]?/g,
  },
  { needs: /\d,\d{4}/, pattern: /(?<![\d,])-?\d{1,3},\d{4,15}\s{1,3}-?\d{1,3},\d{4,15}/g },
  // Any degrees sign: 33°30'50"N, 35°39.483' N, 33.5°
  {
    needs: /[°º˚]/,
    pattern:
      /\d{1,3}(?:[.,٫]\d{1,10})?\s?[°º˚](?!\s?[CF]\b)(?:\s?\d{1,2}(?:[.,]\d{1,6})?\s?['’′](?:\s?\d{1,2}(?:[.,]\d{1,4})?\s?(?:["”″]|''|’’))?)?\s?[NSEWO]?\b/g,
  },
  { needs: /[NSEW]/, pattern: /\b\d{1,3} \d{1,2} \d{1,2}(?:\.\d{1,4})? ?[NSEW]\b/g },
  // MGRS and UTM
  {
    needs: /\d[C-HJ-NP-X]/,
    pattern: /\b\d{1,2}[C-HJ-NP-X]\s?[A-HJ-NP-Z]{2}(?:\s?\d{1,5}\s?\d{1,5}|\s?\d{2,10})?\b/g,
  },
  {
    needs: /\d[C-HJ-NP-X]/,
    pattern: /\b\d{1,2}[C-HJ-NP-X]\s\d{5,7}(?:\s?m?E)?[\s,]{1,2}\d{6,8}(?:\s?m?N)?\b/g,
  },
  { needs: /\+/, pattern: /\b[23456789CFGHJMPQRVWX]{2,8}\+[23456789CFGHJMPQRVWX]{2,3}\b/g },
  { needs: /\.\d{1,3}\.\d/, pattern: /\b\d{1,3}(?:\.\d{1,3}){3}\b(?!\.?\d)/g },
  { needs: /v\d/i, pattern: /\bv\d{1,4}(?:\.\d{1,4}){0,4}\b/gi },
  // Hashes and account numbers: at least ten digits and letters with no gap, or sixteen digits in fours.
  { needs: /\d{4}[ -]\d{4}[ -]\d{4}/, pattern: /\b\d{4}(?:[ -]\d{4}){3}\b/g },
  { needs: /#\d/, pattern: /#\d{1,12}\b/g },
];
