/**
 * How a place name sounds, whatever it is written in.
 *
 * الرقة is Raqqa, Rakka, Ar-Raqqah and Racca; دير الزور is Deir ez-Zor, Dayr az-Zawr and Der Zor; الوادي is
 * Wadi and Ouadi. Spelling by sound differs mostly in vowels and in letters the writer's own language has
 * no sign for, so a name is read as its consonants, each with a family and a sound, and the vowels between
 * them as mere hints:
 *
 * - the **skeleton** is the families of the consonants, in order: K (k q c g gh j), H (h kh), S (s sh ch),
 *   D (d dh z zh), T (t th), B (b p), F (f v), L, M, N, R. w, y, ʿayn and hamza count with the vowels. Two
 *   spellings of one name nearly always have one skeleton, which is how a gazetteer is asked;
 * - the **sounds** tell k from g and s from sh, at a cost that follows how often they stand for the same
 *   Arabic letter (q and g much oftener than s and sh);
 * - **vowels** between two consonants are how much of a, i and u is there: e lies between a and i, o
 *   between a and u. In Arabic script short vowels are not written, so an empty place says nothing.
 *
 * Definite articles (`al-`, `el`, `ar-R…`, `ez-Z…`, ال) and final h or ة are dropped, doubled letters are
 * one, n before b is m. Cyrillic is read letter by letter (г as h in Ukrainian, g otherwise). Other scripts
 * are not read by sound: such a name equals only itself.
 *
 * The families follow the spellings seen in reports on Syria, Iraq and Gaza (Shujaiya/Shuja'iyya,
 * Jabalia/Jabalya, Nuseirat/Nusseirat) and the romanisations of BGN/PCGN and of French mandate maps.
 */
export interface Reading {
  /** Families of the consonants; for scripts that are not read by sound `=` and the name itself. */
  readonly skeleton: string;
  /** Sound of each consonant, one letter each, in line with the skeleton. */
  readonly sounds: string;
  /** Vowels before each consonant and after the last: 64·a + 8·i + u, each in half letters up to 7. */
  readonly vowels: readonly number[];
  /** Whether short vowels are left out, as in Arabic script. */
  readonly unvowelled: boolean;
  /** Whether an article was dropped at the start. */
  readonly article: boolean;
}

const A = 64 * 2;
const I = 8 * 2;
const U = 2;
/** Some vowel, nobody says which. */
export const ANY = 64 + 8 + 1;
const ANY_VOWEL = 'اأعئ';
/** Letter → what it adds to the vowels, in half letters. */
const LATIN_VOWELS: Readonly<Record<string, number>> = {
  a: A,
  e: 64 + 8,
  i: I,
  y: I,
  o: 64 + 1,
  u: U,
  w: U,
};

/** Sound → its family. */
const FAMILY: Readonly<Record<string, string>> = {
  k: 'K',
  c: 'K',
  q: 'K',
  g: 'K',
  G: 'K',
  j: 'K',
  h: 'H',
  x: 'H',
  s: 'S',
  S: 'S',
  ʂ: 'S',
  d: 'D',
  D: 'D',
  z: 'D',
  Z: 'D',
  t: 'T',
  T: 'T',
  b: 'B',
  p: 'B',
  f: 'F',
  v: 'F',
  l: 'L',
  m: 'M',
  n: 'N',
  r: 'R',
};

/** Two letters for one sound. */
const PAIRS: Readonly<Record<string, string>> = {
  kh: 'x',
  gh: 'G',
  sh: 'S',
  ch: 'S',
  th: 'T',
  dh: 'D',
  zh: 'Z',
  ph: 'f',
  dj: 'j',
  ck: 'k',
};

const SPECIAL: Readonly<Record<string, string>> = {
  ç: 'ch',
  // sh in Turkish, an emphatic s in the romanisation of Arabic on maps: either.
  ş: 'ʂ',
  š: 'sh',
  č: 'ch',
  ž: 'zh',
  ǧ: 'j',
  ḫ: 'kh',
  ẖ: 'kh',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'dh',
  þ: 'th',
  ı: 'i',
  ə: 'a',
};

