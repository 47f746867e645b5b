import type { Edit } from './edits.ts';
import { isLetter, isLower, isUpper } from './letters.ts';
import { type Mark, type MarkKind, balanceMarks } from './quote-balance.ts';

/**
 * A lone `â` where ’ ‘ “ ” – — stood: UTF-8 was read as Latin-1 and the two invisible bytes behind the
 * `â` were lost. What stood there is gone; the place tells most of it – between the letters of `donât`
 * an apostrophe, before a word an opening, behind one a closing quotation mark – and the rest is told by
 * balance: of all ways to read the marks of a paragraph the cheapest is taken (`quote-balance.ts`).
 * ‘ and “, – and — cannot be told apart by what is left; outside other quotation marks “ is taken,
 * between digits –, else —.
 *
 * Where the third byte was visible it remained: `â¦` is …, `â¢` • or ™, `â¬` €, `â²` ′, `â³` ″. In degrees
 * (`36°22â14âN`) the first is ′ and the second ″; between two sums of money (`$100â$300`) it is –.
 *
 * â is a letter, and in Welsh a word. Text is touched only when it shows damage that no language writes:
 * an English contraction (`donât`), or twice an â behind a full stop, before a capital or beside a
 * digit. If as many words in it write â between their letters, only such places are touched.
 */

/** What a text or a family of texts shows: whether a lone â in it is damage. */
export interface LoneDamage {
  /** Places no language writes. */
  readonly strong: number;
  /** Words with â inside that are no contraction. */
  readonly letters: number;
  /** Quotation marks were two single ones each: `ââ` is one mark. */
  readonly doubled: boolean;
}

const CONTRACTION =
  /\b(?:(?:ai|are|ca|could|did|do|does|had|has|have|is|must|need|should|was|were|wo|would)nât|(?:I|you|we|they|he|she|it|that|there|here|who|what|where|how|let|You|We|They|He|She|It|That|There|Here|Who|What|Where|How|Let|someone|everyone|nobody)â(?:s|re|ve|ll|d|m))(?![\p{L}])/gu;
/** A name that owns something. */
const POSSESSIVE = /(?<![\p{L}])\p{Lu}[\p{Ll}]{2,}âs(?!\p{L})/gu;
const IMPOSSIBLE =
  /(?<=[.,!?;:)\d…])â(?![\p{Ll}])|(?<=[.,!?])â|(?<![\p{L}\p{M}])â(?=[\p{Lu}\d.…])|(?<=\p{Ll})â(?=\p{Lu})|ââ|(?<![\p{L}\p{M}])â(?=[.,!?;:)])|â(?=[¦¢¬²³])/gu;
const INSIDE = /(?<=\p{L})â(?=\p{L})/gu;

/** Counts what tells damage from the letter. */
export function findLoneDamage(text: string): LoneDamage {
  if (!text.includes('â')) return { strong: 0, letters: 0, doubled: false };
  const contractions = [...text.matchAll(CONTRACTION)].length;
  const possessives = [...text.matchAll(POSSESSIVE)].length;
  const impossible = [...text.matchAll(IMPOSSIBLE)].length;
  const twice = [...text.matchAll(/(?<![\p{L}\p{M}])ââ(?=[\p{L}\d])/gu)].length;
  const once = [...text.matchAll(/(?<![\p{L}\p{M}])â(?=[\p{Lu}\d])/gu)].length;
  let letters = 0;
  for (const { index } of text.matchAll(INSIDE)) {
    if (betweenLetters(text, index) === null) letters += 1;
  }
  return {
    strong: contractions * 2 + possessives + impossible,
    letters,
    doubled: twice >= 2 && twice > once,
  };
}

