import { nounPhrase } from './chain.ts';
import type { Columns } from './columns.ts';
import type { Range } from './find.ts';
import { isPerson } from './people.ts';
import { spokenBefore } from './quoted-as.ts';
import { isClause, relay, sameSentence, word, type Relay } from './relay.ts';
import {
  asideEnd,
  clauseEnd,
  described,
  receivedFrom,
  subjectOf,
  tellerAt,
  type Subject,
} from './teller.ts';

/**
 * Telling with something between the verb, whom it was told and what: "told me, off the record, that …", "told the committee,
 * in remarks first reported by Reuters, that …", "reported, quoting a security source, that …", "confirmed by phone that …",
 * "had been woken by a neighbour, who had been alerted by the baker, that …", "once let slip that …".
 */
export function toldAside(c: Columns, i: number): Relay | null {
  const groups = c.groupName[i] ?? '';
  if (!/^(?:say|tell|promise)/u.test(groups) || c.tagName[i - 1] === 'BE') return null;
  // "likes to say".
  const likes = c.tagName[i] === 'V' && word(c, i - 1) === 'to' && LIKES.test(word(c, i - 2));
  if (!likes && !/^(?:VED|VS)$/u.test(c.tagName[i] ?? '')) return null;
  let at = i + 1;
  if (groups.startsWith('tell')) {
    const hearer = nounPhrase(c, at);
    if (hearer !== null) at = hearer[1];
  }
  const through =
    /^(?:by|via|over)$/u.test(word(c, at)) && MEANS.test(word(c, at + 1)) ? at + 2 : at;
  const past = asideEnd(c, through);
  const subject = subjectOf(c, likes ? i - 2 : i);
  if (subject === null) return null;
  const behind = subject.aside === null ? null : receivedFrom(c, subject.aside[0] + 1);
  if (past < 0 && through === at && (behind === null || word(c, at) !== 'that')) return null;
  const aside: Range | null = past < 0 ? null : [through, past];
  const first = past < 0 ? through : past;
  const speech = c.t.word[first] === '"' && c.t.mark[first] !== 2;
  const that = (speech || word(c, first) === 'that') && sameSentence(c, first, i) ? first : -1;
  if (that < 0) return null;
  const cited = aside === null ? null : receivedFrom(c, aside[0] + 1);
  // "told Karim, who told us, that": who told it on, see `relayed.ts`.
  if (cited === null && aside !== null && word(c, aside[0] + 1) === 'who' && tellsOn(c, aside))
    return null;
  const carrier = aside === null ? null : carriedBy(c, aside);
  const links = [
    carrier,
    subject.who,
    ...(behind === null ? [] : [behind.who, ...behind.from]),
    ...(cited === null ? [] : [cited.who, ...cited.from]),
  ];
  if (!speech) return relay(c, [i, i + 1], subject.who[0], links, that);
  const id = c.q.of[that] ?? -1;
  const one = relay(c, [i, i + 1], subject.who[0], links, that, (c.q.last[id] ?? that) + 1);
  const before = spokenBefore(c, subject.who[0]);
  return one === null || before === null || (c.q.of[before[0]] ?? -1) < 0
    ? one
    : { ...one, content: [before, ...one.content] };
}

function tellsOn(c: Columns, [from, to]: Range): boolean {
  for (let k = from; k < to; k++) if (/^(?:say|tell)/u.test(c.groupName[k] ?? '')) return true;
  return false;
}

const LIKES = /^(?:likes?|liked|loves?|loved|used|wants?|wanted)$/u;
const MEANS =
  /^(?:phone|telephone|e-?mail|text|radio|video|letter|message|skype|satellite|whatsapp|telegram|signal|fax|cable)$/u;
const REMARKS =
  /^(?:remarks|comments|speech|interview|statement|testimony|letter|address|message|briefing|post|video|recording|words|answer|broadcast)$/u;
