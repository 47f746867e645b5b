import type { Asking } from './asking.ts';
import { LONGEST, quotedWords } from './quoted-words.ts';

/**
 * Questions in Arabic out of the words of a statement: `هل الطريق مغلق؟`, `ما عدد الباصات؟`. A sentence that begins with a noun
 * and its article follows `هل`; one with `إن` follows `هل صحيح أن`; anything else is quoted. What is counted stands as
 * `كم` takes it from eleven upwards, and behind `ما عدد` where the words have it in the plural.
 */
export const arabic: Asking = {
  whether(said) {
    const [first = ''] = said.split(/[،,;:؛–—]\s/u);
    const clause = first.trim();
    const that = /^(?:بأن|إن|أن|ان|إنو|إنه)(?<more>\p{L}{0,3}\s.*)$/su.exec(clause);
    if (!NEGATIVE.test(clause) && clause.length <= LONGEST && !OF_THE_WRITER.test(clause)) {
      if (that !== null)
        return {
          text: `هل صحيح أن${(that.groups?.['more'] ?? '').replace(/^[وه]\s/u, ' ')}؟`,
          answer: 'yes',
        };
      if (/^ال\p{L}{2,}\s+\S+/u.test(clause)) return { text: `هل ${clause}؟`, answer: 'yes' };
    }
    return { text: `هل هذا صحيح: «${quotedWords(said)}»؟`, answer: 'yes' };
  },
  howMany({ counted, few }) {
    if (counted === '') return 'كم كان العدد؟';
    if (!few) return `كم ${counted} كان هناك؟`;
    return `ما عدد ${counted.startsWith('ال') ? counted : `ال${counted}`}؟`;
  },
  howMuch: () => 'ما المبلغ؟',
  when: (said, value) => asked('متى', said, value),
  where: (said, value) => asked('أين', said, value),
  whereExactly: () => 'أين كان ذلك بالضبط؟',
  who: (place) =>
    /^ال\p{L}+(?:\s\p{L}+){0,2}$/u.test(place.trim())
      ? `من قائد ${place.trim()}؟`
      : 'من القائد هناك؟',
  weapon: () => 'بأي سلاح ضُرب المكان؟',
  colour(before) {
    const noun = /(?<![\p{L}])(?<noun>\p{L}{3,})\s*$/u.exec(before)?.groups?.['noun'];
    return noun === undefined
      ? 'ما لونه؟'
      : `ما لون ${noun.startsWith('ال') ? noun : `ال${noun}`}؟`;
  },
  counted(after) {
    const found = /^\s*(?:من\s+)?(?<noun>\p{L}[\p{L}\p{M}]+)/u.exec(after)?.groups?.['noun'] ?? '';
    return STOPS.test(found) ? '' : found;
  },
};

const STOPS =
  /^(?:في|من|إلى|على|عند|عن|مع|و|أو|او|وصلوا|وصل|ثم|حسب|بحسب|قرب|كل|بعد|قبل|كان|كانوا|منهم|مرات)$/u;
const NEGATIVE = /(?<!\p{L})(?:لا|لم|لن|ليس|ليست|ما|مو|مش|غير|محدا)(?!\p{L})/u;
const OF_THE_WRITER = /(?<!\p{L})(?:أنا|نحن|نحنا|عندي|عندنا|شفت|شفنا|رأيت|رأينا|لي|لنا)(?!\p{L})/u;

function asked(asks: 'متى' | 'أين', said: string, value: string): string {
  const at = said.indexOf(value);
  const before = said
    .slice(0, Math.max(0, at))
    .replace(/[\s،]*(?:(?:في|عند|إلى|على|من|الساعة|قرب|منذ|يوم|حوالي)\s+){0,2}$/u, '');
  const behind = at < 0 ? said : said.slice(at + value.length).replace(/^[\s،؛:.]+/u, '');
  const bare = [before, behind].filter((part) => part.trim() !== '').join(' … ');
  return bare.split(/\s+/).filter((word) => /\p{L}{2}/u.test(word)).length < 2
    ? `${asks} كان ذلك؟`
    : `${asks} حدث هذا: «${quotedWords(bare)}»؟`;
}
