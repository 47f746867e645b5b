/** How exactly a point can have been known, in metres, and from what. */
export interface HowKnown {
  readonly metres: number;
  readonly from: string;
}

/**
 * What the words around coordinates say of where they come from: somebody who points at a sketch or tells from memory
 * cannot know a place to the metre, whatever the digits say. The figures are what such sources are good to at best.
 */
export function howKnown(words: string): HowKnown | null {
  return KNOWN.find(({ says }) => says.test(words))?.known ?? null;
}

const KNOWN: readonly { readonly says: RegExp; readonly known: HowKnown }[] = [
  {
    says: /(?<!\p{L})(?:hand[- ]drawn|sketch(?:ed)?(?: map)?|drew (?:us |me )?a map|croquis|dessiné[es]*(?: à la main)?|plan à main levée|رسم(?:ه|ها)? (?:باليد|خريطة)|مرسوم[ةه]? (?:باليد|يدويا)|مخطط يدوي)(?!\p{L})/iu,
    known: { metres: 300, from: 'a hand-drawn map' },
  },
  {
    says: /(?<!\p{L})(?:from memory|as (?:I|he|she|they) remember(?:s|ed)?|de mémoire|من (?:ال)?ذاكر(?:ة|ته|تها|تي)|حسب ما (?:أ|ا|ي|ت)تذكر)(?!\p{L})/iu,
    known: { metres: 1_000, from: 'a place told from memory' },
  },
];
