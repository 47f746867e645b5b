/**
 * Pairs of spellings of one personal name and of different names that look alike, made by rule.
 *
 * A name is written down as it is spoken (`ḥuḏayfa`) and spelt by one of eight ways of writing: the library's, the
 * English press's, French civil registers', Egypt's, Turkey's, Iran's, Kurdish letters, or Arabic letters with what
 * people leave out. Each way chooses at random where it leaves a choice. People are put together from words
 * at random: nobody is meant.
 *
 * The words fall into three groups: those that the shipped list of given names knows (`listed`), and the others
 * by a mark on their letters into `tuning`, with which constants may be chosen, and `held`, which is only
 * reported. A pair has words of one group only. Muhammad is spelt as often in each way as 939 public incident
 * reports spelt it.
 *
 * Different names are hard on purpose: one part is exchanged for the one that looks most like it among the words
 * of the group (Salim, Salam), everything else stays; or the kunya is the same and the name another; or there is
 * nothing but a kunya.
 */
import { listedName } from '#claims/people/given-names.ts';

export interface PersonPair {
  readonly a: string;
  readonly b: string;
  readonly same: boolean;
  readonly group: Group;
  readonly how: string;
  readonly acrossScripts: boolean;
}

export type Group = 'listed' | 'tuning' | 'held';

const GIVEN =
  `luqmān munḏir muʾayyad muṯannā ḥuḏayfaẗ ṯābit jubayr zubayr ṭalḥaẗ ḥāriṯ ʿuqbaẗ ʿurwaẗ nuʿmān ḥasīb rāġib
   rātib wajīh wadīʿ yazīd yazan zuhdī ḏiyāb šafīʿ ṣabrī ṣubḥī ṣādiq ṭayyib ẓāfir ʿābid ʿāṭif ʿazmī ʿawaḍ ʿāyid
   ġānim ġālib fahmī faraj fatḥī fawzī fikrī qaḥṭān qays kāẓim kinānaẗ lubnā maḥjūb maḥfūẓ marzūq miqdād
   muʿtaṣim mukarram mulham muntaṣir muṣʿab muṭīʿ nawwāf nāyif naẓmī nawfal hāšim hazzāʿ hilāl humām wahīb wajdī
   waṣfī yaqẓān zakī bandar barakāt burhān dāniyāl ḏākir fāliḥ fāyiq jād jarrāḥ jubrān ḥaqqī ḥamdān ḥamdī ḥanẓalaẗ
   ḥikmat ilhām inʿām jumānaẗ kawākib laṭīfaẗ maysūn mayyādaẗ nāhid nisrīn nawāl rābiḥ raġad rašā rīmā riḥāb rūlā
   ruwaydaẗ saḥar salwā sihām sumayyaẗ suhayl šahd ṣafiyyaẗ taġrīd tamīm ṯurayyā wijdān widād yusrā zaynaẗ
   ḥabīb ḥalīm ḥakīm karīm karam kamāl kāmil jamāl jamīl salīm sālim salām salmān samīr sāmir samar sāmī ḥasan
   ḥusayn ḥassān ʿumar ʿammār ʿāmir amīr walīd ḫālid ḫalīl rašīd rāšid rašād ḥamīd ḥāmid ḥamad ḥammūd aḥmad maḥmūd
   muṣṭafà muḥammad ibrāhīm ismāʿīl yūsuf yūnus idrīs mūsà ʿīsà dāwūd sulaymān hārūn yaḥyà zakariyyā ayyūb saʿīd saʿd
   saʿūd suʿād masʿūd asʿad nāṣir naṣr naṣīr nādir nabīl nizār majīd mājid majd māhir māzin mālik munīr marwān
   murād manṣūr muḫtār ṭāriq ṭalāl ṭāhir ʿādil ʿadnān ʿabbās ʿazīz ʿimād ʿiṣām ʿāṣim ġassān ġāzī fādī fāḍil fayṣal firās
   farīd fārūq fāris fāṭimaẗ qāsim qutaybaẗ zaynab laylà amīn amīnaẗ anwar akram bašīr bilāl badr tawfīq ḥāzim
   ḥamzaẗ ḥaydar ziyād zayd zuhayr šarīf šafīq ṣāliḥ ṣalāḥ šākir wasīm wisām haytam hišām yāsīn yāsir rafīq ʿumayr ʿubaydaẗ`
    .trim()
    .split(/\s+/);

