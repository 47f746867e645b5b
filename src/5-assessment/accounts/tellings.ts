/**
 * What one source has said, telling by telling.
 *
 * A telling is a session, or – where nobody held a session – one day on which the source told us something.
 * Its statements are the accepted claims that left the source's own mouth: those whose chain names the
 * source with only translators after it. Where a source never reached us without a collector, the
 * statements with the fewest hands between stand for it; what was passed on further is the same telling
 * once more, seen on the Chain screen, and no new version.
 *
 * Two statements are versions of one another only when they answer the same question *and* go back to the
 * same origin: what Tern saw and what a guard told Tern are two matters.
 */
import type { DocumentId, SourceId } from '#terms/ids.ts';
import type { AskedQuestion, Session } from '#terms/source.ts';
import type { Turn } from '#intake/texts/transcript.ts';
import type { Actor, Claim, Hop } from '#claims/claim.ts';
import { moment } from '../value-agrees.ts';
import { guessQuestionType } from './question-type.ts';

export interface Telling {
  /** `session:<id>`, `day:2026-03-12` or `undated`. */
  readonly key: string;
  readonly session: Session | null;
  /** ISO dates; null when not known. */
  readonly from: string | null;
  readonly to: string | null;
  readonly statements: readonly Statement[];
}

export interface Statement {
  readonly claim: Claim;
  /** Whose knowledge it is: the same for two statements when the chain up to the source is. */
  readonly origin: string;
  /** Who stood between the source and us, translators left out. */
  readonly through: readonly Actor[];
  readonly translators: readonly Actor[];
  /** What the interviewer asked just before, where a transcript shows it. */
  readonly prompt: AskedQuestion | null;
}

/** The turns of a transcript, by the document they stand in. */
export type TurnsOf = ReadonlyMap<DocumentId, readonly Turn[]>;

/** The tellings of a source in order of time; those without a date last. */
export function tellingsOf(
  sourceId: SourceId,
  claims: readonly Claim[],
  sessions: readonly Session[],
  turns: TurnsOf = new Map(),
  sessionOfDocument: ReadonlyMap<string, string> = new Map(),
): readonly Telling[] {
  const own = sessions.filter((session) => session.sourceId === sourceId);
  const sessionOf = new Map<string, Session>();
  for (const session of own) {
    for (const id of session.documentIds) sessionOf.set(id, session);
    for (const [document, id] of sessionOfDocument) {
      if (id === session.id) sessionOf.set(document, session);
    }
  }
  const groups = new Map<string, { session: Session | null; statements: Statement[] }>();
  for (const session of own) groups.set(`session:${session.id}`, { session, statements: [] });
  for (const statement of statementsOf(sourceId, claims, sessionOf, turns)) {
    const session = sessionOf.get(statement.claim.documentId ?? '') ?? null;
    const day = dayTold(statement.claim);
    const key =
      session !== null ? `session:${session.id}` : day === null ? 'undated' : `day:${day}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { session, statements: [statement] });
    else group.statements.push(statement);
  }
  return [...groups]
    .map(([key, { session, statements }]): Telling => {
      const from = session?.held.from ?? (key.startsWith('day:') ? key.slice(4) : null);
      const to = session?.held.to ?? from;
      return { key, session, from, to, statements: statements.toSorted(inOrderTold) };
    })
    .toSorted(
      (a, b) =>
        (startOf(a.from) ?? Infinity) - (startOf(b.from) ?? Infinity) ||
        (a.session?.number ?? 0) - (b.session?.number ?? 0) ||
        (a.key < b.key ? -1 : 1),
    );
}

function statementsOf(
  sourceId: SourceId,
  claims: readonly Claim[],
  sessionOf: ReadonlyMap<string, Session>,
  turns: TurnsOf,
): readonly Statement[] {
  const found = claims.flatMap((claim): Statement[] => {
    if (claim.status !== 'accepted') return [];
    const at = claim.hops.findLastIndex(
      ({ actor, role }) =>
        actor.kind === 'source' && actor.sourceId === sourceId && role !== 'translator',
    );
    if (at < 0) return [];
    const after = claim.hops.slice(at + 1);
    const session = sessionOf.get(claim.documentId ?? '');
    return [
      {
        claim,
        origin: JSON.stringify(claim.hops.slice(0, at).map(actorKey)),
        through: after.filter((hop) => hop.role !== 'translator').map((hop) => hop.actor),
        translators: after.filter((hop) => hop.role === 'translator').map((hop) => hop.actor),
        prompt: promptOf(claim, session, turns.get(claim.documentId as DocumentId) ?? []),
      },
    ];
  });
  const fewest = new Map<string, number>();
  const of = ({ claim, origin }: Statement): string => `${claim.questionId} ${origin}`;
  for (const one of found) {
    fewest.set(of(one), Math.min(fewest.get(of(one)) ?? Infinity, one.through.length));
  }
  return found.filter((one) => one.through.length === fewest.get(of(one)));
}

function actorKey({ actor }: Hop): string {
  return actor.kind === 'source'
    ? `source:${actor.sourceId}`
    : actor.kind === 'unnamed'
      ? `unnamed:${actor.descriptor}`
      : 'gap';
}

/** The question an answer was given to: the interviewer's last turn before the words of the claim. */
function promptOf(
  claim: Claim,
  session: Session | undefined,
  turns: readonly Turn[],
): AskedQuestion | null {
  const [start] = claim.span ?? [];
  if (start === undefined) return null;
  const asked = turns.findLast((turn) => turn.role === 'interviewer' && turn.span[0] <= start);
  if (asked === undefined) return null;
  const plain = (text: string): string => text.replace(/\s+/gu, ' ').trim().toLowerCase();
  const noted = session?.questions.find((one) => plain(one.text) === plain(asked.text));
  return noted ?? { text: asked.text, ...guessQuestionType(asked.text) };
}

function dayTold({ toldAt }: Claim): string | null {
  return /^\d{4}-\d{2}-\d{2}/.exec(toldAt?.from ?? toldAt?.to ?? '')?.[0] ?? null;
}

function startOf(iso: string | null): number | null {
  return iso === null ? null : moment(iso, 'start');
}

function inOrderTold({ claim: a }: Statement, { claim: b }: Statement): number {
  const told = (claim: Claim): number => startOf(claim.toldAt?.from ?? null) ?? Infinity;
  const difference = told(a) - told(b);
  if (difference !== 0 && !Number.isNaN(difference)) return difference;
  if (a.documentId === b.documentId) {
    const place = (a.span?.[0] ?? 0) - (b.span?.[0] ?? 0);
    if (place !== 0) return place;
  }
  return a.id < b.id ? -1 : 1;
}
