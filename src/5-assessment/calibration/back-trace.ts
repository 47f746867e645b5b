/**
 * From an outcome back to every report and hop that fed the question: who had it right, who changed it,
 * and where that stays open. The verdicts are those by which reliability is learnt
 * (`reliability-from-outcomes.ts`), set beside the chains they were made on.
 *
 * A verdict is about one question and one step. It is never a verdict on a person: whoever faithfully
 * passed on what turned out wrong did their part right, and is told so here.
 */
import type { ClaimId, DocumentId, SourceId } from '#terms/ids.ts';
import type { Claim, Hop } from '#claims/claim.ts';
import { formatValue } from '#claims/format-value.ts';
import { judgeQuestion, type DecidedQuestion } from '../reliability-from-outcomes.ts';
import { claimAgrees, direct } from '../value-agrees.ts';

/**
 * `right`: saw it right, or passed on what they were told; `wrong`: did not; `shared`: one of several
 * in question, who share one wrong case; `open`: cannot be told.
 */
export type HopVerdict = 'right' | 'wrong' | 'shared' | 'open';

export interface TracedHop {
  readonly sourceId: SourceId | null;
  readonly name: string;
  readonly role: Hop['role'];
  readonly verdict: HopVerdict;
  /** The share of a wrong case, 0 to 1. */
  readonly wrong: number;
}

export interface TracedReport {
  readonly claimId: ClaimId;
  readonly documentId: DocumentId | null;
  readonly says: string;
  readonly quote: string;
  readonly agrees: boolean;
  /** Origin first. */
  readonly hops: readonly TracedHop[];
}

/** Every accepted report on a settled question, those that turned out wrong first. */
export function backTrace(
  decided: DecidedQuestion,
  nameOf: (sourceId: SourceId) => string,
): readonly TracedReport[] {
  const { question, truth } = decided;
  const judged = new Map<string, { right: number; wrong: number }>();
  for (const { sourceId, role, right, wrong } of judgeQuestion(decided)) {
    const known = judged.get(`${role} ${sourceId}`);
    // Somebody who stands at two places is judged by the worse of the two.
    if (known === undefined || wrong > known.wrong)
      judged.set(`${role} ${sourceId}`, { right, wrong });
  }
  const agrees = (claim: Claim): boolean => claimAgrees(direct(claim), truth, question);
  const hopOf = (claim: Claim, hop: Hop, at: number): TracedHop => {
    const { actor, role } = hop;
    if (actor.kind !== 'source') {
      const name = actor.kind === 'gap' ? 'not traced' : `“${actor.descriptor}”`;
      return { sourceId: null, name, role, verdict: 'open', wrong: 0 };
    }
    const found = judged.get(`${role} ${actor.sourceId}`);
    return {
      sourceId: actor.sourceId,
      name: nameOf(actor.sourceId),
      role,
      // Who told it in several ways is right in one report and wrong in another.
      verdict:
        at === 0 && role === 'observer' && toldThemselves(claim) && found !== undefined
          ? agrees(claim)
            ? 'right'
            : 'wrong'
          : verdictOf(found),
      wrong: found?.wrong ?? 0,
    };
  };
  return decided.claims
    .filter((claim) => claim.status === 'accepted')
    .map((claim) => ({
      claimId: claim.id,
      documentId: claim.documentId,
      says: said(claim, decided),
      quote: claim.quote,
      agrees: agrees(claim),
      hops: claim.hops.map((hop, at) => hopOf(claim, hop, at)),
    }))
    .toSorted((a, b) => Number(a.agrees) - Number(b.agrees) || (a.claimId < b.claimId ? -1 : 1));
}

/** Whether nobody but interpreters stood between the first of the chain and us. */
function toldThemselves({ hops }: Claim): boolean {
  return hops.slice(1).every(({ role }) => role === 'translator');
}

function verdictOf(counts: { right: number; wrong: number } | undefined): HopVerdict {
  if (counts === undefined || counts.right + counts.wrong === 0) return 'open';
  if (counts.wrong >= 1) return 'wrong';
  return counts.wrong > 0 ? 'shared' : 'right';
}

function said(claim: Claim, { question }: DecidedQuestion): string {
  const value = formatValue(claim.value, question);
  return claim.polarity === 'denies' ? `not ${value}` : value;
}
