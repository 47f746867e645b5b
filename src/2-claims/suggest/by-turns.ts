import type { Turn } from '#intake/texts/transcript.ts';
import type { Passage, Span, Speaker, Suggestion } from './suggestion.ts';

/**
 * What was found in a transcript, put in the mouths of those whose turns it stands in.
 *
 * - A label (`Q:`, `A:`) speaks for its own turn only: nothing said reaches over into the next one.
 * - Each answer is a statement of whoever gave it, with the question in `why`; what they report in it has them before
 *   the one they report (`A` → `my brother`), and `I` in it is nobody else.
 * - What is said within a question is asked, and marked so; a question itself states nothing.
 * - An interpreter's `he` is the one who is asked, where there is one.
 *
 * Values that nobody was found to say go with the answer they stand in.
 *
 * @param name who the one who is asked is, where the heading says; else the label stands for them.
 */
export function byTurns(
  text: string,
  found: readonly Suggestion[],
  turns: readonly Turn[],
  name: string | null,
): readonly Suggestion[] {
  if (turns.length === 0) return found;
  const asked = turns.filter(answers);
  const labels = new Set(asked.map(({ speaker }) => speaker));
  const witness = name !== null && labels.size === 1 ? name : null;
  const speakerOf = (turn: Turn): Speaker => {
    const from = turn.span[0] + Math.max(0, text.slice(...turn.span).indexOf(turn.speaker));
    return {
      text: turn.speaker,
      span: [from, from + turn.speaker.length],
      resolved: answers(turn) ? (witness ?? speakerIn(text, turn, turns)) : turn.speaker,
    };
  };
  const within = ([start, end]: Span): Turn | undefined =>
    turns.find(({ span }) => span[0] <= start && end <= span[1]);
  const out: Suggestion[] = [];
  const taken = new Set<Suggestion>();
  for (const one of found) {
    if (one.content === null) continue;
    taken.add(one);
    const turn = turns.find(
      ({ span }) => span[0] <= (one.content?.span[0] ?? 0) && (one.content?.span[0] ?? 0) < span[1],
    );
    if (turn === undefined) {
      out.push(one);
      continue;
    }
    const inTurn = cut(text, one, turn);
    if (inTurn === null) continue;
    const label = speakerOf(turn);
    const speakers = inTurn.speakers
      .filter(({ resolved }) => !FIRST.test(resolved.trim()))
      .map((speaker) =>
        turn.role === 'interpreter' && PRONOUN.test(speaker.text) && labels.size === 1
          ? { ...speaker, resolved: witness ?? [...labels][0] ?? speaker.resolved }
          : speaker,
      );
    // Their own "I said": the whole answer says it.
    if (speakers.length === 0 && answers(turn)) continue;
    out.push({
      ...inTurn,
      speakers: [label, ...speakers],
      ...(turn.role === 'interviewer' ? { polarity: 'asked' as const } : {}),
    });
  }
  for (const [i, turn] of turns.entries()) {
    if (!answers(turn) || turn.said[1] <= turn.said[0]) continue;
    const own = found.filter(
      (one) => one.content === null && turn.said[0] <= one.span[0] && one.span[1] <= turn.said[1],
    );
    for (const one of own) taken.add(one);
    const before = turns[i - 1];
    const span: Span = [turn.span[0], turn.said[1]];
    out.push({
      span,
      quote: text.slice(...span),
      content: passage(text, turn.said),
      cue: null,
      speakers: [speakerOf(turn)],
      basis: 'unknown',
      certainty: [],
      values: own.flatMap(({ values }) => values),
      language: found[0]?.language ?? 'en',
      why:
        before?.role === 'interviewer'
          ? `the answer of ${turn.speaker} to “${before.text.trim()}”`
          : `what ${turn.speaker} said in the transcript`,
    });
  }
  out.push(...found.filter((one) => !taken.has(one) && within(one.span)?.role !== 'interpreter'));
  return out.toSorted((a, b) => a.span[0] - b.span[0] || b.span[1] - a.span[1]);
}

/**
 * Who speaks in a turn: of `CALLER (Abu Sami, Mosul):` the name, for any other caller is somebody else. `CALLER:` without a
 * name goes on with the last one who had it.
 */
export function speakerIn(text: string, turn: Turn, turns: readonly Turn[]): string {
  if (!ANYBODY.test(turn.speaker)) return turn.speaker;
  const label = turn.speaker.toLowerCase();
  for (const one of turns.toReversed()) {
    if (one.span[0] > turn.span[0] || one.speaker.toLowerCase() !== label) continue;
    const about = ABOUT.exec(text.slice(one.span[0], one.said[0]))?.groups?.['about']?.trim();
    if (about !== undefined && /^[\p{Lu}\u0621-\u064A]/u.test(about)) return about;
  }
  return turn.speaker;
}

/** `(Abu Sami, Mosul)`: what stands behind a comma is where, and no part of the name. */
const ABOUT = /\((?<about>[^():,،\n\d]{2,40})(?:[,،][^():\n]{0,40})?\)/u;
const ANYBODY =
  /^(?:the\s+)?(?:caller|listener|guest|speaker|participant|voice|man|woman|resident|witness|auditeur|auditrice|invitée?|intervenante?|متصل|متصلة|المتصل|المتصلة|مستمع|ضيف|الضيف)(?:\s*\d{1,3})?$/iu;

export function answers({ role }: Pick<Turn, 'role'>): boolean {
  return role !== 'interviewer' && role !== 'interpreter';
}

const FIRST = /^(?:I|we|je|nous|أنا|نحن)$/iu;
const PRONOUN = /^(?:he|she|they|il|elle|ils|elles|هو|هي|هم)$/iu;

/** A suggestion as far as it stands in one turn; null where nothing of it is left, or its label was taken for a speaker. */
function cut(text: string, one: Suggestion, { span, said }: Turn): Suggestion | null {
  const content = one.content;
  if (content === null) return null;
  const from = Math.max(content.span[0], said[0]);
  const end = Math.min(content.span[1], said[1]);
  const to =
    end - (/[\s,;:–—-]+$/u.exec(text.slice(Math.max(from, end - 20), end))?.[0].length ?? 0);
  if (to - from < 2 || !/\p{L}.*\P{L}.*\p{L}|\p{L}{3}/su.test(text.slice(from, to))) return null;
  const isIn = (other: Span): boolean => said[0] <= other[0] && other[1] <= said[1];
  const speakers = one.speakers.filter((speaker) => speaker.span === null || isIn(speaker.span));
  const cue = one.cue !== null && isIn(one.cue.span) ? one.cue : null;
  // Nothing but its label made it reported.
  if (one.cue !== null && cue === null) return null;
  if (speakers.length < one.speakers.length && speakers.length === 0) return null;
  const parts = [
    [from, to] as const,
    ...(cue === null ? [] : [cue.span]),
    ...speakers.flatMap((each) => (each.span === null ? [] : [each.span])),
  ];
  const whole: Span = [Math.min(...parts.map(([a]) => a)), Math.max(...parts.map(([, b]) => b))];
  const reach: Span = [Math.max(whole[0], span[0]), Math.min(whole[1], said[1])];
  return {
    ...one,
    span: reach,
    quote: text.slice(...reach),
    content: passage(text, [from, to]),
    cue,
    speakers,
    values: one.values.filter((value) => from <= value.span[0] && value.span[1] <= to),
  };
}

function passage(text: string, span: Span): Passage {
  return { span, text: text.slice(...span) };
}