const CYRILLIC: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  ґ: 'g',
  д: 'd',
  е: 'e',
  ё: 'yo',
  є: 'ye',
  ж: 'zh',
  з: 'z',
  и: 'i',
  і: 'i',
  ї: 'yi',
  й: 'y',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ў: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ъ: '',
  ы: 'y',
  ь: '',
  э: 'e',
  ю: 'yu',
  я: 'ya',
  "'": '',
  '’': '',
};

/** Arabic letters as in Arabic, Persian, Urdu and Kurdish: a consonant's sound, or a vowel's weight. */
const ARABIC: Readonly<Record<string, string | number>> = {
  ا: A,
  أ: 0,
  إ: I,
  آ: A,
  ٱ: A,
  ى: A,
  و: U,
  ؤ: U,
  ۆ: U,
  ي: I,
  ی: I,
  ئ: 0,
  ې: I,
  ێ: I,
  ے: I,
  ە: 0,
  ء: 0,
  ع: 0,
  ب: 'b',
  پ: 'p',
  ت: 't',
  ث: 'T',
  ط: 't',
  ٹ: 't',
  ج: 'j',
  چ: 'S',
  ح: 'h',
  خ: 'x',
  ه: 'h',
  ہ: 'h',
  ھ: 'h',
  د: 'd',
  ڈ: 'd',
  ذ: 'D',
  ض: 'D',
  ظ: 'D',
  ر: 'r',
  ڑ: 'r',
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
  ݣ: 'g',
  ل: 'l',
  ڵ: 'l',
  م: 'm',
  ن: 'n',
  ں: 'n',
};

const ARTICLES = new Set(['al', 'el', 'ul', 'il', 'aal']);
/** `as-S…`, `ez-Z…`, `ech-Ch…`: a vowel and the beginning of the next word. */
const SUN = /^[aeiu](s|ʂ|sh|ch|z|d|t|r|n|th|dh|l)$/;

/** Reads a name by sound. The empty string, and one without a letter, has the skeleton `=`. */
export function readName(name: string): Reading {
  const plain = name.normalize('NFKC').toLowerCase();
  if (/[\u0600-\u06FF]/.test(plain)) return readArabic(plain);
  if (/[\u0400-\u04FF]/.test(plain)) return readLatin(fromCyrillic(plain));
  if (/[a-zı]/.test(plain) || /[\u00C0-\u024F\u1E00-\u1EFF]/.test(plain)) return readLatin(plain);
  return unread(plain);
}

/** The skeleton alone: the key under which a gazetteer keeps a name. */
export function placeKey(name: string): string {
  return readName(name).skeleton;
}

function unread(plain: string): Reading {
  return {
    skeleton: `=${plain.replace(/[\s\p{P}\p{M}]+/gu, '')}`,
    sounds: '',
    vowels: [],
    unvowelled: false,
    article: false,
  };
}

function fromCyrillic(plain: string): string {
  const ukrainian = /[іїєґ]/.test(plain);
  let latin = '';
  for (const letter of plain) {
    latin += letter === 'г' && ukrainian ? 'h' : (CYRILLIC[letter] ?? letter);
  }
  return latin;
}

/** Gathers consonants and the vowels between them. */
class Sounds {
  skeleton = '';
  sounds = '';
  readonly vowels: number[] = [];
  private open = 0;

  vowel(weight: number): void {
    // Each of the three stays within its three bits, so that one number holds them all.
    const fits =
      (this.open & 7) + (weight & 7) <= 7 &&
      ((this.open >> 3) & 7) + ((weight >> 3) & 7) <= 7 &&
      (this.open >> 6) + (weight >> 6) <= 7;
    if (fits) this.open += weight;
  }

  consonant(sound: string): void {
    const family = FAMILY[sound];
    if (family === undefined) return;
    if (family === 'B' && this.open === 0 && this.skeleton.endsWith('N')) {
      this.skeleton = `${this.skeleton.slice(0, -1)}M`;
      this.sounds = `${this.sounds.slice(0, -1)}m`;
    }
    // A doubled letter is one, also where only its sign doubles it (`Shuja'iyya`, `ss`).
    if (this.open === 0 && this.sounds.endsWith(sound) && this.skeleton !== '') return;
    this.skeleton += family;
    this.sounds += sound;
    this.vowels.push(this.open);
    this.open = 0;
  }

