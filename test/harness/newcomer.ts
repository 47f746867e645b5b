/**
 * Who plays the newcomer in the tests that go from the raw folder of the sample case to its findings. The newcomer knows
 * what the prepared case (`fixtures/sefin/case.json`) knows and decides as it does; the program proposes. What is
 * counted is therefore what the proposals leave over: keys, corrections, claims typed by hand.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Claim, Hop } from '#claims/claim.ts';
import type { Value } from '#claims/value.ts';
import { valueIn } from '#jobs/case-file-format.ts';
import type { Question } from '#claims/question.ts';
import { readingsOfType, type Target } from '#workbench/reading/target.ts';
import type { DocumentSummary, DocumentView, SuggestionCard } from '#server/views.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
export const SEFIN = path.join(ROOT, 'fixtures/sefin');

export interface PreparedClaim {
  readonly in?: string;
  readonly near?: string;
  readonly quote: string;
  readonly says: string;
  readonly chain: string;
  readonly basis?: Claim['basis'];
}
export interface PreparedQuestion {
  readonly ref: string;
  readonly text: string;
  readonly type: Value['type'];
  readonly options?: readonly string[];
  readonly places?: Readonly<Record<string, string>>;
  readonly claims: readonly PreparedClaim[];
  readonly outcome?: {
    readonly value: string;
    readonly standardOfProof: string;
    readonly evidence: string;
    readonly known: string;
  };
}

/** What the newcomer knows. */
export const prepared = JSON.parse(readFileSync(path.join(SEFIN, 'case.json'), 'utf8')) as {
  readonly zone: string;
  readonly title: string;
  readonly questions: readonly PreparedQuestion[];
  readonly links: readonly {
    readonly child: { readonly in: string; readonly near?: string };
    readonly parent: { readonly in: string; readonly near?: string };
  }[];
};
/** What the case is about; the others are control questions. */
export const asked = prepared.questions.filter(({ ref }) => ref.startsWith('Q-'));

/** What the newcomer takes out of the folder: those, and the control questions. */
const read = prepared.questions.filter(({ ref }) => /^[QK]-/.test(ref));

/** What the newcomer says of each name that is met: a source by its pseudonym, and what kind it is. */
export const NAMES: Readonly<Record<string, { readonly is: string; readonly kind: string }>> = {
  Alder: { is: 'C-Alder', kind: 'collector' },
  Cedar: { is: 'C-Cedar', kind: 'collector' },
  Birch: { is: 'C-Birch', kind: 'collector' },
  بتولا: { is: 'C-Birch', kind: 'collector' },
  Heron: { is: 'L-Heron', kind: 'lead' },
  Ibis: { is: 'L-Ibis', kind: 'lead' },
  Finch: { is: 'X-Finch', kind: 'checker' },
  Tern: { is: 'Tern', kind: 'defector' },
  '+00 555 010 264': { is: 'Damson', kind: 'witness' },
  'Shop 4': { is: 'Sumac', kind: 'witness' },
  Desk: { is: 'Desk', kind: 'desk' },
  المكتب: { is: 'Desk', kind: 'desk' },
  سفرجل: { is: 'Quince', kind: 'witness' },
  زيتونة: { is: 'Olive', kind: 'witness' },
  Olive: { is: 'Olive', kind: 'witness' },
  Fig: { is: 'Fig', kind: 'witness' },
  Plum: { is: 'Plum', kind: 'witness' },
  Quince: { is: 'Quince', kind: 'witness' },
  'Valley Now': { is: 'Valley Now', kind: 'publication' },
  'Marran Gazette': { is: 'Marran Gazette', kind: 'publication' },
};
/** Names that the newcomer leaves as they are met: nobody's pseudonym. */
export const TELLERS: Readonly<Record<string, string>> = {
  'partner-memo-31.txt': 'Partner desk',
  'partner-memo-32.txt': 'Partner desk',
};

/** Who stands together, which the newcomer knows from the sheet's owner: said on the Sources screen. */
export const CELLS: Readonly<Record<string, string>> = { Damson: 'north', Sumac: 'north' };

/** What the newcomer writes as evidence of what turned out on the control questions: the log says no more. */
export const KNEW = 'The desk knew it before.';

/** What somebody without a name is called by the hops of a claim, kept for the next claim that has them. */
export function remember(hops: readonly Hop[], wanted: string, called: Map<string, string>): void {
  for (const [i, { name, unnamed }] of chainOf(wanted).entries()) {
    const actor = hops[i]?.actor;
    if (unnamed && actor?.kind === 'unnamed' && !called.has(name))
      called.set(name, actor.descriptor);
  }
}

/** The order in which `o` goes through them. */
export const BASES: readonly Claim['basis'][] = ['unknown', 'saw', 'heard', 'inferred', 'document'];
/** Seconds a key, reading and deciding included: a moderate pace for somebody who reads what they accept. */
export const SECONDS_A_KEY = 1.5;

