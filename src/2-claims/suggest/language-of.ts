/**
 * The language of a text that nobody stated, among those that are read here: Arabic by its letters, French and English
 * by their commonest words. Anything else counts as English, whose finder then finds little.
 */
export function languageOf(text: string): 'en' | 'fr' | 'ar' {
  const start = text.slice(0, 20_000);
  const arabic = start.match(/[\u0620-\u064A\u066E-\u06D3]/gu)?.length ?? 0;
  const latin = start.match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (arabic > latin) return 'ar';
  const french = start.match(FRENCH)?.length ?? 0;
  const english = start.match(ENGLISH)?.length ?? 0;
  return french > english ? 'fr' : 'en';
}

const FRENCH =
  /(?<!\p{L})(?:le|la|les|des|une|est|et|dans|que|qui|pour|pas|sur|avec|nous|vous|ils|elle|était|sont|du|au|ce|cette|il|ont|été|de|en|un|par|à|mon|ma|mes|notre|nos|ses|selon|j[\u2019']ai|je|vus?|avons|leurs?|chez)(?!\p{L})/giu;
const ENGLISH =
  /(?<!\p{L})(?:the|and|of|to|in|that|was|is|were|with|for|on|he|she|they|it|his|from|by|at|we|have|had|not|are|be|a|an|i|my|our|this|there|has|says|said|per)(?!\p{L})/giu;