const FAMILY =
  `ḥalabī dimašqī ḥimṣī ḥamawī raqqāwī dayrī baġdādī mawṣilī baṣrī takrītī ʿānī dulaymī jubūrī šammarī ḥadīṯī
   najafī kūfī tamīmī qurašī anṣārī hāšimī ʿalawī mūsawī tūnisī maġribī miṣrī šāmī yamanī ḥijāzī najdī qaṭarī kurdī
   turkmānī ṣayrafī najjār ḥaddād ḫayyāṭ ḥallāq ḫabbāz ṣabbāġ ʿaṭṭār qaṣṣāb laḥḥām ṭaḥḥān dabbāġ jazzār nassāj sarrāj
   ḫaṭīb qāḍī muftī ṭabbāʿ kātib zuʿbī rifāʿī jīlānī kaylānī ṣāliḥī ʿumarī šaʿbān sulṭān ġazzāwī nābulsī ḫalīlī maqdisī
   yāfāwī ʿakkāwī ṣafadī karmī šarqāwī ġarbāwī ṣaḥrāwī bayṭār daqqāq qabbānī kawākibī buḫārī ʿaẓm barmakī ḥarīrī
   ṣadr ḫiḍr fāḫūrī jabrī ṣābūnī qudsī bayrūtī ṣaydāwī ṣūrī baʿlabakkī ʿubaydī rāwī sāʿidī ʿazzāwī mašhadānī zawbaʿī
   ḫazrajī maʿmūrī fatlāwī kaʿbī lāmī māliḥī zāmilī ġurābī ʿijīlī bayātī nuʿaymī hamdānī jāsimī rubayʿī ṣabbāḥ šahīn`
    .trim()
    .split(/\s+/);

const AFTER_ABD = [
  'raḥmān',
  'raḥīm',
  'qādir',
  'karīm',
  'laṭīf',
  'ġanī',
  'razzāq',
  'salām',
  'ḥamīd',
  'wahhāb',
  'ʿazīz',
  'ḫāliq',
  'jabbār',
  'fattāḥ',
  'nāṣir',
];
const BEFORE_DIN = [
  'ṣalāḥ',
  'nūr',
  'sayf',
  'ʿizz',
  'šams',
  'badr',
  'ʿimād',
  'jamāl',
  'muḥyī',
  'nāṣir',
];

/** How often each spelling stood in the reports; rarer ones are made by rule. */
const MUHAMMAD =
  'Muhammad 2108 Mohammed 557 Mohammad 270 Mohamed 144 Muhammed 109 Mohamad 10 Muhamad 1'
    .split(' ')
    .flatMap((one, i, all) => (i % 2 === 0 ? [[one, Number(all[i + 1])] as const] : []));

type Style =
  'library' | 'press' | 'french' | 'egypt' | 'turkish' | 'persian' | 'kurdish' | 'arabic';
const STYLES: readonly (readonly [Style, number])[] = [
  ['library', 20],
  ['press', 32],
  ['french', 14],
  ['egypt', 9],
  ['turkish', 4],
  ['persian', 4],
  ['kurdish', 3],
  ['arabic', 14],
];

class Chance {
  private state: number;
  constructor(seed: number) {
    this.state = seed >>> 0;
  }
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let t = this.state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }
  is(share: number): boolean {
    return this.next() < share;
  }
  of<T>(list: readonly T[]): T {
    return list[Math.floor(this.next() * list.length)]!;
  }
  weighed<T>(list: readonly (readonly [T, number])[]): T {
    let left = this.next() * list.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [one, weight] of list) if ((left -= weight) < 0) return one;
    return list[0]![0];
  }
}

