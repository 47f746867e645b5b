import { PhraseList } from './phrase-list.ts';
import type { Reading } from './reading.ts';

/** Words whose number is a name: Room 101, Branch 251, القرار 2254. */
const LABELS = new PhraseList<true>({
  'part|room|rooms|building|block|apartment|flat|house no|article|articles|resolution|chapter|page|pages|section|paragraph|division|brigade|unit|battalion|regiment|branch|cell no|no|number|nr|highway|route|road|flight|gate|checkpoint|line|bus|street|hut|ward|annex|appendix|table|figure|exhibit|version|volume|grade|class|level|channel|sector|zone|area|district|camp|company|squad|article no|law|decree|case|file|witness|hangar|warehouse|tower|floor|cell|corps|group': true,
  'salle|chambre|batiment|bloc|appartement|porte|resolution|chapitre|regiment|bataillon|division|unite|branche|n|no|numero|ligne|rue|annexe|tableau|niveau|zone|secteur|vol|loi|décret|témoin|étage|cellule|camp|brigade|paragraphe|autoroute|nationale': true,
  'الغرفة|غرفة|الفرع|فرع|القرار|قرار|اللواء|لواء|الفرقة|فرقة|الطريق|طريق|الشقة|شقة|البناء|بناء|المبنى|مبنى|الصفحة|صفحة|المادة|مادة|الفصل|فصل|الكتيبة|كتيبة|الوحدة|رقم|القاعة|قاعة|الطابق|طابق|البند|الملف|ملف|الشاهد|القسم|المنطقة|الخط|الحلقة|القانون|المرسوم|الفوج|الباب|العدد|الكتاب': true,
});

/** When digits are the number of a label: the token after them; null otherwise. */
export function isLabel({ tokens }: Reading, at: number): number | null {
  const before = tokens[at - 1];
  if (before === undefined) return null;
  const place = /^[.°º#-]$/.test(before.word) ? at - 2 : at - 1;
  const word = tokens[place];
  if (word === undefined || !LABELS.has(word.word)) return null;
  if (before.word === '°' && word.word !== 'n') return null;
  // "the camp 300 people fled" reads on; only a number that nothing counts is a name.
  if (/^(no|n)$/.test(word.word) && before === word) return null;
  const digits = tokens[at];
  if (digits === undefined || !/^\d{1,4}$/.test(digits.word)) return null;
  let next = at + 1;
  // "page 12-14", "Rooms 3 and 4"
  while (
    /^(-|and|et|و|,)$/.test(tokens[next]?.word ?? '') &&
    /^\d{1,4}$/.test(tokens[next + 1]?.word ?? '') &&
    next < at + 8
  ) {
    next += 2;
  }
  return next;
}
