/**
 * The assessment of a question: lineage → posterior → a graded finding with its reasons. Pure and
 * deterministic – the same input gives the same bytes – so the server, the terminal and the page run
 * the very same code.
 */
import type { Link } from '#lineage/link.ts';
import { traceLineage } from '#lineage/trace-lineage.ts';
import { corroborateQuestion } from '#corroboration/corroborate-question.ts';
import type { AssessInput } from './assess-input.ts';
import type { Assessment } from './finding.ts';
import { type FullAssessment, grade } from './grade.ts';

export type { FullAssessment } from './grade.ts';

/** What a person tries out: these links taken as accepted, rejected or open again. */
export type LinkDecisions = Readonly<Record<string, Link['state']>>;

export function assess(input: AssessInput): Assessment {
  return assessFully(input).assessment;
}

export function assessFully(input: AssessInput): FullAssessment {
  const claims = input.claims.filter((claim) => claim.status === 'accepted');
  const lineage = traceLineage({
    claims,
    links: input.links,
    sources: input.sources,
    ties: input.ties,
  });
  const posterior = corroborateQuestion({
    question: input.question,
    claims,
    lineage,
    trackRecords: input.trackRecords,
  });
  return grade({ ...input, claims }, lineage, posterior);
}

/**
 * The assessment as it would have been without some origins, and with some links decided otherwise.
 * The claims that go back to those origins are taken out *before* anything is computed, so the result
 * is to the last bit what it would be had they never come in (L8).
 */
export function assessWithout(
  input: AssessInput,
  originKeys: readonly string[],
  linkDecisions: LinkDecisions = {},
): Assessment {
  return assessFully(inputWithout(input, originKeys, linkDecisions)).assessment;
}

/** The input that `assessWithout` assesses: for pages that also want the lineage or the posterior. */
export function inputWithout(
  input: AssessInput,
  originKeys: readonly string[],
  linkDecisions: LinkDecisions = {},
): AssessInput {
  const links = input.links.map((link) => {
    const state = linkDecisions[link.id];
    return state === undefined || state === link.state ? link : { ...link, state };
  });
  if (originKeys.length === 0) return { ...input, links };
  const accepted = input.claims.filter((claim) => claim.status === 'accepted');
  const lineage = traceLineage({
    claims: accepted,
    links,
    sources: input.sources,
    ties: input.ties,
  });
  const gone = new Set<string>(
    lineage.origins
      .filter((origin) => originKeys.includes(origin.key))
      .flatMap((origin) => origin.claimIds),
  );
  const claims = input.claims.filter((claim) => !gone.has(claim.id));
  const ids = new Set<string>(claims.map((claim) => claim.id));
  const documents = new Set<string>(claims.flatMap((claim) => claim.documentId ?? []));
  return {
    ...input,
    claims,
    links: links.filter((link) =>
      [link.child, link.parent].every((end) =>
        (end.kind === 'claim' ? ids : documents).has(end.id),
      ),
    ),
  };
}
