/**
 * What may explain a difference between two tellings, as far as the file shows it. Each is a fact about how
 * the telling came to us – never about the witness – and none excludes the others. That no reason is listed
 * does not mean there is none.
 *
 * - **interpreter**: somebody translated one of them, or somebody else the other; or what was translated
 *   before came in another language now.
 * - **passed on**: one of them came through other hands.
 * - **asked differently**: the later answered a closed or leading question, the earlier did not.
 * - **certainty**: the speaker hedged one of them.
 * - **basis**: known otherwise ("saw" before, "was told" now).
 * - **told by us**: we told the witness something about it in between.
 * - **interval**: weeks or months lie between.
 * - **peripheral**: about such details memory is least stable.
 */
import type { Session } from '#terms/source.ts';
import type { Actor } from '#claims/claim.ts';
import type { Question } from '#claims/question.ts';
import { couldComeFromUs, mayRepeat } from './disclosed.ts';
import type { Difference } from './differences.ts';
import type { Statement, Telling } from './tellings.ts';
import { listOf, oneLine } from '../words.ts';
import { moment } from '../value-agrees.ts';

export interface PossibleReason {
  readonly kind:
    | 'interpreter'
    | 'passed-on'
    | 'asked-differently'
    | 'certainty'
    | 'basis'
    | 'told-by-us'
    | 'interval'
    | 'peripheral';
  readonly text: string;
}

export function possibleReasons(
  difference: Difference,
  question: Question,
  tellings: readonly Telling[],
  sessions: readonly Session[],
  nameOf: (actor: Actor) => string,
): readonly PossibleReason[] {
  const before = find(tellings, difference.earlier.telling, difference.earlier.claimId);
  const after = find(tellings, difference.later.telling, difference.later.claimId);
  return [
    ...interpreters(before, after, nameOf),
    ...passedOn(before.statement, after.statement, nameOf),
    ...askedDifferently(before.statement, after.statement),
    ...hedged(before.statement, after.statement),
    ...otherBasis(before.statement, after.statement),
    ...toldByUs(after.statement, question, sessions),
    ...interval(before.telling, after.telling),
    ...(difference.weight === 'peripheral'
      ? [
          {
            kind: 'peripheral' as const,
            text: 'A peripheral detail: memory is least stable about these.',
          },
        ]
      : []),
  ];
}

interface Found {
  readonly telling: Telling | undefined;
  readonly statement: Statement | undefined;
}

function find(tellings: readonly Telling[], key: string, claimId: string | null): Found {
  const telling = tellings.find((one) => one.key === key);
  return { telling, statement: telling?.statements.find(({ claim }) => claim.id === claimId) };
}

function interpreters(
  before: Found,
  after: Found,
  nameOf: (actor: Actor) => string,
): readonly PossibleReason[] {
  const of = ({ telling, statement }: Found): readonly string[] => {
    const hops = (statement?.translators ?? []).map(nameOf);
    const held = telling?.session?.interpreter;
    const name = held == null ? [] : [nameOf({ kind: 'source', sourceId: held })];
    return [...new Set([...hops, ...name])].toSorted();
  };
  const [a, b] = [of(before), of(after)];
  if (a.length === 0 && b.length === 0) return [];
  const text =
    a.join() === b.join()
      ? `Both reached us through an interpreter (${listOf(a)}): the words are not the witness’s own.`
      : a.length === 0
        ? `The later was translated by ${listOf(b)}, the earlier was not.`
        : b.length === 0
          ? `The earlier was translated by ${listOf(a)}, the later was not.`
          : `Translated by ${listOf(a)} before and by ${listOf(b)} after.`;
  return [{ kind: 'interpreter', text }];
}

function passedOn(
  before: Statement | undefined,
  after: Statement | undefined,
  nameOf: (actor: Actor) => string,
): readonly PossibleReason[] {
  const names = [
    ...new Set([...(before?.through ?? []), ...(after?.through ?? [])].map(nameOf)),
  ].toSorted();
  return names.length === 0
    ? []
    : [{ kind: 'passed-on', text: `It reached us through ${listOf(names)}.` }];
}

const FREE = new Set(['open', 'probing']);

function askedDifferently(
  before: Statement | undefined,
  after: Statement | undefined,
): readonly PossibleReason[] {
  const [a, b] = [before?.prompt ?? null, after?.prompt ?? null];
  const led = (type: string): boolean => !FREE.has(type);
  const said: string[] = [];
  if (b !== null && led(b.type))
    said.push(`The later answered a ${b.type} question: “${oneLine(b.text, 120)}”`);
  if (a !== null && led(a.type)) {
    said.push(`The earlier answered a ${a.type} question: “${oneLine(a.text, 120)}”`);
  }
  return said.map((text) => ({ kind: 'asked-differently', text }));
}

function hedged(
  before: Statement | undefined,
  after: Statement | undefined,
): readonly PossibleReason[] {
  const words = (one: Statement | undefined): string =>
    listOf((one?.claim.certainty ?? []).map((word) => `“${oneLine(word, 40)}”`));
  const [a, b] = [words(before), words(after)];
  const parts = [a === '' ? '' : `before: ${a}`, b === '' ? '' : `after: ${b}`].filter(Boolean);
  return parts.length === 0
    ? []
    : [{ kind: 'certainty', text: `How sure it sounded – ${parts.join('; ')}.` }];
}

const BASIS = {
  saw: 'seen',
  heard: 'heard from somebody',
  inferred: 'concluded',
  document: 'read in a document',
  unknown: 'known in a way not stated',
} as const;

function otherBasis(
  before: Statement | undefined,
  after: Statement | undefined,
): readonly PossibleReason[] {
  if (before === undefined || after === undefined) return [];
  const [a, b] = [before.claim.basis, after.claim.basis];
  return a === b ? [] : [{ kind: 'basis', text: `It was ${BASIS[a]} before and ${BASIS[b]} now.` }];
}

function toldByUs(
  after: Statement | undefined,
  question: Question,
  sessions: readonly Session[],
): readonly PossibleReason[] {
  if (after === undefined) return [];
  return sessions.flatMap(({ sourceId, disclosed }) =>
    disclosed.flatMap((one): PossibleReason[] => {
      const fact = { ...one, sourceId };
      const sure = couldComeFromUs(after.claim, fact, question);
      if (!sure && !mayRepeat(after.claim, fact, question)) return [];
      return [
        {
          kind: 'told-by-us',
          text: `The witness had been told “${oneLine(one.fact, 120)}” on ${one.at.slice(0, 10)}${sure ? '' : ', which may be about this'}.`,
        },
      ];
    }),
  );
}

const DAY = 86_400_000;

function interval(
  before: Telling | undefined,
  after: Telling | undefined,
): readonly PossibleReason[] {
  if (before === after) return [{ kind: 'interval', text: 'Both were said on one occasion.' }];
  const [a, b] = [before?.from ?? null, after?.from ?? null].map((iso) =>
    iso === null ? null : moment(iso, 'start'),
  );
  if (a == null || b == null) return [];
  const days = Math.round((b - a) / DAY);
  return days < 1
    ? []
    : [{ kind: 'interval', text: `${days === 1 ? 'One day' : `${days} days`} passed between.` }];
}