const CARRIES =
  /^(?:reported|published|quoted|carried|broadcast|aired|cited|relayed|posted|printed|released|obtained|recorded|shared)$/u;

/** "in remarks first reported by Reuters": the paper told us. */
function carriedBy(c: Columns, [from, to]: Range): Range | null {
  let remarks = false;
  for (let k = from; k < to; k++) {
    if (REMARKS.test(word(c, k))) remarks = true;
    if (remarks && CARRIES.test(word(c, k)) && word(c, k + 1) === 'by') return described(c, k + 2);
  }
  return null;
}

const WAKES =
  /^(?:told|informed|assured|warned|advised|alerted|tipped|briefed|notified|woken|awakened|roused|phoned|called|contacted|rung|messaged|texted|reminded)$/u;
const RECALLS = /^(?:recall|remember|describe|report|recount|mention|speak|talk|deny|relate)$/u;

/** "had been woken by a neighbour, who had been alerted by the baker, that …"; "recalled being told by …, that …". */
export function wokenBy(c: Columns, i: number): Relay | null {
  if (!WAKES.test(word(c, i)) || (c.tagName[i - 1] !== 'BE' && word(c, i - 1) !== 'been')) {
    if (
      !WAKES.test(word(c, i)) ||
      !/^(?:not|never|also|later|first|already)$/u.test(word(c, i - 1))
    )
      return null;
    if (c.tagName[i - 2] !== 'BE') return null;
  }
  const by = receivedFrom(c, i);
  if (by === null) return null;
  const that =
    word(c, by.end) === 'that'
      ? by.end
      : word(c, by.end + 1) === 'that' && c.t.word[by.end] === ','
        ? by.end + 1
        : -1;
  if (that < 0 || !sameSentence(c, that, i)) return null;
  // Without anything between, other rules read it.
  if (by.from.length === 0 && word(c, i) === 'told' && word(c, i - 1) !== 'being') return null;
  let verb = i - 1;
  while (/^(?:BE|HAVE|ADV|NEG)$/u.test(c.tagName[verb] ?? '') && word(c, verb) !== 'being') verb--;
  let cue: Range = [i, i + 1];
  let subject = null;
  if (word(c, verb) === 'being') {
    let over = verb - 1;
    if (/^(?:of|about)$/u.test(word(c, over))) over--;
    if (!RECALLS.test(c.lemmaText[over] ?? '')) return null;
    subject = subjectOf(c, over);
    cue = [over, i + 1];
  } else {
    if (/^(?:who|which|whom)$/u.test(word(c, verb))) return null;
    subject = subjectOf(c, i);
    cue = [verb + 1, i + 1];
  }
  return relay(c, cue, subject?.who[0] ?? cue[0], [subject?.who ?? null, by.who, ...by.from], that);
}

/** "let slip that", "let it be known that", "let on that". */
export function letSlip(c: Columns, i: number): Relay | null {
  if (!/^lets?$/u.test(word(c, i))) return null;
  const behind = /^(?:slip|drop|on|out)$/u.test(word(c, i + 1))
    ? i + 2
    : word(c, i + 1) === 'it' && /^(?:slip|drop)$/u.test(word(c, i + 2))
      ? i + 3
      : word(c, i + 1) === 'it' && word(c, i + 2) === 'be' && word(c, i + 3) === 'known'
        ? i + 4
        : -1;
  if (behind < 0 || word(c, behind) !== 'that' || !sameSentence(c, behind, i)) return null;
  const subject = subjectOf(c, i);
  return subject === null ? null : relay(c, [i, behind], subject.who[0], [subject.who], behind);
}