/** A prepared claim with the question it stands under. */
export interface Wanted {
  readonly claim: PreparedClaim;
  readonly question: PreparedQuestion;
}

/** What the newcomer wants to take out of a document: every prepared claim whose words stand here first. */
export function wantedIn(
  here: DocumentSummary,
  file: string,
  documents: readonly DocumentSummary[],
  views: ReadonlyMap<string, Pick<DocumentView, 'document'>>,
  fileOf: ReadonlyMap<string, string>,
): readonly Wanted[] {
  const text = views.get(here.id)?.document.text ?? '';
  const stands = (claim: PreparedClaim, own: string): boolean =>
    own.includes(claim.quote) && (claim.near === undefined || own.includes(claim.near));
  return read.flatMap((question) =>
    question.claims
      .filter((claim) => claim.in === file && stands(claim, text))
      .filter((claim) => {
        const first = documents.find((one) => {
          const view = views.get(one.id);
          return (
            view !== undefined &&
            fileOf.get(view.document.importId) === file &&
            stands(claim, view.document.text)
          );
        });
        return first?.id === here.id;
      })
      .map((claim) => ({ claim, question })),
  );
}

/** The card whose words hold most of the claim's; null when none holds any. */
export function ownerOf(
  cards: readonly SuggestionCard[],
  text: string,
  claim: PreparedClaim,
): SuggestionCard | null {
  const near = claim.near === undefined ? 0 : Math.max(0, text.indexOf(claim.near));
  const start = text.indexOf(claim.quote, near);
  const end = start + claim.quote.length;
  const shared = (one: SuggestionCard): number =>
    Math.min(one.suggestion.content[1], end) - Math.max(one.suggestion.content[0], start);
  const size = ({ suggestion }: SuggestionCard): number =>
    suggestion.content[1] - suggestion.content[0];
  const best = cards
    .filter(({ state }) => state !== 'dismissed')
    .toSorted((a, b) => shared(b) - shared(a) || size(a) - size(b))[0];
  return best !== undefined && shared(best) > 0 ? best : null;
}

/** How the newcomer takes a card for a prepared claim, by the shortest way the screen has. */
export type Plan =
  /** A question of the case that the card names; `first` when Enter alone would take it. */
  | {
      readonly kind: 'match';
      readonly place: number;
      readonly first: boolean;
      readonly reading: number;
      /** How often `c` is pressed until the chain is right; 0 when no way that is offered is. */
      readonly way: number;
    }
  /** A question of the case that has to be looked for by its name; the answer is typed when none is offered. */
  | { readonly kind: 'other'; readonly reading: number; readonly offered: Value | null }
  /** A new question from the card: which proposal, and whether its answer or type must be changed. */
  | {
      readonly kind: 'new';
      readonly proposal: number;
      readonly typed: boolean;
      readonly instead: boolean;
      /** The question is asked the other way round: closed where the prepared one asks for open. */
      readonly inverted: boolean;
    };

export function planFor(
  card: SuggestionCard,
  wanted: Wanted,
  known: string | undefined,
  inverted: boolean,
  names: ReadonlyMap<string, string>,
  called: ReadonlyMap<string, string>,
): Plan {
  const want = valueOf(wanted.claim, wanted.question, inverted);
  if (known === undefined) {
    const fits = card.proposals.findIndex(
      (one) =>
        one.type === wanted.question.type && one.readings[0] && same(one.readings[0].value, want),
    );
    const proposal =
      fits >= 0 ? fits : card.proposals.findIndex(({ type }) => type === wanted.question.type);
    return {
      kind: 'new',
      proposal,
      typed: fits < 0 && wanted.question.type !== 'yes-no',
      // A card that surely speaks to another question has to be told that this is a new one.
      instead: card.matches[0]?.sure === true,
      inverted: wanted.question.type === 'yes-no' && proposal >= 0 && fits < 0,
    };
  }
  const place = card.matches.findIndex(({ questionId }) => questionId === known);
  const match = card.matches[place];
  if (match === undefined || match.readings.length === 0) {
    const offered = readingsOfType(card, wanted.question.type).map(({ value }) => value);
    const fits = offered.findIndex((value) => same(value, want));
    return {
      kind: 'other',
      reading: Math.max(0, fits),
      offered: offered[Math.max(0, fits)] ?? null,
    };
  }
  const reading = match.readings.findIndex(({ value }) => same(value, want));
  return {
    kind: 'match',
    place,
    first: place === 0 && match.sure,
    reading: Math.max(0, reading),
    way: sameWay(card.hops, wanted.claim.chain, names, called)
      ? 0
      : match.ways.findIndex(({ hops }) => sameWay(hops, wanted.claim.chain, names, called)) + 1,
  };
}

