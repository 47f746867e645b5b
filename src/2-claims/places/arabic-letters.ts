/** Letters that are written one for the other made one: alif, ya, ta marbuta, hamza; no article, no spaces. */
export function bareArabic(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/[\u0640\u064B-\u065F\u0670\u06D6-\u06ED\s'’-]/g, '')
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/[ىیئ]/g, 'ي')
    .replace(/ؤ/g, 'و')
    .replace(/ک/g, 'ك')
    .replace(/ء/g, '')
    .replace(/[ةه]$/, '')
    .replace(/^ال(?=.{3})/, '');
}
