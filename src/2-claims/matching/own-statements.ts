import { type Turn, turnsOf } from '#intake/texts/transcript.ts';
import type { Basis } from '../claim.ts';
import type { FoundValue, Span, Speaker, Suggestion } from '../suggest/suggestion.ts';
import { speakerIn } from '../suggest/by-turns.ts';
import { languageOf } from '../suggest/language-of.ts';
import { pieceAt } from '../suggest/by-mail.ts';
import { mailPieces } from '../suggest/mail-pieces.ts';
import { personWhoDid } from './clause-words.ts';
import { contentWords } from './content-words.ts';
import type { DocumentHead } from './document-head.ts';
import { type LogItem, logItems } from './form-lines.ts';
import { goesOn } from './goes-on.ts';
import { heardFrom } from './heard-from.ts';
import { knownBy } from './known-by.ts';
import { isThing } from './labels.ts';
import { isNotStated } from './not-stated.ts';
import { seenBy } from './seen-by.ts';
import { sentencesOf } from './sentences.ts';
import type { Statement } from './statement.ts';

/**
 * Everything a document says, statement by statement: what somebody is reported to have said (as `suggest` found it)
 * and, beside it, every other sentence as the document's own statement – a chat message without "he said" is its
 * sender's word, and most of what a field desk receives is of that kind.
 *
 * - A sentence most of whose words lie in reported speech is not said again.
 * - Values found outside reported speech go with the sentence they stand in, or with what is reported in it.
 * - Of a transcript only what the witness said is offered; the question before it stands in `why`. Of a log each
 *   line is a statement of whoever it names, as an answer to the question above it.
 * - A heading says where a document comes from and states nothing. `Market:` in front of a sentence is what it is about;
 *   who speaks is a name, a description of somebody, never a thing or a place.
 * - A fragment (`Four.` `Nine men.`) is one statement with the sentence in the first person that follows it.
 * - What its writer did not see but had from somebody is that person's, passed on by the writer (`known-by.ts`).
 * - What is said not to have been said, is asked, or is a condition states nothing (`not-stated.ts`).
 * - What nobody could code (greetings, a question, a heading that only names the document) is left out.
 */
