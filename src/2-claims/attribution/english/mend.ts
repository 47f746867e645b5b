import type { Columns } from './columns.ts';
import type { Found, Range } from './find.ts';
import { behindPhrase, invertedAt, plainReading } from './plain.ts';
import { nounPhrase, subjectOver } from './chain.ts';
import { isPerson } from './people.ts';
import { withCited, withTold } from './relayed.ts';
import { isClause } from './relay.ts';
import { clauseEnd, subjectOf } from './teller.ts';
import { apart } from './two-speakers.ts';

/**
 * Readings put right where grammar leaves no doubt:
 *
 * - the subject right before a plain verb of saying or telling is its source ("residents had told him");
 * - a source between commas belongs to the phrase it describes ("his uncle, a fisherman, says");
 * - what somebody says begins at the subject of a report inside it and runs to that report's end;
 * - a second statement that begins with "and that" is told too;
 * - a source holds no verb of saying before it and ends in no verb or "and" ("Dana said [her brother] told her");
 * - what is told begins at `that`, not inside the name of who was asked or told;
 * - "heard from X that …" tells what follows `that`;
 * - "was told by X that …" tells what follows, not who was told; "heard from X that …" likewise;
 * - ", said X." tells what stands before it;
 * - a source is whole: with whose it is ("the emir's cook"), without what is said of it ("Samir, whose cousin …"), and
 *   with who cites it ("residents quoted by …");
 * - a verb right behind what is told belongs to it ("told him nobody [died]"), and an auxiliary is nobody;
 * - what is told ends in no relative clause that its verb follows ("her son, who was at the well, saw …").
 */
export function mended(c: Columns, found: readonly Found[]): Found[] {
  const steps = [
    heardFrom,
    afterVerb,
    overBracket,
    ofWhom,
    impersonal,
    notAuxiliary,
    fromThat,
    toVerb,
    withSubject,
    overRelative,
    withDescribed,
    withoutHearer,
    withSecond,
    pastSource,
    inverted,
    namedBefore,
    withOwner,
    withoutRelative,
    withCited,
    withTold,
    fromHearer,
    overLastRelative,
    toldOn,
    pastHearer,
    afterQuotation,
  ];
  const better = found.map((one) => steps.reduce((now, step) => step(c, now), one));
  return apart(
    c,
    better.map((one) => reachingOver(c, one, better)),
  );
}

function isPlain(c: Columns, { cue }: Found): boolean {
  return (
    cue[1] - cue[0] === 1 &&
    /^(?:VED|VS)$/u.test(c.tagName[cue[0]] ?? '') &&
    /^(?:say|tell)(?:\+|$)/u.test(c.groupName[cue[0]] ?? '')
  );
}

function afterVerb(c: Columns, one: Found): Found {
  if (one.source === null) return one;
  let [from, to] = one.source;
  // "in [the words of X]": the words are no speaker.
  if (c.t.lower[from + 1] === 'words' && c.t.lower[from + 2] === 'of' && to > from + 3)
    return { ...one, source: [from + 3, to] };
  // "in [the words] of X": whose they are.
  if (c.t.lower[to - 1] === 'words' && c.t.lower[to] === 'of' && c.t.lower[from - 1] === 'in') {
    const whose = nounPhrase(c, to + 1);
    if (whose !== null) return { ...one, source: whose };
  }
  // "FWIW the spokesman".
  if (/^(?:fyi|fwiw|btw|afaik|imho?|tbh)$/u.test(c.t.lower[from] ?? '') && to - from > 1)
    return { ...one, source: [from + 1, to] };
  if (from >= one.cue[0]) return one;
  for (let k = from; k < to - 1; k++) if (isPlain(c, { ...one, cue: [k, k + 1] })) from = k + 1;
  while (from < to - 1 && c.t.lower[from] === 'that') from++;
  while (to > from + 1 && /^(?:AND|VED|VS|HAVE|BE|MOD)$/u.test(c.tagName[to - 1] ?? '')) to--;
  return from === one.source[0] && to === one.source[1] ? one : { ...one, source: [from, to] };
}

/** "Witness (name withheld) recounted": who stands before the bracket. */
function overBracket(c: Columns, one: Found): Found {
  if (!isPlain(c, one) || c.t.word[one.cue[0] - 1] !== ')') return one;
  const subject = subjectOf(c, one.cue[0]);
  return subject === null ? one : { ...one, source: subject.who };
}

