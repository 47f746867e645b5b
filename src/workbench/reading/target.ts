import type { Question } from '#claims/question.ts';
import type { Reading } from '#claims/matching/value-for.ts';
import type { QuestionProposal } from '#claims/matching/propose-question.ts';
import type { ValueType } from '#claims/value.ts';
import type { ClaimEdit, DocumentView, SuggestionCard } from '#server/views.ts';

/** What Enter would do with a suggestion: which question, and which reading of the words. */
export type Target =
  | { readonly kind: 'question'; readonly questionId: Question['id']; readonly reading: number }
  | { readonly kind: 'new'; readonly proposal: number; readonly reading: number };

/** A claim to accept, as it is sent. */
export interface Acceptance {
  readonly claim: Omit<ClaimEdit, 'questionId' | 'documentId'>;
  readonly questionId: Question['id'] | null;
  readonly newQuestion: {
    readonly text: string;
    readonly type: ValueType;
    readonly unit: string | null;
    readonly options: readonly string[];
    readonly topic: string;
  } | null;
}

/** The sure match if there is one, else the likeliest new question. */
export function firstTarget(card: SuggestionCard): Target {
  const [match] = card.matches;
  return match?.sure === true
    ? { kind: 'question', questionId: match.questionId, reading: 0 }
    : { kind: 'new', proposal: 0, reading: 0 };
}

/** The ways to read the words as an answer to the target. */
export function readingsOf(card: SuggestionCard, target: Target): readonly Reading[] {
  return target.kind === 'question'
    ? (card.matches.find((match) => match.questionId === target.questionId)?.readings ?? [])
    : (card.proposals[target.proposal]?.readings ?? []);
}

export function readingOf(card: SuggestionCard, target: Target): Reading | null {
  const readings = readingsOf(card, target);
  return readings.length === 0 ? null : (readings[target.reading % readings.length] ?? null);
}

export function proposalOf(card: SuggestionCard, target: Target): QuestionProposal | null {
  return target.kind === 'new' ? (card.proposals[target.proposal] ?? null) : null;
}

/** The next way to read the words. */
export function nextReading(card: SuggestionCard, target: Target): Target {
  const count = readingsOf(card, target).length;
  return count === 0 ? target : { ...target, reading: (target.reading + 1) % count };
}

/** Everything a claim says but its question: words, place, chain, basis and certainty of the suggestion. */
export function claimOf(
  card: SuggestionCard,
  reading: Reading,
  document: DocumentView['document'],
): Acceptance['claim'] {
  const { suggestion, hops } = card;
  return {
    value: reading.value,
    polarity: 'asserts',
    quote: document.text.slice(...suggestion.content).trim(),
    span: suggestion.content,
    hops,
    basis: suggestion.basis,
    access:
      hops.length > 1
        ? 'indirect'
        : suggestion.basis === 'saw' || suggestion.basis === 'document'
          ? 'direct'
          : 'not-known',
    certainty: suggestion.certainty,
    toldAt: document.statedTime,
    aboutTime: null,
    place: null,
    status: 'accepted',
    comment: null,
  };
}

/** The next open one after a card, in the order of the text; null when it was the last. */
export function nextOpen(cards: readonly SuggestionCard[], key: string | null): string | null {
  const at = cards.findIndex((card) => card.key === key);
  const after = cards.slice(at + 1).find((card) => card.state === 'open');
  return after?.key ?? cards.find((card) => card.state === 'open' && card.key !== key)?.key ?? null;
}