  done(unvowelled: boolean, article: boolean, plain: string): Reading {
    if (this.skeleton === '') return unread(plain);
    this.vowels.push(this.open);
    return {
      skeleton: this.skeleton,
      sounds: this.sounds,
      vowels: this.vowels,
      unvowelled,
      article,
    };
  }
}

function readLatin(plain: string): Reading {
  const bare = plain
    .replace(/[çşščžǧḫẖßæœøłđðþıə]/g, (letter) => SPECIAL[letter] ?? letter)
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/ou|oo/g, 'u')
    .replace(/ee/g, 'i');
  const words = bare.split(/[\s\-‐‑–_./,]+/).filter((word) => word !== '');
  const all = new Sounds();
  let article = false;
  words.forEach((raw, at) => {
    const next = words[at + 1];
    let word = raw;
    if (next !== undefined && isArticle(word.replace(/[^a-zʂ]/g, ''), next)) {
      if (at === 0) article = true;
      return;
    }
    if (/^l['’]/.test(word) && word.length > 3) word = word.slice(2);
    latinWord(word, all);
  });
  return all.done(false, article, plain);
}

function isArticle(word: string, next: string): boolean {
  if (ARTICLES.has(word)) return true;
  const sun = SUN.exec(word)?.[1];
  if (sun === undefined) return false;
  const start = next.replace(/^[^a-zʂ]+/, '');
  return start.startsWith(sun) || start.startsWith(sun.charAt(0));
}

function latinWord(word: string, all: Sounds): void {
  for (let i = 0; i < word.length; i++) {
    const letter = word.charAt(i);
    const vowel = LATIN_VOWELS[letter];
    if (vowel !== undefined) {
      all.vowel(vowel);
      continue;
    }
    const three = word.substring(i, i + 3);
    if (three === 'tch' || three === 'sch') {
      all.consonant('S');
      i += 2;
      continue;
    }
    const pair = PAIRS[word.substring(i, i + 2)];
    if (pair !== undefined) {
      all.consonant(pair);
      i += 1;
      continue;
    }
    if (letter === 'h') {
      // At the end of a word h is only how the last vowel is written.
      if (i > 0 && i === word.length - 1 && LATIN_VOWELS[word.charAt(i - 1)] !== undefined)
        continue;
      all.consonant('h');
    } else if (letter === 'x') {
      all.consonant('k');
      all.consonant('s');
    } else all.consonant(letter);
  }
}

function readArabic(plain: string): Reading {
  const bare = plain.replace(
    /[\u0640\u064B-\u065F\u0670\u06D6-\u06ED\u200B-\u200F\u202A-\u202E\u2066-\u2069\uFEFF'’`]/g,
    '',
  );
  const words = bare.split(/[\s\-‐‑–_./,،]+/).filter((word) => word !== '');
  const all = new Sounds();
  let article = false;
  words.forEach((raw, at) => {
    let word = raw;
    if (/^[اأٱ]ل/.test(word) && word.length >= 4) {
      if (at === 0) article = true;
      word = word.slice(2);
    }
    const last = word.length - 1;
    for (let i = 0; i <= last; i++) {
      const letter = word.charAt(i);
      if (letter === 'ة' || (i === last && i > 0 && letter === 'ه')) {
        all.vowel(A);
        continue;
      }
      if (i === last && i > 0 && letter === 'ح') continue;
      // What begins a word with one of these begins it with a vowel, whichever.
      if (i === 0 && ANY_VOWEL.includes(letter)) {
        all.vowel(ANY);
        continue;
      }
      const sound = ARABIC[letter];
      if (typeof sound === 'number') all.vowel(sound);
      else if (sound !== undefined) all.consonant(sound);
    }
  });
  return all.done(true, article, plain);
}