export function statementsOf(
  text: string,
  found: readonly Suggestion[],
  kind: 'message' | 'transcript' | 'other',
  head: DocumentHead | null = null,
): readonly Statement[] {
  const language = found[0]?.language ?? languageOf(text);
  const turns = kind === 'transcript' ? turnsOf(text) : [];
  const said = turns.filter((turn) => turn.role !== 'interviewer' && turn.role !== 'interpreter');
  const mail = turns.length > 0 ? [] : mailPieces(text);
  const log =
    kind === 'other'
      ? logItems(text).filter(({ said: [from] }) => pieceAt(mail, from)?.isHeader !== true)
      : [];
  const allowed = (span: Span): boolean =>
    pieceAt(mail, span[0])?.isHeader !== true &&
    (head === null || span[0] >= head.span[1]) &&
    (said.length === 0 ||
      said.some((turn) => turn.said[0] <= span[0] && span[1] <= turn.said[1])) &&
    !log.some((item) => item.who[0] < span[1] && span[0] < item.said[1]);
  const tellersAt = tellers(text, said, head, mail);
  const spoken = found.filter(
    (one) =>
      one.content !== null &&
      allowed(one.content.span) &&
      !/\n/.test(text.slice(...one.span)) &&
      contentWords(one.content.text.slice(0, LONG)).length >= 2 &&
      !isOwnVerb(one) &&
      !isLabelled(one),
  );
  const unsaid = new Set(spoken.filter((one) => isUnsaid(text, one)));
  const reported = spoken
    .filter((one) => !unsaid.has(one))
    .map((one) => withSpeakers(text, one, said))
    .map((one) => withoutShown(text, one))
    .map((one) => inWhole(text, one, spoken))
    .map((one) => withSeer(text, one))
    .flatMap((one) => apart(text, one));
  const loose = found.filter((one) => one.content === null).flatMap((one) => one.values);
  const sentences = joined(
    text,
    said.length === 0
      ? sentencesOf(text)
      : said.flatMap((turn) =>
          sentencesOf(text.slice(...turn.said)).map(([a, b]): Span => [
            turn.said[0] + a,
            turn.said[0] + b,
          ]),
        ),
  )
    .map((span) => (mail.length === 0 ? span : unquoted(text, span)))
    .filter(allowed);
  const own: Statement[] = log.map((item) => ofLog(text, item, loose, found, language));
  const full: Statement[] = reported.map((one): Statement => {
    const around = sentences.find(([a, b]) => a <= one.span[0] && one.span[0] < b) ?? one.span;
    const more = loose.filter(
      (value) =>
        around[0] <= value.span[0] &&
        value.span[1] <= around[1] &&
        !reported.some(
          (other) =>
            other !== one && other.span[0] <= value.span[0] && value.span[1] <= other.span[1],
        ),
    );
    const alone = !reported.some(
      (other) => other !== one && other.span[0] < around[1] && around[0] < other.span[1],
    );
    // Alone in its sentence it has the whole beginning of it: who is it that says it?
    const span: Span = [
      alone ? Math.min(one.span[0], around[0]) : one.span[0],
      Math.max(one.span[1], ...more.map((value) => value.span[1])),
    ];
    return {
      ...one,
      speakers: behindTellers(
        mail.length > 0 ? [] : tellersAt(one.content?.span[0] ?? one.span[0]),
        one.speakers,
      ),
      span,
      quote: text.slice(...span),
      values: [...one.values, ...more].filter(once).toSorted((a, b) => a.span[0] - b.span[0]),
      sentence: text.slice(...around),
      context: contextOf(text, sentences, around, turns),
      asked: askedBefore(turns, one.span)?.text ?? null,
    };
  });
  const covering = [...reported, ...unsaid];
  let before: string | null = null;
  for (const span of sentences
    .flatMap((one) => atFrame(text, one))
    .flatMap((one) => bySeers(text, one))
    .flatMap((one) => behind(text, one, reported))) {
    const quote = text.slice(...span);
    if (/[?؟]["”’»)\]]*$/u.test(quote) || isNotStated(quote.slice(0, LONG))) continue;
    const words = contentWords(quote);
    const free = words.filter(
      ({ at }) => !covering.some((one) => covers(one, span[0] + at)),
    ).length;
    if (free * 2 < words.length || (words.length > 0 && free === 0)) continue;
    const within = loose.filter((value) => span[0] <= value.span[0] && value.span[1] <= span[1]);
    const values = [
      ...within,
      ...found
        .filter((one) => one.content !== null && one.span[0] < span[1] && span[0] < one.span[1])
        .flatMap((one) => one.values)
        .filter((value) => span[0] <= value.span[0] && value.span[1] <= span[1]),
    ]
      .filter(once)
      .toSorted((a, b) => a.span[0] - b.span[0]);
    const asked = askedBefore(turns, span);
    const known = knownBy(quote, before);
    const basis = known.basis === 'unknown' && INFERRED.test(quote) ? 'inferred' : known.basis;
    before = known.speakers.at(-1)?.resolved || personWhoDid(quote.slice(0, LONG)) || before;
    // A word or two say something only when they are what somebody saw or did, or answer what was asked.
    if (free < 2 && values.length === 0 && basis !== 'saw' && (asked === undefined || free < 1))
      continue;
    own.push({
      span,
      quote,
      content: passageAt(text, known.content, span[0]),
      cue: null,
      tellers: tellersAt(span[0]).length,
      speakers: behindTellers(
        tellersAt(span[0]),
        known.speakers.map((one) => ({
          ...one,
          span: one.span === null ? null : [one.span[0] + span[0], one.span[1] + span[0]],
        })),
      ),
      basis,
      certainty: certaintyOf(quote),
      values,
      language,
      why:
        known.why ??
        (asked === undefined
          ? 'nobody else is named: the words of whoever wrote this'
          : `the answer to “${asked.text}”`),
      sentence: quote,
      context: contextOf(text, sentences, span, turns) || firstOfTwo(text, sentences, span),
      asked: asked?.text ?? null,
      labelled: isThing(labelOf(quote) ?? ''),
    });
  }
  return [...full, ...own].toSorted((a, b) => a.span[0] - b.span[0] || b.span[1] - a.span[1]);
}

/**
 * Whose turn or piece a statement stands in, where that is somebody by name: of several who speak in a transcript, of what a
 * mail quotes. Who answers as `A:` is the witness whom the heading names.
 */
function tellers(
  text: string,
  said: readonly Turn[],
  head: DocumentHead | null,
  mail: ReturnType<typeof mailPieces>,
): (at: number) => readonly Speaker[] {
  const labels = new Set(said.map(({ speaker }) => speaker.toLowerCase()));
  return (at) => {
    const piece = pieceAt(mail, at);
    if (piece !== undefined) return piece.speakers;
    const turn = said.find(({ span }) => span[0] <= at && at < span[1]);
    if (turn === undefined) return [];
    const name = speakerIn(text, turn, said);
    const isNamed =
      name !== turn.speaker ||
      !/^(?:\p{L}|answer|witness|respondent|interviewee|informant|source|subject|réponse|témoin|جواب|الجواب|الشاهد|الشاهدة|شاهد|شاهدة|المصدر)$/iu.test(
        name,
      );
    if (!isNamed || (labels.size < 2 && head?.witness != null)) return [];
    const from = turn.span[0] + Math.max(0, text.slice(...turn.span).indexOf(turn.speaker));
    return [{ text: turn.speaker, span: [from, from + turn.speaker.length], resolved: name }];
  };
}

/** A line of a quoted mail without its `>`. */
function unquoted(text: string, [from, to]: Span): Span {
  return [
    from + (/^(?:\s?>)+\s*/u.exec(text.slice(from, Math.min(to, from + 40)))?.[0].length ?? 0),
    to,
  ];
}

function behindTellers(
  before: readonly Speaker[],
  speakers: readonly Speaker[],
): readonly Speaker[] {
  const own = speakers.filter(
    ({ resolved }) => before.length === 0 || !/^(?:I|we|je|nous|أنا|نحن)$/iu.test(resolved.trim()),
  );
  return before.length === 0 || own[0]?.resolved === before.at(-1)?.resolved
    ? speakers
    : [...before, ...own];
}

/** What a line of a log says, in the mouth of whom it names. */
function ofLog(
  text: string,
  item: LogItem,
  loose: readonly FoundValue[],
  found: readonly Suggestion[],
  language: string,
): Statement {
  const quote = text.slice(...item.said);
  const speaker = (span: Span): Speaker => ({
    text: text.slice(...span),
    span,
    resolved: text.slice(...span).trim(),
  });
  return {
    span: item.said,
    quote,
    content: { span: item.said, text: quote },
    cue: null,
    speakers: [...(item.by === null ? [] : [speaker(item.by)]), speaker(item.who)],
    basis: basisOf(quote),
    certainty: certaintyOf(quote),
    values: [...loose, ...found.filter((one) => one.content !== null).flatMap((one) => one.values)]
      .filter(({ span }) => item.said[0] <= span[0] && span[1] <= item.said[1])
      .filter(once)
      .toSorted((a, b) => a.span[0] - b.span[0]),
    language,
    why:
      item.question === null
        ? `noted as the words of ${text.slice(...item.who)}`
        : `the answer of ${text.slice(...item.who)} to “${item.question}”`,
    sentence: quote,
    context: item.question ?? '',
    asked: item.question,
    noted: true,
  };
}

/** `Fig says that A, and that B`: two statements of one speaker. */
function apart(text: string, one: Suggestion): readonly Suggestion[] {
  if (one.content === null || one.speakers.length === 0) return [one];
  const [start, end] = one.content.span;
  const found = /,? (?:and|et) (?:that\s|que\s|qu[\u2019'])/u.exec(one.content.text);
  if (found === null) return [one];
  const cut = start + found.index;
  const next = cut + found[0].length;
  const part = (span: Span, from: number): Suggestion => ({
    ...one,
    span: [from, span[1]],
    quote: text.slice(from, span[1]),
    content: { span, text: text.slice(...span) },
    values: one.values.filter((value) => span[0] <= value.span[0] && value.span[1] <= span[1]),
  });
  const both = [part([start, cut], one.span[0]), part([next, end], next)];
  return both.every(({ content }) => contentWords(content?.text ?? '').length >= 2) ? both : [one];
}

/** `Source: my cousin, 3 buses left`: a label of what follows, and nobody who speaks. */
function isLabelled(one: Suggestion): boolean {
  return one.speakers.length === 1 && LABEL.test(one.speakers[0]?.text.trim() ?? '');
}

const LABEL =
  /^(?:sources?|src|via|fwd?|update|news|info|note|nb|ps|edit|re|maj|المصدر|مصدر|ملاحظة|خبر)$/iu;

/** `he showed me a video, 6 bodies in the yard`, `emailed me: …`, `swears blind it was four`: what belongs to the verb. */
function withoutShown(text: string, one: Suggestion): Suggestion {
  if (one.content === null || one.cue === null || one.cue.span[1] > one.content.span[0]) return one;
  const more = (SHOWED.test(one.cue.text.trim()) ? SHOWN : OF_THE_VERB).exec(one.content.text);
  if (more === null || more[0].length >= one.content.text.length) return one;
  const span: Span = [one.content.span[0] + more[0].length, one.content.span[1]];
  return { ...one, content: { span, text: text.slice(...span) } };
}

const SHOWED = /^(?:showed|shown|sent)$/iu;
const SHOWN =
  /^(?:me|us)\s+(?:a|an|the|his|her|their|some)\s+(?:\p{L}+\s+)?(?:videos?|photos?|pictures?|clips?|messages?|images?)\s*[,:;–—-]?\s*(?:of\s+|with\s+|that\s+)?/iu;
const OF_THE_VERB = /^(?:(?:me|us|him|her|them)\s*[:,]\s*|blind\s+(?:that\s+)?)/iu;

/** Who saw it, where what is reported says so in passing: `Karim: 12 tankers, seen by his driver`. */
function withSeer(text: string, one: Suggestion): Suggestion {
  const teller = one.speakers.at(-1);
  if (one.content === null || teller === undefined || !/^(?:unknown|saw)$/.test(one.basis))
    return one;
  if (one.polarity !== undefined || /["“”«»]/u.test(one.content.text)) return one;
  const known = knownBy(one.content.text.slice(0, LONG), teller.resolved);
  const [seer, more] = known.speakers;
  if (known.basis !== 'saw' || seer === undefined || seer.span === null || more !== undefined)
    return one;
  if (seer.resolved === teller.resolved) return { ...one, basis: 'saw' };
  const from = one.content.span[0];
  const span: Span = [from + seer.span[0], from + seer.span[1]];
  return {
    ...one,
    basis: 'saw',
    speakers: [...one.speakers, { ...seer, span, text: text.slice(...span) }],
  };
}

/** `I counted them`: what somebody did and no report of somebody else's words. */
function isOwnVerb(one: Suggestion): boolean {
  const [first] = one.speakers;
  return (
    one.speakers.length === 1 &&
    first !== undefined &&
    /^(?:I|we|je|nous)$/iu.test(first.text.trim()) &&
    !/^(?:told|said|say|wrote|reported|asked)/iu.test(one.cue?.text ?? '')
  );
}

/** The speakers without what only looks like one: the label of a turn, a thing or a place before a colon. */
function withSpeakers(
  text: string,
  one: Suggestion,
  said: readonly { readonly said: readonly [number, number] }[],
): Suggestion {
  const speakers = one.speakers
    .filter(
      ({ span }) =>
        span === null || said.length === 0 || said.some((turn) => turn.said[0] <= span[0]),
    )
    .filter(({ span, text: words }) => {
      if (said.length > 0 && /^[QARD]$/u.test(words.trim())) return false;
      // Only a colon or what is shown makes these speak; somebody who is said to say something does.
      if (one.cue !== null && !/^(?:shows?|showed|montre|:)$/iu.test(one.cue.text.trim()))
        return true;
      return !(
        isThing(words) ||
        (span !== null &&
          one.values.some(
            (value) =>
              value.type === 'place' && value.span[0] <= span[0] && span[1] <= value.span[1],
          ))
      );
    })
    .map((speaker) => ({ ...speaker, resolved: inFull(text, speaker) }));
  return speakers.length === one.speakers.length &&
    speakers.every((each, i) => each.resolved === one.speakers[i]?.resolved)
    ? one
    : { ...one, speakers };
}

/** What stands before a colon at the beginning of a sentence, where it is what the sentence is about. */
function labelOf(sentence: string): string | null {
  const label = /^\s*(?<label>[^:\n.!?]{2,60}?)\s*[:：]\s/u.exec(sentence)?.groups?.['label'];
  return label === undefined ? null : label;
}

/** `the channel`, where the text names it somewhere: `the channel Valley Now`. */
function inFull(text: string, { resolved }: Speaker): string {
  const what = /^(?:the|la|le)\s+(channel|paper|newspaper|page|group|chaîne|journal)$/iu.exec(
    resolved.trim(),
  )?.[1];
  if (what === undefined) return resolved;
  const named = new RegExp(
    `${what}\\s+(?<name>\\p{Lu}[\\p{L}\\u2019'-]*(?:\\s\\p{Lu}[\\p{L}\\u2019'-]*){0,3})`,
    'u',
  ).exec(text);
  return named?.groups?.['name'] ?? resolved;
}

function askedBefore<
  T extends {
    readonly role: string;
    readonly span: readonly [number, number];
    readonly text: string;
  },
>(turns: readonly T[], span: Span): T | undefined {
  const asked = turns.findLast((turn) => turn.role === 'interviewer' && turn.span[1] <= span[0]);
  return asked;
}

/** The question it answers, else what was said just before in the same paragraph. */
function contextOf(
  text: string,
  sentences: readonly Span[],
  span: Span,
  turns: readonly {
    readonly role: string;
    readonly span: readonly [number, number];
    readonly text: string;
  }[],
): string {
  const asked = askedBefore(turns, span);
  const before = sentences.findLast(([, end]) => end <= span[0]);
  const near =
    before !== undefined &&
    !/\n\s*\n/.test(text.slice(before[1], span[0])) &&
    (asked === undefined || before[0] >= asked.span[1])
      ? text.slice(...before)
      : '';
  return [asked?.text ?? '', near].filter((part) => part !== '').join(' ');
}

/** Sentences, a fragment of a few words put together with the first person that follows it in the same line. */
function joined(text: string, sentences: readonly Span[]): readonly Span[] {
  const made: Span[] = [];
  for (const span of sentences) {
    const last = made.at(-1);
    if (
      last !== undefined &&
      text.slice(last[0], last[1]).split(/\s+/).length <= 2 &&
      !/\n/.test(text.slice(last[1], span[0])) &&
      !/[?؟]/.test(text.slice(last[0], last[1])) &&
      /^(?:I|We|It|Je|Nous|J[\u2019'])(?!\p{L})/u.test(text.slice(...span))
    )
      made[made.length - 1] = [last[0], span[1]];
    else made.push(span);
  }
  return made;
}

function covers(one: Suggestion, at: number): boolean {
  const content = one.content?.span ?? one.span;
  const whole: Span = [Math.min(one.span[0], content[0]), Math.max(one.span[1], content[1])];
  return whole[0] <= at && at < whole[1];
}

function once(value: FoundValue, i: number, all: readonly FoundValue[]): boolean {
  return all.findIndex((one) => one.type === value.type && one.span[0] === value.span[0]) === i;
}

/** How the speaker knows, where the words say it. */
function basisOf(sentence: string): Basis {
  const { basis } = knownBy(sentence);
  return basis === 'unknown' && INFERRED.test(sentence) ? 'inferred' : basis;
}

function passageAt(text: string, [from, to]: Span, by: number): Statement['content'] {
  const span: Span = [from + by, to + by];
  return { span, text: text.slice(...span) };
}

/** Whether it is not reported as said: the finder marked it, or the words before it do. */
function isUnsaid(text: string, one: Suggestion): boolean {
  if (one.polarity !== undefined) return true;
  const content = one.content?.span[0] ?? one.span[1];
  const start = Math.max(0, one.span[0] - BESIDE);
  const opening = /[^.!?؟\n“"«]*$/u.exec(text.slice(start, one.span[0]))?.[0] ?? '';
  return one.span[0] < content && isNotStated(opening + text.slice(one.span[0], content));
}

/** A longer sentence is a text without full stops: only its beginning is looked at for who told it. */
const LONG = 2000;

/** How much beside reported speech is looked at. */
const BESIDE = 400;

/** What is reported together with what goes on behind a comma without a verb of its own. */
function inWhole(text: string, one: Suggestion, all: readonly Suggestion[]): Suggestion {
  if (one.content === null || one.span[1] > one.content.span[1]) return one;
  const [from, to] = one.content.span;
  const added = OWN_BEHIND.exec(one.content.text.slice(0, LONG));
  if (added !== null && isIndirect(text, one)) {
    const cut = from + added.index;
    const kept = text.slice(from, cut);
    if (contentWords(kept).length >= 2)
      return {
        ...one,
        span: [one.span[0], cut],
        quote: text.slice(one.span[0], cut),
        content: { span: [from, cut], text: kept },
        basis: 'unknown',
        values: one.values.filter((value) => value.span[1] <= cut),
      };
  }
  const rest = text.slice(to, to + BESIDE);
  const stop = /[.!?؟\n]/u.exec(rest.replace(/(?<=\d)[.](?=\d)/gu, ' '))?.index ?? rest.length;
  // Not into what somebody else is reported to have said.
  const following = all.find((other) => other.span[0] >= to)?.span[0] ?? Infinity;
  const next = Math.min(to + stop, following);
  const end = goesOn(text, to, next);
  if (end === to) return one;
  return {
    ...one,
    span: [one.span[0], Math.max(one.span[1], end)],
    quote: text.slice(one.span[0], Math.max(one.span[1], end)),
    content: { span: [from, end], text: text.slice(from, end) },
  };
}

/** Told in the third person, without a colon or quotation marks: `I` in it is whoever wrote it. */
function isIndirect(text: string, { content, cue, speakers }: Suggestion): boolean {
  return (
    content !== null &&
    cue !== null &&
    cue.span[1] <= content.span[0] &&
    !/[:：]/u.test(text.slice(cue.span[0], content.span[0])) &&
    !/["“”«»]/u.test(content.text) &&
    speakers.every(({ resolved }) => !/^(?:I|we|je|nous)$/iu.test(resolved.trim()))
  );
}

const OWN_BEHIND =
  /[,;]\s+(?:(?:and|but|so|et|mais)\s+)?(?:(?:I|we|je|nous)\s+\p{L}|j[\u2019']ai\s)/iu;

/** `I was at the gate, my cousin called: …`: what the writer says before somebody else's words is apart from them. */
function atFrame(text: string, [from, to]: Span): readonly Span[] {
  const quote = text.slice(from, to);
  const at = heardFrom(quote.slice(0, LONG))?.from ?? 0;
  const first = quote.slice(0, at).replace(/[\s,;:–—-]+$/u, '');
  if (contentWords(first).length < 2) return [[from, to]];
  return [
    [from, from + first.length],
    [from + at, to],
  ];
}

/** `I counted 5 coffins and my husband counted 6`: what each of two saw is a statement of its own. */
function bySeers(text: string, [from, to]: Span): readonly Span[] {
  const quote = text.slice(from, Math.min(to, from + LONG));
  for (const join of quote.matchAll(AND)) {
    const next = join.index + join[0].length;
    const [first, second] = [seenBy(quote.slice(0, join.index)), seenBy(quote.slice(next))];
    if (first === null || second === null) continue;
    if (
      first.kind === 'self'
        ? second.kind !== 'other'
        : second.kind === 'other' || second.kind === 'crowd'
    )
      continue;
    // The verb of the second follows its subject at once; `and saw` goes on with the first.
    if (second.kind === 'other' && second.span[0] > 12) continue;
    if (second.kind === 'self' && !OWN_SUBJECT.test(quote.slice(next))) continue;
    return [
      [from, from + join.index],
      [from + next, to],
    ];
  }
  return [[from, to]];
}

/** `I counted 5 coffins`, of what follows it in the same sentence: it says what is counted. */
function firstOfTwo(text: string, sentences: readonly Span[], [from, to]: Span): string {
  const whole = sentences.find(([start, end]) => start < from && to <= end);
  const two = whole === undefined ? [] : bySeers(text, whole);
  return two.length === 2 && two[1]?.[0] === from ? text.slice(...(two[0] as Span)) : '';
}

const AND =
  /\s*,?\s+(?:and|but|while|whereas|et|mais|tandis que|بس|لكن)\s+|\s*[,;]\s+|\s+(?:و)(?=\p{L}{3})/giu;
const OWN_SUBJECT = /^(?:(?:I|we|je|nous)\s|j[\u2019']|(?:شفت|شفنا|رأيت|رأينا|أنا))/iu;

/** `Rami says the bridge is closed, I saw 3 buses`: what its writer adds in the first person is apart from it. */
function behind(text: string, [from, to]: Span, reported: readonly Suggestion[]): readonly Span[] {
  const ends = reported.map(({ span }) => span[1]).filter((end) => from < end && end < to);
  const at = Math.max(...ends);
  if (ends.length === 0) return [[from, to]];
  const added = ADDED.exec(text.slice(at, to));
  const start = at + (added?.[0].length ?? 0);
  return added === null || contentWords(text.slice(start, to)).length < 2
    ? [[from, to]]
    : [
        [from, at],
        [start, to],
      ];
}

const ADDED =
  /^\s*[,;–—-]?\s*(?:(?:and|but|so|et|mais|لكن|بس)\s+)?(?=(?:I|we|je|nous)\s|j[\u2019']|(?:أنا|نحن|شفت|رأيت|شفنا|رأينا)(?!\p{L}))/iu;

const INFERRED =
  /(?<!\p{L})(?:must have been|so (?:it|they) (?:was|were)|therefore|donc|sans doute|لا بد)(?!\p{L})/iu;

/** Words of certainty as they stand in the sentence. */
function certaintyOf(sentence: string): readonly string[] {
  return [...sentence.matchAll(SURE)].map((match) => match[0]);
}

const SURE =
  /(?<!\p{L})(?:for sure|I (?:know|think|believe|guess)|(?:fairly |quite |almost |not )?(?:sure|certain)|maybe|perhaps|probably|possibly|apparently|confirmed|at least|around|about|like|peut-être|sans doute|probablement|environ|au moins|ربما|أكيد|متأكد|حوالي|تقريبًا|على الأقل|مؤكد)(?!\p{L})/giu;
