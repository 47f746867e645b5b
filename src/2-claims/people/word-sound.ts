/**
 * How one word of a personal name sounds: its consonants, and the vowels before, between and behind them.
 *
 * Unlike names of places (`#claims/places/place-key.ts`), names of people are told apart by their vowels: Salim, Salam,
 * Salma; Hamid, Hamad; Jamal, Jamil. So the vowels between two consonants are kept as they are written and are
 * compared by what each spelling may stand for (`word-likeness.ts`).
 *
 * Consonants are one sign each: x for kh, G gh, S sh, C ch, T th, D dh, Z zh, ḍ for ض. `y`, `w`, hamza and ʿayn
 * count with the vowels. Vowels are a e i o u as written, A for aa, I for ee and ie, U for ou, O for oo, Y for ay, ai, ei
 * and ey, W for aw, au and ow. Doubled consonants are one; final h and ة are the vowel before them.
 */
export interface WordSound {
  readonly arabic: boolean;
  readonly consonants: string;
  /** One more than there are consonants. Arabic: ا إ ي و ع ى as written, nothing where nothing is written. */
  readonly vowels: readonly string[];
}

const TWO: Readonly<Record<string, string>> = {
  kh: 'x',
  gh: 'G',
  sh: 'S',
  ch: 'C',
  th: 'T',
  dh: 'D',
  zh: 'Z',
  ph: 'f',
  dj: 'j',
  ck: 'k',
  ss: 's',
};
const THREE: Readonly<Record<string, string>> = { tch: 'C', sch: 'S' };
const LETTER: Readonly<Record<string, string>> = {
  ş: 'S',
  š: 'S',
  ç: 'C',
  č: 'C',
  ž: 'Z',
  ǧ: 'j',
  ğ: 'G',
  ġ: 'G',
  ḫ: 'x',
  ẖ: 'x',
  ḏ: 'D',
  ṯ: 'T',
  ḥ: 'h',
  đ: 'd',
  ł: 'l',
  ß: 's',
};
const ARABIC: Readonly<Record<string, string>> = {
  ب: 'b',
  پ: 'p',
  ت: 't',
  ث: 'T',
  ط: 't',
  ج: 'j',
  چ: 'C',
  ح: 'h',
  خ: 'x',
  ه: 'h',
  د: 'd',
  ذ: 'D',
  ض: 'ḍ',
  ظ: 'D',
  ر: 'r',
  ڕ: 'r',
  ز: 'z',
  ژ: 'Z',
  س: 's',
  ص: 's',
  ش: 'S',
  غ: 'G',
  ف: 'f',
  ڤ: 'v',
  ق: 'q',
  ک: 'k',
  ك: 'k',
  گ: 'g',
  ل: 'l',
  ڵ: 'l',
  م: 'm',
  ن: 'n',
};
const CYRILLIC =
  'а a б b в v г g ґ g д d е e ё io є ie ж zh з z и i і i ї i й y к k л l м m н n о o п p р r с s т t у u ў u ф f х kh ц ts ч ch ш sh щ shch ы i э e ю iu я ia ь _ ъ _'.split(
    ' ',
  );
const FROM_CYRILLIC = new Map<string, string>();
for (let i = 0; i < CYRILLIC.length; i += 2) {
  FROM_CYRILLIC.set(CYRILLIC[i]!, CYRILLIC[i + 1] === '_' ? '' : CYRILLIC[i + 1]!);
}

/**
 * The ways a word may be read, the likeliest first: a last h may be a letter (Falih) or only how the last vowel is
 * written (Fatimah), and v may be Turkish or Persian for w (Vecih, Wajih). None for a word in a script that is
 * not read by sound, and for one without a letter.
 */
export function wordSounds(word: string): readonly WordSound[] {
  const low = word.normalize('NFKC').toLowerCase();
  if (/[\u0600-\u06FF]/.test(low)) return read([arabicSound(low)]);
  if (/[\u0400-\u04FF]/.test(low)) {
    return read([latinSound([...low].map((one) => FROM_CYRILLIC.get(one) ?? one).join(''))]);
  }
  if (!/\p{Script=Latin}/u.test(low)) return [];
  const ways = [latinSound(low)];
  if (/[aeiou]h$/.test(low)) ways.push(latinSound(low, true));
  if (low.includes('v')) {
    const written = ways.length;
    for (let i = 0; i < written; i++) ways.push(latinSound(low.replaceAll('v', 'w'), i === 1));
  }
  return read(ways);
}