/** The lone â of a text read as what stood there. */
export function undoLoneCircumflex(text: string, damage: LoneDamage): Edit[] {
  if (damage.strong < 2 || !text.includes('â')) return [];
  const onlySure = damage.letters > damage.strong / 2;
  const edits: Edit[] = [];
  for (const [start, end] of paragraphs(text)) {
    const marks: Mark[] = [];
    for (let i = start; i < end; i += 1) {
      const unit = text.charAt(i);
      if (unit === 'â') {
        const arc = arcMark(text, i);
        if (arc !== null) {
          edits.push(arc);
          i = arc.end - 1;
          continue;
        }
        const seen = visibleThird(text, i);
        if (seen !== null) {
          edits.push(seen);
          i = seen.end - 1;
          continue;
        }
        if (onlySure && !isSure(text, i)) continue;
        const width = damage.doubled && text.charAt(i + 1) === 'â' ? 2 : 1;
        const costs = costsAt(text, i, start, end, width);
        if (costs !== null)
          marks.push({ at: i, costs, width, ...(opensLine(text, i) ? { opensLine: true } : {}) });
        i += width - 1;
      } else {
        const fixed = fixedMark(text, i);
        if (fixed !== null) marks.push({ at: i, costs: { [fixed]: 0 }, fixed: true });
      }
    }
    if (marks.every((mark) => mark.fixed === true)) continue;
    const chosen = balanceMarks(marks, (i, j) => j === i + 1);
    marks.forEach((mark, i) => {
      const choice = chosen[i];
      if (mark.fixed === true || choice === undefined) return;
      edits.push({
        start: mark.at,
        end: mark.at + (mark.width ?? 1),
        to: glyph(choice.kind, text, mark.at),
        why: `a lone â, the rest of it lost: ${WORDS[choice.kind]} by its place`,
        confidence: choice.sure ? 'likely' : 'guess',
      });
    });
  }
  return edits.sort((a, b) => a.start - b.start);
}

const WORDS: Readonly<Record<MarkKind, string>> = {
  openDouble: 'an opening quotation mark',
  closeDouble: 'a closing quotation mark',
  openSingle: 'an opening single quotation mark',
  closeSingle: 'a closing single quotation mark',
  apostrophe: 'an apostrophe',
  dash: 'a dash',
};

function glyph(kind: MarkKind, text: string, at: number): string {
  if (kind === 'dash') {
    // From one number to another, with or without the sign of its currency.
    return /[\d%€$£¥]/u.test(text.charAt(at - 1)) && /^[$€£¥]?\d/u.test(text.slice(at + 1, at + 3))
      ? '–'
      : '—';
  }
  return { openDouble: '“', closeDouble: '”', openSingle: '‘', closeSingle: '’', apostrophe: '’' }[
    kind
  ];
}

/** Paragraphs end at an empty line, or at any line end where lines are long (one line a paragraph). */
function* paragraphs(text: string): Generator<readonly [number, number]> {
  const lines = text.split('\n');
  const long =
    lines.filter((line) => line.length > 120).length * 3 >
    lines.filter((l) => l.trim() !== '').length;
  let start = 0;
  let at = 0;
  for (const [i, line] of lines.entries()) {
    at += line.length + 1;
    const next = lines[i + 1];
    if (long || next === undefined || next.trim() === '' || line.trim() === '') {
      yield [start, Math.min(at, text.length)];
      start = at;
    }
  }
}

/** Whether a line or the text begins here and a word follows. */
function opensLine(text: string, at: number): boolean {
  return /^(?:|\n)$/.test(text.charAt(at - 1)) && isLetter(text.charAt(at + 1));
}

