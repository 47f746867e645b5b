import type { Columns } from './columns.ts';
import type { Found, Range } from './find.ts';
import { plainReading } from './plain.ts';

/**
 * Readings put right where grammar leaves no doubt:
 *
 * - the subject right before a plain verb of saying or telling is its source ("residents had told him");
 * - a source between commas belongs to the phrase it describes ("his uncle, a fisherman, says");
 * - what somebody says begins at the subject of a report inside it and runs to that report's end;
 * - a second statement that begins with "and that" is told too;
 * - a source holds no verb of saying before it and ends in no verb or "and" ("Dana said [her brother] told her");
 * - what is told begins at `that`, not inside the name of who was asked or told;
 * - "was told by X that …" tells what follows, not who was told.
 */
export function mended(c: Columns, found: readonly Found[]): Found[] {
  const steps = [
    afterVerb,
    fromThat,
    withSubject,
    overRelative,
    withDescribed,
    withoutHearer,
    withSecond,
  ];
  const better = found.map((one) => steps.reduce((now, step) => step(c, now), one));
  return better.map((one) => reachingOver(c, one, better));
}

function isPlain(c: Columns, { cue }: Found): boolean {
  return (
    cue[1] - cue[0] === 1 &&
    /^(?:VED|VS)$/u.test(c.tagName[cue[0]] ?? '') &&
    /^(?:say|tell)(?:\+|$)/u.test(c.groupName[cue[0]] ?? '')
  );
}

function afterVerb(c: Columns, one: Found): Found {
  if (one.source === null || one.source[0] >= one.cue[0]) return one;
  let [from, to] = one.source;
  for (let k = from; k < to - 1; k++) if (isPlain(c, { ...one, cue: [k, k + 1] })) from = k + 1;
  while (from < to - 1 && c.t.lower[from] === 'that') from++;
  while (to > from + 1 && /^(?:AND|VED|VS|HAVE|BE|MOD)$/u.test(c.tagName[to - 1] ?? '')) to--;
  return from === one.source[0] && to === one.source[1] ? one : { ...one, source: [from, to] };
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
    return { ...one, source: [c.chunkStart[chunk] ?? k - 2, k - 1] };
  }
  return one;
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
    if (
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