/** "She [had] told my colleague that …": the subject, and what follows the verb. */
function notAuxiliary(c: Columns, one: Found): Found {
  const { source, cue } = one;
  if (source === null || source[1] - source[0] !== 1 || source[1] > cue[0]) return one;
  if (!/^(?:HAVE|BE|MOD|DO)$/u.test(c.tagName[source[0]] ?? '')) return one;
  const subject = subjectOf(c, cue[0]);
  if (subject === null) return one;
  const content = one.content
    .filter(([, to]) => to > cue[1])
    .map(([from, to]): Range => {
      const begins = Math.max(from, cue[1]);
      const hearer = c.chunkEnd[c.chunk[begins] ?? -1] ?? begins;
      return c.t.lower[hearer] === 'that' && hearer < to ? [hearer, to] : [begins, to];
    });
  return { ...one, source: subject.who, content: content.length > 0 ? content : one.content };
}

/** "the driver of [one] told": all of the phrase. */
function ofWhom(c: Columns, one: Found): Found {
  if (one.source === null || one.source[1] > one.cue[0]) return one;
  const [from, to] = one.source;
  if (c.tagName[from - 1] !== 'OF') return one;
  const over = c.chunk[from - 2] ?? -1;
  const start = c.chunkStart[over] ?? from;
  if (over < 0 || c.t.sentence[start] !== c.t.sentence[from]) return one;
  if (/^(?:PRE|OF|TO)$/u.test(c.tagName[start - 1] ?? '.')) return one;
  return isPerson(c, [start, from - 1]) ? { ...one, source: [start, to] } : one;
}

/** "It is understood that …": it is nobody. */
function impersonal(c: Columns, one: Found): Found {
  const { source, cue } = one;
  if (source === null || source[1] - source[0] !== 1 || source[1] > cue[0]) return one;
  if (c.t.lower[source[0]] !== 'it' || c.tagName[cue[0]] !== 'BE') return one;
  return c.t.lower[cue[1]] === 'that' && cue[1] - cue[0] <= 3 ? { ...one, source: null } : one;
}

/** "He told his wife he buried him, and she told me": who told it on comes before, and is nothing that was told. */
export function toldOn(c: Columns, one: Found): Found {
  const { t } = c;
  const { cue, source } = one;
  if (source === null || source[1] > cue[0] || c.lemmaText[cue[1] - 1] !== 'tell') return one;
  const hearer = c.chunk[cue[1]] ?? -1;
  const behind = c.chunkEnd[hearer] ?? cue[1];
  if (hearer < 0 || c.tagName[cue[1]] === 'OBJ') return one;
  const end = clauseEnd(c, behind);
  if (!/^(?:me|us)$/u.test(t.lower[end - 1] ?? '') || t.lower[end - 2] !== 'told') return one;
  const chunk = c.chunk[end - 3] ?? -1;
  const begins = c.chunkStart[chunk] ?? end;
  if (chunk < 0 || t.lower[begins - 1] !== 'and') return one;
  const words = (from: number, to: number): string => t.lower.slice(from, to).join(' ');
  const pronoun = /^(?:he|she|they)$/u.test(t.lower[begins] ?? '');
  if (!pronoun && words(begins, end - 2) !== words(cue[1], behind)) return one;
  const stop = t.word[begins - 2] === ',' ? begins - 2 : begins - 1;
  const from = t.lower[behind] === 'that' ? behind + 1 : behind;
  if (stop - from < 2) return one;
  return { ...one, content: [[from, stop]], links: [[cue[1], behind], source] };
}

/** "told [the mill guard] they are going": what is told begins behind who was told. */
function pastHearer(c: Columns, one: Found): Found {
  const { cue, links } = one;
  if (links !== undefined || c.lemmaText[cue[1] - 1] !== 'tell') return one;
  const at = one.content.findIndex(([from]) => from === cue[1]);
  const piece = one.content[at];
  const chunk = c.chunk[cue[1]] ?? -1;
  const behind = c.chunkEnd[chunk] ?? cue[1];
  if (piece === undefined || chunk < 0 || piece[1] - behind < 2) return one;
  if (!/^(?:PRO|PROit|DET|POS|THERE)$/u.test(c.tagName[behind] ?? '')) return one;
  if (!isPerson(c, [cue[1], behind]) || (c.q.of[behind] ?? -1) !== (c.q.of[cue[0]] ?? -1))
    return one;
  if (!isClause(c, behind, piece[1])) return one;
  return { ...one, content: one.content.map((x, i) => (i === at ? [behind, x[1]] : x)) };
}