/** "had heard about the photographs from Abu Lut himself": what was heard of, and from whom. */
export function heardAbout(c: Columns, i: number): Relay | null {
  if (!/^(?:heard|hears|learned|learnt)$/u.test(word(c, i))) return null;
  if (!/^(?:about|of)$/u.test(word(c, i + 1))) return null;
  const what = nounPhrase(c, i + 2);
  if (what === null || word(c, what[1]) !== 'from' || !sameSentence(c, what[1], i)) return null;
  const from = receivedFrom(c, i);
  if (from === null) return null;
  const subject = overReport(c, i);
  if (subject === null) return null;
  const one = relay(
    c,
    [i, i + 1],
    i,
    [subject, himself(c, from.who), ...from.from],
    i + 1,
    what[1],
  );
  return one;
}

/** "Abu Lut himself". */
function himself(c: Columns, [from, to]: Range): Range {
  return /^(?:himself|herself|themselves)$/u.test(word(c, to)) ? [from, to + 1] : [from, to];
}

/** The subject of a verb over a report that is set between: "The courier, she added, had heard". */
function overReport(c: Columns, verb: number): Range | null {
  let k = verb - 1;
  while (/^(?:HAVE|ADV)$/u.test(c.tagName[k] ?? '')) k--;
  if (c.t.word[k] === ',') {
    let open = k - 1;
    while (open > k - 8 && c.t.word[open] !== ',') open--;
    let says = false;
    for (let j = open + 1; j < k; j++) if (/^(?:say|tell)/u.test(c.groupName[j] ?? '')) says = true;
    if (says && c.t.word[open] === ',') {
      const chunk = c.chunk[open - 1] ?? -1;
      return chunk < 0 ? null : [c.chunkStart[chunk] ?? open - 1, open];
    }
  }
  return subjectOf(c, verb)?.who ?? null;
}

const SENT =
  /^(?:sent|given|passed|handed|brought|shown|forwarded|relayed|described|explained|dictated)$/u;

/** "It was sent to him, Aksoy told me, by a smuggler, who in turn had got it from a guard": through whose hands it came. */
export function sentBy(c: Columns, i: number): Relay | null {
  const { t } = c;
  if (!SENT.test(word(c, i)) || c.tagName[i - 1] !== 'BE') return null;
  const first = t.sentenceStart[t.sentence[i] ?? 0] ?? 0;
  let at = i + 1;
  if (word(c, at) === 'to') at = nounPhrase(c, at + 1)?.[1] ?? at;
  const end = at;
  if (t.word[at] === ',') {
    // A report set between; without one it is a sentence like others.
    let close = at + 1;
    let says = -1;
    while (close < at + 8 && t.word[close] !== ',') {
      if (/^(?:say|tell)/u.test(c.groupName[close] ?? '')) says = close;
      close++;
    }
    if (t.word[close] !== ',' || says < 0 || word(c, close + 1) !== 'by') return null;
    const teller = subjectOf(c, says, at + 1);
    const by = tellerAt(c, close + 2);
    if (teller === null || by === null || by.from.length === 0) return null;
    const one = relay(c, [says, says + 1], at, [teller.who, by.who, ...by.from], first, end);
    return one === null ? null : { ...one, frame: [at, by.end] };
  }
  return null;
}

/** Whether somebody's estimate stands behind the verb: "put it closer to seven thousand", "put the toll at sixty". */
export function putAt(c: Columns, i: number): Relay | null {
  if (!/^(?:put|puts|placed|places|set|sets)$/u.test(word(c, i))) return null;
  const what = described(c, i + 1);
  if (what === null) return null;
  const at = /^(?:at|closer|nearer|higher|lower|around|between|above|below)$/u;
  let begins = i + 1;
  let k = nounPhrase(c, i + 1)?.[1] ?? begins;
  // "the number of displaced at just under 90,000".
  for (let j = i + 1; j < k + 4 && j < i + 12; j++)
    if (at.test(word(c, j)) && hasNumber(c, j, j + 7)) {
      k = j;
      break;
    }
  if (!at.test(word(c, k)) || !hasNumber(c, k, k + 7)) return null;
  if (word(c, i + 1) !== 'it' && !COUNTED.test(word(c, i + 1)) && !hasCounted(c, i + 1, k))
    return null;
  if (word(c, i + 1) === 'it') begins = word(c, k) === 'at' ? k + 1 : k;
  const subject = subjectOf(c, i) ?? estimateOver(c, i);
  if (subject === null) return null;
  const behind =
    subject.aside === null
      ? null
      : (receivedFrom(c, subject.aside[0] + 1) ?? basedOn(c, subject.aside));
  let who = subject.who;
  if (ESTIMATES.test(word(c, who[1] - 1)) && who[1] - who[0] > 1) {
    who = [who[0], who[1] - 1];
    if (c.tagName[who[1] - 1] === "'s") who = [who[0], who[1] - 1];
  }
  return relay(
    c,
    [i, i + 1],
    subject.who[0],
    [who, ...(behind === null ? [] : [behind.who, ...behind.from])],
    begins,
    clauseEnd(c, begins),
  );
}

