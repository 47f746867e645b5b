import type { Columns } from './columns.ts';
import type { Range } from './find.ts';

/**
 * Whether a noun phrase can have told something: a name, somebody by kinship, office or trade, a group of people, or a body
 * that gives out news. "A driver", "his Jordanian counterparts", "the hospital", "Dawn Radio"; not "the market", "the
 * start". Asked only where the words alone would also fit a thing ("had it from …", "per …").
 */
/** Kin and those near somebody. */
export const KIN =
  /^(?:mother|father|mum|mom|dad|parent|brother|sister|son|daughter|wife|husband|uncle|aunt|auntie|cousin|nephew|niece|grandmother|grandfather|grandson|granddaughter|stepfather|stepmother|fianc[eé]e?|widow|relative|family|(?:brother|sister|mother|father|son|daughter)s?-in-law|in-law|friend|neighbou?r|colleague|counterpart|boss|tenant|landlord|landlady|roommate|cellmate|classmate|teammate|partner|lover)$/u;
const KNOWN =
  /^(?:man|men|woman|women|boy|girl|child|children|kid|person|people|guy|soldier|guard|clerk|cop|chief|medic|nurse|doctor|dr|surgeon|cook|monk|nun|priest|imam|sheikh|mayor|judge|king|queen|prince|emir|elder|scribe|spy|agent|recruit|conscript|militant|insurgent|rebel|refugee|detainee|inmate|deputy|official|captain|major|general|colonel|corporal|sergeant|constable|lieutenant|private|pilot|mechanic|student|witness|eyewitness|informant|attendant|resident|local|civilian|patient|victim|merchant|assistant|accountant|consultant|diplomat|aide|expert|analyst|source|sources|survivor|expatriate|migrant|tourist|seamstress|actress|hostess|waitress|tailor|architect|orderly|volunteer|ally|comrade|apprentice|bureaucrat|candidate|midwife|caller|shopkeeper|correspondent|patriarch|villager|tribesman|somebody|someone|anyone|others?|one|him|her|them|me|us|you|he|she|they)s?$/u;
const BODY =
  /^(?:police|hospital|ministry|army|council|government|agency|radio|newspaper|paper|station|municipality|office|embassy|media|press|television|tv|committee|commission|court|brigade|authorit(?:y|ies)|administration|militia|party|union|clinic|defen[cs]e|ngo|un|network|observatory|gendarmerie|navy|coastguard|broadcaster|channel|newsroom|crescent|cross|camp|village|mosque|mosques|church|parliament|intelligence|security|staff|crew|team|delegation|bulletin)s?$/u;
/** Words on -er, -or, -ist, -ian and the like that are nobody. */
const THING =
  /^(?:river|winter|summer|number|letter|water|corner|border|centre|center|matter|paper|order|power|tower|weather|water|computer|container|counter|dinner|supper|butter|cover|chapter|quarter|finger|fever|fiber|flower|shower|hammer|ladder|leather|lumber|cylinder|folder|holder|register|poster|printer|trailer|tanker|timber|silver|shelter|shoulder|sister|feather|anger|danger|hunger|meter|liter|litre|motor|tractor|reactor|sector|factor|mirror|error|terror|horror|floor|door|colou?r|favou?r|labou?r|harbou?r|honou?r|humou?r|rumou?r|motor|interior|exterior|generator|elevator|list|mist|fist|twist|wrist|asia|italian|after|other|over|under|never|ever|however|former|latter|either|neither|transfer|offer|answer|wonder|october|november|december|september|easter|disaster|theater|theatre|newsletter|plaster|filter|charter|semester|monster|cluster|bunker|helicopter|ladder|mortar|pier|tier|frontier)s?$/u;

export function isPerson(c: Columns, [from, to]: Range): boolean {
  // "The woman across the lane", "a guard at the building": the head stands before the preposition.
  let end = to;
  for (let i = from + 1; i < to; i++)
    if (/^(?:PRE|OF|PROwho|,)$/u.test(c.tagName[i] ?? '')) {
      end = i;
      break;
    }
  const head = end - 1;
  const word = c.t.lower[head] ?? '';
  if ((c.t.word[from] ?? '').startsWith('@')) return true;
  if (/^(?:one|two|three|four|some|several|many|most|none)$/u.test(word) && c.tagName[end] === 'OF')
    return isPerson(c, [end + 1, Math.max(to, end + 2)]);
  const single = word.replace(/(?:’s|'s)$/u, '');
  const stem = single.replace(/s$/u, '');
  if (KIN.test(single) || KIN.test(stem) || KNOWN.test(single) || BODY.test(single)) return true;
  if (c.tagName[head] === 'NAME') return !DATE.test(single);
  if (THING.test(single)) return false;
  return /(?:ers?|ors?|ists?|ians?|m[ae]n|eers?|ees?|people)$/u.test(single) && single.length > 4;
}

const DATE =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|january|february|march|april|may|june|july|august|september|october|november|december|ramadan)$/u;