/** What begins inside somebody's quotation and ends outside belongs to another: "…cabinets?” [The courier], she added". */
function afterQuotation(c: Columns, one: Found): Found {
  const { q } = c;
  if ((q.of[one.cue[0]] ?? -1) >= 0) return one;
  const content = one.content.map(([from, to]): Range => {
    const id = q.of[from] ?? -1;
    const last = q.last[id] ?? -1;
    const whole = id < 0 || q.first[id] === from || (q.of[to - 1] ?? -1) === id;
    return whole || last + 1 >= to || q.closed[id] !== true ? [from, to] : [last + 1, to];
  });
  return { ...one, content };
}

/** "told him nobody [died]": the clause goes on. */
function toVerb(c: Columns, one: Found): Found {
  const last = one.content.at(-1);
  if (last === undefined || last[0] < one.cue[1] || last[1] - last[0] < 1) return one;
  const { sentence } = c.t;
  const end = last[1];
  if (sentence[end] !== sentence[one.cue[0]] || (c.q.of[end] ?? -1) !== (c.q.of[one.cue[0]] ?? -1))
    return one;
  if (!/^PRO(?:it)?$/u.test(c.tagName[end - 1] ?? '')) return one;
  if (!/^(?:ED|VED|VS|BE|HAVE|MOD)$/u.test(c.tagName[end] ?? '')) return one;
  return { ...one, content: [...one.content.slice(0, -1), [last[0], clauseEnd(c, last[0])]] };
}

function fromThat(c: Columns, one: Found): Found {
  const at = one.content.findIndex(([from]) => from >= one.cue[1]);
  const [from, to] = one.content[at] ?? [0, 0];
  const begins = c.t.lower[from] === 'from' ? from + 1 : from;
  const asked = c.t.lower[begins - 1] === 'from';
  const chunk = at < 0 ? -1 : (c.chunk[begins] ?? -1);
  const that = c.chunkEnd[chunk] ?? 0;
  if (chunk < 0 || (!asked && c.chunkStart[chunk] === from)) return one;
  if (that >= to - 1 || c.t.lower[that] !== 'that') return one;
  return { ...one, content: one.content.map((piece, i) => (i === at ? [that, to] : piece)) };
}

function withSubject(c: Columns, one: Found): Found {
  if (!isPlain(c, one)) return one;
  const { cue, source } = one;
  if (source !== null && source[0] >= cue[1]) return one;
  let k = cue[0] - 1;
  while (k > 0 && /^(?:HAVE|ADV)$/u.test(c.tagName[k] ?? '')) k--;
  const chunk = k < 0 ? -1 : (c.chunk[k] ?? -1);
  if (chunk < 0 && c.t.word[k] === ',' && source !== null && source[1] < k) {
    // "Rami says his uncle, a fisherman, says": who is described between the commas.
    const who = subjectOver(c, cue[0], source[1]);
    return who === null || who[0] <= source[1] ? one : { ...one, source: who };
  }
  if (chunk < 0 || c.t.sentence[k] !== c.t.sentence[cue[0]]) return one;
  if ((c.q.of[k] ?? -1) !== (c.q.of[cue[0]] ?? -1) || c.tagName[k] === 'OBJ') return one;
  const subject: Range = [c.chunkStart[chunk] ?? k, k + 1];
  if (source !== null && source[0] < subject[1] && subject[0] < source[1]) return one;
  // Only a report inside what somebody else says: elsewhere the tagger knows better.
  if (source !== null && source[1] > subject[0]) return one;
  const before = c.tagName[subject[0] - 1] ?? '.';
  if (/^(?:PRE|OF|TO)$/u.test(before)) return one;
  const content = one.content.filter(([from]) => from >= cue[1]);
  return { cue, source: subject, content: content.length > 0 ? content : one.content };
}