/** "OCHA estimates, based on …, put": a noun that looks like a verb, before its aside. */
function estimateOver(c: Columns, verb: number): Subject | null {
  const { t } = c;
  let open = verb - 1;
  if (t.word[open] !== ',') open = verb;
  else for (open--; open > verb - 20 && t.word[open] !== ','; open--);
  const noun = open - 1;
  if (!ESTIMATES.test(word(c, noun)) || !sameSentence(c, noun, verb)) return null;
  const chunk = c.chunk[noun - 1] ?? -1;
  if (chunk < 0) return null;
  return {
    who: [c.chunkStart[chunk] ?? noun - 1, noun],
    aside: open === verb ? null : [open, verb],
  };
}

const ESTIMATES = /^(?:estimates?|figures?|reports?|counts?|tall(?:y|ies)|assessments?)$/u;

function basedOn(c: Columns, [from]: Range) {
  return word(c, from + 1) === 'based' && word(c, from + 2) === 'on' ? tellerAt(c, from + 3) : null;
}

const COUNTED =
  /^(?:toll|total|figure|number|cost|dead|count|losses|wounded|injured|displaced|missing)$/u;

function hasCounted(c: Columns, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (COUNTED.test(word(c, i))) return true;
  return false;
}

const NUMBER =
  /^(?:\d.*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|dozens?|half|zero)(?:-\p{L}+)*$/u;

function hasNumber(c: Columns, from: number, to: number): boolean {
  for (let i = from; i < to && sameSentence(c, i, from); i++)
    if (NUMBER.test(word(c, i)) || c.tagName[i] === 'NUM') return true;
  return false;
}

