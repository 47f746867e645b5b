/**
 * What becomes of a suggestion that is accepted, and which may be accepted many at once – the same on the
 * screen, where a person sees each, and in the terminal.
 */
import type { Document } from '#intake/document.ts';
import type { Claim, Hop } from '../claim.ts';
import type { Suggestion } from '../suggest/suggestion.ts';
import type { Way } from './other-ways.ts';
import type { Reading } from './value-for.ts';

/** As much of a suggestion's card as deciding takes. */
export interface Card {
  readonly suggestion: Pick<Suggestion, 'basis' | 'certainty'> & {
    readonly content: readonly [start: number, end: number];
  };
  /** Origin first. */
  readonly hops: readonly Hop[];
  readonly state: 'open' | 'coded' | 'dismissed';
  /** Names in the chain that are no source yet. */
  readonly unknown: readonly string[];
  readonly matches: readonly {
    readonly sure: boolean;
    readonly firm: boolean;
    readonly readings: readonly Reading[];
    readonly ways: readonly Way[];
  }[];
}

/** Everything a claim says but its question: words, place, chain, basis and certainty of the suggestion. */
export function claimOf(
  { suggestion, hops }: Pick<Card, 'suggestion' | 'hops'>,
  { value }: Pick<Reading, 'value'>,
  document: Pick<Document, 'text' | 'statedTime'>,
) {
  const { basis, content, certainty } = suggestion;
  const atFirstHand = basis === 'saw' || basis === 'document' ? 'direct' : 'not-known';
  return {
    value,
    polarity: 'asserts',
    quote: document.text.slice(...content).trim(),
    span: content,
    hops,
    basis,
    access: hops.length > 1 ? 'indirect' : atFirstHand,
    certainty,
    toldAt: document.statedTime,
    aboutTime: null,
    place: null,
    status: 'accepted',
    comment: null,
  } as const satisfies Partial<Claim>;
}

/** Why a card is left out when many are accepted at once. */
export type LeftFor = 'new' | 'weak' | 'doubt' | 'way' | 'name';

/**
 * What may be accepted at once, and what is left with the reason. Taken is only what surely answers a question for strong
 * reasons (`firm`), in a value without a doubt, by a way that is known: nobody in it is without a name that could be
 * given, and it does not begin with a gap that another claim could fill.
 */
export function bulkOf<C extends Card>(
  cards: readonly C[],
): {
  readonly taken: readonly C[];
  readonly left: readonly { readonly card: C; readonly why: LeftFor }[];
} {
  const taken: C[] = [];
  const left: { card: C; why: LeftFor }[] = [];
  for (const card of cards.filter(({ state }) => state === 'open')) {
    const [match] = card.matches;
    const why = whyLeft(card, match);
    if (why === null) taken.push(card);
    else left.push({ card, why });
  }
  return { taken, left };
}

function whyLeft(card: Card, match: Card['matches'][number] | undefined) {
  if (match === undefined || !match.sure) return 'new' satisfies LeftFor;
  if (!match.firm) return 'weak' satisfies LeftFor;
  const [reading] = match.readings;
  if (reading === undefined || reading.doubts.length > 0) return 'doubt' satisfies LeftFor;
  if (card.unknown.length > 0) return 'name' satisfies LeftFor;
  return card.hops[0]?.actor.kind === 'gap' && match.ways.length > 0
    ? ('way' satisfies LeftFor)
    : null;
}
