import type { Basis } from '#claims/claim.ts';
import type { FoundValue, Passage, Span, Speaker, Suggestion } from '#claims/suggest/suggestion.ts';

/**
 * Makes suggestions of what an endpoint answered, and takes nothing on trust.
 *
 * An answer is a list of statements that name parts of the text. Each part must stand in the text letter for letter:
 * at the offsets given, or else at exactly one place. What does not is dropped, with the whole statement when it
 * is the content. So every word of a suggestion is a word of the text; the answer only points. What may come
 * from elsewhere is checked by form: numbers, ISO dates, codes of currencies, a basis of our list. Unknown fields
 * are not read, and the model's name in `why` is the one the person set, not one that was answered.
 */
export function readEndpointAnswer(
  answer: unknown,
  text: string,
  about: { readonly model: string; readonly language: string; readonly offset?: number },
): { readonly suggestions: readonly Suggestion[]; readonly dropped: number } {
  const offset = about.offset ?? 0;
  const statements = statementsOf(answer);
  const suggestions: Suggestion[] = [];
  for (const statement of statements.slice(0, MOST_STATEMENTS)) {
    const one = suggestionOf(statement, text, about);
    if (one !== null) suggestions.push(offset === 0 ? one : shifted(one, offset));
  }
  return { suggestions, dropped: statements.length - suggestions.length };
}

const MOST_STATEMENTS = 200;
const MOST_SPEAKERS = 6;
const MOST_VALUES = 30;
const LONGEST_CONTENT = 4_000;
const LONGEST_PART = 300;

/** The list of statements in a `chat/completions` answer; empty when there is none. */
function statementsOf(answer: unknown): readonly unknown[] {
  const choices = field(answer, 'choices');
  const message = field(Array.isArray(choices) ? choices[0] : null, 'message');
  const content = field(message, 'content');
  if (typeof content !== 'string') return [];
  const bare = content
    .trim()
    .replace(/^```(?:json)?\s*/, '')
    .replace(/\s*```$/, '');
  try {
    const list = field(JSON.parse(bare), 'suggestions');
    return Array.isArray(list) ? list : [];
  } catch {
    return [];
  }
}

/** Only a field of its own, so that no answer reaches a prototype. */
function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;
}

function suggestionOf(
  statement: unknown,
  text: string,
  { model, language }: { readonly model: string; readonly language: string },
): Suggestion | null {
  const content = passageOf(field(statement, 'content'), text, null, LONGEST_CONTENT);
  if (content === null || content.text.trim() === '') return null;
  const around = near(content.span, text.length);
  const cue = passageOf(field(statement, 'cue'), text, around, LONGEST_PART);
  const listed = field(statement, 'speakers');
  const speakers = (Array.isArray(listed) ? listed : [])
    .slice(0, MOST_SPEAKERS)
    .map((one) => speakerOf(one, text, around))
    .filter((one) => one !== null);
  // Nobody who says it and no word that says so: nothing is reported.
  if (speakers.length === 0 && cue === null) return null;
  const spans = [content.span, ...(cue === null ? [] : [cue.span])];
  for (const { span } of speakers) if (span !== null) spans.push(span);
  const span: Span = [Math.min(...spans.map(([a]) => a)), Math.max(...spans.map(([, b]) => b))];
  const quote = text.slice(...span);
  const words = field(statement, 'certainty');
  const values = field(statement, 'values');
  const basis = field(statement, 'basis');
  return {
    span,
    quote,
    content,
    cue,
    speakers,
    basis: BASES.has(basis as Basis) ? (basis as Basis) : 'unknown',
    certainty: (Array.isArray(words) ? words : [])
      .filter(
        (word): word is string =>
          typeof word === 'string' &&
          word.trim() !== '' &&
          word.length <= 60 &&
          quote.includes(word),
      )
      .slice(0, 10),
    values: (Array.isArray(values) ? values : [])
      .slice(0, MOST_VALUES)
      .map((value) => valueOf(value, text, content.span))
      .filter((value) => value !== null),
    language,
    why: `${ADDED} "${model}" at the endpoint you set up; not found by Hearsay's own rules`,
  };
}

const BASES: ReadonlySet<Basis> = new Set<Basis>([
  'saw',
  'heard',
  'inferred',
  'document',
  'unknown',
]);