function withDescribed(c: Columns, one: Found): Found {
  const { source, cue } = one;
  if (source === null || source[1] >= cue[0] || c.t.word[source[1]] !== ',') return one;
  if (source[1] + 1 !== cue[0] || !/^(?:a|an|the|one)$/u.test(c.t.lower[source[0]] ?? ''))
    return one;
  if (c.t.word[source[0] - 1] !== ',') return one;
  const chunk = c.chunk[source[0] - 2] ?? -1;
  if (chunk < 0 || c.t.sentence[source[0] - 2] !== c.t.sentence[cue[0]]) return one;
  const from = c.chunkStart[chunk] ?? source[0];
  if (/^(?:PRE|OF)$/u.test(c.tagName[from - 1] ?? '.')) return one;
  return { ...one, source: [from, source[1]] };
}

/** "He had heard from a medic that …": what follows the `that`, and nothing before it. */
function heardFrom(c: Columns, one: Found): Found {
  let verb = -1;
  for (let i = one.cue[0]; i < one.cue[1]; i++)
    if (/^(?:heard|hears|learned|learnt)$/u.test(c.t.lower[i] ?? '')) verb = i;
  if (verb < 0 || c.t.lower[verb + 1] !== 'from') return one;
  const plain = plainReading(c, [verb, verb + 1]);
  if (plain === null) return one;
  return { cue: plain.cue, source: plain.source ?? one.source, content: plain.content };
}

/** "The teacher was told by a policeman that …". */
function withoutHearer(c: Columns, one: Found): Found {
  const { cue } = one;
  let told = false;
  for (let i = cue[0]; i <= cue[1]; i++)
    if (c.t.lower[i] === 'told' && c.t.lower[i + 1] === 'by') told = true;
  if (!told) return one;
  const content = one.content.filter(([from]) => from >= cue[1]);
  return content.length > 0 ? { ...one, content } : (plainReading(c, cue) ?? one);
}

/** "A guard, whose name I don't know, said": who is described between the commas. */
function overRelative(c: Columns, one: Found): Found {
  const { cue } = one;
  if (!isPlain(c, one) || c.t.word[cue[0] - 1] !== ',') return one;
  for (let k = cue[0] - 2; k > 0 && c.t.sentence[k] === c.t.sentence[cue[0]]; k--) {
    if (!/^(?:who|whose|whom|which)$/u.test(c.t.lower[k] ?? '') || c.t.word[k - 1] !== ',')
      continue;
    const chunk = c.chunk[k - 2] ?? -1;
    if (chunk < 0 || (one.source !== null && one.source[0] < k)) return one;
    return { ...one, source: subjectOf(c, k - 1)?.who ?? [c.chunkStart[chunk] ?? k - 2, k - 1] };
  }
  return one;
}

/** "heard from a medic, who …, that …": what is told stands behind who told it. */
function pastSource(c: Columns, one: Found): Found {
  const { lower } = c.t;
  if (!/^(?:by|from)$/u.test(lower[one.cue[1]] ?? '')) return one;
  if (!/^(?:heard|hears?|told|learned|learnt)$/u.test(lower[one.cue[1] - 1] ?? '')) return one;
  const after = one.content.find(([from]) => from >= one.cue[1]);
  const begins = behindPhrase(c, one.cue[1] + 1);
  if (after === undefined || begins < 0 || after[0] >= begins) return one;
  const plain = plainReading(c, one.cue);
  return plain === null
    ? one
    : { ...one, source: one.source ?? plain.source, content: plain.content };
}

/** ", said residents." and ", said residents quoted by …": what is told stands before it. */
function inverted(c: Columns, one: Found): Found {
  const { cue, source } = one;
  if (!isPlain(c, one) || !invertedAt(c, cue[0])) return one;
  const end = c.chunkEnd[c.chunk[cue[1]] ?? -1] ?? cue[1] + 1;
  const cited = c.t.lower[end + 1] === 'by';
  const misses = source === null && one.content.every(([from]) => from >= cue[1]);
  if (!cited && (!misses || !/^[.;]$/u.test(c.t.word[end] ?? '.'))) return one;
  return plainReading(c, cue) ?? one;
}

/** "A fighter, speaking …, told the paper that …": somebody is named, and what is told stands behind. */
function namedBefore(c: Columns, one: Found): Found {
  if (!isPlain(c, one) || one.source !== null || c.t.word[one.cue[0] - 1] !== ',') return one;
  const plain = plainReading(c, one.cue);
  return plain === null || plain.source === null ? one : plain;
}