function read(ways: readonly (WordSound | null)[]): readonly WordSound[] {
  return ways.filter((way) => way !== null);
}

function latinSound(low: string, lastH = false): WordSound | null {
  const letters = [...low]
    .map((one) => (LETTER[one] === undefined ? one.normalize('NFD').replace(/\p{M}/gu, '') : one))
    .join('')
    .replace(/ı/g, 'i')
    .replace(/[^a-zşšçčžǧğġḫẖḏṯḥđłß'’ʼʿʾ‘`]/g, '');
  let consonants = '';
  const vowels: string[] = [];
  let open = '';
  const put = (sound: string): void => {
    if (open === '' && consonants.endsWith(sound) && consonants !== '') return;
    // n before b is spoken m: Anbar, Ambar.
    if (sound === 'b' && open === '' && consonants.endsWith('n')) {
      consonants = `${consonants.slice(0, -1)}m`;
    }
    consonants += sound;
    vowels.push(spelt(open));
    open = '';
  };
  for (let i = 0; i < letters.length; i++) {
    const letter = letters.charAt(i);
    if (/[aeiouyw'’ʼʿʾ‘`]/.test(letter)) {
      if (/[a-z]/.test(letter)) open += letter;
      continue;
    }
    const three = THREE[letters.substring(i, i + 3)];
    const two = TWO[letters.substring(i, i + 2)];
    if (three !== undefined) {
      put(three);
      i += 2;
    } else if (two !== undefined) {
      put(two);
      i += 1;
    } else if (letter === 'h' && i === letters.length - 1 && open !== '' && !lastH) {
      // Only how the last vowel is written.
    } else if (letter === 'x') {
      // Kurdish x is kh; names with ks are not met in this room.
      put('x');
    } else put(LETTER[letter] ?? letter);
  }
  vowels.push(spelt(open));
  return consonants === '' && vowels[0] === '' ? null : { arabic: false, consonants, vowels };
}

/** Vowel letters as signs. */
function spelt(letters: string): string {
  if (letters === '') return '';
  return letters
    .replace(/ou(?=[aeiy])/g, 'w')
    .replace(/aa/g, 'A')
    .replace(/ee|ie(?!$)|ii|iy(?![aeou])/g, 'I')
    .replace(/ou/g, 'U')
    .replace(/oo/g, 'O')
    .replace(/[ae][yi](?![aeiou])/g, 'Y')
    .replace(/[ao]w(?![aeiou])|au/g, 'W')
    .replace(/yy/g, 'y')
    .replace(/ww/g, 'w');
}

function arabicSound(low: string): WordSound | null {
  let word = low
    .replace(/[\u0640\u200B-\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/g, '')
    // Written vowel signs become the letters that a Latin reader would write; the rest of the signs go.
    .replace(/[\u064B-\u065F\u0670\u06D6-\u06ED'’`]/g, '')
    .replace(/[أآٱە]/g, 'ا')
    .replace(/ى(?!$)/g, 'ي')
    .replace(/[یئېێے]/g, 'ي')
    .replace(/[ؤۆ]/g, 'و')
    .replace(/[ہھ]/g, 'ه')
    .replace(/ء/g, '');
  if (/[ةه]$/.test(word) && word.length > 2) word = `${word.slice(0, -1)}ا`;
  let consonants = '';
  const vowels: string[] = [];
  let open = '';
  for (const letter of word) {
    const sound = ARABIC[letter];
    if (sound === undefined) {
      if ('اإيوعى'.includes(letter)) open += letter;
      continue;
    }
    if (sound === 'b' && open === '' && consonants.endsWith('n')) {
      consonants = `${consonants.slice(0, -1)}m`;
    }
    consonants += sound;
    vowels.push(open);
    open = '';
  }
  vowels.push(open);
  return consonants === '' && vowels[0] === '' ? null : { arabic: true, consonants, vowels };
}