/** "C, or so Rami's aunt says her doctor told her". */
export function orSo(c: Columns, i: number): Relay | null {
  const { t } = c;
  if (word(c, i) !== 'or' || word(c, i + 1) !== 'so') return null;
  const first = t.sentenceStart[t.sentence[i] ?? 0] ?? 0;
  const who = described(c, i + 2);
  if (who === null) return null;
  let verb = who[1];
  while (/^(?:HAVE|ADV)$/u.test(c.tagName[verb] ?? '')) verb++;
  if (!/^(?:say|tell|think)/u.test(c.groupName[verb] ?? '') || !sameSentence(c, verb, i))
    return null;
  if (!/^(?:VED|VS|V)$/u.test(c.tagName[verb] ?? '')) return null;
  const links: Range[] = [who];
  const next = described(c, verb + 1);
  if (next !== null && /^(?:say|tell)/u.test(c.groupName[next[1]] ?? '')) links.push(next);
  const begins = t.word[first] === '"' ? first : first;
  const end = /^[,;"—–-]$/u.test(t.word[i - 1] ?? '') && t.word[i - 1] !== '"' ? i - 1 : i;
  if (!isClause(c, begins, end)) return null;
  const one = relay(c, [verb, verb + 1], i, links, begins, end);
  return one === null ? null : { ...one, frame: [i, clauseEnd(c, i)] };
}

/** "What the guard told Hassan, Hassan told Rami, and Rami told the radio: nine dead." */
export function whatTold(c: Columns, i: number): Relay | null {
  const { t } = c;
  if (word(c, i) !== 'what' || i !== (t.sentenceStart[t.sentence[i] ?? 0] ?? -1)) return null;
  const links: Range[] = [];
  let at = i + 1;
  let cue: Range | null = null;
  for (let k = 0; k < 6; k++) {
    if (/^(?:and|then|,)$/u.test(word(c, at)) || t.word[at] === ',') {
      at++;
      k--;
      if (at > i + 60) return null;
      continue;
    }
    const who = nounPhrase(c, at);
    if (who === null) break;
    let verb = who[1];
    while (/^(?:HAVE|ADV)$/u.test(c.tagName[verb] ?? '')) verb++;
    if (
      !/^(?:tell|inform|assure|warn|say|whisper|pass|relay|report|write|text)$/u.test(
        c.lemmaText[verb] ?? '',
      )
    )
      break;
    let hearer = verb + 1;
    if (/^(?:on|to)$/u.test(word(c, hearer))) hearer++;
    if (word(c, hearer) === 'to') hearer++;
    const whom = nounPhrase(c, hearer);
    if (whom === null) break;
    links.unshift(who);
    cue = [verb, verb + 1];
    at = whom[1];
  }
  if (cue === null || links.length < 2 || !/^[:—–-]$/u.test(t.word[at] ?? '')) return null;
  if (!sameSentence(c, at + 1, i)) return null;
  return relay(c, cue, i, links, at + 1);
}

const MEETS =
  /^(?:interviewed|met|questioned|debriefed|found|located|reached|interview|interviews|meets)$/u;
const TALKS = /^(?:spoke|spoken|talked|speaks|talks)$/u;

/** "had interviewed a courier who claimed that …": who spoke with whom, and what that one said. */
export function metWho(c: Columns, i: number): Relay | null {
  if (word(c, i) !== 'who') return null;
  let says = i + 1;
  while (/^(?:HAVE|ADV)$/u.test(c.tagName[says] ?? '')) says++;
  if (
    !/^(?:say|tell)/u.test(c.groupName[says] ?? '') ||
    !/^(?:VED|VS)$/u.test(c.tagName[says] ?? '')
  )
    return null;
  const chunk = c.chunk[i - 1] ?? -1;
  if (chunk < 0 || !sameSentence(c, i - 1, says)) return null;
  let from = c.chunkStart[chunk] ?? i - 1;
  for (let k = i - 2; k > i - 10 && k > 0 && sameSentence(c, k, i); k--) {
    const meets = MEETS.test(word(c, k));
    const talks = TALKS.test(word(c, k)) && /^(?:to|with)$/u.test(word(c, k + 1));
    if (!meets && !talks) continue;
    from = meets ? k + 1 : k + 2;
    const subject = subjectOf(c, k);
    if (subject === null || from > i - 1) return null;
    let begins = says + 1;
    if ((c.groupName[says] ?? '').startsWith('tell'))
      begins = c.chunkEnd[c.chunk[begins] ?? -1] ?? begins;
    return relay(c, [says, says + 1], i, [subject.who, [from, i]], begins);
  }
  return null;
}

/** "According to the manager, who cited figures from the municipality, …": with from whom it came. */
export function accordingToWho(c: Columns, i: number): Relay | null {
  if (word(c, i) !== 'according' || word(c, i + 1) !== 'to') return null;
  const who = tellerAt(c, i + 2);
  if (who === null || who.from.length === 0) return null;
  const first = c.t.sentenceStart[c.t.sentence[i] ?? 0] ?? 0;
  const links = [who.who, ...who.from];
  if (i === first || (i === first + 1 && c.t.word[first] === '"')) {
    const begins = c.t.word[who.end] === ',' ? who.end + 1 : who.end;
    return sameSentence(c, begins, i) ? relay(c, [i, i + 2], i, links, begins) : null;
  }
  const end = c.t.word[i - 1] === ',' ? i - 1 : i;
  if (
    who.end < (c.t.sentenceEnd[c.t.sentence[i] ?? 0] ?? 0) &&
    !/^[.,;"]$/u.test(c.t.word[who.end] ?? '')
  )
    return null;
  const one = relay(c, [i, i + 2], i, links, first, end);
  return one === null ? null : { ...one, frame: [i, who.end] };
}

const CALLS = /^(?:call|phone|ring|text|write|message|radio|cable|email|wire|signal)$/u;
const RANG = /^(?:rang|rung|rings)$/u;

/** "He'd called to say the soldiers had gone", "texted to tell her that …". */
export function calledToSay(c: Columns, i: number): Relay | null {
  if (word(c, i) !== 'to' || !/^(?:say|tell|warn|report|inform)$/u.test(word(c, i + 1)))
    return null;
  let verb = i - 1;
  if (/^(?:OBJ|NAME)$/u.test(c.tagName[verb] ?? '')) verb--;
  if (!CALLS.test(c.lemmaText[verb] ?? '') && !RANG.test(word(c, verb))) return null;
  const subject = subjectOf(c, verb);
  if (subject === null || !sameSentence(c, verb, i + 2)) return null;
  let begins = i + 2;
  if (word(c, i + 1) !== 'say' && word(c, i + 1) !== 'report')
    begins = c.chunkEnd[c.chunk[begins] ?? -1] ?? begins;
  if (/^[,:]$/u.test(c.t.word[begins] ?? '')) begins++;
  if (!sameSentence(c, begins, i) || !isClause(c, begins, clauseEnd(c, begins))) return null;
  return relay(c, [verb, i + 2], subject.who[0], [subject.who], begins);
}

/** "Witness (name withheld) recounted how a guard had …". */
export function toldHow(c: Columns, i: number): Relay | null {
  if (!/^(?:recount|describe|relate|explain|recall|tell)$/u.test(c.lemmaText[i] ?? '')) return null;
  if (!/^(?:VED|VS)$/u.test(c.tagName[i] ?? '') || c.tagName[i - 1] === 'BE') return null;
  let at = i + 1;
  if (c.lemmaText[i] === 'tell') at = nounPhrase(c, at)?.[1] ?? at;
  if (word(c, at) !== 'how' || !sameSentence(c, at, i)) return null;
  // "How much", "how to": no story.
  if ((c.chunk[at + 1] ?? -1) < 0 || !isClause(c, at + 1, clauseEnd(c, at))) return null;
  const subject = subjectOf(c, i);
  if (subject === null || subject.aside === null) return null;
  return relay(c, [i, i + 1], subject.who[0], [subject.who], at);
}

/** "He goes “they took eighty sacks”", "his boss was like “shut up”". */
export function goesLike(c: Columns, i: number): Relay | null {
  const { t, q } = c;
  let at = i + 1;
  let verb = i;
  if (word(c, i) === 'like' && (c.tagName[i - 1] === 'BE' || c.tagName[i - 1] === "'s"))
    verb = i - 1;
  else if (word(c, i) === 'all' && c.tagName[i - 1] === 'BE') verb = i - 1;
  else if (!/^(?:goes|go|went)$/u.test(word(c, i))) return null;
  if (t.word[at] === ',') at++;
  const id = q.of[at] ?? -1;
  if (
    t.word[at] !== '"' ||
    t.mark[at] === 2 ||
    id < 0 ||
    q.first[id] !== at ||
    (q.of[i] ?? -1) >= 0
  )
    return null;
  if (t.paragraph[at] !== t.paragraph[i]) return null;
  const subject = subjectOf(c, verb);
  if (subject === null || !isPerson(c, subject.who)) return null;
  return relay(c, [verb, i + 1], subject.who[0], [subject.who], at, (q.last[id] ?? at) + 1);
}