/** What the card is aimed at once the keys of the plan are pressed. */
export function aimOf(card: SuggestionCard, plan: Plan, known: Question['id'] | undefined): Target {
  if (plan.kind === 'match') {
    const questionId = card.matches[plan.place]?.questionId as Question['id'];
    return { kind: 'question', questionId, reading: plan.reading, way: plan.way };
  }
  return plan.kind === 'other' && known !== undefined
    ? { kind: 'question', questionId: known, reading: plan.reading }
    : { kind: 'new', proposal: 0, reading: 0 };
}

/** Of the answers that are places, which lies in which as the prepared case has it and nobody has said here. */
export function placesLeft(
  question: PreparedQuestion,
  claim: PreparedClaim,
  claims: readonly Pick<Claim, 'value'>[],
  said: Readonly<Record<string, string>>,
): readonly { readonly part: string; readonly whole: string }[] {
  const tree = question.places ?? {};
  const others = new Set(
    claims.flatMap(({ value }) => (value.type === 'place' ? [value.place] : [])),
  );
  return [...others].flatMap((other) =>
    [
      { part: other, whole: claim.says },
      { part: claim.says, whole: other },
    ].filter(({ part, whole }) => tree[part] === whole && said[part] !== whole),
  );
}

/** How often `o` is pressed until the card says how they know as the prepared claim does. */
export function basisSteps(is: Claim['basis'], claim: PreparedClaim): number {
  const forward = (BASES.indexOf(claim.basis ?? 'unknown') - BASES.indexOf(is) + 5) % 5;
  // `o` goes forward through them, `O` back.
  return forward <= 2 ? forward : forward - 5;
}

export function valueOf(claim: PreparedClaim, question: PreparedQuestion, inverted = false): Value {
  return turned(valueOfWords(claim.says, question.type), inverted);
}

/** Yes for no where the question is asked the other way round. */
export function turned(value: Value, inverted: boolean): Value {
  return inverted && value.type === 'yes-no'
    ? { type: 'yes-no', answer: value.answer === 'yes' ? 'no' : 'yes' }
    : value;
}

export function valueOfWords(words: string, type: Value['type']): Value {
  const value = valueIn(words, type, prepared.zone);
  if ('reason' in value) throw new Error(value.reason);
  return value;
}

/** Whether two values are the same for this purpose: a stated time to the minute, a number to its bounds. */
export function same(a: Value, b: Value): boolean {
  if (a.type === 'time' && b.type === 'time') {
    const minute = (bound: string | null): string | null => bound?.slice(0, 16) ?? null;
    const within = (x: typeof a, y: typeof a): boolean =>
      (minute(x.from) ?? '') >= (minute(y.from) ?? '') &&
      (minute(x.to) ?? '') <= `${minute(y.to) ?? ''}~`;
    return within(a, b) || within(b, a);
  }
  if (a.type === 'number' && b.type === 'number') return a.low === b.low && a.high === b.high;
  if (a.type === 'point' && b.type === 'point') return a.lat === b.lat && a.lon === b.lon;
  if (a.type === 'choice' && b.type === 'choice')
    return a.answer.toLowerCase() === b.answer.toLowerCase();
  if (a.type === 'yes-no' && b.type === 'yes-no') return a.answer === b.answer;
  if (a.type === 'place' && b.type === 'place') return a.place === b.place;
  return JSON.stringify(a) === JSON.stringify(b);
}

/** A chain as the case file writes it. */
export function chainOf(
  words: string,
): readonly { readonly name: string; readonly unnamed: boolean; readonly translator: boolean }[] {
  return words.split('>').map((step) => {
    const name = step.replace(/\(translator\)/, '').trim();
    return { name, unnamed: name.startsWith('“'), translator: step.includes('(translator)') };
  });
}

export function hopName(hop: Hop, known: ReadonlyMap<string, string>): string {
  const { actor } = hop;
  if (actor.kind === 'gap') return '?';
  if (actor.kind === 'unnamed') return `“${actor.descriptor}”`;
  return known.get(actor.sourceId) ?? '';
}

/**
 * Whether the way of a claim is as it should be. Somebody known by words only may be called by other words, and may stand
 * where the prepared case has nobody at all: what counts is that the step is there and that nobody is named in it.
 */
export function sameWay(
  hops: readonly Hop[],
  wanted: string,
  known: ReadonlyMap<string, string>,
  /** What somebody who has no name was called when they were first met: the same person must be called the same. */
  called: ReadonlyMap<string, string>,
): boolean {
  const chain = chainOf(wanted);
  return (
    hops.length === chain.length &&
    chain.every(({ name, unnamed }, i) => {
      const actor = hops[i]?.actor;
      if (actor === undefined) return false;
      if (unnamed)
        return (
          actor.kind === 'unnamed' && (called.get(name) ?? actor.descriptor) === actor.descriptor
        );
      if (name === '?') return actor.kind !== 'source';
      return actor.kind === 'source' && known.get(actor.sourceId) === name;
    })
  );
}