function withOwner(c: Columns, one: Found): Found {
  if (one.source === null) return one;
  const [from, to] = one.source;
  const chunk = c.chunk[from] ?? -1;
  if (c.tagName[from - 1] !== "'s" || chunk < 0 || chunk !== c.chunk[from - 1]) return one;
  return { ...one, source: [c.chunkStart[chunk] ?? from, to] };
}

/** "whose cousin was at the mill" for "Samir, whose cousin was at the mill". */
function withoutRelative(c: Columns, one: Found): Found {
  if (one.source === null) return one;
  const [from] = one.source;
  const phrase = c.chunk[from - 2] ?? -1;
  if (!/^(?:who|whose|whom)$/u.test(c.t.lower[from] ?? '') || c.t.word[from - 1] !== ',')
    return one;
  // "Samir, who says …": there the relative clause itself reports.
  if (one.source[1] - from < 2 || c.t.word[one.cue[0] - 1] !== ',') return one;
  return phrase < 0 ? one : { ...one, source: [c.chunkStart[phrase] ?? from - 2, from - 1] };
}

/** "told [her] that …". */
function fromHearer(c: Columns, one: Found): Found {
  return {
    ...one,
    content: one.content.map(([from, to]): Range =>
      from === one.cue[1] &&
      /^(?:me|us|him|her|them|you)$/u.test(c.t.lower[from] ?? '') &&
      c.t.lower[from + 1] === 'that' &&
      to - from > 3
        ? [from + 1, to]
        : [from, to],
    ),
  };
}

/** What is told breaks off where a relative clause closes, and its verb comes behind the comma. */
function overLastRelative(c: Columns, one: Found): Found {
  const last = one.content.at(-1);
  if (last === undefined || last[0] < one.cue[1]) return one;
  const { word, lower, sentence, sentenceEnd } = c.t;
  const end = word[last[1] - 1] === ',' ? last[1] - 1 : last[1];
  if (word[end] !== ',' || !/^(?:V|VED|VS|ED|BE|HAVE|DO|MOD)$/u.test(c.tagName[end + 1] ?? ''))
    return one;
  let open = end - 1;
  while (open > last[0] && word[open] !== ',') open--;
  if (!/^(?:who|whose|whom|which)$/u.test(lower[open + 1] ?? '')) return one;
  // Its own speaker's verb behind the comma, as in “…”, said X.
  if (sentence[end] !== sentence[one.cue[0]]) return one;
  let to = sentenceEnd[sentence[end] ?? 0] ?? end;
  while (to > end && /^[.!?"]$/u.test(word[to - 1] ?? '')) to--;
  return { ...one, content: [...one.content.slice(0, -1), [last[0], to]] };
}

function withSecond(c: Columns, one: Found): Found {
  const last = one.content.at(-1);
  if (last === undefined || last[0] < one.cue[1] || !isPlain(c, one)) return one;
  const { lower, word, sentence, sentenceEnd } = c.t;
  let at = last[1];
  if (word[at] === ',') at++;
  if (!/^(?:and|but)$/u.test(lower[at] ?? '') || lower[at + 1] !== 'that') return one;
  if (sentence[at] !== sentence[one.cue[0]]) return one;
  let end = sentenceEnd[sentence[at] ?? 0] ?? at;
  while (end > at && /^[.!?]$/u.test(word[end - 1] ?? '')) end--;
  return { ...one, content: [...one.content.slice(0, -1), [last[0], end]] };
}

function reachingOver(c: Columns, one: Found, all: readonly Found[]): Found {
  const last = one.content.at(-1);
  if (last === undefined || last[0] < one.cue[1]) return one;
  for (const other of all) {
    if (other === one || other.source === null || other.cue[0] < last[0]) continue;
    const ends = other.source[1] === last[1] && other.source[0] > last[0];
    if (
      !ends &&
      other.source[0] !== last[0] &&
      !(c.t.lower[last[0]] === 'that' && other.source[0] === last[0] + 1)
    )
      continue;
    if (last[1] > other.cue[0] || c.t.sentence[last[0]] !== c.t.sentence[other.cue[0]]) continue;
    const end = other.content.at(-1)?.[1] ?? 0;
    if (end <= last[1]) continue;
    return { ...one, content: [...one.content.slice(0, -1), [last[0], end]] };
  }
  return one;
}