type Spell = Readonly<Record<string, readonly string[]>>;
const BASE: Spell = {
  ṯ: ['th'],
  ḥ: ['h'],
  ḫ: ['kh'],
  ḏ: ['dh'],
  š: ['sh'],
  ṣ: ['s'],
  ḍ: ['d'],
  ṭ: ['t'],
  ẓ: ['z'],
  ʿ: [''],
  ʾ: [''],
  ġ: ['gh'],
  ā: ['a'],
  à: ['a'],
  ī: ['i'],
  ū: ['u'],
  ẗ: [''],
};
const SPELLINGS: Readonly<Record<Exclude<Style, 'arabic'>, Spell>> = {
  library: { ...BASE, ẗ: ['', 'h'], ʿ: ['', '', "'"] },
  press: {
    ...BASE,
    ī: ['i', 'i', 'ee'],
    ū: ['u', 'ou', 'oo'],
    u: ['u', 'u', 'o'],
    q: ['q', 'k'],
    ḍ: ['d', 'dh'],
    ẓ: ['z', 'dh'],
    ẗ: ['', 'h'],
    ʿ: ['', '', "'"],
    ay: ['ai', 'ei', 'ay'],
    aw: ['aw', 'au', 'ow'],
  },
  french: {
    ...BASE,
    š: ['ch'],
    j: ['dj', 'j'],
    u: ['ou', 'o'],
    ū: ['ou'],
    w: ['ou'],
    q: ['k', 'q'],
    ḏ: ['d', 'dh'],
    ẓ: ['d', 'dh', 'z'],
    ṯ: ['th', 't'],
    ay: ['ai', 'ei', 'ay'],
    aw: ['aou', 'aw'],
  },
  egypt: {
    ...BASE,
    j: ['g'],
    ṯ: ['s', 'th', 't'],
    ḏ: ['z'],
    q: ['q', 'k'],
    i: ['e', 'i'],
    u: ['o', 'u'],
    ay: ['ei', 'ai', 'e'],
    aw: ['aw', 'o', 'au'],
  },
  turkish: {
    ...BASE,
    š: ['ş'],
    j: ['c'],
    ḫ: ['h'],
    ġ: ['ğ', 'g'],
    q: ['k'],
    w: ['v'],
    ṯ: ['s'],
    ḏ: ['z'],
    ḍ: ['z', 'd'],
    a: ['a', 'a', 'e'],
    ay: ['ay', 'ey'],
    aw: ['av', 'ev'],
  },
  persian: {
    ...BASE,
    u: ['o'],
    i: ['e'],
    w: ['v'],
    ṯ: ['s'],
    ḏ: ['z'],
    ḍ: ['z'],
    q: ['gh', 'q'],
    ẗ: ['', 'h'],
    ay: ['ey'],
    aw: ['ow', 'av'],
  },
  kurdish: {
    ...BASE,
    ḫ: ['x'],
    š: ['ş'],
    j: ['c'],
    ī: ['î'],
    ū: ['û'],
    a: ['e', 'a'],
    ṯ: ['s'],
    ḏ: ['z'],
    ḍ: ['d', 'z'],
    ay: ['ey', 'ê'],
    aw: ['ew'],
  },
};

const LETTERS: Readonly<Record<string, string>> = {
  b: 'ب',
  t: 'ت',
  ṯ: 'ث',
  j: 'ج',
  ḥ: 'ح',
  ḫ: 'خ',
  d: 'د',
  ḏ: 'ذ',
  r: 'ر',
  z: 'ز',
  s: 'س',
  š: 'ش',
  ṣ: 'ص',
  ḍ: 'ض',
  ṭ: 'ط',
  ẓ: 'ظ',
  ʿ: 'ع',
  ġ: 'غ',
  f: 'ف',
  q: 'ق',
  k: 'ك',
  l: 'ل',
  m: 'م',
  n: 'ن',
  h: 'ه',
  w: 'و',
  y: 'ي',
  ā: 'ا',
  ī: 'ي',
  ū: 'و',
  ẗ: 'ة',
  à: 'ى',
  a: '',
  i: '',
  u: '',
};

/** A spoken word in Arabic letters, without signs. */
export function inArabic(spoken: string): string {
  let text = '';
  for (let i = 0; i < spoken.length; i++) {
    const one = spoken.charAt(i);
    if (i > 0 && one === spoken.charAt(i - 1) && !'aiu'.includes(one)) continue;
    if (i === 0 && 'aiu'.includes(one)) text += one === 'i' ? 'إ' : 'أ';
    else if (i === 0 && one === 'ā') text += 'آ';
    else if (one === 'ʾ') {
      const before = spoken.charAt(i - 1);
      text += 'uū'.includes(before) ? 'ؤ' : 'iī'.includes(spoken.charAt(i + 1)) ? 'ئ' : 'أ';
    } else text += LETTERS[one] ?? '';
  }
  return text;
}

