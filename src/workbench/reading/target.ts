import type { Claim, Hop } from '#claims/claim.ts';
import type { Question } from '#claims/question.ts';
import type { Reading } from '#claims/matching/value-for.ts';
import type { QuestionProposal } from '#claims/matching/propose-question.ts';
import type { ValueType } from '#claims/value.ts';
import type { ClaimEdit, SuggestionCard } from '#server/views.ts';

/** What Enter would do with a suggestion: which question, and which reading of the words. */
export type Target =
  | {
      readonly kind: 'question';
      readonly questionId: Question['id'];
      readonly reading: number;
      /** 0 is the way the words give; the others are those that claims on the question show. */
      readonly way?: number;
      /** The kind of its answer, where the question was looked for and shares no word with the card. */
      readonly type?: ValueType;
    }
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
    readonly places: Readonly<Record<string, string>>;
  } | null;
}

/** The sure match if there is one, else the likeliest new question. */
export function firstTarget(card: SuggestionCard): Target {
  const [match] = card.matches;
  return match?.sure === true
    ? { kind: 'question', questionId: match.questionId, reading: 0 }
    : { kind: 'new', proposal: 0, reading: 0 };
}

/** The ways to read the words as an answer of a kind, whatever the question: as the new questions they could open read them. */
export function readingsOfType(card: SuggestionCard, type: ValueType): readonly Reading[] {
  const seen = new Set<string>();
  return card.proposals
    .filter((proposal) => proposal.type === type)
    .flatMap(({ readings }) => readings)
    .filter(({ value }) => {
      const key = JSON.stringify(value);
      return !seen.has(key) && seen.add(key);
    });
}

/** The ways to read the words as an answer to the target. */
export function readingsOf(card: SuggestionCard, target: Target): readonly Reading[] {
  if (target.kind === 'new') return card.proposals[target.proposal]?.readings ?? [];
  const match = card.matches.find(({ questionId }) => questionId === target.questionId);
  if (match !== undefined && match.readings.length > 0) return match.readings;
  return target.type === undefined ? [] : readingsOfType(card, target.type);
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

/** The ways by which it may have come: as its words give it, then as claims on the question show. */
export function waysOf(card: SuggestionCard, target: Target): readonly (readonly Hop[])[] {
  const match =
    target.kind === 'question'
      ? card.matches.find(({ questionId }) => questionId === target.questionId)
      : undefined;
  return [card.hops, ...(match?.ways ?? []).map(({ hops }) => hops)];
}

/** The card with the chain that is chosen for it. */
export function byWay(card: SuggestionCard, target: Target): SuggestionCard {
  const way = target.kind === 'question' ? (target.way ?? 0) : 0;
  const hops = waysOf(card, target)[way];
  return way === 0 || hops === undefined ? card : { ...card, hops };
}

/** The next way by which it may have come. */
export function nextWay(card: SuggestionCard, target: Target): Target {
  if (target.kind !== 'question') return target;
  return { ...target, way: ((target.way ?? 0) + 1) % waysOf(card, target).length };
}

/** Who says it first, by which the basis a person stated is remembered: the same mouth in the same document. */
export function originKey({ hops }: Pick<SuggestionCard, 'hops'>): string {
  const actor = hops[0]?.actor;
  if (actor === undefined || actor.kind === 'gap') return '?';
  return actor.kind === 'source' ? actor.sourceId : `“${actor.descriptor}`;
}

/**
 * How the origin knows: as a person said of this card; else as the chain brings it that was chosen for it; else as the
 * words tell; else as a person said of the last card of the same origin in this document. Of another chain the words do
 * not speak: `I was told` is how the one who wrote it knows.
 */
export function basisOf(
  card: SuggestionCard,
  target: Target,
  ofCard: ReadonlyMap<string, Claim['basis']>,
  ofOrigin: ReadonlyMap<string, Claim['basis']>,
): Claim['basis'] {
  const way = target.kind === 'question' ? (target.way ?? 0) : 0;
  const match =
    target.kind === 'question'
      ? card.matches.find(({ questionId }) => questionId === target.questionId)
      : undefined;
  const basis = way === 0 ? card.suggestion.basis : (match?.ways[way - 1]?.basis ?? 'unknown');
  return (
    ofCard.get(card.key) ??
    (basis === 'unknown' ? (ofOrigin.get(originKey(byWay(card, target))) ?? basis) : basis)
  );
}

/** The next open one after a card, in the order of the text; null when it was the last. */
export function nextOpen(cards: readonly SuggestionCard[], key: string | null): string | null {
  const at = cards.findIndex((card) => card.key === key);
  const after = cards.slice(at + 1).find((card) => card.state === 'open');
  return after?.key ?? cards.find((card) => card.state === 'open' && card.key !== key)?.key ?? null;
}