/** Minutes and seconds of an arc: behind `36°22` a ′, behind `36°22′14` a ″, whatever of them is damaged. */
function arcMark(text: string, at: number): Edit | null {
  const last = text.charCodeAt(at - 1);
  if (!(last >= 48 && last <= 57)) return null;
  const before = text.slice(Math.max(0, at - 24), at);
  if (!before.includes('°')) return null;
  const minutes = /\d\s?°\s?\d{1,2}(?:[.,]\d{1,6})?$/.test(before);
  const seconds = /\d\s?°\s?\d{1,2}\s?(?:[′'’]|â²?)\s?\d{1,2}(?:[.,]\d{1,6})?$/.test(before);
  if (!minutes && !seconds) return null;
  // Two single marks are one ″: `14ââN`.
  const width = seconds && text.charAt(at + 1) === 'â' ? 2 : 1;
  const after = text.slice(at + width, at + width + 3);
  if (/^[²³]/.test(after)) return null;
  if (!/^\s?(?:\d|[NSEWO](?!\p{Ll})|شم|شر|جن|غر)|^[\s,;.)]|^$/u.test(after)) return null;
  return {
    start: at,
    end: at + width,
    to: seconds ? '″' : '′',
    why: `a lone â, the rest of it lost: ${seconds ? 'seconds' : 'minutes'} of an arc by its place`,
    confidence: 'likely',
  };
}

/** `â¦` and its like: the third byte can be seen. */
function visibleThird(text: string, at: number): Edit | null {
  const third = text.charAt(at + 1);
  const to =
    third === '¦'
      ? '…'
      : third === '¬'
        ? '€'
        : third === '²'
          ? '′'
          : third === '³'
            ? '″'
            : third === '¢'
              ? isLetter(text.charAt(at - 1))
                ? '™'
                : '•'
              : null;
  if (to === null) return null;
  return {
    start: at,
    end: at + 2,
    to,
    why: 'UTF-8 read as Latin-1, a byte lost',
    confidence: 'likely',
  };
}

function fixedMark(text: string, at: number): MarkKind | null {
  const unit = text.charAt(at);
  if (unit === '“') return 'openDouble';
  if (unit === '”') return 'closeDouble';
  if (unit === '‘') return 'openSingle';
  return null;
}

/** Places that are damage whatever the language: beside punctuation, a capital or a digit, or in a contraction. */
function isSure(text: string, at: number): boolean {
  const before = text.charAt(at - 1);
  const after = text.charAt(at + 1);
  if (
    /[.,!?;:â]/.test(before) ||
    (/[.,!?;:â]/.test(after) && !isLetter(before)) ||
    isUpper(after) ||
    /\d/.test(after)
  )
    return true;
  return betweenLetters(text, at) === 'apostrophe' && CONTRACTION_END.test(wordAfter(text, at));
}

const CONTRACTION_END = /^(?:s|t|d|m|re|ve|ll|S|T|D|M|RE|VE|LL)$/;
/** What stands before an apostrophe that binds: O’Brien, l’homme, d’Arcy, Qur’an. */
const BINDING =
  /^(?:O|D|L|M|d|l|j|n|c|s|t|m|qu|Qu|y|ma|Ma|Sa|sa|Isma|Qur|Kur|Shi|shi|Baa|Ba|Ra|Da|Ka|Ta|Na|Nu|Mu|Ya|Ja|Fa|Ha|Sha|Al|al|Ash|Abd|Ala|Aba|jusqu|lorsqu|puisqu|quelqu|aujourd|dell|nell|all|un)$/;
const SMALL_WORDS = new Set(
  'a about after all although an and are as at be because been before being both but by did do does done each either especially even every few for from had has have he her here hers him his how however i if in including indeed into is it its just like made many maybe more most much my near neither never no nobody none nor not now of often on once one only or other our out over perhaps probably rather said several she since so some something sometimes still such than that the their them then there these they this those though three through to together too toward two under until up us usually was we well were what when where whether which while who whom whose why will with without would yes yet you your'.split(
    ' ',
  ),
);
/** Words that other languages lent with their â, folded to small letters, by how they begin. */
const LENT =
  /^(?:châ|gâ|bâ|pâ|mâ|grâ|âge|âgé|âme$|âmes$|âpres?$|âpreté|âtre$|âne$|ânes$|flân|tâ|crân|théâtr|râ|dégâ|câ|mâch|plâtr|lâch|fâch|hâ|neufchâ|blâm|papier|relâch|appât|entrâ|opiniâ|verdâtr|infâm|diplôm|bellâtr|grisâ|rougeâ|marâtr|acariâ|idolâ|albâtr|emplâ|théâ|psychiâ|folâ|kâ|hâlâ|lâl|nâz|rân|român|câmp|sâmb|când|cânt|pân|câin|mân|vân|lân|tâm|dân|cân|nhân|quân|chân|xuân|thân|gân|tân|glân|cymrâ|lân|ynganâ)/;

function wordAfter(text: string, at: number): string {
  return /^[\p{L}\p{M}]*/u.exec(text.slice(at + 1, at + 31))?.[0] ?? '';
}
function wordBefore(text: string, at: number): string {
  let start = at;
  while (start > 0 && start > at - 30 && isLetter(text.charAt(start - 1))) start -= 1;
  return text.slice(start, at);
}

/** An â between two letters: an apostrophe, a dash, or (null) the letter. */
function betweenLetters(text: string, at: number): 'apostrophe' | 'dash' | null {
  const left = wordBefore(text, at);
  const right = wordAfter(text, at);
  if (left.toLowerCase() === 'o' && right === 'clock') return 'apostrophe';
  if (CONTRACTION_END.test(right) && !LENT.test(`${left}â${right}`.toLowerCase()))
    return 'apostrophe';
  if (LENT.test(`${left}â${right}`.toLowerCase())) return null;
  if (isUpper(right.charAt(0)) && isLower(left.at(-1) ?? ''))
    return BINDING.test(left) ? 'apostrophe' : 'dash';
  if (BINDING.test(left) && !SMALL_WORDS.has(left.toLowerCase())) return 'apostrophe';
  if (
    SMALL_WORDS.has(right.toLowerCase()) ||
    (SMALL_WORDS.has(left.toLowerCase()) && right.length > 1)
  )
    return 'dash';
  return null;
}

/** How many marks that touch are looked at. */
const RUN = 6;

/** What each reading of the mark costs by its place; null when it is the letter. */
function costsAt(
  text: string,
  at: number,
  from: number,
  to: number,
  width: number,
): Partial<Record<MarkKind, number>> | null {
  let left = at - 1;
  // Longer runs are no quotation marks; looking further would make long ones slow.
  while (left >= from && left > at - RUN && text.charAt(left) === 'â') left -= 1;
  let right = at + width;
  while (right < to && right < at + RUN && text.charAt(right) === 'â') right += 1;
  const before = left < from ? '' : text.charAt(left);
  const after = right >= to ? '' : text.charAt(right);
  const alone = left === at - 1 && right === at + width;
  const b = kindOf(before, 'before');
  const a = kindOf(after, 'after');
  if (!alone) return inRun(b, a, at - left, right - at);
  if (b === 'letter' && a === 'letter') {
    const reading = betweenLetters(text, at);
    const word = `${wordBefore(text, at)}â${wordAfter(text, at)}`.toLowerCase();
    if (reading === null) {
      if (LENT.test(word)) return null;
      return { apostrophe: 1.6, dash: 1.5, openDouble: 6, closeDouble: 6 };
    }
    return reading === 'apostrophe'
      ? { apostrophe: 0, dash: 5 }
      : { dash: 0.5, apostrophe: 2.5, closeDouble: 5, openDouble: 5 };
  }
  const next = wordAfter(text, at + width - 1);
  if ((b === 'space' || b === 'open') && (a === 'letter' || a === 'digit' || a === 'stop')) {
    if (a === 'letter' && isLower(after) && LENT.test(`â${next}`)) return null;
    const clipped =
      /^(?:em|tis|twas|til|cause|bout|round|n|im|er)$/i.test(next) ||
      /^â\d0s/.test(text.slice(at, at + 4));
    return {
      openDouble: 0.2,
      openSingle: 1.5,
      apostrophe: clipped ? 0.4 : a === 'digit' ? 1.8 : left < from ? 5 : 3,
      dash: 4,
      closeDouble: 6,
    };
  }
  if (b === 'space' && a === 'space') {
    const edge = before === '' || before === '\n' || after === '' || after === '\n';
    // `advice, â he said`: a space too many before a closing mark.
    const ended = /[.,!?]/.test(text.charAt(at - 2));
    return { dash: 0, openDouble: edge ? 3 : 5, closeDouble: ended ? 1.2 : edge ? 3 : 5 };
  }
  if (b === 'digit' && a === 'digit') return { dash: 0.2, apostrophe: 2.5 };
  if (b === 'digit' && a === 'letter') {
    return /^(?:s|th|nd|rd)$/.test(next)
      ? { apostrophe: 0.1, dash: 4 }
      : { dash: 1, apostrophe: 1.8, closeDouble: 4, openDouble: 4 };
  }
  if (b === 'letter' && a === 'digit') return { dash: 0.8, apostrophe: 2, openDouble: 5 };
  if (b === 'stop' && (a === 'space' || a === 'stop' || a === 'dash')) {
    return { closeDouble: 0.1, closeSingle: 1.3, dash: 6, apostrophe: 5, openDouble: 7 };
  }
  if (b === 'stop' && (a === 'letter' || a === 'digit')) {
    // No space where one belongs: a dash, a closing before its lost space, an opening after it.
    return { closeDouble: 1.2, openDouble: 1.2, dash: 1.2, closeSingle: 2.6, openSingle: 2.6 };
  }
  if (b === 'dash')
    return a === 'space' || a === 'stop'
      ? { closeDouble: 0.5, closeSingle: 1.8 }
      : { openDouble: 0.5, openSingle: 1.8, apostrophe: 3 };
  if (a === 'dash' || a === 'stop' || a === 'space') {
    const plural = before === 's' || before === 'S' || before === 'z';
    const clipped = /(?:in|an|ol|th|o)$/.test(wordBefore(text, at)) && a === 'space';
    const stop = a !== 'space';
    return {
      closeDouble: stop ? 0.4 : 0.7,
      closeSingle: stop ? 1.5 : 1.7,
      apostrophe: plural ? 1 : clipped ? 2 : 3,
      dash: stop ? 4 : 3,
      openDouble: 6,
    };
  }
  return { openDouble: 1.5, closeDouble: 1.5, apostrophe: 2, dash: 2 };
}

type Near = 'letter' | 'digit' | 'space' | 'open' | 'stop' | 'dash';

function kindOf(unit: string, side: 'before' | 'after'): Near {
  if (unit === '' || /\s/.test(unit)) return 'space';
  if (/\d/.test(unit)) return 'digit';
  if (/[([{“‘«]/.test(unit)) return side === 'before' ? 'open' : 'letter';
  if (/[.,!?;:)\]}…%”’»]/.test(unit)) return 'stop';
  if (/[-–—/]/.test(unit)) return 'dash';
  if (/["'*_]/.test(unit)) return 'space';
  return 'letter';
}

/** A mark that touches another: `.ââ` closes twice, ` ââ` opens twice, `,ââ` before a letter closes and goes on. */
function inRun(
  before: Near,
  after: Near,
  place: number,
  rest: number,
): Partial<Record<MarkKind, number>> {
  const opens = before === 'space' || before === 'open' || before === 'dash';
  const closes = after === 'space' || after === 'stop' || after === 'dash';
  if (opens && !closes) return { openDouble: 0.3, openSingle: 0.6, dash: 3, apostrophe: 3 };
  if (closes && !opens) return { closeDouble: 0.3, closeSingle: 0.6, apostrophe: 2, dash: 3 };
  if (opens) return { openDouble: 1, closeDouble: 1, dash: 2 };
  // Between words without a space: something closes, a dash, something opens.
  return place === 1
    ? { closeDouble: 1, dash: 1, closeSingle: 1.8, apostrophe: 1.5 }
    : rest === 1
      ? { openDouble: 1, dash: 1, openSingle: 1.8 }
      : { dash: 0.5, closeDouble: 2, openDouble: 2 };
}