function latin(spoken: string, style: Exclude<Style, 'arabic'>, chance: Chance): string {
  if (spoken === 'muḥammad' && (style === 'press' || style === 'library'))
    return chance.weighed(MUHAMMAD);
  const spell = SPELLINGS[style];
  const single = chance.is(style === 'kurdish' || style === 'turkish' ? 0.6 : 0.25);
  let text = '';
  // A hand spells one sound one way within a word.
  const chosen = new Map<string, string>();
  for (let i = 0; i < spoken.length; i++) {
    const one = spoken.charAt(i);
    const next = spoken.charAt(i + 1);
    if (single && one === spoken.charAt(i - 1)) continue;
    const diphthong = one + next;
    const closed = !'aiuāīūà'.includes(spoken.charAt(i + 2)) && spoken.charAt(i + 2) !== next;
    if ((diphthong === 'ay' || diphthong === 'aw') && closed && spell[diphthong] !== undefined) {
      text += chance.of(spell[diphthong]);
      i++;
      continue;
    }
    let put = chosen.get(one) ?? (spell[one] === undefined ? one : chance.of(spell[one]));
    chosen.set(one, put);
    // In a last closed syllable the press writes e as often as a or i: Ahmed, Khaled.
    if (style === 'press' && 'ai'.includes(one) && i === spoken.length - 2 && i > 0) {
      put = chance.is(0.35) ? 'e' : one;
    }
    if (style === 'french' && (one === 's' || one === 'ṣ') && vowelled(spoken, i)) put = 'ss';
    text += put;
  }
  if (style === 'french' && /(?:ān|īn)$/.test(spoken) && chance.is(0.6)) text += 'e';
  if (style === 'turkish') text = text.replace(/d$/, 't').replace(/b$/, 'p').replace(/c$/, 'ç');
  return text.charAt(0).toLocaleUpperCase('en') + text.slice(1);
}

function vowelled(spoken: string, at: number): boolean {
  const vowels = 'aiuāīūà';
  return (
    vowels.includes(spoken.charAt(at - 1) || '-') && vowels.includes(spoken.charAt(at + 1) || '-')
  );
}

interface Part {
  readonly kind: 'given' | 'father' | 'family' | 'abd' | 'din';
  readonly spoken: string;
}

interface Person {
  readonly parts: readonly Part[];
}

const SUN = 'tṯdḏrzsšṣḍṭẓln';

function spelt(person: Person, style: Style, chance: Chance): string {
  const words: string[] = [];
  const son = chance.is(0.25);
  const [article, assimilated] = [
    chance.of(['al-', 'al-', 'Al-', 'el-', 'al ', '']),
    chance.is(0.25),
  ];
  const glued = chance.of(['abdul', 'abdel', 'abd al-', 'abd']);
  const dropped = chance.is(0.15);
  for (const { kind, spoken } of person.parts) {
    if (style === 'arabic') {
      const word = loose(inArabic(spoken), chance);
      if (kind === 'abd') words.push(chance.is(0.5) ? `عبد ال${word}` : `عبدال${word}`);
      else if (kind === 'din') words.push(`${word} الدين`);
      else if (kind === 'family') words.push(dropped ? word : `ال${word}`);
      else words.push(kind === 'father' && son ? `بن ${word}` : word);
      continue;
    }
    const word = latin(spoken, style, chance);
    const sun = SUN.includes(spoken.charAt(0));
    const low = word.toLowerCase();
    if (kind === 'abd') {
      if (style === 'turkish') words.push(`Abdül${low}`);
      else if (style === 'french') words.push(sun ? `Abde${low.charAt(0)}${low}` : `Abdel${low}`);
      else if (glued === 'abd al-') words.push(`Abd al-${word}`);
      else if (glued === 'abd' && sun) words.push(`Abdu${low.charAt(0)}${low}`);
      else
        words.push(
          chance.is(0.5) ? `Abdul ${word}` : `${glued === 'abdel' ? 'Abdel' : 'Abdul'}${low}`,
        );
    } else if (kind === 'din') {
      if (style === 'french') words.push(`${word}eddine`);
      else if (style === 'turkish') words.push(`${word}ettin`);
      else
        words.push(chance.of([`${word} al-Din`, `${word}eddin`, `${word}uddin`, `${word} ad-Din`]));
    } else if (kind === 'family') {
      if (style === 'turkish' || style === 'kurdish' || style === 'persian' || dropped)
        words.push(word);
      else if (style === 'french') words.push(chance.is(0.5) ? word : `El ${word}`);
      else if (assimilated && sun) words.push(`a${low.charAt(0)}-${word}`);
      else words.push(`${article}${word}`);
    } else if (kind === 'father' && son && style !== 'turkish') {
      words.push(
        style === 'french' ? `Ben ${word}` : chance.is(0.5) ? `bin ${word}` : `ibn ${word}`,
      );
    } else words.push(word);
  }
  const title =
    style !== 'arabic' && chance.is(0.08) ? chance.of(['Dr. ', 'Sheikh ', 'Capt. ']) : '';
  return title + words.join(' ');
}

/** What people leave out or exchange in Arabic letters. */
function loose(word: string, chance: Chance): string {
  let text = word;
  if (chance.is(0.5)) text = text.replace(/[أإآ]/g, 'ا');
  if (chance.is(0.3)) text = text.replace(/ة$/, 'ه');
  if (chance.is(0.3)) text = text.replace(/ي$/, 'ى');
  else if (chance.is(0.2)) text = text.replace(/ى$/, 'ي');
  if (chance.is(0.05) && text.length > 3) text = `${text.slice(0, 2)}ـ${text.slice(2)}`;
  return text;
}

