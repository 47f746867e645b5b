/**
 * One claim as a column: the value with its stated precision, who it came through, how they know, in which
 * words, when it was told and in which session. Columns that give the same answer stand together, the
 * answer most give first, and within it the one nearest to its origin first.
 */
import type { ClaimId } from '#terms/ids.ts';
import type { Source } from '#terms/source.ts';
import type { TimeSpan } from '#terms/time.ts';
import type { Document } from '#intake/document.ts';
import type { Basis, Claim } from '#claims/claim.ts';
import { actorName, originViews, statementLabel } from '../origin-view.ts';
import { direct } from '../value-agrees.ts';
import type { ToCheck } from './difference.ts';
import { valueDifference } from './value-differences.ts';

/** One claim as a column. */
export interface Column {
  readonly claimId: ClaimId;
  /** The value with its stated precision, "not …" when it denies. */
  readonly says: string;
  /** Columns with one number give the same answer; numbered from 0 by how many give it. */
  readonly group: number;
  readonly bears: 'for' | 'against' | 'neither';
  /** The lineage of the claim's origin. */
  readonly standing: 'independent' | 'not-established' | 'dependent';
  /** Origin first, last who told us. */
  readonly chain: readonly string[];
  readonly origin: string;
  readonly basis: Basis;
  readonly access: Claim['access'];
  readonly certainty: readonly string[];
  /** The words, in the language they were said in. */
  readonly quote: string;
  readonly language: string | null;
  readonly rendering: 'verbatim' | 'paraphrase' | 'translated' | 'unknown';
  readonly toldAt: TimeSpan | null;
  readonly aboutTime: TimeSpan | null;
  readonly place: string | null;
  /** Number of the session it was told in. */
  readonly session: number | null;
  readonly documentId: string | null;
  readonly media: readonly { readonly name: string; readonly sha256: string }[];
}

export function columnsOf(given: ToCheck, claims: readonly Claim[]): readonly Column[] {
  const { input, full, documents, sessions } = given;
  const { question } = input;
  const sources = new Map<string, Source>(input.sources.map((one) => [one.id, one]));
  const byDocument = new Map<string, Document>(documents.map((one) => [one.id, one]));
  const numbers = new Map<string, number>(sessions.map(({ id, number }) => [id, number]));
  const views = originViews({
    question,
    claims,
    sources: input.sources,
    lineage: full.lineage,
    best: full.assessment.best?.value ?? null,
  });
  const viewOf = new Map<string, (typeof views)[number]>();
  for (const view of views) for (const claim of view.claims) viewOf.set(claim.id, view);
  const labels = new Map<string, number>();
  for (const claim of claims) {
    const label = statementLabel(claim, question);
    labels.set(label, (labels.get(label) ?? 0) + 1);
  }
  const groups = new Map(
    [...labels]
      .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
      .map(([label], i) => [label, i] as const),
  );
  const best = full.assessment.best?.value ?? null;
  return claims
    .map((claim): Column => {
      const document = byDocument.get(claim.documentId ?? '');
      const view = viewOf.get(claim.id);
      const last = claim.hops.at(-1);
      const chain = claim.hops.map(({ actor }) => actorName(actor, sources));
      const says = statementLabel(claim, question);
      return {
        claimId: claim.id,
        says,
        group: groups.get(says) ?? 0,
        bears: bearing(claim, given, best),
        standing: view?.origin.standing ?? 'not-established',
        chain,
        origin: chain[0] ?? 'not traced',
        basis: claim.basis,
        access: claim.access,
        certainty: claim.certainty,
        quote: claim.quote,
        language: last?.language ?? document?.language ?? null,
        rendering: last?.rendering ?? 'unknown',
        toldAt: claim.toldAt ?? document?.statedTime ?? null,
        aboutTime: claim.aboutTime,
        place: claim.place,
        session: numbers.get(document?.sessionId ?? '') ?? null,
        documentId: claim.documentId,
        media: (document?.media ?? []).map(({ name, sha256 }) => ({ name, sha256 })),
      };
    })
    .sort(
      (a, b) =>
        a.group - b.group || a.chain.length - b.chain.length || (a.claimId < b.claimId ? -1 : 1),
    );
}

function bearing(
  claim: Claim,
  { input, zone }: ToCheck,
  best: Claim['value'] | null,
): Column['bears'] {
  if (best === null) return 'neither';
  const asserted = { value: best, polarity: 'asserts' } as const;
  const difference = valueDifference(claim, asserted, input.question, zone);
  if (difference?.kind === 'apart') return 'against';
  return direct(claim).polarity === 'denies' ? 'neither' : 'for';
}
