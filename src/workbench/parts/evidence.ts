import type { Claim } from '#claims/claim.ts';
import type { Source } from '#terms/source.ts';
import type { AssessInput } from '#assessment/assess-input.ts';
import type { OriginEvidence } from '#assessment/finding.ts';
import type { FullAssessment } from '#assessment/grade.ts';
import { actorName, originViews, statementLabel } from '#assessment/origin-view.ts';
import type { Origin } from '#lineage/lineage.ts';

/** One origin as a card: who, how they know, through whom, in which words, and how much it weighs. */
export interface EvidenceCard {
  readonly item: OriginEvidence;
  readonly origin: Origin;
  /** `neither`: it neither bears the best answer out nor goes against it. */
  readonly bearing: 'for' | 'against' | 'neither';
  /** The claim whose words stand for the rest: the fullest quote nearest to the origin that says what the origin is taken to say. */
  readonly lead: Claim | null;
  /** Names of those it came through, in order, on the way of `lead`. */
  readonly via: readonly string[];
  readonly others: readonly Claim[];
}

export function evidenceCards(input: AssessInput, full: FullAssessment): readonly EvidenceCard[] {
  const claims = input.claims.filter((claim) => claim.status === 'accepted');
  const views = new Map(
    originViews({
      question: input.question,
      claims,
      sources: input.sources,
      lineage: full.lineage,
      best: full.posterior.answers[0]?.value ?? null,
    }).map((view) => [view.origin.key, view]),
  );
  const sources = new Map<string, Source>(input.sources.map((source) => [source.id, source]));
  return full.assessment.evidence.flatMap((item): EvidenceCard[] => {
    // What is shown to go back to another origin is among that one's claims.
    if (item.standing === 'dependent') return [];
    const view = views.get(item.origin);
    if (view === undefined) return [];
    // Words that say what the card says; a version that says otherwise stands for nothing here.
    const says = (claim: Claim): boolean => statementLabel(claim, input.question) === view.says;
    const [lead = null, ...others] = view.claims.toSorted(
      (a, b) =>
        Number(says(b)) - Number(says(a)) ||
        a.hops.length - b.hops.length ||
        b.quote.length - a.quote.length,
    );
    return [
      {
        item,
        origin: view.origin,
        bearing: view.bearing,
        lead,
        via: lead === null ? [] : lead.hops.slice(1).map((hop) => actorName(hop.actor, sources)),
        others,
      },
    ];
  });
}

/** The chain of one claim by names, origin first: what the margin and the list show. */
export function chainNames(
  claim: Pick<Claim, 'hops'>,
  sources: ReadonlyMap<string, Source>,
): readonly string[] {
  return claim.hops.map((hop) => actorName(hop.actor, sources));
}