function groupOf(spoken: string, given: boolean): Group {
  if (given && listedName(inArabic(spoken)) !== null) return 'listed';
  let mark = 7;
  for (const one of spoken) mark = (Math.imul(mark, 31) + one.charCodeAt(0)) >>> 0;
  return (mark >>> 3) % 2 === 0 ? 'tuning' : 'held';
}

/** `each`: pairs of either kind in each group. The same pairs each time. */
export function personPairs(each: number): readonly PersonPair[] {
  const pairs: PersonPair[] = [];
  for (const group of ['listed', 'tuning', 'held'] as const) {
    const chance = new Chance(group.length * 7919);
    const given = [...new Set(GIVEN)].filter((word) => groupOf(word, true) === group);
    const family = [...new Set(FAMILY)].filter(
      (word) => groupOf(word, false) === (group === 'listed' ? 'held' : group),
    );
    const seen = new Set<string>();
    const add = (a: string, b: string, same: boolean, how: string): boolean => {
      const key = [a, b].toSorted().join('\n');
      if (a === b || seen.has(key)) return false;
      seen.add(key);
      pairs.push({ a, b, same, group, how, acrossScripts: isArabic(a) !== isArabic(b) });
      return true;
    };
    const person = (): Person => {
      const compound = group !== 'held' && chance.is(0.12);
      const first: Part = compound
        ? chance.is(0.6)
          ? { kind: 'abd', spoken: chance.of(AFTER_ABD) }
          : { kind: 'din', spoken: chance.of(BEFORE_DIN) }
        : { kind: 'given', spoken: chance.of(given) };
      const parts: Part[] = [first];
      const which = chance.next();
      if (which < 0.65) parts.push({ kind: 'father', spoken: chance.of(given) });
      if (which > 0.35) parts.push({ kind: 'family', spoken: chance.of(family) });
      return { parts };
    };
    let made = 0;
    while (made < each) {
      const one = person();
      const [x, y] = [chance.weighed(STYLES), chance.weighed(STYLES)];
      // One of them may leave the father out.
      const short =
        one.parts.length === 3 && chance.is(0.3) ? { parts: [one.parts[0]!, one.parts[2]!] } : one;
      if (add(spelt(one, x, chance), spelt(short, y, chance), true, `${x} and ${y}`)) made++;
    }
    made = 0;
    while (made < each) {
      const one = person();
      const [x, y] = [chance.weighed(STYLES), chance.weighed(STYLES)];
      const way = chance.next();
      if (way < 0.07) {
        const of = chance.of(given);
        const kunya = (style: Style): string =>
          style === 'arabic' ? `أبو ${inArabic(of)}` : `Abu ${latin(of, style, chance)}`;
        const other = person();
        const alone = chance.is(0.5);
        const a = alone ? kunya(x) : `${kunya(x)} ${spelt(one, x, chance)}`;
        if (one.parts[0]!.spoken === other.parts[0]!.spoken) continue;
        if (add(a, `${kunya(y)} ${spelt(other, y, chance)}`, false, 'the same kunya')) made++;
        continue;
      }
      const at = Math.floor(chance.next() * one.parts.length);
      const part = one.parts[at]!;
      if (part.kind === 'abd' || part.kind === 'din') continue;
      const among = part.kind === 'family' ? family : given;
      const other = chance.of(mostAlike(part.spoken, among));
      const parts = one.parts.map((p, i) => (i === at ? { ...p, spoken: other } : p));
      if (
        add(
          spelt(one, x, chance),
          spelt({ parts }, y, chance),
          false,
          `${part.spoken} for ${other}`,
        )
      )
        made++;
    }
  }
  return pairs;
}

function isArabic(text: string): boolean {
  return /[\u0600-\u06FF]/.test(text);
}

/** The three words that look most like one, but are not it. */
function mostAlike(word: string, among: readonly string[]): readonly string[] {
  return among
    .filter((other) => other !== word)
    .map((other) => [other, distance(word, other) / Math.max(word.length, other.length)] as const)
    .toSorted((a, b) => a[1] - b[1])
    .slice(0, 3)
    .map(([other]) => other);
}

function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next.push(
        Math.min(
          row[j - 1]! + (a.charAt(i - 1) === b.charAt(j - 1) ? 0 : 1),
          row[j]! + 1,
          next[j - 1]! + 1,
        ),
      );
    }
    row = next;
  }
  return row[b.length]!;
}
