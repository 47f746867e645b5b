import type { Basis } from '../claim.ts';
import type { Span, Speaker } from '../suggest/suggestion.ts';
import { heardFrom } from './heard-from.ts';
import { seenBy, type Seer } from './seen-by.ts';

/**
 * How whoever wrote a sentence knows what it says: they saw it, somebody else did, or they were told. It is what a
 * sentence says in passing (`My uncle saw 3 buses`), where nobody is reported to speak.
 *
 * From whom it was heard is followed further: of `I heard from my cousin that his friend saw 5 buses` the friend saw it,
 * told the cousin, and the cousin told whoever wrote it. `He` behind `my cousin` is the cousin. What nobody is named
 * for begins with a gap: `everyone heard`, `they say`.
 */
export interface KnownBy {
  /** How the first speaker knows, or the writer where there is none. */
  readonly basis: Basis;
  /** From the one who told the writer to the one who saw it; spans in the sentence. */
  readonly speakers: readonly Speaker[];
  /** What was told, without the words that say by whom. */
  readonly content: Span;
  /** In words; null where the sentence says nothing of it. */
  readonly why: string | null;
}

/** Nobody tells through more hands in one sentence. */
const DEEPEST = 3;

/** @param before whom `he` and `they` stand for where the sentence itself does not say. */
export function knownBy(sentence: string, before: string | null = null): KnownBy {
  if (sentence.length <= LONGEST) return inSentence(sentence, before, 0);
  const known = inSentence(sentence.slice(0, LONGEST), before, 0);
  return { ...known, content: [known.content[0], sentence.length] };
}

/** Who tells it stands at the beginning; a longer sentence is a text without full stops. */
const LONGEST = 2000;

function inSentence(sentence: string, before: string | null, depth: number): KnownBy {
  const whole: Span = [0, sentence.length];
  const heard = depth < DEEPEST ? heardFrom(sentence) : null;
  if (heard !== null && heard.who !== null) {
    const teller = speakerAt(sentence, heard.who, before);
    const told = sentence.slice(...heard.told);
    const inner = inSentence(told, teller.resolved, depth + 1);
    const further = inner.speakers
      .map((one) => moved(one, heard.told[0]))
      .filter((one, i) => i > 0 || one.resolved !== teller.resolved);
    return {
      basis: inner.basis,
      speakers: [teller, ...further],
      content: heard.whole ?? [heard.told[0] + inner.content[0], heard.told[0] + inner.content[1]],
      why: `“${teller.text}” told it to whoever wrote this`,
    };
  }
  const seer = seenBy(sentence);
  const did = FIRST_DID.exec(sentence)?.index ?? -1;
  const own = did >= 0;
  if (heard !== null && seer?.kind !== 'self' && !own) {
    return {
      basis: 'heard',
      speakers: depth === 0 ? [] : [NOBODY_NAMED],
      content: whole,
      why: null,
    };
  }
  if (seer === null)
    return { basis: own ? 'saw' : 'unknown', speakers: [], content: whole, why: null };
  // What the writer did comes first: `We carried 12 dead, my brother counted them`.
  if (own && seer.kind !== 'self' && did <= seer.span[0])
    return { basis: 'saw', speakers: [], content: whole, why: null };
  return { ...bySeer(sentence, seer, before), content: whole };
}

function bySeer(
  sentence: string,
  seer: Seer,
  before: string | null,
): Pick<KnownBy, 'basis' | 'speakers' | 'why'> {
  if (seer.kind === 'self') return { basis: 'saw', speakers: [], why: null };
  const who = speakerAt(sentence, seer.span, seer.kind === 'pronoun' ? before : null);
  return seer.kind === 'crowd'
    ? { basis: 'heard', speakers: [who], why: `“${who.text}” is nobody who could be asked` }
    : { basis: 'saw', speakers: [who], why: `“${who.text}” saw it, not whoever wrote this` };
}

function speakerAt(sentence: string, span: Span, before: string | null): Speaker {
  const text = sentence.slice(...span);
  return {
    text,
    span,
    // `he's looking at it`
    resolved: PRONOUN.test(text.replace(/[\u2019'](?:s|d|ll|ve|re)$/u, ''))
      ? (before ?? (ARABIC_VERB.test(text) ? '' : text))
      : text,
  };
}

function moved(one: Speaker, by: number): Speaker {
  return one.span === null ? one : { ...one, span: [one.span[0] + by, one.span[1] + by] };
}

const NOBODY_NAMED: Speaker = { text: '', span: null, resolved: '' };
/** An Arabic verb without a subject says `he` by itself. */
const ARABIC_VERB = /^و?(?:شاف|رأ|شاهد|عد|لمح|أحص|سمع)\p{L}*\p{M}*\p{L}*$/u;
const PRONOUN = new RegExp(
  `^(?:he|she|they|il|elle|ils|elles|هو|هي|هم)$|${ARABIC_VERB.source}`,
  'iu',
);

/** What somebody did or lived through, in the first person. */
const FIRST_DID =
  /(?<!\p{L})(?:(?:I|we)\s+(?:myself\s+)?(?:carried|brought|drove|drive|took|stood|opened|was there|were there|am helping)|they\s+\p{L}+\s+(?:me|us)|j[\u2019']étais\s+là|رجّعونا|بنفسي|(?:with )?(?:my|our) own eyes|de mes propres yeux|بعيني|بأم عيني)(?!\p{L})/iu;