/** Where the other parts of a statement may stand: up to this far from its content. */
function near([start, end]: Span, length: number): Span {
  return [Math.max(0, start - 2_000), Math.min(length, end + 2_000)];
}

/** A part of the text, as `{span, text}` or as the words alone. */
function passageOf(
  value: unknown,
  text: string,
  within: Span | null,
  longest: number,
): Passage | null {
  const words = typeof value === 'string' ? value : field(value, 'text');
  if (typeof words !== 'string' || words === '' || words.length > longest) return null;
  const span = spanOf(field(value, 'span'), words, text) ?? onlyPlace(words, text, within);
  return span === null || (within !== null && (span[0] < within[0] || span[1] > within[1]))
    ? null
    : { span, text: words };
}

function spanOf(value: unknown, words: string, text: string): Span | null {
  if (!Array.isArray(value) || value.length !== 2) return null;
  const [start, end] = value as unknown[];
  if (typeof start !== 'number' || typeof end !== 'number') return null;
  if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || end <= start) return null;
  return text.slice(start, end) === words ? [start, end] : null;
}

function onlyPlace(words: string, text: string, within: Span | null): Span | null {
  const [from, to] = within ?? [0, text.length];
  const at = text.indexOf(words, from);
  if (at < 0 || at + words.length > to) return null;
  const again = text.indexOf(words, at + 1);
  return again >= 0 && again + words.length <= to ? null : [at, at + words.length];
}

function speakerOf(value: unknown, text: string, around: Span): Speaker | null {
  const passage = passageOf(value, text, around, LONGEST_PART);
  if (passage === null) return null;
  const resolved = field(value, 'resolved');
  // A name that the text does not have is the model's own.
  const known =
    typeof resolved === 'string' &&
    resolved.trim() !== '' &&
    resolved.length <= LONGEST_PART &&
    text.includes(resolved);
  return { ...passage, resolved: known ? resolved : passage.text };
}

function valueOf(value: unknown, text: string, content: Span): FoundValue | null {
  const passage = passageOf(value, text, content, LONGEST_PART);
  if (passage === null) return null;
  const [low, high] = [field(value, 'low'), field(value, 'high')];
  const found = { ...passage, doubts: ['read by a model'] };
  const type = field(value, 'type');
  if (type === 'person' || type === 'place') {
    return { ...found, type, unit: null, low: passage.text, high: passage.text };
  }
  if (type === 'number' || type === 'money') {
    if (!isBound(low) || !isBound(high) || (low === null && high === null)) return null;
    if (low !== null && high !== null && low > high) return null;
    return { ...found, type, unit: unitOf(field(value, 'unit'), text), low, high };
  }
  if (type === 'time') {
    if (!isMoment(low) || !isMoment(high) || (low === null && high === null)) return null;
    if (low !== null && high !== null && low.slice(0, 10) > high.slice(0, 10)) return null;
    return { ...found, type, unit: null, low, high };
  }
  // Points and phones are read by rule, where a model would guess digits.
  return null;
}

function isBound(value: unknown): value is number | null {
  return value === null || (typeof value === 'number' && Number.isFinite(value));
}

function isMoment(value: unknown): value is string | null {
  if (value === null) return true;
  if (typeof value !== 'string') return false;
  if (!/^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2})?$/.test(value)) return false;
  const day = new Date(`${value.slice(0, 10)}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value.slice(0, 10));
}

function unitOf(value: unknown, text: string): string | null {
  if (typeof value !== 'string' || value === '' || value.length > 30) return null;
  return /^[A-Z]{3}$/.test(value) || text.includes(value) ? value : null;
}

function shifted(one: Suggestion, by: number): Suggestion {
  const move = ([a, b]: Span): Span => [a + by, b + by];
  const passage = (p: Passage | null): Passage | null =>
    p === null ? null : { ...p, span: move(p.span) };
  return {
    ...one,
    span: move(one.span),
    content: passage(one.content),
    cue: passage(one.cue),
    speakers: one.speakers.map((s) => ({ ...s, span: s.span === null ? null : move(s.span) })),
    values: one.values.map((v) => ({ ...v, span: move(v.span) })),
  };
}

/** How `why` begins of what a model added. */
const ADDED = 'added by the model';

/** Whether a suggestion was added by a model and not found by Hearsay's own rules. */
export function isAdded({ why }: Pick<Suggestion, 'why'>): boolean {
  return why.startsWith(`${ADDED} "`);
}
