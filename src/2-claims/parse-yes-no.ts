import { found, LONGEST, none, type Parsed } from './parsed.ts';

const YES = [
  'yes',
  'y',
  'true',
  '1',
  'confirmed',
  'oui',
  'o',
  'vrai',
  'نعم',
  'أجل',
  'اجل',
  'ايوا',
  'أيوه',
  'صحيح',
];
const NO = ['no', 'n', 'false', '0', 'denied', 'non', 'faux', 'لا', 'كلا', 'غير صحيح', 'خطأ'];

/** Yes or no in English, French and Arabic, as a whole answer: "yes", "oui.", "لا". */
export function parseYesNo(words: string): Parsed<'yes' | 'no'> {
  if (words.length > LONGEST) return none(`A text of ${words.length} characters is not yes or no.`);
  const plain = words
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/[.!،,]+$/, '');
  if (YES.includes(plain)) return found('yes');
  if (NO.includes(plain)) return found('no');
  return none(`"${words}" is neither yes nor no; write yes or no.`);
}
